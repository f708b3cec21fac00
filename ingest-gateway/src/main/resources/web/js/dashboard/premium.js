/**
 * What a plan opens: buyers that come back by month, attention to each lot, every bid of a lot. Whoever has no
 * such plan sees once what there would be, by an example that says it is one.
 */
import { html, nothing, svg } from 'lit-html';
import { read } from '../shared/door.js';
import { dialog } from '../shared/dialog.js';
import { icon } from '../shared/icons.js';
import { clockTime, count, has, locale, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { doorWords, redraw } from '../shared/screen.js';
import { barCell } from './bars.js';
import { chartBone, chartCard, csvButton, withoutNumbers } from './card.js';
import { brief } from './freshness.js';
import { address, showPath } from './readings.js';

const BIDS_A_PAGE = 200;
const MONTHS = 12;
const SHADES = 5;
const POINTS = 10_000;

const premiumMark = () => html` <span class="tag told">${t('plan.PREMIUM')}</span>`;

const monthOf = (text) =>
  new Intl.DateTimeFormat(locale(), { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${text}-01T00:00:00Z`));

export function createCohorts(reading) {
  function table() {
    const cohorts = reading.value.cohorts.slice(-MONTHS);
    const longest = Math.max(...cohorts.map((one) => one.returned.length));
    return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="cohorts-title">
      <table class="cohorts">
        <thead>
          <tr>
            <th scope="col">${t('cohorts.month')}</th>
            <th scope="col" class="num">${t('cohorts.buyers')}</th>
            ${Array.from({ length: longest }, (_, later) =>
              html`<th scope="col" class="num">${later === 0 ? t('cohorts.first') : t('cohorts.later', { count: later })}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${cohorts.map(
            (one) =>
              html`<tr>
                <th scope="row" class="nowrap">${monthOf(one.month)}</th>
                <td class="num">${count(one.buyers)}</td>
                ${Array.from({ length: longest }, (_, later) => cohortCell(one, later))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  function cohortCell(cohort, later) {
    const came = cohort.returned[later];
    if (came === undefined) {
      return html`<td></td>`;
    }
    const points = cohort.buyers === 0 ? 0 : Math.round((came / cohort.buyers) * POINTS);
    const shade = came === 0 ? 0 : Math.max(1, Math.ceil((points / POINTS) * SHADES));
    return html`<td class="num shade-${shade}" title=${t('cohorts.cell', { came: count(came), count: cohort.buyers })}
      >${t('unit.percent', { value: count(Math.round(points / 100)) })}</td
    >`;
  }

  return {
    view() {
      if (reading.value === null) {
        return withoutNumbers(reading, { id: 'cohorts', title: t('cohorts.title'), wide: true });
      }
      const empty = reading.value.cohorts.length === 0;
      return chartCard({
        id: 'cohorts',
        title: t('cohorts.title'),
        mark: premiumMark(),
        says: empty ? null : t('cohorts.says'),
        empty: t('cohorts.none'),
        chart: empty ? null : table,
        wide: true,
      });
    },
  };
}

export function createAttention(reading) {
  /** What has not opened yet had no attention. */
  const opened = () => reading.value.lots.filter((lot) => lot.openMillis > 0 && lot.viewersMean !== undefined);

  function table() {
    const lots = opened();
    const most = Math.max(1, ...lots.map((lot) => lot.viewerMinutes));
    return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="attention-title">
      <table class="bar-table">
        <thead>
          <tr>
            <th scope="col">${t('lots.lot')}</th>
            <th scope="col" class="num">${t('attention.minutes')}</th>
            <th scope="col" class="bar-column"><span class="away">${t('chart.bar')}</span></th>
            <th scope="col" class="num">${t('attention.viewers')}</th>
            <th scope="col" class="num">${t('attention.bids')}</th>
            <th scope="col" class="num">${t('attention.open')}</th>
          </tr>
        </thead>
        <tbody>
          ${lots.map(
            (lot) =>
              html`<tr>
                <th scope="row" class="wraps">${count(lot.position)}. ${lot.title}</th>
                <td class="num strong">${count(lot.viewerMinutes)}</td>
                <td class="bar-column">${barCell(lot.viewerMinutes, most)}</td>
                <td class="num nowrap">${t('attention.meanMax', { mean: count(lot.viewersMean), max: count(lot.viewersMax) })}</td>
                <td class="num nowrap">${t('attention.bidsBy', { bids: count(lot.bids), bidders: count(lot.bidders) })}</td>
                <td class="num nowrap">${brief(lot.openMillis)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  return {
    view() {
      if (reading.value === null) {
        return withoutNumbers(reading, { id: 'attention', title: t('attention.title'), wide: true });
      }
      const empty = opened().length === 0;
      return chartCard({
        id: 'attention',
        title: t('attention.title'),
        mark: premiumMark(),
        says: empty ? null : t('attention.says'),
        empty: t('attention.none'),
        chart: empty ? null : table,
        wide: true,
      });
    },
  };
}

/** Every bid of one lot, in a dialog, page by page. */
export function createBids(showId) {
  let lot = null;
  let bids = [];
  let next;
  let currency = null;
  let fault = null;
  let isReading = false;

  async function load() {
    const mine = lot;
    isReading = true;
    redraw();
    try {
      const path = showPath(showId, `/lots/${encodeURIComponent(mine.lotId)}/bids`);
      const { data } = await read(address(path, { after: next, limit: BIDS_A_PAGE }));
      if (lot === mine) {
        bids = [...bids, ...data.bids];
        ({ next, currency } = data);
        fault = null;
      }
    } catch (error) {
      if (lot === mine) {
        fault = error;
      }
    } finally {
      isReading = false;
    }
    redraw();
  }

  function open(which) {
    lot = which;
    bids = [];
    next = undefined;
    fault = null;
    load();
  }

  function close() {
    lot = null;
    redraw();
  }

  const outcome = (bid) =>
    bid.outcome === 'REFUSED'
      ? t('bids.REFUSED', { why: t(has(`refusal.${bid.reason}`) ? `refusal.${bid.reason}` : 'bids.otherReason') })
      : t(`bids.${bid.outcome}`);

  function row(bid) {
    const notes = [
      bid.leads ? t('bids.leads') : null,
      bid.extended ? t('bids.extended') : null,
      bid.ownRaise ? t('bids.ownRaise') : null,
      bid.retracted ? t('bids.retracted') : null,
    ].filter((one) => one !== null);
    return html`<tr>
      <th scope="row" class="num">${clockTime(bid.atMillis)}</th>
      <td class="num">${count(bid.paddle)}</td>
      <td>${outcome(bid)}${notes.length === 0 ? nothing : html`<span class="small muted"> · ${notes.join(' · ')}</span>`}</td>
      <td class="num">${bid.priceMinor === undefined ? '—' : money(bid.priceMinor, currency)}</td>
    </tr>`;
  }

  function body() {
    return html`<div class="row apart">
        <p class="small muted">${t('bids.words')}</p>
        ${csvButton({
          address: address(showPath(showId, `/lots/${encodeURIComponent(lot.lotId)}/bids.csv`)),
          name: `${showId}-${lot.lotId}-bids.csv`,
          what: lot.title,
        })}
      </div>
      ${fault ? html`<p class="notice bad" role="alert">${icon('warn')}<span class="grow">${doorWords(fault)}</span></p>` : nothing}
      ${
        bids.length === 0
          ? isReading
            ? chartBone()
            : fault
              ? nothing
              : html`<p class="muted">${t('bids.none')}</p>`
          : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="dialog-title">
              <table class="bar-table" data-bid-rows>
                <thead>
                  <tr>
                    <th scope="col" class="num">${t('bids.time')}</th>
                    <th scope="col" class="num">${t('bids.paddle')}</th>
                    <th scope="col">${t('bids.outcome')}</th>
                    <th scope="col" class="num">${t('bids.price')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${bids.map(row)}
                </tbody>
              </table>
            </div>`
      }
      ${next === undefined || bids.length === 0 ? nothing : html`<button class="button" ?disabled=${isReading} @click=${load}>${t('bids.more')}</button>`}`;
  }

  return {
    open,
    view: () =>
      dialog({
        open: lot !== null,
        title: lot === null ? '' : t('bids.title', { title: lot.title }),
        body: lot === null ? nothing : body(),
        onClose: close,
        wide: true,
      }),
  };
}

/** Sketches of what there would be; none shows a number. */
const SKETCHES = {
  COHORTS: svg`<g class="cells">${[0, 1, 2, 3].map((row) =>
    [0, 1, 2, 3].slice(0, 4 - row).map(
      (column) => svg`<rect class="shade-${5 - column - (row % 2)}" x=${10 + column * 46} y=${6 + row * 17} width="42" height="13" rx="3"></rect>`,
    ),
  )}</g>`,
  ATTENTION: svg`<g class="strips">${[150, 96, 178, 60].map(
    (length, row) => svg`<rect x="10" y=${7 + row * 17} width=${length} height="11" rx="3"></rect>`,
  )}</g>`,
  BIDS: svg`<g class="dots">${[
    [14, 62], [38, 55], [58, 57], [80, 44], [104, 38], [126, 40], [150, 24], [178, 14],
  ].map(([x, y]) => svg`<circle cx=${x} cy=${y} r="5"></circle>`)}<path d="M14 62 38 55 80 44 104 38 150 24 178 14"></path></g>`,
};

/** @param closed the parts that the plan does not open */
export function locked(closed) {
  return closed.length === 0
    ? nothing
    : html`<section class="card stack tight wide locked" id="locked" aria-labelledby="locked-title">
        <h3 id="locked-title">${t('locked.title', { plan: t(`plan.${closed[0].opensWith}`) })}</h3>
        <p class="small muted">${t('locked.words')}</p>
        <ul class="locked-parts">
          ${closed.map(
            ({ part }) =>
              html`<li class="stack tight" data-locked=${part}>
                <svg class="sketch" viewBox="0 0 200 74" role="img" aria-label=${t('locked.example')}>${SKETCHES[part] ?? nothing}</svg>
                <p class="small muted">${t('locked.example')}</p>
                <p class="strong">${t(`locked.${part}`)}</p>
                <p class="small">${t(`lockedWords.${part}`)}</p>
              </li>`,
          )}
        </ul>
        <p><a class="button" href="/sales#plan">${t('locked.plans')}</a></p>
      </section>`;
}
