/** One account in one unit: every posting with its entry, page by page, the oldest first. */
import { html, nothing } from 'lit-html';
import { LEDGER, unread } from '../commerce/reads.js';
import { read } from '../shared/door.js';
import { icon } from '../shared/icons.js';
import { has, moment, t } from '../shared/language.js';
import { doorWords, redraw, toast } from '../shared/screen.js';
import { BOOK } from './books.js';
import { accountTitle } from './chart.js';
import { csv, save } from './downloads.js';
import { amount, figure, plain, unitTitle } from './units.js';

const PAGE = 100;
const MOST_LINES = 20_000;

/** @param at until when, in epoch milliseconds; null for now */
export function createStatement({ account, unit, at }) {
  const state = { value: null, fault: null, load };
  let lines = [];
  let more = false;
  let reading = false;

  async function load() {
    reading = true;
    redraw();
    const asked = new URLSearchParams({ unit, limit: PAGE, after: lines.at(-1)?.seq ?? 0 });
    if (at !== null) {
      asked.set('to', at);
    }
    try {
      const page = await read(
        `${LEDGER}/books/${BOOK}/accounts/${encodeURIComponent(account)}/statement?${asked}`,
      );
      state.value ??= page;
      state.fault = null;
      lines = [...lines, ...page.lines];
      more = page.lines.length === PAGE;
    } catch (error) {
      state.fault = error;
      if (state.value) {
        toast(doorWords(error), { kind: 'bad' });
      }
    }
    reading = false;
    redraw();
  }

  function download() {
    const heading = ['entry', 'time', 'seq', 'fact', 'side', 'unit', 'amount', 'balance'];
    const rows = lines.map((line) => [
      line.entryId,
      new Date(line.atMillis).toISOString(),
      line.seq,
      line.factType,
      line.side,
      unit,
      plain(line.minor, unit),
      plain(line.netMinor, unit),
    ]);
    save(`statement-${account.replaceAll(':', '_')}-${unit}.csv`, csv([heading, ...rows]));
  }

  function row(line) {
    const fact = has(`fact.${line.factType}`) ? t(`fact.${line.factType}`) : line.factType;
    return html`<tr>
      <td class="num when wide-only">${moment(line.atMillis)}</td>
      <th scope="row" class="what">
        <span class="strong">${fact}</span>
        <span class="small narrow-only">
          ${moment(line.atMillis)} · ${t(`side.${line.side}`, { amount: figure(line.minor, unit) })}</span
        >
        <code class="entry">${line.entryId}</code>
      </th>
      <td class="num wide-only">${line.side === 'DEBIT' ? figure(line.minor, unit) : nothing}</td>
      <td class="num wide-only">${line.side === 'CREDIT' ? figure(line.minor, unit) : nothing}</td>
      <td class="num ${line.netMinor < 0 ? 'bad' : ''}">${figure(line.netMinor, unit)}</td>
    </tr>`;
  }

  function table() {
    return html`<section class="card books-card stack tight">
      <div class="row apart">
        <p class="small muted" role="status">${t('statement.shown', { count: lines.length })}</p>
        <button class="button" @click=${download} data-csv>${icon('save')}${t('finance.csv')}</button>
      </div>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="statement-title">
        <table class="statement">
          <thead>
            <tr>
              <th scope="col" class="wide-only">${t('statement.when')}</th>
              <th scope="col">${t('statement.what')}</th>
              <th scope="col" class="num wide-only">${t('finance.debits')}</th>
              <th scope="col" class="num wide-only">${t('finance.credits')}</th>
              <th scope="col" class="num">${t('statement.after')}</th>
            </tr>
          </thead>
          <tbody>
            <tr class="opening">
              <td class="wide-only"></td>
              <th scope="row">${t('statement.opening')}</th>
              <td class="wide-only"></td>
              <td class="wide-only"></td>
              <td class="num">${figure(state.value.openingMinor, unit)}</td>
            </tr>
            ${lines.map(row)}
          </tbody>
        </table>
      </div>
      ${
        more && lines.length >= MOST_LINES
          ? html`<p class="notice" role="status">${t('statement.most', { count: lines.length })}</p>`
          : nothing
      }
      ${
        more && lines.length < MOST_LINES
          ? html`<p class="row centred">
              <button class="button" ?disabled=${reading} @click=${load} data-more>
                ${reading ? t('statement.loading') : t('statement.next', { count: PAGE })}
              </button>
            </p>`
          : nothing
      }
    </section>`;
  }

  function body() {
    if (!state.value) {
      return state.fault
        ? unread('statement', state)
        : html`<div class="bone table-bone" aria-busy="true"></div>`;
    }
    return lines.length === 0
      ? html`<section class="empty">
          <h3>${t('statement.empty')}</h3>
          <p class="muted">${t('statement.emptyTodo')}</p>
        </section>`
      : table();
  }

  return {
    start: load,
    view: () =>
      html`<div class="row apart">
          <div class="stack tight">
            <a class="button quiet back" href="/finance${at === null ? '' : `?at=${at}`}"
              >${icon('back', 'turns')}${t('statement.back')}</a
            >
            <h2 id="statement-title">${t('statement.title', { account: accountTitle(account) })}</h2>
            <p class="small muted">
              ${unitTitle(unit)}${at === null ? '' : ` · ${t('statement.until', { when: moment(at) })}`}
            </p>
          </div>
          ${
            lines.length > 0
              ? html`<p class="closing num" data-closing>${amount(lines.at(-1).netMinor, unit)}</p>`
              : nothing
          }
        </div>
        ${body()}`,
  };
}
