/** What finance does to the books by hand: proposals that want two persons, and the closing of months. */
import { html, nothing } from 'lit-html';
import { fateLine } from '../commerce/fate.js';
import { createFeed, LEDGER, staleNotice, unread } from '../commerce/reads.js';
import { createSheet } from '../commerce/sheet.js';
import { createWishes } from '../commerce/wishes.js';
import { icon } from '../shared/icons.js';
import { has, moment, relative, t } from '../shared/language.js';
import { may, person } from '../shared/session.js';
import { BOOK } from './books.js';
import { accountTitle } from './chart.js';
import { lastMonth, monthTitle } from './months.js';
import {
  askClosing,
  askGoodwill,
  askPostings,
  askRejection,
  askReopening,
  askReversal,
  askWriteOff,
} from './propose.js';
import { amount } from './units.js';
import { financeViews } from './views.js';

const AS = 'FINANCE';
const PERIODS = 'periods';
const PROPOSING = 'proposing';
const KINDS = { PENDING: 'hot', APPROVED: 'told', BOOKED: 'good', REFUSED: 'bad', REJECTED: '', EXPIRED: '' };

export function createControls() {
  const proposals = createFeed(`${LEDGER}/books/${BOOK}/proposals`);
  const periods = createFeed(`${LEDGER}/books/${BOOK}/periods`);
  const sheet = createSheet();
  const wishes = createWishes({
    onFate() {
      proposals.soon();
      periods.soon();
    },
  });
  const propose = (entry) => wishes.send(PROPOSING, { type: 'ProposeEntry', bookId: BOOK, entry }, AS);

  function proposeButtons() {
    const button = (type, ask) =>
      html`<button
        class="button"
        ?disabled=${wishes.isBusy(PROPOSING)}
        @click=${() => ask(sheet, propose)}
        data-propose=${type}
      >
        ${icon('plus')}${t(`propose.${type}`)}
      </button>`;
    return may(AS)
      ? html`<div class="row">
            ${button('WriteOff', askWriteOff)}${button('Postings', askPostings)}
            ${button('Reversal', askReversal)}${button('Goodwill', askGoodwill)}
          </div>
          ${fateLine(wishes, PROPOSING)}`
      : html`<p class="muted">${t('propose.notFor')}</p>`;
  }

  function what(entry) {
    switch (entry.type) {
      case 'WriteOff':
        return html`${amount(entry.minor, entry.currency)} · ${accountTitle(entry.receivable)}`;
      case 'Goodwill':
        return html`${amount(entry.minor, entry.currency)} · ${entry.userId}`;
      case 'Reversal':
        return has(`fact.${entry.original.type}`) ? t(`fact.${entry.original.type}`) : entry.original.type;
      case 'Reopening':
        return monthTitle(entry.month);
      default:
        return html`<ul>
          ${entry.postings.map(
            (one) =>
              html`<li>
                ${t(`side.${one.side}`, { amount: amount(one.minor, one.unit) })} · ${accountTitle(one.account)}
              </li>`,
          )}
        </ul>`;
    }
  }

  function steps(one) {
    if (one.state !== 'PENDING' || !may(AS)) {
      return nothing;
    }
    const mine = one.by === person().userId;
    const send = (type, more) =>
      wishes.send(one.id, { type, bookId: BOOK, proposal: one.id, ...more }, AS);
    const busy = wishes.isBusy(one.id);
    return html`<div class="row">
        <button
          class="button main"
          ?disabled=${mine || busy}
          @click=${() => send('ApproveEntry', {})}
          data-act="ApproveEntry"
        >
          ${icon('check')}${t('propose.approve')}
        </button>
        <button
          class="button"
          ?disabled=${busy}
          @click=${() => askRejection(sheet, (reason) => send('RejectEntry', { reason }))}
          data-act="RejectEntry"
        >
          ${icon('cross')}${t('propose.reject')}
        </button>
      </div>
      ${mine ? html`<p class="small muted">${t('propose.mine')}</p>` : nothing}`;
  }

  function why(one) {
    const code = one.reason && has(`journal.${one.reason}`) ? t(`journal.${one.reason}`) : one.reason;
    return code ? html`<p class="small">${t(`proposal.${one.state}.why`, { why: code })}</p>` : nothing;
  }

  function card(one) {
    return html`<li class="card stack tight" data-proposal=${one.state}>
      <div class="row apart">
        <h3>${t(`propose.${one.entry.type}`)}</h3>
        <span class="tag ${KINDS[one.state]}">${t(`proposal.${one.state}`)}</span>
      </div>
      <div class="wraps">${what(one.entry)}</div>
      <p class="wraps">${t('proposal.reason', { reason: one.entry.reason })}</p>
      <p class="small muted wraps">
        ${t('proposal.by', { who: one.by, when: moment(one.proposedAtMillis) })}
        ${one.second ? t('proposal.second', { who: one.second, when: moment(one.changedAtMillis) }) : nothing}
        ${
          one.state === 'PENDING'
            ? t('proposal.expires', { when: relative(one.expiresAtMillis - Date.now()) })
            : nothing
        }
        ${one.effectiveMillis ? t('proposal.effective', { when: moment(one.effectiveMillis) }) : nothing}
      </p>
      ${why(one)} ${one.entryId ? html`<code class="entry">${one.entryId}</code>` : nothing}
      ${steps(one)}${fateLine(wishes, one.id)}
    </li>`;
  }

  function proposalsPart() {
    const { waiting, over } = proposals.value;
    return html`${
        waiting.length === 0
          ? html`<p class="muted" data-none>${t('proposal.none')}</p>`
          : html`<ul class="stack" data-waiting>
              ${waiting.map(card)}
            </ul>`
      }
      ${
        over.length === 0
          ? nothing
          : html`<details>
              <summary>${t('proposal.over', { count: over.length })}</summary>
              <ul class="stack">
                ${over.map(card)}
              </ul>
            </details>`
      }`;
  }

  function closing(note) {
    return html`<li class="stack tight" data-period=${note.month}>
      <span class="strong"
        >${t(note.closed ? 'period.wasClosed' : 'period.wasOpened', { month: monthTitle(note.month) })}</span
      >
      <span class="small muted wraps"
        >${moment(note.atMillis)} · ${note.by.join(', ')}${note.reason ? ` · ${note.reason}` : ''}</span
      >
      ${
        note.closing
          ? html`<code class="hash">${t('period.hash', { seq: note.closing.seq, hash: note.closing.hash })}</code>`
          : nothing
      }
    </li>`;
  }

  function periodsPart() {
    const { closedThrough, notes } = periods.value;
    const close = (month) => wishes.send(PERIODS, { type: 'CloseMonth', bookId: BOOK, month }, AS);
    return html`<p data-closed-through>
        ${
          closedThrough
            ? t('period.through', { month: monthTitle(closedThrough) })
            : t('period.none')
        }
      </p>
      ${
        may(AS)
          ? html`<div class="row">
              <button
                class="button"
                ?disabled=${wishes.isBusy(PERIODS)}
                @click=${() => askClosing(sheet, lastMonth(), close)}
                data-act="CloseMonth"
              >
                ${icon('lock')}${t('period.close')}
              </button>
              ${
                closedThrough
                  ? html`<button
                      class="button"
                      @click=${() => askReopening(sheet, closedThrough, propose)}
                      data-propose="Reopening"
                    >
                      ${icon('undo')}${t('propose.Reopening')}
                    </button>`
                  : nothing
              }
            </div>`
          : nothing
      }
      ${fateLine(wishes, PERIODS)}
      ${
        notes.length === 0
          ? nothing
          : html`<ul class="stack">
              ${notes.map(closing)}
            </ul>`
      }`;
  }

  const bone = html`<div class="bone head-bone" aria-busy="true"></div>`;

  return {
    start() {
      proposals.start();
      periods.start();
      wishes.start();
    },
    view() {
      if (proposals.fault && !proposals.value) {
        return html`${financeViews('controls')}${unread('finance', proposals)}`;
      }
      return html`${financeViews('controls')}${staleNotice(proposals)}
        <div class="books-columns">
          <section class="stack" aria-labelledby="proposals-title">
            <div>
              <h2 id="proposals-title">${t('propose.title')}</h2>
              <p class="small muted">${t('propose.words')}</p>
            </div>
            ${proposeButtons()} ${proposals.value ? proposalsPart() : bone}
          </section>
          <section class="card stack tight" aria-labelledby="periods-title">
            <h2 id="periods-title">${t('period.title')}</h2>
            ${periods.value ? periodsPart() : bone}
          </section>
        </div>
        ${sheet.view()}`;
    },
  };
}
