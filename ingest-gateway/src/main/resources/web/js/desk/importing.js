/**
 * Many lots at once: a file or pasted rows are shown first, with what is wrong in which line; then each
 * becomes a lot.
 */
import { html, nothing } from 'lit-html';
import { dialog } from '../shared/dialog.js';
import { count, t } from '../shared/language.js';
import { redraw, toast } from '../shared/screen.js';
import { loadReader, readLots } from './csv.js';

const PREVIEWED = 50;
const MOST_BYTES = 8_000_000;

export function createImporting({ room, lots }) {
  let shown = false;
  let read = null;
  let fault = null;
  let done = -1;
  let failed = [];

  function close() {
    if (done < 0) {
      shown = false;
      read = null;
      fault = null;
      failed = [];
      redraw();
    }
  }

  async function take(text) {
    shown = true;
    fault = null;
    try {
      read = readLots(await loadReader(), text, room.show.currency);
    } catch (error) {
      fault = error.message;
    }
    redraw();
  }

  async function takeFile(file) {
    if (file.size > MOST_BYTES) {
      fault = t('import.tooLarge');
      redraw();
      return;
    }
    await take(await file.text());
  }

  function good() {
    return read.rows.filter((row) => Object.keys(row.faults).length === 0);
  }

  /** One after the other, so that the run list has the order of the file. */
  async function run() {
    const rows = good();
    done = 0;
    failed = [];
    redraw();
    for (const row of rows) {
      if (!(await lots.save(lots.add(row.fields)))) {
        failed.push(row);
      }
      done++;
      redraw();
    }
    done = -1;
    toast(t('import.done', { count: rows.length - failed.length }));
    if (failed.length === 0) {
      close();
    }
    redraw();
  }

  function chooser() {
    return html`<p>${t('import.words')}</p>
      <p class="small muted"><code>title,opening,reserve,category,text,rules</code></p>
      <label
        class="drop"
        @dragover=${(event) => event.preventDefault()}
        @drop=${(event) => {
          event.preventDefault();
          if (event.dataTransfer.files[0]) {
            takeFile(event.dataTransfer.files[0]);
          }
        }}
      >
        <span class="strong">${t('import.choose')}</span><span class="small muted">${t('import.drop')}</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          @change=${(event) => {
            if (event.target.files[0]) {
              takeFile(event.target.files[0]);
            }
          }}
      /></label>`;
  }

  function preview() {
    const ready = good();
    const bad = read.rows.length - ready.length;
    return html`<p>
        ${t('import.found', { count: read.rows.length })}
        ${bad > 0 ? html`<span class="bad strong">${t('import.bad', { count: bad })}</span>` : nothing}
      </p>
      ${read.faults.map((why) => html`<p class="notice hot">${why}</p>`)}
      <div class="scroll preview" tabindex="0" role="region" aria-label=${t('import.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="num">${t('column.line')}</th>
              ${['title', 'opening', 'reserve', 'category', 'pack'].map((name) => html`<th scope="col" class=${name === 'opening' || name === 'reserve' ? 'num' : ''}>${t(`column.${name}`)}</th>`)}
              <th scope="col">${t('column.state')}</th>
            </tr>
          </thead>
          <tbody>
            ${[...read.rows]
              .sort(faultyFirst)
              .slice(0, PREVIEWED)
              .map(
                (row) =>
                  html`<tr>
                    <td class="num muted">${row.line}</td>
                    <td>${row.fields.title}</td>
                    <td class="num">${row.fields.opening}</td>
                    <td class="num">${row.fields.reserve}</td>
                    <td>${row.fields.category}</td>
                    <td>${row.fields.pack === '' ? t('desk.asShow') : t(`pack.${row.fields.pack}`)}</td>
                    <td class="fault">${Object.values(row.faults).join(' ')}</td>
                  </tr>`,
              )}
          </tbody>
        </table>
      </div>
      ${read.rows.length > PREVIEWED ? html`<p class="small muted">${t('import.more', { count: read.rows.length - PREVIEWED })}</p>` : nothing}
      ${failed.length > 0 ? html`<p class="notice bad" role="alert">${t('import.failed', { count: failed.length })}</p>` : nothing}
      ${
        done >= 0
          ? html`<label class="stack tight"
              ><span>${t('import.doing', { done: count(done), count: ready.length })}</span>
              <progress max=${ready.length} value=${done}></progress
            ></label>`
          : html`<div class="row">
              <button
                class="button main"
                ?disabled=${ready.length === 0 || failed.length > 0}
                data-import
                @click=${run}
              >
                ${t('import.run', { count: ready.length })}
              </button>
              <button
                class="button"
                @click=${() => {
                  read = null;
                  redraw();
                }}
              >
                ${t('import.other')}
              </button>
            </div>`
      }`;
  }

  return {
    open() {
      shown = true;
      redraw();
    },
    take,
    view: () =>
      shown
        ? dialog({
            open: shown,
            wide: true,
            title: t('import.title'),
            onClose: close,
            body: html`${fault ? html`<p class="notice bad" role="alert">${fault}</p>` : nothing}${read ? preview() : chooser()}`,
          })
        : nothing,
  };
}

/** Rows with something wrong first, else as they stand. */
function faultyFirst(one, other) {
  const faulty = (row) => (Object.keys(row.faults).length > 0 ? 0 : 1);
  return faulty(one) - faulty(other) || one.line - other.line;
}
