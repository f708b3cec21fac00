/** The run list: every lot in its order, the open ones first to be seen; many may be open at once. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { isOpenPhase, isOver, lotsOf } from '../shared/fold.js';
import { count, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { redraw } from '../shared/screen.js';

const DRAWN = 60;
const FILTERS = {
  all: () => true,
  open: ({ lot }) => isOpenPhase(lot.standing.phase),
  coming: ({ lot }) => lot.standing.phase === 'PENDING',
  over: ({ lot }) => isOver(lot.standing.phase),
};

export function createRunList({ room, onChoose }) {
  let filter = 'all';
  let most = DRAWN;
  let seen = null;

  /** A lot that comes onto the block is brought into sight, once; the page itself does not move. */
  function bringIntoSight(selected) {
    if (selected === seen) {
      return;
    }
    seen = selected;
    requestAnimationFrame(() => {
      const shown = document.querySelector('.run-row[aria-current=true]');
      const rows = shown?.closest('.run-rows');
      if (rows && rows.scrollHeight > rows.clientHeight) {
        rows.scrollTop += shown.getBoundingClientRect().top - rows.getBoundingClientRect().top - shown.offsetHeight;
      }
    });
  }

  function row(lot, selected) {
    const standing = lot.lot.standing;
    const kind = { OPEN: 'good', FAIR_WARNING: 'hot', SOLD: 'told', CONFIRMED: 'told' }[standing.phase] ?? '';
    return html`<li>
      <button
        class="run-row"
        aria-current=${lot.lotId === selected ? 'true' : 'false'}
        data-lot=${lot.lotId}
        @click=${() => onChoose(lot.lotId)}
      >
        <span class="num muted run-number">${room.order.indexOf(lot.lotId) + 1}</span>
        <span class="run-title">${lot.card.title}</span>
        <span class="num strong"
          >${money(standing.priceMinor || standing.askingMinor || lot.card.openingMinor, room.show.currency, true)}</span
        >
        <span class="tag ${kind}">${t(`phase.${standing.phase}`)}</span>
      </button>
    </li>`;
  }

  return {
    view(selected) {
      const lots = lotsOf(room);
      bringIntoSight(selected);
      const found = lots.filter(FILTERS[filter]);
      return html`<div class="card stack tight">
        <h2 id="run-list">${t('console.runList')}</h2>
        <div class="row filters" role="group" aria-label=${t('console.filter')}>
          ${Object.keys(FILTERS).map(
            (name) =>
              html` <button
                class="button quiet small-button"
                aria-pressed=${filter === name}
                @click=${() => {
                  filter = name;
                  most = DRAWN;
                  redraw();
                }}
              >
                ${t(`filter.${name}`)}
                <span class="num muted">${count(lots.filter(FILTERS[name]).length)}</span>
              </button>`,
          )}
        </div>
        ${found.length === 0 ? html`<p class="muted">${t('console.noneHere')}</p>` : nothing}
        <ol class="run-rows">
          ${repeat(
            found.slice(0, most),
            (lot) => lot.lotId,
            (lot) => row(lot, selected),
          )}
        </ol>
        ${
          found.length > most
            ? html`<button
                class="button wide"
                @click=${() => {
                  most += DRAWN;
                  redraw();
                }}
              >
                ${t('lots.more', { count: found.length - most })}
              </button>`
            : nothing
        }
      </div>`;
    },
  };
}
