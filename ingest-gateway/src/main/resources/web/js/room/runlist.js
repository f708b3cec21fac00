/** The lots of the show: open now, coming, over; few are drawn at first, more on wish. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { isOpenPhase, isOver, lotsOf } from '../shared/fold.js';
import { icon } from '../shared/icons.js';
import { count, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { picture } from '../shared/pictures.js';
import { redraw } from '../shared/screen.js';
import { place } from './step.js';

const FIRST_DRAWN = 12;
const MORE_DRAWN = 48;

const GROUPS = [
  ['open', (phase) => isOpenPhase(phase)],
  ['coming', (phase) => phase === 'PENDING'],
  ['over', (phase) => isOver(phase)],
];

export function createRunList({ room, bidding, onChoose }) {
  const drawn = new Map();

  function group(name, lots, shownId) {
    if (lots.length === 0) {
      return nothing;
    }
    const most = drawn.get(name) ?? FIRST_DRAWN;
    return html`<section class="stack tight" aria-labelledby="lots-${name}">
      <h3 id="lots-${name}">${t(`lots.${name}`)} <span class="muted num">${count(lots.length)}</span></h3>
      <ul class="lot-list">
        ${repeat(
          lots.slice(0, most),
          (lot) => lot.lotId,
          (lot) => row(lot, shownId),
        )}
      </ul>
      ${
        lots.length > most
          ? html`<button
              class="button wide"
              @click=${() => {
                drawn.set(name, most + MORE_DRAWN);
                redraw();
              }}
            >
              ${t('lots.more', { count: lots.length - most })}
            </button>`
          : nothing
      }
    </section>`;
  }

  function row(lot, shownId) {
    const standing = lot.lot.standing;
    const currency = room.show.currency;
    const number = room.order.indexOf(lot.lotId) + 1;
    const minor = standing.priceMinor || standing.askingMinor || lot.card.openingMinor;
    return html`<li>
      <button
        class="lot-row"
        aria-current=${lot.lotId === shownId ? 'true' : 'false'}
        @click=${() => onChoose(lot.lotId)}
      >
        ${picture(lot.card, number)}
        <span class="lot-row-words"
          ><span class="lot-row-title">${number}. ${lot.card.title}</span>
          <span class="small num"
            ><span class="strong">${money(minor, currency, true)}</span>
            <span class="muted">${t(`row.${standing.phase}`)}</span></span
          >
          ${own(lot, standing, currency)}</span
        >
      </button>
    </li>`;
  }

  function own(lot, standing, currency) {
    const limit = bidding.limitOf(lot.lotId);
    const mine = place(standing, room.paddle, limit);
    if (mine === 'none') {
      return limit && standing.phase === 'PENDING'
        ? html`<span class="tag told">${t('mine.preBid', { amount: money(limit, currency, true) })}</span>`
        : nothing;
    }
    const good = mine === 'lead' || mine === 'won';
    return html`<span class="tag ${good ? 'good' : 'bad'}"
      >${icon(good ? 'star' : 'up', good ? 'filled' : '')}${t(`mine.${mine}`)}</span
    >`;
  }

  return {
    view(shownId) {
      const lots = lotsOf(room);
      return html`<div class="run-list stack">
        ${GROUPS.map(([name, belongs]) => {
          const members = lots.filter((lot) => belongs(lot.lot.standing.phase));
          return group(name, name === 'over' ? members.reverse() : members, shownId);
        })}
      </div>`;
    },
  };
}
