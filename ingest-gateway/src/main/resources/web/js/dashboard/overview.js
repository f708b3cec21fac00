/** All of a seller's shows in a range of days: what they brought, who bought, what is held and what is to come. */
import { html, nothing } from 'lit-html';
import { icon } from '../shared/icons.js';
import { count, moment, t } from '../shared/language.js';
import { fractionDigits, money, roundMoney } from '../shared/money.js';
import { redraw } from '../shared/screen.js';
import { chartBone, chartCard } from './card.js';
import { share } from './figures.js';
import { ago, freshness, unreadable } from './freshness.js';
import { colour, createPlot, fromZero, moneyAxis, placeAxis } from './plot.js';
import { createCohorts, locked } from './premium.js';
import { address, createReading, createRound } from './readings.js';
import { createBuyers, createCategories, createHolds, createPayoutForecast } from './seller.js';
import { startTicking } from './ticking.js';

const RANGES = [7, 30, 90];
const DAY_MILLIS = 86_400_000;
const QUICK_MILLIS = 5_000;
const SLOW_MILLIS = 30_000;
const MOST_BARS = 30;

export function createOverview() {
  let days = 30;
  let to = tomorrow();

  const range = () => ({ from: to - days * DAY_MILLIS, to });
  const shows = createReading(() => address('/shows', range()), QUICK_MILLIS);
  const plan = createReading(address('/plan'), SLOW_MILLIS);
  const bought = createReading(() => address('/buyers', range()), SLOW_MILLIS);
  const sorted = createReading(() => address('/categories', range()), SLOW_MILLIS);
  const paidOut = createReading(address('/payouts'), SLOW_MILLIS);
  const held = createReading(address('/holds'), SLOW_MILLIS);
  const months = createReading(
    () => (plan.value?.open.includes('COHORTS') ? address('/cohorts', range()) : null),
    SLOW_MILLIS,
  );
  const readings = [shows, plan, bought, sorted, paidOut, held, months];
  const round = createRound(readings);

  const file = (name) => () => ({ address: address(`/${name}.csv`, range()), name: `${name}.csv` });
  const buyers = createBuyers(bought, file('buyers'));
  const categories = createCategories(sorted, file('categories'));
  const forecast = createPayoutForecast(paidOut);
  const holds = createHolds(held);
  const cohorts = createCohorts(months);
  const charts = new Map();
  let drawn = null;

  function choose(event) {
    days = Number(event.target.value);
    to = tomorrow();
    charts.clear();
    drawn = null;
    round.again();
    redraw();
  }

  const all = () => shows.value.shows;
  const byCurrency = () => Map.groupBy(all(), (one) => one.currency);
  const sum = (list, name) => list.reduce((whole, one) => whole + (one[name] ?? 0), 0);
  /** Oldest first, as time goes. */
  const bars = (currency) => byCurrency().get(currency).slice(0, MOST_BARS).toReversed();

  function plotOf(currency) {
    if (!charts.has(currency)) {
      charts.set(
        currency,
        createPlot({
          height: 'whole',
          words: () => says(currency),
          options: () => ({
            scales: { x: { time: false, range: () => [0.4, bars(currency).length + 0.6] }, y: fromZero },
            axes: [placeAxis((place) => shortDay(bars(currency)[place - 1]), 60), moneyAxis(currency)],
            series: [
              {},
              {
                paths: uPlot.paths.bars({ size: [0.7, 40, 2] }),
                stroke: () => colour('leading'),
                fill: () => colour('leading'),
                width: 0,
                points: { show: false },
              },
            ],
          }),
        }),
      );
    }
    return charts.get(currency);
  }

  function settle() {
    if (drawn === shows.value) {
      return;
    }
    drawn = shows.value;
    byCurrency().forEach((list, currency) => {
      const unit = 10 ** fractionDigits(currency);
      const shown = bars(currency);
      plotOf(currency).set([shown.map((one, place) => place + 1), shown.map((one) => one.gmvMinor / unit)]);
    });
  }

  function says(currency) {
    const list = byCurrency().get(currency);
    const best = list.reduce((one, other) => (other.gmvMinor > one.gmvMinor ? other : one));
    return t('shows.says', { count: list.length, amount: money(sum(list, 'gmvMinor'), currency, true), best: best.title });
  }

  function showCard([currency, list]) {
    return chartCard({
      id: `shows-${currency}`,
      title: t('shows.title', { currency }),
      says: says(currency),
      wide: true,
      chart: plotOf(currency).view,
      table: {
        columns: [
          { words: t('shows.show') },
          { words: t('shows.when') },
          { words: t('figure.gmv'), isNumber: true },
          { words: t('figure.sellThrough'), isNumber: true },
          { words: t('figure.bidsAll'), isNumber: true },
          { words: t('figure.viewersMost'), isNumber: true },
        ],
        rows: list.map((one) => [
          one.title,
          moment(one.liveAtMillis ?? one.startsAtMillis),
          money(one.gmvMinor, currency),
          one.lotsClosed === 0 ? '—' : share(one.sellThroughBasisPoints),
          count(one.bids),
          one.viewersMax === undefined ? '—' : count(one.viewersMax),
        ]),
      },
      csv: file('shows')(),
    });
  }

  function totals() {
    const closed = sum(all(), 'lotsClosed');
    const age = ago(shows.ageMillis());
    const currencies = [...byCurrency()];
    const figure = (name, value) => html`<div class="card figure-card" data-figure=${name}>
      <p class="small muted figure-name">${t(`figure.${name}`)}</p>
      <p class="figure-value num">${value}</p>
      <p class="figure-age muted num">${age}</p>
    </div>`;
    return html`<section class="figures-six" aria-labelledby="figures-title">
      <h2 class="away" id="figures-title">${t('figures.title')}</h2>
      ${currencies.map(([currency, list]) => figure('gmv', roundMoney(sum(list, 'gmvMinor'), currency)))}
      ${figure('shows', count(all().length))}${figure('lotsSold', count(sum(all(), 'lotsSold')))}
      ${figure('sellThrough', closed === 0 ? '—' : share(Math.round((sum(all(), 'lotsSold') / closed) * 10_000)))}
      ${figure('bidsAll', count(sum(all(), 'bids')))}
      ${figure('buyers', bought.value === null ? '—' : count(bought.value.buyers))}
    </section>`;
  }

  function showRows() {
    return html`<section class="card chart-card stack tight wide" aria-labelledby="show-rows-title">
      <h3 id="show-rows-title">${t('shows.list')}</h3>
      <ul class="show-lines">
        ${all().map(
          (one) =>
            html`<li class="show-line" data-show=${one.showId}>
              <a href="/dashboard/${encodeURIComponent(one.showId)}">${one.title}</a>
              <span class="row small"
                ><span class="tag ${one.status === 'LIVE' ? 'hot' : ''}">${t(`status.${one.status}`)}</span
                ><span class="muted">${moment(one.liveAtMillis ?? one.startsAtMillis)}</span></span
              >
              <span class="num strong">${money(one.gmvMinor, one.currency, true)}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  function chooser() {
    return html`<div class="row apart">
      <p class="row">
        <label class="row small"
          ><span>${t('dash.range')}</span>
          <select class="input" id="range" @change=${choose}>
            ${RANGES.map((one) => html`<option value=${one} ?selected=${one === days}>${t('dash.days', { count: one })}</option>`)}
          </select></label
        >
      </p>
      ${freshness({ head: shows, readings, isLive: false, again: round.again })}
    </div>`;
  }

  function liveNow() {
    return all()
      .filter((one) => one.status === 'LIVE' || one.status === 'PAUSED')
      .map(
        (one) =>
          html`<p class="notice good live-now">
            <span class="pill live">${t(`status.${one.status}`)}</span>
            <span class="grow strong">${one.title}</span>
            <a class="button main" href="/dashboard/${encodeURIComponent(one.showId)}"
              >${t('dash.watchIt')}<span class="away"> ${one.title}</span> ${icon('next', 'turns')}</a
            >
          </p>`,
      );
  }

  function body() {
    settle();
    return html`${liveNow()}${chooser()}
      ${
        all().length === 0
          ? html`<section class="empty">
              <h2>${t('shows.none', { count: days })}</h2>
              <p class="muted">${t('shows.noneTodo')}</p>
              <a class="button main" href="/desk">${t('home.desk')}</a>
            </section>`
          : html`${totals()}
              <div class="charts">${[...byCurrency()].map(showCard)}${showRows()}</div>`
      }
      <div class="charts">
        ${buyers.view()}${categories.view()}${forecast.view()}${holds.view()}${cohorts.view()}
        ${plan.value === null ? nothing : locked(plan.value.closed)}
      </div>`;
  }

  return {
    start() {
      round.start();
      startTicking();
    },
    view() {
      if (shows.value === null) {
        return shows.fault
          ? unreadable(shows, { missing: 'dash.fault', again: round.again })
          : html`<div class="figures-six" aria-busy="true">
                ${[1, 2, 3, 4, 5, 6].map(() => html`<div class="bone figure-bone"></div>`)}
              </div>
              ${chartBone()}`;
      }
      return body();
    },
  };
}

/** The range ends with today, wherever the reader is: so the address stays the same all day. */
function tomorrow() {
  return (Math.floor(Date.now() / DAY_MILLIS) + 1) * DAY_MILLIS;
}

function shortDay(show) {
  const millis = show?.liveAtMillis ?? show?.startsAtMillis;
  return millis === undefined ? '' : moment(millis).split(',').slice(1, 2).join('').trim();
}
