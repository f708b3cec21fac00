/**
 * The way to a paddle, asked once before the first bid: terms, age, payment method; one screen each. Where the show wants a
 * deposit, it is set apart on the card, and the paddle comes with it.
 */
import { html, nothing } from 'lit-html';
import { fateLine } from '../commerce/fate.js';
import { walletFirst } from '../commerce/walletfirst.js';
import { dialog } from '../shared/dialog.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { redraw } from '../shared/screen.js';
import { person } from '../shared/session.js';
import { fateOf } from './fates.js';

const STEPS = ['terms', 'age', 'method'];
const CARD = 'payment-method';
/** A paddle may spend so many times its deposit; the ledger holds to it. */
const DEPOSIT_FACTOR = 10;
/** The card's bank has answered by then; if no paddle came, the reader may try once more. */
const DEPOSIT_MILLIS = 20_000;

/** @param purse whose wishes carry the card and the deposit, and whose feed knows the saved card */
export function createPaddleSteps({ room, bidding, purse }) {
  let at = -1;
  const agreed = new Set();
  let asked = false;
  let depositAt = -DEPOSIT_MILLIS;

  const about = () => `deposit/${room.showId}`;
  const deposit = () => room.show?.rules?.admission?.depositMinor ?? 0;
  const card = () => purse.feed.value?.card ?? {};
  /** Bidding does not wait for the ledger: who can save no card now goes on without one. */
  const isAway = () => Boolean(purse.feed.fault && !purse.feed.value);
  const isWaiting = () => performance.now() - depositAt < DEPOSIT_MILLIS;

  function close() {
    at = -1;
    asked = false;
    redraw();
  }

  function go(change) {
    at += change;
    if (STEPS[at] === 'method') {
      purse.start();
    }
    redraw();
    requestAnimationFrame(() => document.getElementById('paddle-step')?.focus());
  }

  function agree(name) {
    if (agreed.has(name)) {
      agreed.delete(name);
    } else {
      agreed.add(name);
    }
    redraw();
  }

  function request() {
    asked = Boolean(bidding.requestPaddle());
    redraw();
  }

  function setApart() {
    depositAt = performance.now();
    setTimeout(redraw, DEPOSIT_MILLIS + 100);
    purse.wishes.send(
      about(),
      {
        type: 'PlaceDeposit',
        invoiceId: `${room.showId}.${person().userId}.0`,
        depositMinor: deposit(),
        currency: room.show.currency,
        spendingLimitMinor: deposit() * DEPOSIT_FACTOR,
      },
      'BIDDER',
    );
  }

  function consent(name) {
    return html`<p>${t(`paddle.${name}Words`)}</p>
      <label class="check"
        ><input type="checkbox" .checked=${agreed.has(name)} @change=${() => agree(name)} /><span
          >${t(`paddle.${name}Agree`)}</span
        ></label
      >`;
  }

  /** The card is entered at the payment provider's own page, in a tab of its own; this one sees it come. */
  function method() {
    const sum = (minor) => money(minor, room.show.currency);
    return html`<p>
        ${
          deposit()
            ? t('paddle.depositWords', { deposit: sum(deposit()), limit: sum(deposit() * DEPOSIT_FACTOR) })
            : t('paddle.methodWords')
        }
      </p>
      ${cardState()}
      ${purse.wishes.of(CARD) && !card().brand ? fateLine(purse.wishes, CARD) : nothing}
      ${walletFirst(purse, purse.feed.value?.desk?.standing)}
      <p class="small muted">${t('paddle.readyWords')}</p>`;
  }

  function cardState() {
    const { brand, entryUrl } = card();
    if (isAway()) {
      return html`<p class="notice" data-method="away">${t('paddle.methodAway')}</p>`;
    }
    if (!purse.feed.value) {
      return html`<div class="bone" aria-busy="true"></div>`;
    }
    if (brand) {
      return html`<p class="tag good" data-method="saved" data-card=${brand}>
        ${icon('check')}${t('paddle.card', { brand })}
      </p>`;
    }
    return entryUrl
      ? html`<a
          class="button main"
          href=${entryUrl}
          target="_blank"
          rel="noopener"
          data-method="entry"
          data-act="enterCard"
          >${t('act.enterCard')}</a
        >`
      : html`<button
          class="button main"
          ?disabled=${purse.wishes.isBusy(CARD)}
          @click=${() => purse.wishes.send(CARD, { type: 'SavePaymentMethod' }, 'BIDDER')}
          data-method="none"
          data-act="SavePaymentMethod"
        >
          ${t('act.SavePaymentMethod')}
        </button>`;
  }

  function body() {
    const name = STEPS[at];
    const wish = asked ? bidding.paddleRequest() : null;
    return html` <ol class="steps" aria-label=${t('paddle.steps')}>
        ${STEPS.map(
          (step, index) =>
            html` <li aria-current=${index === at ? 'step' : 'false'}>
              ${index < at ? icon('check') : index + 1} ${t(`paddle.${step}`)}
            </li>`,
        )}
      </ol>
      <div class="stack" id="paddle-step" tabindex="-1">${name === 'method' ? method() : consent(name)}</div>
      ${wish && wish.fate !== 'accepted' ? html`<p class="notice">${fateWords(wish)}</p>` : nothing}
      ${depositFate()}
      <div class="row apart">
        <button class="button" ?disabled=${at === 0} @click=${() => go(-1)}>${t('paddle.back')}</button>
        ${name === 'method' ? last() : next(name)}
      </div>`;
  }

  function next(name) {
    return html`<button
      class="button main"
      ?disabled=${!agreed.has(name)}
      @click=${() => go(1)}
      data-paddle="next"
    >
      ${t('paddle.next')}
    </button>`;
  }

  function last() {
    return deposit()
      ? html`<button
          class="button main"
          ?disabled=${!card().brand || isWaiting() || purse.wishes.isBusy(about())}
          @click=${setApart}
          data-paddle="deposit"
        >
          ${icon('lock')}${t('paddle.setApart', { deposit: money(deposit(), room.show.currency) })}
        </button>`
      : html`<button
          class="button main"
          ?disabled=${asked || !(card().brand || isAway())}
          @click=${request}
          data-paddle="request"
        >
          ${t('paddle.request')}
        </button>`;
  }

  function depositFate() {
    const wish = purse.wishes.of(about());
    if (!wish || at < 2) {
      return nothing;
    }
    if (wish.fate !== 'accepted') {
      return fateLine(purse.wishes, about());
    }
    return html`<p class="notice ${isWaiting() ? '' : 'bad'}" role="status">
      ${icon(isWaiting() ? 'clock' : 'warn')}${t(isWaiting() ? 'paddle.settingApart' : 'paddle.notSetApart')}
    </p>`;
  }

  function fateWords(entry) {
    return fateOf({ ...entry, about: { ...entry.about, limitMinor: 0 } }, 'USD').words;
  }

  return {
    show() {
      at = 0;
      redraw();
    },
    view() {
      const came = room.paddle?.status === 'APPROVED' && purse.wishes.of(about());
      if (at >= 0 && ((asked && bidding.paddleRequest()?.fate === 'accepted') || came)) {
        at = -1;
        asked = false;
      }
      return at < 0
        ? nothing
        : dialog({ open: true, title: t('paddle.title'), body: body(), onClose: close });
    },
  };
}
