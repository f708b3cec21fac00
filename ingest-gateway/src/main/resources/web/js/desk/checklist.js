/** What is left to do before a show goes live: some of it must be done, some is advice. */
import { html, nothing } from 'lit-html';
import { icon } from '../shared/icons.js';
import { count, t } from '../shared/language.js';

/**
 * @param show the show's projection
 * @param rows the desk's rows of lots
 * @param unsaved how many rows are not saved
 * @returns {{name: string, done: boolean, must: boolean, values: object}[]}
 */
export function stepsOf({ show, rows, unsaved }) {
  const bare = rows.filter((row) => row.fields.pictures.length === 0).length;
  return [
    { name: 'lots', must: true, done: rows.some((row) => !row.isNew), values: {} },
    { name: 'saved', must: true, done: unsaved === 0, values: { count: unsaved } },
    { name: 'scheduled', must: true, done: show.status !== 'DRAFT', values: {} },
    { name: 'pictures', must: false, done: rows.length > 0 && bare === 0, values: { count: bare } },
    {
      name: 'premium',
      must: false,
      done: show.rules.premiumBasisPoints > 0 || show.rules.taxBasisPoints > 0,
      values: {},
    },
    { name: 'auctioneer', must: false, done: show.auctioneers.length > 0, values: {} },
  ];
}

export function createChecklist({ room, lots }) {
  return {
    view({ goLive, busy, schedule }) {
      const { show } = room;
      if (show.status !== 'DRAFT' && show.status !== 'SCHEDULED') {
        return html`<section class="card stack tight">
          <h2>${t('check.title')}</h2>
          <p>${t(`check.${show.status}`)}</p>
        </section>`;
      }
      const steps = stepsOf({ show, rows: lots.rows(), unsaved: lots.unsaved() });
      const ready = steps.every((step) => step.done || !step.must);
      return html`<section class="card stack tight checklist">
        <h2>${t('check.title')}</h2>
        <ul>
          ${steps.map(
            (step) =>
              html`<li data-step=${step.name} data-done=${step.done}>
                <span class=${step.done ? 'good' : step.must ? 'bad' : 'muted'}
                  >${icon(step.done ? 'check' : step.must ? 'cross' : 'warn')}</span
                >
                <span
                  ><span class="away"
                    >${t(step.done ? 'check.done' : step.must ? 'check.must' : 'check.advice')}</span
                  >
                  ${t(step.done ? `check.${step.name}Done` : `check.${step.name}`, { ...step.values, number: count(step.values.count ?? 0) })}</span
                >
              </li>`,
          )}
        </ul>
        ${show.status === 'DRAFT' ? html`<button class="button wide" @click=${schedule}>${t('check.schedule')}</button>` : nothing}
        <button class="button main wide" ?disabled=${!ready || busy} data-go-live @click=${goLive}>
          ${t('console.goLive')}
        </button>
        ${ready ? nothing : html`<p class="small muted">${t('check.notYet')}</p>`}
      </section>`;
    },
  };
}
