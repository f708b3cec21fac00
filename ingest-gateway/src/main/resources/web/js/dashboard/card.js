/** The frame of each chart: what it is, in one sentence what it says, the chart or its table, and its file. */
import { html, nothing } from 'lit-html';
import { fetchFile } from '../finance/downloads.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { doorWords, redraw, toast } from '../shared/screen.js';

const asTables = new Set();

function toggle(id) {
  if (!asTables.delete(id)) {
    asTables.add(id);
  }
  redraw();
}

/** Fetches a file with the reader's token. */
export function download(address, name) {
  fetchFile(address, name).catch((error) => toast(error.status ? doorWords(error) : t('dash.noFile'), { kind: 'bad' }));
}

export function csvButton({ address, name, what }) {
  return html`<button class="button quiet" @click=${() => download(address, name)} data-csv=${name}>
    ${icon('save')}CSV<span class="away"> ${what}</span>
  </button>`;
}

/**
 * @param id names it on the page
 * @param says what the chart says, in one sentence; null while that is not known
 * @param chart draws it; null where there is nothing to draw
 * @param table {columns: [{words, isNumber}], rows: [[cell, ...]]}; null: what is drawn is a table already
 * @param csv {address, name} of the same rows as a file
 * @param empty what stands there while there is nothing
 * @param wide whether it takes the whole line
 */
export function chartCard({ id, title, says = null, chart, table = null, csv = null, empty = null, wide = false, mark = nothing }) {
  const isTable = table !== null && asTables.has(id);
  return html`<section class="card chart-card stack tight ${wide ? 'wide' : ''}" id=${id} aria-labelledby="${id}-title">
    <div class="row apart chart-head">
      <h3 id="${id}-title">${title}${mark}</h3>
      <div class="row chart-tools">
        ${
          table === null || chart === null
            ? nothing
            : html`<button class="button quiet" aria-pressed=${isTable ? 'true' : 'false'} @click=${() => toggle(id)} data-table=${id}>
                ${t('chart.asTable')}<span class="away"> ${title}</span>
              </button>`
        }
        ${csv && chart !== null ? csvButton({ ...csv, what: title }) : nothing}
      </div>
    </div>
    ${says === null ? nothing : html`<p class="small muted chart-says">${says}</p>`}
    ${chart === null ? html`<p class="chart-empty muted">${empty}</p>` : isTable ? tableView(id, table) : chart()}
  </section>`;
}

function tableView(id, { columns, rows }) {
  return html`<div class="scroll table-view" tabindex="0" role="region" aria-labelledby="${id}-title">
    <table>
      <thead>
        <tr>
          ${columns.map(({ words, isNumber }) => html`<th scope="col" class=${isNumber ? 'num' : ''}>${words}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
            ${row.map((cell, place) =>
              place === 0
                ? html`<th scope="row" class=${columns[0].isNumber ? 'num' : ''}>${cell}</th>`
                : html`<td class=${columns[place].isNumber ? 'num' : ''}>${cell}</td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function chartBone() {
  return html`<div class="bone chart-bone" aria-busy="true"></div>`;
}

/** In the place of a chart whose numbers are not there: not yet, not now, or not asked for. */
export function withoutNumbers(reading, { id, title, wide = false }) {
  return reading.path() === null
    ? nothing
    : reading.fault
      ? chartCard({ id, title, wide, chart: null, empty: t('chart.unread') })
      : chartBone();
}
