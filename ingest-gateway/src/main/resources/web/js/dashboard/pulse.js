/** A show minute by minute: bids with the crowd below them, and the money as it grew. */
import { html } from 'lit-html';
import { count, locale, t } from '../shared/language.js';
import { fractionDigits, money } from '../shared/money.js';
import { redraw } from '../shared/screen.js';
import { chartCard, withoutNumbers } from './card.js';
import { colour, countAxis, createPlot, fromZero, moneyAxis, timeAxis } from './plot.js';
import { address, showPath } from './readings.js';

const minuteOf = (millis) =>
  new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(millis);

/** The minute with the most of something; of equals the first. */
const most = (minutes, name) =>
  minutes.reduce((best, one) => ((one[name] ?? -1) > (best?.[name] ?? -1) ? one : best), null);

/** Both panels move one pointer. */
const cursor = () => ({ sync: { key: 'pulse' }, x: true, y: false, points: { show: false }, drag: { x: false, y: false } });

/**
 * @param reading of the minutes
 * @param total a function: all the money of the show so far, also of before these minutes
 */
export function createPulse(reading, showId, total) {
  let drawn = null;
  let pointed = null;

  const minutes = () => reading.value?.minutes ?? [];
  const currency = () => reading.value.currency;
  const isWatched = () => minutes().some((one) => one.viewers !== undefined);

  function point(place) {
    if (place !== pointed) {
      pointed = place;
      redraw();
    }
  }

  const bids = createPlot({
    height: 'upper',
    onPoint: point,
    words: bidsSay,
    options: () => ({
      cursor: cursor(),
      scales: { y: fromZero },
      axes: [{ ...timeAxis(), size: 8, values: (plot, ticks) => ticks.map(() => '') }, countAxis()],
      series: [
        {},
        {
          paths: uPlot.paths.bars({ size: [0.8, 28, 1], align: 1 }),
          fill: () => colour('bid'),
          stroke: () => colour('bid'),
          width: 0,
          points: { show: false },
        },
      ],
    }),
  });

  const viewers = createPlot({
    height: 'lower',
    onPoint: point,
    words: viewersSay,
    options: () => ({
      cursor: cursor(),
      scales: { y: fromZero },
      axes: [timeAxis(), countAxis()],
      series: [{}, { stroke: () => colour('info'), fill: () => colour('info-ground'), width: 2, points: { show: false } }],
    }),
  });

  const grown = createPlot({
    height: 'whole',
    words: gmvSays,
    options: () => ({
      scales: { y: fromZero },
      axes: [timeAxis(), moneyAxis(currency())],
      series: [
        {},
        {
          paths: uPlot.paths.stepped({ align: 1 }),
          stroke: () => colour('leading'),
          fill: () => colour('leading-ground'),
          width: 2,
          points: { show: false },
        },
      ],
    }),
  });

  /** The money at the end of each minute. What the show had before these minutes stands below them. */
  function sums() {
    const within = minutes().reduce((all, one) => all + one.gmvMinor, 0);
    let sum = Math.max(0, total() - within);
    return minutes().map((one) => (sum += one.gmvMinor));
  }

  function settle() {
    if (drawn === reading.value || reading.value === null) {
      return;
    }
    drawn = reading.value;
    const x = minutes().map((one) => one.atMillis);
    const unit = 10 ** fractionDigits(currency());
    bids.set([x, minutes().map((one) => one.bids)]);
    viewers.set([x, minutes().map((one) => one.viewers ?? null)]);
    grown.set([x, sums().map((minor) => minor / unit)]);
  }

  function bidsSay() {
    const best = most(minutes(), 'bids');
    return best === null || best.bids === 0
      ? t('pulse.noBids')
      : t('pulse.bids', { most: count(best.bids), at: minuteOf(best.atMillis) });
  }

  function viewersSay() {
    const best = most(minutes(), 'viewers');
    return isWatched() ? t('pulse.viewers', { most: count(best.viewers), at: minuteOf(best.atMillis) }) : t('pulse.noViewers');
  }

  function gmvSays() {
    const best = most(minutes(), 'gmvMinor');
    return best === null || best.gmvMinor === 0
      ? t('pulse.noGmv')
      : t('pulse.gmv', { amount: money(best.gmvMinor, currency(), true), at: minuteOf(best.atMillis) });
  }

  function readout() {
    const one = minutes()[pointed];
    return html`<p class="small num readout" aria-hidden="true">
      ${
        one
          ? t('pulse.at', {
              at: minuteOf(one.atMillis),
              bids: count(one.bids),
              bidders: count(one.bidders),
              viewers: one.viewers === undefined ? '—' : count(one.viewers),
            })
          : t('pulse.point')
      }
    </p>`;
  }

  const file = () => ({ address: address(showPath(showId, '/pulse.csv')), name: `${showId}-minutes.csv` });

  function crowd() {
    return chartCard({
      id: 'pulse',
      title: t('pulse.title'),
      says: `${bidsSay()} ${viewersSay()}`,
      empty: t('pulse.empty'),
      chart:
        minutes().length === 0
          ? null
          : () =>
              html`<div class="panels">
                ${readout()}
                <p class="small panel-name"><span class="key bars"></span>${t('pulse.bidsPerMinute')}</p>
                ${bids.view()}
                <p class="small panel-name"><span class="key line"></span>${t('pulse.viewersThen')}</p>
                ${viewers.view()}
              </div>`,
      table: {
        columns: [
          { words: t('pulse.minute') },
          { words: t('pulse.bidsColumn'), isNumber: true },
          { words: t('pulse.bidders'), isNumber: true },
          { words: t('pulse.viewersColumn'), isNumber: true },
          { words: t('pulse.joins'), isNumber: true },
        ],
        rows: minutes()
          .map((one) => [
            minuteOf(one.atMillis),
            count(one.bids),
            count(one.bidders),
            one.viewers === undefined ? '—' : count(one.viewers),
            one.joins === undefined ? '—' : count(one.joins),
          ])
          .reverse(),
      },
      csv: file(),
    });
  }

  function gmv() {
    const all = reading.value === null ? [] : sums();
    return chartCard({
      id: 'gmv',
      title: t('pulse.gmvTitle'),
      says: reading.value === null ? null : gmvSays(),
      empty: t('pulse.empty'),
      chart: minutes().length === 0 ? null : grown.view,
      table: {
        columns: [
          { words: t('pulse.minute') },
          { words: t('pulse.gained'), isNumber: true },
          { words: t('pulse.sum'), isNumber: true },
        ],
        rows: minutes()
          .map((one, place) => [minuteOf(one.atMillis), money(one.gmvMinor, currency()), money(all[place], currency())])
          .reverse(),
      },
    });
  }

  return {
    view() {
      if (reading.value === null) {
        return html`${withoutNumbers(reading, { id: 'pulse', title: t('pulse.title') })}${withoutNumbers(reading, {
          id: 'gmv',
          title: t('pulse.gmvTitle'),
        })}`;
      }
      settle();
      return html`${crowd()}${gmv()}`;
    },
  };
}
