/** The books at a glance: how far they are, what the reconciler said, and the trial balance of a moment. */
import { html, nothing } from 'lit-html';
import { createFeed, LEDGER, staleNotice, unread } from '../commerce/reads.js';
import { icon } from '../shared/icons.js';
import { count, moment, relative, t } from '../shared/language.js';
import { doorWords, redraw, toast } from '../shared/screen.js';
import { fetchFile } from './downloads.js';
import { createReconciliation } from './reconciliation.js';
import { createTrialBalance } from './trialbalance.js';
import { financeViews } from './views.js';

export const BOOK = 'main';
/** A whole trial balance is large: it is read again less often than the head. */
const BALANCE_MILLIS = 30_000;

/** @param at as of when, in epoch milliseconds; null for now */
export function createBooks({ at }) {
  const head = createFeed(`${LEDGER}/books/${BOOK}`);
  const balance = createFeed(`${LEDGER}/books/${BOOK}/trial-balance${at === null ? '' : `?at=${at}`}`, {
    everyMillis: at === null ? BALANCE_MILLIS : Infinity,
  });
  const table = createTrialBalance({ at });
  const reconciliation = createReconciliation();
  let fault = null;

  function state() {
    const book = head.value;
    if (!book) {
      return html`<div class="bone head-bone" aria-busy=${head.fault ? 'false' : 'true'}></div>`;
    }
    return html`<section class="card stack tight" aria-labelledby="head-title">
      <h2 id="head-title">${t('finance.head')}</h2>
      <dl class="figures">
        ${figure('finance.seq', count(book.seq))}
        ${figure(
          'finance.lastEntry',
          book.seq === 0 ? t('finance.noEntry') : relative(book.atMillis - Date.now()),
          book.seq === 0 ? '' : moment(book.atMillis),
        )}
      </dl>
      ${
        book.hash
          ? html`<p class="small muted">${t('finance.hash')} <code class="hash">${book.hash}</code></p>`
          : nothing
      }
      ${exportsOf(book)}
    </section>`;
  }

  function figure(name, value, hint = '') {
    return html`<div>
      <dt class="small muted">${t(name)}</dt>
      <dd class="figure num">${value}</dd>
      <dd class="small muted">${hint}</dd>
    </div>`;
  }

  /** Files that the server offers: [{name, path}], below the ledger's address. */
  function exportsOf(book) {
    return book.exports?.length
      ? html`<div class="row">
          <span class="label">${t('finance.exports')}</span>
          ${book.exports.map(
            (one) =>
              html`<button class="button" @click=${() => download(one)}>${icon('save')}${one.name}</button>`,
          )}
        </div>`
      : nothing;
  }

  function download({ name, path }) {
    fetchFile(`${LEDGER}${path}`, name).catch((error) => toast(doorWords(error), { kind: 'bad' }));
  }

  function choose(event) {
    event.preventDefault();
    const typed = new Date(event.target.elements.at.value).getTime();
    fault = Number.isNaN(typed) ? t('finance.atFault') : null;
    if (fault) {
      redraw();
    } else {
      location.assign(`/finance?at=${typed}`);
    }
  }

  function timeForm() {
    return html`<form class="row time-form" @submit=${choose}>
      <div class="field">
        <label for="at">${t('finance.at')}</label>
        <input
          class="input"
          id="at"
          name="at"
          type="datetime-local"
          step="1"
          .value=${localTime(at ?? Date.now())}
          aria-invalid=${fault ? 'true' : 'false'}
          aria-describedby="at-fault"
        />
      </div>
      <button class="button">${icon('clock')}${t('finance.show')}</button>
      ${at === null ? nothing : html`<a class="button quiet" href="/finance">${t('finance.now')}</a>`}
      <p class="fault" id="at-fault" role="status">${fault ?? ''}</p>
    </form>`;
  }

  return {
    start() {
      head.start();
      balance.start();
      reconciliation.start();
    },
    view() {
      if (balance.fault && !balance.value) {
        return html`${financeViews('books')}${unread('finance', balance)}`;
      }
      return html`${financeViews('books')}${staleNotice(balance)}
        <div class="books-columns">
          <section class="stack" aria-labelledby="balance-title">
            <div class="row apart balance-head">
              <div>
                <h2 id="balance-title">${t('finance.balance')}</h2>
                <p class="small muted" data-as-of>${asOf(balance.value)}</p>
              </div>
              ${timeForm()}
            </div>
            ${
              balance.value
                ? table.view(balance.value)
                : html`<div class="bone table-bone" aria-busy="true"></div>`
            }
          </section>
          <div class="stack">${reconciliation.view()}${state()}</div>
        </div>`;
    },
  };

  function asOf(value) {
    const seq = value ? count(value.seq) : '…';
    return at === null ? t('finance.asOfNow', { seq }) : t('finance.asOf', { when: moment(at), seq });
  }
}

/** As a field for date and time wants it. */
function localTime(millis) {
  const date = new Date(millis);
  return new Date(millis - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
