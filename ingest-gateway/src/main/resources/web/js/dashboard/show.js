/** One show: its six figures, its charts, its lots; and when it is over, what came of it. */
import { html, nothing } from 'lit-html';
import { createLotClips } from '../commerce/lotclips.js';
import { icon } from '../shared/icons.js';
import { moment, t } from '../shared/language.js';
import { createComparison } from './comparison.js';
import { figures } from './figures.js';
import { freshness, unreadable } from './freshness.js';
import { createFunnel } from './funnel.js';
import { createLots } from './lots.js';
import { createAttention, createBids, locked } from './premium.js';
import { createPulse } from './pulse.js';
import { address, createReading, createRound, showPath } from './readings.js';
import { createBuyers, createCategories, createHolds, createPayoutForecast } from './seller.js';
import { createThumbnails } from './thumbnails.js';
import { startTicking } from './ticking.js';

const LIVE = ['LIVE', 'PAUSED'];
/** While the show is live, and afterwards. */
const FIGURES_MILLIS = [1_000, 15_000];
const CHARTS_MILLIS = [2_000, 30_000];
const SLOW_MILLIS = [10_000, 60_000];
const DAY_MILLIS = 86_400_000;

export function createShowView(showId) {
  const isLive = () => LIVE.includes(head.value?.show.status);
  const isOver = () => ['ENDED', 'FROZEN'].includes(head.value?.show.status);
  const every = ([live, afterwards]) => () => (isLive() ? live : afterwards);
  const isOpen = (part) => plan.value?.open.includes(part) ?? false;
  const of = (rest, parameters) => address(showPath(showId, rest), parameters);

  const head = createReading(of(''), every(FIGURES_MILLIS));
  const plan = createReading(address('/plan'), SLOW_MILLIS[1]);
  const minutes = createReading(of('/pulse'), every(CHARTS_MILLIS));
  const lotRows = createReading(of('/lots'), every(CHARTS_MILLIS));
  const steps = createReading(of('/funnel'), every([5_000, 60_000]));
  const beside = createReading(of('/comparison'), every(SLOW_MILLIS));
  const attended = createReading(() => (isOpen('ATTENTION') ? of('/attention') : null), every(SLOW_MILLIS));
  const whenOver = (path) => () => (isOver() ? path() : null);
  const range = () => showRange(head.value.show);
  const bought = createReading(whenOver(() => address('/buyers', range())), SLOW_MILLIS[1]);
  const sorted = createReading(whenOver(() => address('/categories', range())), SLOW_MILLIS[1]);
  const paidOut = createReading(whenOver(() => address('/payouts')), SLOW_MILLIS[1]);
  const held = createReading(whenOver(() => address('/holds')), SLOW_MILLIS[1]);
  const readings = [head, minutes, lotRows, plan, steps, beside, attended, bought, sorted, paidOut, held];
  const round = createRound(readings);

  const thumbnails = createThumbnails(showId);
  const clips = createLotClips();
  const bids = createBids(showId);
  const pulse = createPulse(minutes, showId, () => head.value?.show.gmvMinor ?? 0);
  const lots = createLots(lotRows, showId, {
    thumbnails,
    clips,
    onBids: (lot) => bids.open(lot),
    bidsOpen: () => isOpen('BIDS'),
  });
  const funnel = createFunnel(steps);
  const comparison = createComparison(beside);
  const attention = createAttention(attended);
  const buyers = createBuyers(bought, () => ({ address: address('/buyers.csv', range()), name: `${showId}-buyers.csv` }));
  const categories = createCategories(sorted, () => ({
    address: address('/categories.csv', range()),
    name: `${showId}-categories.csv`,
  }));
  const forecast = createPayoutForecast(paidOut);
  const holds = createHolds(held);

  function title() {
    const { show } = head.value;
    const kind = { LIVE: 'hot', PAUSED: 'told', FROZEN: 'bad' }[show.status] ?? '';
    return html`<div class="row apart dash-head">
      <div class="stack tight">
        <p class="row">
          <span class="tag ${kind}" data-status=${show.status}>${t(`status.${show.status}`)}</span>
          <span class="small muted">${moment(show.liveAtMillis ?? show.startsAtMillis)}</span>
        </p>
        <h2>${show.title}</h2>
      </div>
      <p class="row">
        <a class="button quiet" href="/dashboard">${icon('back', 'turns')}${t('dash.all')}</a>
        <a class="button" href="/room/${encodeURIComponent(showId)}">${t('dash.room')}</a>
        ${isLive() ? html`<a class="button" href="/console/${encodeURIComponent(showId)}">${t('home.console')}</a>` : nothing}
      </p>
    </div>`;
  }

  function body() {
    return html`${title()}
      ${freshness({ head, readings, isLive: isLive(), again: round.again })}
      ${figures({ reading: head, pulse: minutes.value, median: beside.value?.median, isLive: isLive() })}
      <div class="charts">
        ${pulse.view()}${lots.view()}${funnel.view()}${comparison.view()}${attention.view()}
        ${isOver() ? after() : nothing}${plan.value === null ? nothing : locked(plan.value.closed.filter(({ part }) => part !== 'COHORTS'))}
      </div>
      ${bids.view()}`;
  }

  function after() {
    return html`<h2 class="wide" id="after">${t('dash.after')}</h2>
      ${buyers.view()}${categories.view()}
      <p class="wide small muted">${t('dash.allShows')}</p>
      ${forecast.view()}${holds.view()}`;
  }

  return {
    title: () => (head.value === null ? t('dashboard.title') : t('dash.titleOf', { title: head.value.show.title })),
    start() {
      round.start();
      thumbnails.start();
      clips.want(showId);
      clips.start(isLive);
      startTicking();
    },
    view() {
      if (head.value === null) {
        return head.fault
          ? unreadable(head, { missing: 'dash.noShow', again: round.again })
          : html`<div class="bone head-bone" aria-busy="true"></div>
              <div class="figures-six">${[1, 2, 3, 4, 5, 6].map(() => html`<div class="bone figure-bone"></div>`)}</div>
              <div class="bone chart-bone"></div>`;
      }
      return body();
    },
  };
}

/** The days of a show: from when it went live until a day after, at most until now. */
function showRange(show) {
  const from = show.liveAtMillis ?? show.startsAtMillis;
  return { from, to: from + DAY_MILLIS };
}
