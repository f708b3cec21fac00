/** A show beside the seller's earlier ones: each figure with their median, and how far it is from it, in words. */
import { html, nothing } from 'lit-html';
import { icon } from '../shared/icons.js';
import { count, moment, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { chartCard, withoutNumbers } from './card.js';
import { over, share } from './figures.js';

const ROWS = [
  ['gmvMinor', 'amount'],
  ['lotsSold', 'count'],
  ['sellThroughBasisPoints', 'share'],
  ['overOpeningBasisPoints', 'over'],
  ['bids', 'count'],
  ['bidders', 'count'],
  ['viewersMax', 'count'],
];
const POINTS = 10_000;

export function createComparison(reading) {
  const shown = (value, kind, currency) =>
    value === undefined
      ? '—'
      : { amount: () => money(value, currency, true), count: () => count(value), share: () => share(value), over: () => over(value) }[kind]();

  /** Shares differ by points, amounts by a share of the median. */
  function difference(own, median, kind) {
    if (own === undefined || median === undefined) {
      return nothing;
    }
    if (own === median) {
      return html`<span class="muted">${t('compare.same')}</span>`;
    }
    const up = own > median;
    const far =
      kind === 'share' || kind === 'over'
        ? t('compare.points', { value: count(Math.abs(Math.round((own - median) / 100))) })
        : median === 0
          ? null
          : share(Math.round((Math.abs(own - median) / median) * POINTS));
    const words = far === null ? t(up ? 'compare.more' : 'compare.less') : t(up ? 'compare.above' : 'compare.below', { far });
    return html`<span class=${up ? 'good' : 'bad'}>${icon(up ? 'up' : 'down', 'inline')} ${words}</span>`;
  }

  function table() {
    const { show, earlier, median } = reading.value;
    const rows = ROWS.filter(([name]) => show[name] !== undefined || median[name] !== undefined);
    return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="comparison-title">
        <table class="bar-table">
          <thead>
            <tr>
              <th scope="col">${t('compare.figure')}</th>
              <th scope="col" class="num">${t('compare.this')}</th>
              <th scope="col" class="num">${t('compare.median')}</th>
              <th scope="col">${t('compare.difference')}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ([name, kind]) =>
                html`<tr>
                  <th scope="row">${t(`compare.${name}`)}</th>
                  <td class="num strong">${shown(show[name], kind, show.currency)}</td>
                  <td class="num">${shown(median[name], kind, show.currency)}</td>
                  <td>${difference(show[name], median[name], kind)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <ul class="earlier small">
        ${earlier.map(
          (one) =>
            html`<li>
              <a href="/dashboard/${encodeURIComponent(one.showId)}">${one.title}</a>
              <span class="muted">${one.liveAtMillis ? moment(one.liveAtMillis) : ''}</span>
              <span class="num">${money(one.gmvMinor, one.currency, true)}</span>
            </li>`,
        )}
      </ul>`;
  }

  return {
    view() {
      if (reading.value === null) {
        return withoutNumbers(reading, { id: 'comparison', title: t('compare.title') });
      }
      const has = reading.value.median !== undefined && reading.value.earlier.length > 0;
      return chartCard({
        id: 'comparison',
        title: t('compare.title'),
        says: has ? t('compare.says', { count: reading.value.earlier.length }) : null,
        empty: t('compare.none'),
        chart: has ? table : null,
      });
    },
  };
}
