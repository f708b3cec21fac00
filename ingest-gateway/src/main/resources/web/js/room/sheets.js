/**
 * Three sheets beside the price: who stands where, what happened, and what became of each of the reader's
 * bids.
 */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { read } from '../shared/door.js';
import { icon } from '../shared/icons.js';
import { clockTime, count, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { redraw } from '../shared/screen.js';
import { fateOf, lineWords } from './fates.js';

const SHEETS = ['board', 'history', 'mine'];
const LINES_DRAWN = 60;

export function createSheets({ room, bidding, numberOf, takeBack }) {
  let open = 'board';
  const older = new Map();

  function choose(name) {
    open = name;
    redraw();
  }

  function arrows(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const forward = document.documentElement.dir === 'rtl' ? -step : step;
      choose(SHEETS[(SHEETS.indexOf(open) + forward + SHEETS.length) % SHEETS.length]);
      requestAnimationFrame(() => document.getElementById(`tab-${open}`)?.focus());
    }
  }

  /** The lot's own history from the log, once; what the room says later is laid over it. */
  function fetchOlder(lotId) {
    if (!older.has(lotId)) {
      older.set(lotId, []);
      read(`/api/v1/shows/${encodeURIComponent(room.showId)}/lots/${encodeURIComponent(lotId)}/history`)
        .then((answer) => {
          older.set(lotId, Array.isArray(answer) ? answer : (answer.lines ?? answer.history ?? []));
          redraw();
        })
        .catch(() => older.delete(lotId));
    }
    return older.get(lotId) ?? [];
  }

  function board(lot) {
    return html`<div class="stack">
      ${boardTable(t('board.lot'), lot.lot.board, (score) => money(score, room.show.currency, true), t('board.emptyLot'))}
      ${room.board.length > 0 ? boardTable(t('board.show'), room.board, (score) => t('board.points', { count: score }), '') : nothing}
    </div>`;
  }

  function boardTable(title, rows, words, empty) {
    return html`<section>
      <h3 class="sheet-title">${title}</h3>
      ${
        rows.length === 0
          ? html`<p class="muted">${empty}</p>`
          : html`<ol class="board">
              ${repeat(
                rows,
                (row) => row.paddle,
                (row, index) =>
                  html` <li class=${row.paddle === room.paddle?.paddle ? 'own' : ''}>
                    <span class="rank num">${count(index + 1)}</span>
                    <span
                      >${
                        row.paddle === room.paddle?.paddle
                          ? html`<span class="strong">${t('line.you')}</span>`
                          : t('line.paddle', { paddle: row.paddle })
                      }</span
                    >
                    <span class="num strong">${words(row.score)}</span>
                  </li>`,
              )}
            </ol>`
      }
    </section>`;
  }

  function history(lot) {
    const bySeq = new Map(fetchOlder(lot.lotId).map((line) => [line.seq, line]));
    for (const line of room.lines) {
      if (line.lotId === lot.lotId || !line.lotId) {
        bySeq.set(line.seq, line);
      }
    }
    const lines = [...bySeq.values()].sort((one, other) => other.seq - one.seq).slice(0, LINES_DRAWN);
    if (lines.length === 0) {
      return html`<p class="muted">${t('history.empty')}</p>`;
    }
    return html`<ol class="lines">
      ${repeat(
        lines,
        (line) => line.seq,
        (line) =>
          html`<li>
            <time class="small muted num" datetime=${new Date(line.atMillis).toISOString()}
              >${clockTime(line.atMillis)}</time
            >
            <span>${lineWords(line, room.show.currency, numberOf, room.paddle?.paddle)}</span>
          </li>`,
      )}
    </ol>`;
  }

  function mine() {
    const bids = bidding.bids();
    if (bids.length === 0) {
      return html`<p class="muted">${t('mine.empty')}</p>`;
    }
    return html`<ol class="my-bids">
      ${repeat(
        bids,
        (entry) => entry.id,
        (entry) => {
          const fate = fateOf(entry, room.show.currency);
          const kind = { good: 'good', bad: 'bad', told: 'told', wait: 'muted' }[fate.kind];
          return html`<li data-fate=${entry.fate} data-command=${entry.id}>
            <span class="row apart"
              ><span class="strong num">${money(entry.about.limitMinor, room.show.currency, true)}</span>
              <span class="small muted"
                >${t('lot.number', { number: numberOf(entry.about.lotId) })} ·
                <time class="num">${clockTime(entry.about.atMillis)}</time></span
              ></span
            >
            <span class="fate ${kind}"
              >${icon(fate.sign, fate.sign === 'star' ? 'filled' : '')}<span>${fate.words}</span></span
            >
            ${
              bidding.mayTakeBack(entry)
                ? html`<button class="button take-back" data-take-back @click=${() => takeBack.show(entry)}>
                    ${t('takeBack.act')}
                  </button>`
                : nothing
            }
          </li>`;
        },
      )}
    </ol>`;
  }

  return {
    view(lot) {
      const body = { board: () => board(lot), history: () => history(lot), mine };
      return html`<section class="card sheets">
        <div class="tabs" role="tablist" aria-label=${t('sheets.title')} @keydown=${arrows}>
          ${SHEETS.map(
            (name) =>
              html` <button
                class="tab"
                role="tab"
                id="tab-${name}"
                aria-controls="sheet"
                aria-selected=${open === name}
                tabindex=${open === name ? 0 : -1}
                @click=${() => choose(name)}
              >
                ${t(`sheet.${name}`)}
              </button>`,
          )}
        </div>
        <div class="sheet" id="sheet" role="tabpanel" aria-labelledby="tab-${open}" tabindex="0">
          ${body[open]()}
        </div>
      </section>`;
    },
  };
}
