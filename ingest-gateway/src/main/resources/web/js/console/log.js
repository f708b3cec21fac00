/**
 * What happened, newest first, without any limit; an accepted bid of an open lot can be taken back from its
 * row.
 */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { isOpenPhase } from '../shared/fold.js';
import { clockTime, t } from '../shared/language.js';
import { redraw } from '../shared/screen.js';
import { lineWords } from '../room/fates.js';

const DRAWN = 80;

export function createLog({ room, numberOf, asking }) {
  let all = true;

  function row(line) {
    const lot = room.lots.get(line.lotId);
    const open = line.kind === 'BidAccepted' && lot?.lot && isOpenPhase(lot.lot.standing.phase);
    return html`<li>
      <time class="small muted num">${clockTime(line.atMillis)}</time>
      <span
        >${line.lotId && all && !lineNamesLot(line) ? html`<span class="muted">${t('lot.number', { number: numberOf(line.lotId) })} · </span>` : nothing}
        ${lineWords(line, room.show.currency, numberOf, 0)}${
          line.kind === 'BidAccepted' && line.text === 'own raise'
            ? html` <span class="muted">${t('console.ownRaise')}</span>`
            : nothing
        }</span
      >
      ${
        open
          ? html`<button
              class="button quiet small-button"
              data-retract=${line.seq}
              @click=${() => asking.retract(line)}
              aria-label=${t('console.retractOf', { paddle: line.paddle })}
            >
              ${t('act.retract')}
            </button>`
          : nothing
      }
    </li>`;
  }

  return {
    view(selected) {
      const lines = room.lines.filter((line) => all || line.lotId === selected).slice(0, DRAWN);
      return html`<section class="card log">
        <div class="row apart">
          <h2>${t('console.log')}</h2>
          <label class="check inline"
            ><input
              type="checkbox"
              .checked=${!all}
              @change=${() => {
                all = !all;
                redraw();
              }}
            />
            <span class="small">${t('console.thisLot')}</span></label
          >
        </div>
        ${
          lines.length === 0
            ? html`<p class="muted">${t('history.empty')}</p>`
            : html`<ol class="lines" tabindex="0" aria-label=${t('console.log')}>
                ${repeat(lines, (line) => line.seq, row)}
              </ol>`
        }
      </section>`;
    },
  };
}

/** Whether the words of the line already say which lot. */
function lineNamesLot(line) {
  return !['BidAccepted', 'BidRetracted', 'PreBidPlaced'].includes(line.kind);
}
