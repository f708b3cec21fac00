/**
 * The reader's own maximum: a first one, a higher or lower one while leading, a pre-bid, or a jump to an
 * exact price.
 */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { dialog } from '../shared/dialog.js';
import { isOpenPhase, rulesOf } from '../shared/fold.js';
import { t } from '../shared/language.js';
import { allIn, decimal, money, parseMoney, stepAt } from '../shared/money.js';
import { redraw } from '../shared/screen.js';
import { offers } from './step.js';

export function createMaximum({ room, bidding }) {
  let lotId = null;
  let typed = '';
  let exact = false;
  let shown = false;
  let wish = 'bid';

  function close() {
    lotId = null;
    redraw();
  }

  function show(id, what) {
    lotId = id;
    wish = what;
    exact = false;
    shown = false;
    const lot = room.lots.get(id);
    const own = bidding.limitOf(id);
    typed = decimal(Math.max(own, least(lot)), room.show.currency);
    redraw();
  }

  function leads(lot) {
    return (
      isOpenPhase(lot.lot.standing.phase) && room.paddle && lot.lot.standing.leader === room.paddle.paddle
    );
  }

  function least(lot) {
    return wish === 'preBid' ? lot.card.openingMinor : lot.lot.standing.askingMinor || lot.card.openingMinor;
  }

  /** @returns {{minor: number} | {fault: string}} what the reader typed, if it can stand now */
  function judged(lot) {
    const currency = room.show.currency;
    const answer = parseMoney(typed, currency);
    if (answer.fault) {
      return { fault: t(`amount.${answer.fault}`) };
    }
    const own = bidding.limitOf(lotId);
    if (leads(lot)) {
      if (answer.minor === own) {
        return { fault: t('max.same', { amount: money(own, currency) }) };
      }
      return answer.minor >= lot.lot.standing.priceMinor
        ? answer
        : { fault: t('max.underPrice', { amount: money(lot.lot.standing.priceMinor, currency) }) };
    }
    return answer.minor >= least(lot)
      ? answer
      : { fault: t('max.least', { amount: money(least(lot), currency) }) };
  }

  function submit(event) {
    event.preventDefault();
    const lot = room.lots.get(lotId);
    const answer = judged(lot);
    shown = true;
    if (answer.fault) {
      redraw();
      return;
    }
    const id = lotId;
    close();
    const own = bidding.limitOf(id);
    if (leads(lot) && own > answer.minor) {
      bidding.lower(id, answer.minor);
    } else {
      bidding.place({
        lotId: id,
        limitMinor: answer.minor,
        exact: exact && !leads(lot),
        kind: wish === 'preBid' ? 'preBid' : 'bid',
      });
    }
  }

  function body(lot) {
    const currency = room.show.currency;
    const answer = judged(lot);
    const rules = rulesOf(room, lot);
    const own = bidding.limitOf(lotId);
    const start = leads(lot)
      ? Math.max(own + stepAt(rules.increments, own), lot.lot.standing.askingMinor)
      : least(lot);
    return html`<form class="stack" @submit=${submit} novalidate>
      <p class="muted">
        ${t(leads(lot) ? 'max.wordsLead' : wish === 'preBid' ? 'max.wordsPreBid' : 'max.words')}
      </p>
      <div class="field">
        <label for="max-amount">${t('max.label', { currency })}</label>
        <input
          class="input num big"
          id="max-amount"
          inputmode="decimal"
          autocomplete="off"
          .value=${live(typed)}
          autofocus
          aria-describedby="max-about"
          aria-invalid=${shown && answer.fault ? 'true' : 'false'}
          @input=${(event) => {
            typed = event.target.value;
            redraw();
          }}
        />
        <p id="max-about" class=${shown && answer.fault ? 'fault' : 'hint'} aria-live="polite">
          ${
            answer.fault
              ? answer.fault
              : t('max.allIn', { amount: money(allIn(answer.minor, rules).total, currency) })
          }
        </p>
      </div>
      <div class="offers" role="group" aria-label=${t('max.offers')}>
        ${offers(start, stepAt(rules.increments, start)).map(
          (minor) =>
            html` <button
              type="button"
              class="button num"
              @click=${() => {
                typed = decimal(minor, currency);
                redraw();
              }}
            >
              ${money(minor, currency, true)}
            </button>`,
        )}
      </div>
      ${
        wish === 'bid' && !leads(lot)
          ? html`<label class="check"
              ><input
                type="checkbox"
                .checked=${live(exact)}
                @change=${(event) => {
                  exact = event.target.checked;
                  redraw();
                }}
              /><span>${t('max.exact')} <span class="hint">${t('max.exactHint')}</span></span></label
            >`
          : nothing
      }
      <button class="button main wide bid-button" data-max="submit">
        ${buttonWords(lot, answer, currency)}
      </button>
    </form>`;
  }

  function buttonWords(lot, answer, currency) {
    const amount = answer.fault ? '…' : money(answer.minor, currency, true);
    if (leads(lot)) {
      return t(!answer.fault && answer.minor < bidding.limitOf(lotId) ? 'max.lower' : 'max.raise', {
        amount,
      });
    }
    return t(wish === 'preBid' ? 'max.preBid' : exact ? 'max.jump' : 'max.set', { amount });
  }

  return {
    show,
    view() {
      const lot = lotId ? room.lots.get(lotId) : null;
      if (
        !lot ||
        (wish === 'preBid' ? lot.lot.standing.phase !== 'PENDING' : !isOpenPhase(lot.lot.standing.phase))
      ) {
        return nothing;
      }
      return dialog({
        open: true,
        title: t('max.title', { title: lot.card.title }),
        body: body(lot),
        onClose: close,
      });
    },
  };
}
