/** What is about a seller and not about one show alone: buyers, categories, payouts and what holds money. */
import { html, nothing } from 'lit-html';
import { count, has, locale, t } from '../shared/language.js';
import { fractionDigits, money } from '../shared/money.js';
import { barCell } from './bars.js';
import { chartCard, withoutNumbers } from './card.js';
import { share } from './figures.js';
import { brief } from './freshness.js';
import { colour, createPlot, dayAxis, fromZero, moneyAxis } from './plot.js';

const ROWS = 10;
const DAY_MILLIS = 86_400_000;

const amounts = (list) => list.map(({ currency, amountMinor }) => money(amountMinor, currency, true)).join(', ');

/** @param csv the address of the rows as a file */
export function createBuyers(reading, csv) {
  function chart() {
    const { buyers, returning, rows } = reading.value;
    return html`<svg class="share-bar two" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="rest" width="100" height="10"></rect>
        <rect width=${((returning / buyers) * 100).toFixed(2)} height="10"></rect>
      </svg>
      <p class="small muted legend">
        <span><span class="key line-solid"></span>${t('buyers.returning', { count: returning })}</span>
        <span><span class="key rest"></span>${t('buyers.first', { count: buyers - returning })}</span>
      </p>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="buyers-title">
        <table class="bar-table">
          <thead>
            <tr>
              <th scope="col">${t('buyers.buyer')}</th>
              <th scope="col" class="num">${t('buyers.shows')}</th>
              <th scope="col" class="num">${t('buyers.lots')}</th>
              <th scope="col" class="num">${t('buyers.spent')}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.slice(0, ROWS).map(
              (one) =>
                html`<tr>
                  <th scope="row" class="wraps">${one.buyer}</th>
                  <td class="num">${count(one.showsWon)}</td>
                  <td class="num">${count(one.lotsWon)}</td>
                  <td class="num">${amounts(one.spent)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${rows.length > ROWS ? html`<p class="small muted">${t('buyers.most', { count: ROWS })}</p>` : nothing}`;
  }

  return {
    view() {
      if (reading.value === null) {
        return withoutNumbers(reading, { id: 'buyers', title: t('buyers.title') });
      }
      const { buyers, returningBasisPoints } = reading.value;
      return chartCard({
        id: 'buyers',
        title: t('buyers.title'),
        says: buyers === 0 ? null : t('buyers.says', { count: buyers, share: share(returningBasisPoints) }),
        empty: t('buyers.none'),
        chart: buyers === 0 ? null : chart,
        csv: csv(),
      });
    },
  };
}

export function createCategories(reading, csv) {
  function chart() {
    const { categories } = reading.value;
    const most = Map.groupBy(categories, (one) => one.currency);
    return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="categories-title">
      <table class="bar-table">
        <thead>
          <tr>
            <th scope="col">${t('categories.category')}</th>
            <th scope="col" class="num">${t('figure.gmv')}</th>
            <th scope="col" class="bar-column"><span class="away">${t('chart.bar')}</span></th>
            <th scope="col" class="num">${t('categories.sold')}</th>
          </tr>
        </thead>
        <tbody>
          ${categories.map(
            (one) =>
              html`<tr>
                <th scope="row" class="wraps">${one.category || t('categories.without')}</th>
                <td class="num strong">${money(one.gmvMinor, one.currency, true)}</td>
                <td class="bar-column">${barCell(one.gmvMinor, Math.max(...most.get(one.currency).map((other) => other.gmvMinor)))}</td>
                <td class="num nowrap">${t('categories.of', { sold: count(one.lotsSold), closed: count(one.lotsClosed) })}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  return {
    view() {
      if (reading.value === null) {
        return withoutNumbers(reading, { id: 'categories', title: t('categories.title') });
      }
      const [best] = reading.value.categories;
      return chartCard({
        id: 'categories',
        title: t('categories.title'),
        says: best ? t('categories.says', { category: best.category || t('categories.without'), amount: money(best.gmvMinor, best.currency, true) }) : null,
        empty: t('categories.none'),
        chart: best ? chart : null,
        csv: csv(),
      });
    },
  };
}

const dayOf = (millis) =>
  new Intl.DateTimeFormat(locale(), { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(millis);

export function createPayoutForecast(reading) {
  const plots = new Map();
  let drawn = null;

  function plotOf({ currency }) {
    if (!plots.has(currency)) {
      plots.set(
        currency,
        createPlot({
          height: 'whole',
          words: () => says(of(currency)),
          options: () => ({
            scales: {
              // Days are bars: the first and the last want room.
              x: { range: (plot, low, high) => [low - DAY_MILLIS, high + DAY_MILLIS] },
              y: fromZero,
            },
            axes: [dayAxis(), moneyAxis(currency)],
            tzDate: (millis) => uPlot.tzDate(new Date(millis), 'UTC'),
            series: [
              {},
              bars('leading', 'leading'),
              bars('leading', 'leading-ground'),
            ],
          }),
        }),
      );
    }
    return plots.get(currency);
  }

  const bars = (line, fill) => ({
    paths: uPlot.paths.bars({ size: [0.7, 28, 2] }),
    stroke: () => colour(line),
    fill: () => colour(fill),
    width: 1.5,
    points: { show: false },
  });

  const of = (currency) => reading.value.currencies.find((one) => one.currency === currency);
  const sum = (days) => days.reduce((all, day) => all + day.amountMinor, 0);

  function settle() {
    if (drawn === reading.value) {
      return;
    }
    drawn = reading.value;
    drawn.currencies.forEach((one) => {
      const unit = 10 ** fractionDigits(one.currency);
      const days = [...new Set([...one.paidOut, ...one.expected].map((day) => day.dayMillis))].sort((a, b) => a - b);
      const at = (list, day) => {
        const found = list.find((other) => other.dayMillis === day);
        return found ? found.amountMinor / unit : null;
      };
      plotOf(one).set([days, days.map((day) => at(one.paidOut, day)), days.map((day) => at(one.expected, day))]);
    });
  }

  function says({ currency, paidOutMinor, expected, unknownMinor, unknownOrders }) {
    const next = expected[0];
    return [
      t('forecast.paidOut', { amount: money(paidOutMinor, currency, true) }),
      next
        ? t('forecast.expected', {
            amount: money(sum(expected), currency, true),
            next: money(next.amountMinor, currency, true),
            day: dayOf(next.dayMillis),
          })
        : t('forecast.nothing'),
      unknownOrders > 0 ? t('forecast.unknown', { amount: money(unknownMinor, currency, true), count: unknownOrders }) : '',
    ].join(' ');
  }

  function card(one) {
    const days = one.paidOut.length + one.expected.length;
    return chartCard({
      id: `forecast-${one.currency}`,
      title: t('forecast.title', { currency: one.currency }),
      says: says(one),
      empty: t('forecast.noDays'),
      chart:
        days === 0
          ? null
          : () =>
              html`<div class="panels">
                ${plotOf(one).view()}
                <p class="small muted legend">
                  <span><span class="key sold"></span>${t('forecast.keyPaid')}</span>
                  <span><span class="key hoped"></span>${t('forecast.keyExpected')}</span>
                </p>
              </div>`,
      table: {
        columns: [
          { words: t('forecast.day') },
          { words: t('forecast.state') },
          { words: t('forecast.orders'), isNumber: true },
          { words: t('forecast.amount'), isNumber: true },
        ],
        rows: [
          ...one.paidOut.map((day) => [dayOf(day.dayMillis), t('forecast.keyPaid'), count(day.orders), money(day.amountMinor, one.currency)]),
          ...one.expected.map((day) => [dayOf(day.dayMillis), t('forecast.keyExpected'), count(day.orders), money(day.amountMinor, one.currency)]),
        ],
      },
    });
  }

  return {
    view() {
      if (reading.value === null) {
        return withoutNumbers(reading, { id: 'forecast', title: t('forecast.titleAlone') });
      }
      settle();
      return reading.value.currencies.length === 0
        ? chartCard({ id: 'forecast', title: t('forecast.titleAlone'), empty: t('forecast.none'), chart: null })
        : reading.value.currencies.map(card);
    },
  };
}

export function createHolds(reading) {
  function chart() {
    const { holds } = reading.value;
    const byCurrency = Map.groupBy(holds, (one) => one.currency);
    return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="holds-title">
      <table class="bar-table">
        <thead>
          <tr>
            <th scope="col">${t('holds.reason')}</th>
            <th scope="col" class="num">${t('holds.amount')}</th>
            <th scope="col" class="bar-column"><span class="away">${t('chart.bar')}</span></th>
            <th scope="col" class="num">${t('holds.orders')}</th>
          </tr>
        </thead>
        <tbody>
          ${holds.map(
            (one) =>
              html`<tr data-hold=${one.reason}>
                <th scope="row"
                  >${t(has(`held.${one.reason}`) ? `held.${one.reason}` : 'held.other')}<span class="small muted hold-age">${
                    one.oldestMillis === undefined ? '' : t('holds.oldest', { age: brief(Date.now() - one.oldestMillis) })
                  }</span></th
                >
                <td class="num strong">${one.amountMinor === 0 ? '—' : money(one.amountMinor, one.currency, true)}</td>
                <td class="bar-column">${barCell(one.amountMinor, Math.max(...byCurrency.get(one.currency).map((other) => other.amountMinor)), 'held')}</td>
                <td class="num">${count(one.orders)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  return {
    view() {
      if (reading.value === null) {
        return withoutNumbers(reading, { id: 'holds', title: t('holds.title') });
      }
      const { holds } = reading.value;
      const held = [...Map.groupBy(holds, (one) => one.currency)].map(([currency, list]) => ({
        currency,
        amountMinor: list.reduce((all, one) => all + one.amountMinor, 0),
      }));
      return chartCard({
        id: 'holds',
        title: t('holds.title'),
        says: held.every((one) => one.amountMinor === 0) ? null : t('holds.says', { amounts: amounts(held) }),
        empty: t('holds.none'),
        chart: holds.length === 0 ? null : chart,
      });
    },
  };
}
