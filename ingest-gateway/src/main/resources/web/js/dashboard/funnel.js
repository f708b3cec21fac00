/** From the crowd to the money: how many of each step took the next. Its bars stand in the rows of a table. */
import { html } from 'lit-html';
import { count, t } from '../shared/language.js';
import { barCell } from './bars.js';
import { chartCard, withoutNumbers } from './card.js';
import { share } from './figures.js';

const part = (few, many) => (many > 0 ? share(Math.round((few / many) * 10_000)) : '—');

export function createFunnel(reading) {
  const steps = () => reading.value?.steps ?? [];

  function says() {
    const [viewers] = steps();
    const paid = steps().at(-1);
    return viewers.people === 0
      ? t('funnel.nobody')
      : t('funnel.says', { viewers: count(viewers.people), bid: count(steps().find((one) => one.step === 'BID')?.people ?? 0), paid: count(paid.people) });
  }

  function rows() {
    const most = Math.max(1, ...steps().map((one) => one.people));
    return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="funnel-title">
      <table class="bar-table funnel">
        <thead>
          <tr>
            <th scope="col">${t('funnel.step')}</th>
            <th scope="col" class="num">${t('funnel.people')}</th>
            <th scope="col" class="bar-column"><span class="away">${t('chart.bar')}</span></th>
            <th scope="col" class="num">${t('funnel.ofBefore')}</th>
          </tr>
        </thead>
        <tbody>
          ${steps().map(
            ({ step, people }, place) =>
              html`<tr data-step=${step}>
                <th scope="row">${t(`funnel.${step}`)}</th>
                <td class="num strong">${count(people)}</td>
                <td class="bar-column">${barCell(people, most)}</td>
                <td class="num">${place === 0 ? '' : part(people, steps()[place - 1].people)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  return {
    view() {
      if (reading.value === null) {
        return withoutNumbers(reading, { id: 'funnel', title: t('funnel.title') });
      }
      return chartCard({
        id: 'funnel',
        title: t('funnel.title'),
        says: steps().length === 0 ? null : says(),
        empty: t('funnel.nobody'),
        chart: steps().length === 0 ? null : rows,
      });
    },
  };
}
