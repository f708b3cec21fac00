/** The one question that bidding asks twice: a limit far above the asking bid. */
import { html, nothing } from 'lit-html';
import { dialog } from '../shared/dialog.js';
import { rulesOf } from '../shared/fold.js';
import { t } from '../shared/language.js';
import { allIn, money } from '../shared/money.js';

export function createConfirm({ room, bidding }) {
  return {
    view() {
      const wish = bidding.toConfirm();
      const lot = wish ? room.lots.get(wish.lotId) : null;
      if (!lot) {
        return nothing;
      }
      const currency = room.show.currency;
      const amount = money(wish.limitMinor, currency);
      const rules = rulesOf(room, lot);
      return dialog({
        open: true,
        title: t('confirm.title', { amount }),
        onClose: bidding.notConfirmed,
        body: html`<p>
            ${t('confirm.words', {
              factor: rules.confirmFactor,
              asking: money(lot.lot.standing.askingMinor, currency),
              title: lot.card.title,
            })}
          </p>
          <p class="muted">
            ${t('confirm.allIn', { amount: money(allIn(wish.limitMinor, rules).total, currency) })}
          </p>
          <div class="row">
            <button class="button main" @click=${bidding.confirmed} data-confirm>
              ${t('confirm.yes', { amount })}
            </button>
            <button class="button" @click=${bidding.notConfirmed} autofocus>${t('confirm.no')}</button>
          </div>`,
      });
    },
  };
}
