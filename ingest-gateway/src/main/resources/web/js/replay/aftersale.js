/** Lots that passed, at the seller's price: the seller offers them here, and a bidder buys. */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { dialog } from '../shared/dialog.js';
import { command } from '../shared/door.js';
import { rulesOf } from '../shared/fold.js';
import { relative, t } from '../shared/language.js';
import { allIn, money, parseMoney } from '../shared/money.js';
import { doorWords, redraw, toast } from '../shared/screen.js';
import { may, person } from '../shared/session.js';

const DAYS = 7;
const MOST_DAYS = 30;

/** @param readings of the page; read again after each act */
export function createAfterSale(readings) {
  let asked = null;
  let busy = false;
  let fault = null;

  function isOffered(lot) {
    const { standing } = lot.lot;
    return standing.phase === 'PASSED' && standing.askingMinor > 0 && standing.deadlineMillis > Date.now();
  }

  function ask(what, lotId) {
    asked = { what, lotId, price: '', days: DAYS };
    fault = null;
    redraw();
  }

  function close() {
    asked = null;
    redraw();
  }

  async function act(wishes, done) {
    busy = true;
    fault = null;
    redraw();
    try {
      for (const wish of wishes) {
        await command(readings.room.showId, wish);
      }
      asked = null;
      toast(done);
    } catch (error) {
      fault = doorWords(error);
    }
    busy = false;
    await readings.load();
  }

  /** Who has no paddle in the show takes one first. */
  async function buy(lot) {
    const price = { minor: lot.lot.standing.askingMinor, currency: readings.room.show.currency };
    const wish = { type: 'BuyAfterShow', lotId: lot.lotId, price };
    busy = true;
    fault = null;
    redraw();
    try {
      await withPaddle(() => command(readings.room.showId, wish));
      asked = null;
      toast(t('replay.bought'));
    } catch (error) {
      fault = doorWords(error);
    }
    busy = false;
    await readings.load();
  }

  async function withPaddle(send) {
    try {
      return await send();
    } catch (error) {
      if (error.reason !== 'NO_PADDLE') {
        throw error;
      }
      await command(readings.room.showId, { type: 'RequestPaddle' });
      return send();
    }
  }

  function offer(event, lot) {
    event.preventDefault();
    const { currency } = readings.room.show;
    const { minor, fault: malformed } = parseMoney(asked.price, currency);
    if (malformed || minor < 1) {
      fault = t('replay.badPrice');
      redraw();
      return;
    }
    act(
      [{ type: 'OfferAfterShow', lotId: lot.lotId, price: { minor, currency }, days: Number(asked.days) }],
      t('replay.offered'),
    );
  }

  /** The buttons of a lot, for whoever looks. */
  function actions(lot) {
    const { show } = readings.room;
    const me = person()?.userId;
    const offered = isOffered(lot);
    if (me === show.sellerId) {
      return lot.lot.standing.phase !== 'PASSED'
        ? nothing
        : html`<button class="button" @click=${() => ask('offer', lot.lotId)} data-offer=${lot.lotId}>
              ${t(offered ? 'replay.offerOther' : 'replay.offer')}
            </button>
            ${
              offered
                ? html`<button
                    class="button quiet"
                    ?disabled=${busy}
                    @click=${() => act([{ type: 'WithdrawAfterShow', lotId: lot.lotId }], t('replay.withdrawn'))}
                  >
                    ${t('replay.withdraw')}
                  </button>`
                : nothing
            }`;
    }
    return offered && may('BIDDER')
      ? html`<button class="button main" @click=${() => ask('buy', lot.lotId)} data-buy=${lot.lotId}>
          ${t('replay.buy', { price: money(lot.lot.standing.askingMinor, show.currency) })}
        </button>`
      : nothing;
  }

  /** What an offer says: its price and how long it stands. */
  function words(lot) {
    if (!isOffered(lot)) {
      return nothing;
    }
    const { standing } = lot.lot;
    return html`<p class="small">
      ${t('replay.offeredUntil', {
        price: money(standing.askingMinor, readings.room.show.currency),
        until: relative(standing.deadlineMillis - Date.now()),
      })}
    </p>`;
  }

  function view() {
    const lot = asked ? readings.room.lots.get(asked.lotId) : null;
    if (!lot) {
      return nothing;
    }
    return dialog({
      open: true,
      title: t(asked.what === 'buy' ? 'replay.buyTitle' : 'replay.offerTitle', { title: lot.card.title }),
      onClose: close,
      body: asked.what === 'buy' ? buying(lot) : offering(lot),
    });
  }

  function buying(lot) {
    const { currency } = readings.room.show;
    const price = lot.lot.standing.askingMinor;
    const total = allIn(price, rulesOf(readings.room, lot)).total;
    return html`<p>${t('replay.buyWords', { price: money(price, currency), total: money(total, currency) })}</p>
      ${faultLine()}
      <div class="row">
        <button class="button main" ?disabled=${busy} @click=${() => buy(lot)} data-confirm>
          ${t('replay.buyYes', { price: money(price, currency) })}
        </button>
        <button class="button" @click=${close} autofocus>${t('confirm.no')}</button>
      </div>`;
  }

  function offering(lot) {
    return html`<form class="stack" @submit=${(event) => offer(event, lot)}>
      <div class="field">
        <label for="after-price">${t('replay.price', { currency: readings.room.show.currency })}</label>
        <input
          class="input"
          id="after-price"
          inputmode="decimal"
          autocomplete="off"
          .value=${live(asked.price)}
          @input=${(event) => {
            asked.price = event.target.value;
          }}
        />
      </div>
      <div class="field">
        <label for="after-days">${t('replay.days')}</label>
        <input
          class="input"
          id="after-days"
          type="number"
          min="1"
          max=${MOST_DAYS}
          .value=${live(String(asked.days))}
          @input=${(event) => {
            asked.days = event.target.value;
          }}
        />
      </div>
      ${faultLine()}
      <div class="row">
        <button class="button main" ?disabled=${busy} data-confirm>${t('replay.offerYes')}</button>
        <button class="button" type="button" @click=${close}>${t('confirm.no')}</button>
      </div>
    </form>`;
  }

  function faultLine() {
    return fault ? html`<p class="notice bad" role="alert">${fault}</p>` : nothing;
  }

  return { actions, words, view };
}
