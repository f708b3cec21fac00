/**
 * The lots as a table to type in: a row is saved when it is left; rows are ordered by dragging, or by keys
 * on their handle.
 */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { sendPicture } from '../shared/door.js';
import { icon } from '../shared/icons.js';
import { count, t } from '../shared/language.js';
import { doorWords, redraw, toast } from '../shared/screen.js';
import { MOST_PICTURES } from './lots.js';

const DRAWN = 100;

export function createLotTable({ room, lots, importing, config }) {
  let dragged = null;
  let over = null;
  let drawn = DRAWN;
  let moved = '';
  const uploading = new Set();

  function leave(event, lotId) {
    if (!event.currentTarget.contains(event.relatedTarget)) {
      lots.save(lotId);
    }
  }

  function pasted(event) {
    const text = event.clipboardData.getData('text/plain');
    if (/[\t\n]/.test(text.trim())) {
      event.preventDefault();
      importing.take(text);
    }
  }

  function addRow() {
    const lotId = lots.add();
    drawn = Math.max(drawn, lots.rows().length);
    requestAnimationFrame(() => document.getElementById(`title-${lotId}`)?.focus());
  }

  function enter(event, lotId) {
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      const rows = lots.rows();
      const next = rows[rows.findIndex((row) => row.lotId === lotId) + 1];
      if (next) {
        document.getElementById(event.target.id.replace(lotId, next.lotId))?.focus();
      } else {
        lots.save(lotId).then((saved) => {
          if (saved) {
            addRow();
          }
        });
      }
    }
  }

  async function handleKey(event, lotId, place) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step) {
      event.preventDefault();
      await move(lotId, place + step);
    }
  }

  async function move(lotId, place) {
    const at = lots.move(lotId, place);
    requestAnimationFrame(() => document.getElementById(`handle-${lotId}`)?.focus());
    moved = t('desk.movedTo', { place: Math.max(0, Math.min(lots.rows().length - 1, place)) + 1 });
    redraw();
    await at;
  }

  function dropOn(event, row, place) {
    event.preventDefault();
    over = null;
    if (dragged) {
      const lotId = dragged;
      dragged = null;
      move(lotId, place);
    } else if (event.dataTransfer.files.length > 0) {
      takePictures(row, event.dataTransfer.files);
    }
    redraw();
  }

  async function takePictures(row, files) {
    for (const file of files) {
      const most = config().pictureBytesMax;
      if (!file.type.startsWith('image/')) {
        toast(t('desk.notPicture', { name: file.name }), { kind: 'bad' });
      } else if (file.size > most) {
        toast(t('desk.pictureTooLarge', { name: file.name, most: count(Math.floor(most / 1_000_000)) }), {
          kind: 'bad',
        });
      } else if (lots.row(row.lotId).fields.pictures.length < MOST_PICTURES) {
        await takePicture(row, file);
      }
    }
    if (lots.row(row.lotId).fields.title.trim() !== '') {
      lots.save(row.lotId);
    }
  }

  async function takePicture(row, file) {
    uploading.add(row.lotId);
    redraw();
    try {
      const { id } = await sendPicture(file);
      lots.set(row.lotId, 'pictures', [...lots.row(row.lotId).fields.pictures, id]);
    } catch (error) {
      toast(`${file.name}: ${doorWords(error)}`, { kind: 'bad' });
    }
    uploading.delete(row.lotId);
    redraw();
  }

  function removePicture(row, id) {
    lots.set(
      row.lotId,
      'pictures',
      row.fields.pictures.filter((one) => one !== id),
    );
    lots.save(row.lotId);
  }

  function pictures(row, place) {
    return html`<div class="cell-pictures">
      ${row.fields.pictures.map(
        (id, index) =>
          html` <button
            class="cell-picture"
            ?disabled=${!row.mayChange}
            @click=${() => removePicture(row, id)}
            aria-label=${t('desk.removePicture', { number: index + 1, place })}
            title=${t('desk.removePictureShort')}
          >
            <img src="/pictures/${id}" alt="" loading="lazy" />${icon('cross')}
          </button>`,
      )}
      ${
        row.mayChange
          ? html`<label class="cell-add"
              >${uploading.has(row.lotId) ? icon('clock') : icon('picture')}
              <span class="away">${t('desk.addPicture', { place })}</span>
              <input
                type="file"
                class="away"
                accept="image/jpeg,image/png,image/webp"
                multiple
                @change=${(event) => {
                  takePictures(row, [...event.target.files]);
                  event.target.value = '';
                }}
            /></label>`
          : nothing
      }
    </div>`;
  }

  function cell(row, name, place, kind = '') {
    const fault = row.faults[name];
    return html`<input
      class="cell ${kind}"
      id="${name}-${row.lotId}"
      autocomplete="off"
      .value=${live(row.fields[name])}
      ?readonly=${!row.mayChange}
      inputmode=${kind === 'num' ? 'decimal' : 'text'}
      aria-label=${t('desk.cell', { field: t(`column.${name}`), place })}
      aria-invalid=${fault ? 'true' : 'false'}
      aria-describedby=${fault ? `fault-${row.lotId}` : nothing}
      title=${fault ?? ''}
      @input=${(event) => lots.set(row.lotId, name, event.target.value)}
      @keydown=${(event) => enter(event, row.lotId)}
      @paste=${pasted}
    />`;
  }

  function textCell(row, place) {
    return html`<textarea
      class="cell"
      rows="1"
      id="text-${row.lotId}"
      .value=${live(row.fields.text)}
      ?readonly=${!row.mayChange}
      aria-label=${t('desk.cell', { field: t('column.text'), place })}
      aria-invalid=${row.faults.text ? 'true' : 'false'}
      @input=${(event) => lots.set(row.lotId, 'text', event.target.value)}
    ></textarea>`;
  }

  function packCell(row, place) {
    return html`<div class="cell-pack">
      <select
        class="cell"
        aria-label=${t('desk.cell', { field: t('column.pack'), place })}
        ?disabled=${!row.mayChange}
        @change=${(event) => lots.set(row.lotId, 'pack', event.target.value)}
      >
        ${['', 'live', 'ebay', 'fixed'].map(
          (name) =>
            html`<option value=${name} ?selected=${row.fields.pack === name}>
              ${name === '' ? t('desk.asShow') : t(`pack.${name}`)}
            </option>`,
        )}
      </select>
      ${row.fields.pack === 'fixed' ? cell(row, 'step', place, 'num') : nothing}
    </div>`;
  }

  function state(row) {
    if (row.state === 'saving' || row.state === 'kept') {
      return html`<span class="muted small">${t('desk.saving')}</span>`;
    }
    if (row.state === 'refused') {
      return html`<span class="bad small strong" role="alert"
        >${doorWords(row.refusal)}
        <button class="button small-button" @click=${() => lots.save(row.lotId)}>
          ${t('page.again')}
        </button></span
      >`;
    }
    if (row.state === 'changed') {
      return html`<span class="told small">${t('desk.unsaved')}</span>`;
    }
    return row.phase === 'PENDING'
      ? html`<span class="good small">${icon('check')}<span class="away">${t('desk.saved')}</span></span>`
      : html`<span class="tag">${t(`phase.${row.phase}`)}</span>`;
  }

  function heading(name) {
    const inMoney = name === 'opening' || name === 'reserve';
    return inMoney ? `${t(`column.${name}`)} ${room.show.currency}` : t(`column.${name}`);
  }

  function tableRow(row, place) {
    const faults = Object.values(row.faults);
    return html`<tr
      class=${over === row.lotId ? 'over' : ''}
      data-lot=${row.lotId}
      data-state=${row.state}
      @focusout=${(event) => leave(event, row.lotId)}
      @dragover=${(event) => {
        event.preventDefault();
        over = row.lotId;
        redraw();
      }}
      @dragleave=${() => {
        over = null;
        redraw();
      }}
      @drop=${(event) => dropOn(event, row, place - 1)}
    >
      <td class="handle-cell">
        ${
          row.isNew || !row.mayChange
            ? html`<span class="num muted">${place}</span>`
            : html` <button
                class="handle num"
                id="handle-${row.lotId}"
                draggable="true"
                aria-label=${t('desk.handle', { place, title: row.fields.title })}
                @dragstart=${(event) => {
                  dragged = row.lotId;
                  event.dataTransfer.setData('text/plain', row.lotId);
                  event.dataTransfer.effectAllowed = 'move';
                }}
                @dragend=${() => {
                  dragged = null;
                  over = null;
                  redraw();
                }}
                @keydown=${(event) => handleKey(event, row.lotId, place - 1)}
              >
                ${icon('grip')}${place}
              </button>`
        }
      </td>
      <td class="pictures-cell">${pictures(row, place)}</td>
      <td class="wide" data-label=${heading('title')}>${cell(row, 'title', place)}</td>
      <td class="wide" data-label=${heading('text')}>${textCell(row, place)}</td>
      <td data-label=${heading('category')}>${cell(row, 'category', place)}</td>
      <td data-label=${heading('pack')}>${packCell(row, place)}</td>
      <td data-label=${heading('opening')}>${cell(row, 'opening', place, 'num')}</td>
      <td data-label=${heading('reserve')}>${cell(row, 'reserve', place, 'num')}</td>
      <td class="state-cell">
        ${faults.length > 0 ? html`<span class="fault" id="fault-${row.lotId}">${faults.join(' ')}</span>` : state(row)}
        ${
          row.mayChange
            ? html`<button
                class="button quiet round"
                @click=${() => lots.remove(row.lotId)}
                aria-label=${t('desk.remove', { place, title: row.fields.title })}
              >
                ${icon('cross')}
              </button>`
            : nothing
        }
      </td>
    </tr>`;
  }

  return {
    view() {
      const rows = lots.rows();
      return html`<section class="card lots-card stack">
        <div class="row apart">
          <h2>${t('desk.lots')} <span class="muted num">${count(rows.length)}</span></h2>
          <div class="row">
            <button class="button" @click=${importing.open}>${t('desk.import')}</button>
            <button class="button main" @click=${addRow}>${icon('plus')}${t('desk.addLot')}</button>
          </div>
        </div>
        <p class="away" role="status">${moved}</p>
        ${
          rows.length === 0
            ? html`<div class="empty">
                <h3>${t('desk.noLots')}</h3>
                <p class="muted">${t('desk.noLotsTodo')}</p>
              </div>`
            : html`<div class="scroll" tabindex="0" role="region" aria-label=${t('desk.lots')}>
                  <table class="lots">
                    <thead>
                      <tr>
                        ${[
                          'place',
                          'pictures',
                          'title',
                          'text',
                          'category',
                          'pack',
                          'opening',
                          'reserve',
                          'state',
                        ].map(
                          (name) =>
                            html` <th
                              scope="col"
                              class=${name === 'opening' || name === 'reserve' ? 'num' : ''}
                            >
                              ${heading(name)}
                            </th>`,
                        )}
                      </tr>
                    </thead>
                    <tbody>
                      ${repeat(
                        rows.slice(0, drawn),
                        (row) => row.lotId,
                        (row, index) => tableRow(row, index + 1),
                      )}
                    </tbody>
                  </table>
                </div>
                ${
                  rows.length > drawn
                    ? html`<button
                        class="button wide"
                        @click=${() => {
                          drawn += DRAWN;
                          redraw();
                        }}
                      >
                        ${t('lots.more', { count: rows.length - drawn })}
                      </button>`
                    : nothing
                }
                <p class="small muted">${t('desk.tableHint')}</p>`
        }
      </section>`;
    },
  };
}
