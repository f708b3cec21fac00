/** What was earned: each month with its layers, what was given back, and a bar that only repeats the figure. */
import { html, nothing, svg } from 'lit-html';
import { createFeed, LEDGER, staleNotice, unread } from '../commerce/reads.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { doorWords, toast } from '../shared/screen.js';
import { BOOK } from './books.js';
import { accountTitle } from './chart.js';
import { fetchFile } from './downloads.js';
import { isClosed, monthTitle } from './months.js';
import { figure, unitTitle } from './units.js';
import { financeViews } from './views.js';

const EVERY_MILLIS = 30_000;
const BAR = 100;

export function createRevenue() {
  const path = `${LEDGER}/books/${BOOK}/revenue`;
  const feed = createFeed(path, { everyMillis: EVERY_MILLIS });

  function download() {
    fetchFile(`${path}.csv`, `revenue-${BOOK}.csv`).catch((error) => toast(doorWords(error), { kind: 'bad' }));
  }

  function bar(minor, most) {
    const length = Math.round((Math.max(0, minor) / most) * BAR);
    return html`<svg class="bar-cell" viewBox="0 0 ${BAR} 8" preserveAspectRatio="none" aria-hidden="true">
      ${length === 0 ? nothing : svg`<rect width=${length} height="8" rx="1"></rect>`}
    </svg>`;
  }

  function layer(line, most) {
    return html`<tr data-layer=${line.layer}>
      <th scope="row">${accountTitle(line.layer)}</th>
      <td class="num wide-only">${figure(line.earnedMinor, line.unit)}</td>
      <td class="num wide-only">${figure(line.givenBackMinor, line.unit)}</td>
      <td class="num ${line.netMinor < 0 ? 'bad' : ''}">${figure(line.netMinor, line.unit)}</td>
      <td class="wide-only">${bar(line.netMinor, most)}</td>
    </tr>`;
  }

  function monthRows(month, lines, unit, most, closedThrough) {
    const sum = (name) => lines.reduce((all, line) => all + line[name], 0);
    const closed = isClosed(month, closedThrough);
    return html`<tbody>
      <tr class="group">
        <th scope="rowgroup">
          ${monthTitle(month)}
          <span class="tag ${closed ? '' : 'told'}">${t(closed ? 'period.closed' : 'period.open')}</span>
        </th>
        <td class="num wide-only">${figure(sum('earnedMinor'), unit)}</td>
        <td class="num wide-only">${figure(sum('givenBackMinor'), unit)}</td>
        <td class="num">${figure(sum('netMinor'), unit)}</td>
        <td class="wide-only"></td>
      </tr>
      ${lines.map((line) => layer(line, most))}
    </tbody>`;
  }

  function unitCard(unit, lines, closedThrough) {
    const most = Math.max(1, ...lines.map((line) => line.netMinor));
    const months = [...Map.groupBy(lines, (line) => line.month)].sort(([a], [b]) => b.localeCompare(a));
    return html`<section class="card books-card stack tight" data-unit=${unit} aria-labelledby="revenue-${unit}">
      <h3 id="revenue-${unit}">${unitTitle(unit)}</h3>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="revenue-${unit}">
        <table class="balance revenue">
          <thead>
            <tr>
              <th scope="col">${t('revenue.layer')}</th>
              <th scope="col" class="num wide-only">${t('revenue.earned')}</th>
              <th scope="col" class="num wide-only">${t('revenue.givenBack')}</th>
              <th scope="col" class="num">${t('revenue.net')}</th>
              <th scope="col" class="wide-only"><span class="away">${t('revenue.bar')}</span></th>
            </tr>
          </thead>
          ${months.map(([month, mine]) => monthRows(month, mine, unit, most, closedThrough))}
        </table>
      </div>
    </section>`;
  }

  function body() {
    const { lines, closedThrough } = feed.value;
    return lines.length === 0
      ? html`<section class="empty">
          <h3>${t('revenue.empty')}</h3>
          <p class="muted">${t('revenue.emptyTodo')}</p>
        </section>`
      : [...Map.groupBy(lines, (line) => line.unit)].map(([unit, mine]) => unitCard(unit, mine, closedThrough));
  }

  return {
    start: feed.start,
    view() {
      if (feed.fault && !feed.value) {
        return html`${financeViews('revenue')}${unread('finance', feed)}`;
      }
      return html`${financeViews('revenue')}${staleNotice(feed)}
        <div class="row apart">
          <div>
            <h2>${t('revenue.title')}</h2>
            <p class="small muted">${t('revenue.words')}</p>
          </div>
          <button class="button" @click=${download} data-csv>${icon('save')}${t('finance.csv')}</button>
        </div>
        ${feed.value ? body() : html`<div class="bone table-bone" aria-busy="true"></div>`}`;
    },
  };
}
