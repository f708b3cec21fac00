/**
 * The door of a ticketed show: what entry costs, and the way in. The room opens by itself when the pass is paid; who has
 * one before the show begins is told so.
 */
import { html, nothing } from 'lit-html';
import { fateLine } from '../commerce/fate.js';
import { icon } from '../shared/icons.js';
import { moment, t } from '../shared/language.js';
import { may, person } from '../shared/session.js';

const BEFORE = new Set(['SCHEDULED', 'LIVE', 'PAUSED']);

/** @param purse the reader's credits; its wishes carry the pass */
export function createTicket({ room, purse, signIn }) {
  const about = () => `pass/${room.showId}`;
  const price = () => room.show?.rules?.admission?.ticketCredits ?? 0;

  const hasPass = () =>
    (purse.feed.value?.desk?.standing.asides ?? []).some(
      (one) => one.kind === 'PASS' && one.showId === room.showId,
    ) || purse.wishes.of(about())?.fate === 'accepted';

  function buy() {
    purse.wishes.send(about(), { type: 'BuyPass', showId: room.showId, credits: price() }, 'BIDDER');
  }

  function way() {
    if (!person()) {
      return html`<button class="button main" @click=${signIn.show}>${t('bar.signIn')}</button>`;
    }
    if (!may('BIDDER')) {
      return html`<p class="muted">${t('note.notBidder')}</p>`;
    }
    purse.start();
    if (hasPass()) {
      return html`<p class="tag good" role="status" data-pass="mine">${icon('check')}${t('ticket.mine')}</p>`;
    }
    const short = purse.feed.value && purse.free() < price();
    return html`<button
        class="button main"
        ?disabled=${!purse.feed.value || short || purse.wishes.isBusy(about())}
        @click=${buy}
        data-act="BuyPass"
      >
        ${icon('coins')}${t('ticket.buy', { credits: t('money.credits', { count: price() }) })}
      </button>
      ${
        short
          ? html`<a class="button" href="/wallet" data-act="toWallet"
              >${t('ticket.short', { credits: t('money.credits', { count: purse.free() }) })}</a
            >`
          : nothing
      }`;
  }

  const fate = () => (purse.wishes.of(about()) ? fateLine(purse.wishes, about()) : nothing);

  return {
    /** Instead of the room. */
    door: () =>
      html`<section class="empty ticket" data-ticket=${price()}>
        <h2>${t('ticket.title')}</h2>
        <p>${t('ticket.words', { credits: t('money.credits', { count: price() }) })}</p>
        <div class="row centred">${way()}</div>
        ${fate()}
        <p class="small muted">${t('ticket.hint')}</p>
      </section>`,
    /** Above the lots of a show that has not begun. */
    line() {
      const owner = person()?.userId === room.show?.sellerId;
      if (!price() || owner || !BEFORE.has(room.show.status) || room.show.status !== 'SCHEDULED') {
        return nothing;
      }
      return html`<section class="notice ticket-line" data-ticket=${price()}>
        ${icon('lock')}<span class="grow"
          >${t('ticket.before', {
            credits: t('money.credits', { count: price() }),
            when: moment(room.show.startsAtMillis),
          })}</span
        >
        ${way()}${fate()}
      </section>`;
    },
  };
}
