/** Asks once before an own bid is taken back, where the rules of the lot let its bidder do that. */
import { html, nothing } from 'lit-html';
import { dialog } from '../shared/dialog.js';
import { t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { redraw } from '../shared/screen.js';

export function createTakeBack({ room, bidding }) {
  let bid = null;

  function close() {
    bid = null;
    redraw();
  }

  function agreed() {
    bidding.takeBack(bid);
    close();
  }

  return {
    show(entry) {
      bid = entry;
      redraw();
    },
    view() {
      const lot = bid ? room.lots.get(bid.about.lotId) : null;
      if (!lot || !bidding.mayTakeBack(bid)) {
        return nothing;
      }
      return dialog({
        open: true,
        title: t('takeBack.title', { amount: money(bid.about.limitMinor, room.show.currency) }),
        onClose: close,
        body: html`<p>${t('takeBack.words', { title: lot.card.title })}</p>
          <div class="row">
            <button class="button danger" @click=${agreed} data-take-back="yes">${t('takeBack.yes')}</button>
            <button class="button" @click=${close} autofocus>${t('confirm.no')}</button>
          </div>`,
      });
    },
  };
}
