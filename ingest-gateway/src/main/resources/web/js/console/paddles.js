/** The paddles of the show: who waits for approval, who may bid, who is barred. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { read } from '../shared/door.js';
import { count, t } from '../shared/language.js';
import { doorWords, redraw } from '../shared/screen.js';
import { person } from '../shared/session.js';

const DRAWN = 40;
const LOAD_AFTER_MILLIS = 400;
const ORDER = { REQUESTED: 0, APPROVED: 1, BARRED: 2 };

export function createPaddles({ room, asking }) {
  let paddles = null;
  let fault = null;
  let timer = null;
  let sought = '';

  async function load() {
    timer = null;
    if (!person()) {
      return;
    }
    try {
      const answer = await read(`/api/v1/shows/${encodeURIComponent(room.showId)}/paddles`);
      paddles = answer.paddles;
      fault = null;
    } catch (error) {
      fault = error;
    }
    redraw();
  }

  function row(paddle, ready) {
    const kind = { REQUESTED: 'hot', APPROVED: 'good', BARRED: 'bad' }[paddle.status];
    return html`<li data-paddle=${paddle.paddle}>
      <span class="num strong">${paddle.paddle}</span>
      <span class="small muted paddle-user">${paddle.userId}</span
      ><span class="tag ${kind}">${t(`paddleStatus.${paddle.status}`)}</span>
      <span class="row"
        >${
          paddle.status === 'APPROVED'
            ? nothing
            : html`<button
                class="button small-button"
                ?disabled=${!ready}
                @click=${() => asking.approve(paddle)}
              >
                ${t('act.approve')}
              </button>`
        }
        ${
          paddle.status === 'BARRED'
            ? nothing
            : html`<button
                class="button quiet small-button"
                ?disabled=${!ready}
                @click=${() => asking.bar(paddle.paddle)}
                aria-label=${t('ask.bar', { paddle: paddle.paddle })}
              >
                ${t('act.bar')}
              </button>`
        }</span
      >
    </li>`;
  }

  return {
    load,
    /** Paddles changed, or may have: read them again soon, once for many changes. */
    heard(frame) {
      if (frame.type === 'line' && frame.kind.startsWith('Paddle')) {
        timer ??= setTimeout(load, LOAD_AFTER_MILLIS);
      }
    },
    view(ready) {
      const found = (paddles ?? [])
        .filter(
          (paddle) => sought === '' || String(paddle.paddle) === sought || paddle.userId.includes(sought),
        )
        .sort((one, other) => ORDER[one.status] - ORDER[other.status] || one.paddle - other.paddle);
      return html`<section class="card paddles">
        <div class="row apart">
          <h2>
            ${t('console.paddles')} <span class="muted num">${paddles ? count(paddles.length) : ''}</span>
          </h2>
        </div>
        ${
          (paddles?.length ?? 0) > 8
            ? html`<div class="field">
                <label for="find-paddle" class="away">${t('console.findPaddle')}</label>
                <input
                  class="input"
                  id="find-paddle"
                  placeholder=${t('console.findPaddle')}
                  @input=${(event) => {
                    sought = event.target.value.trim();
                    redraw();
                  }}
                />
              </div>`
            : nothing
        }
        ${fault ? html`<p class="muted">${doorWords(fault)}</p>` : nothing}
        ${paddles && paddles.length === 0 ? html`<p class="muted">${t('console.noPaddles')}</p>` : nothing}
        <ul class="paddle-list">
          ${repeat(
            found.slice(0, DRAWN),
            (paddle) => paddle.paddle,
            (paddle) => row(paddle, ready),
          )}
        </ul>
        ${found.length > DRAWN ? html`<p class="small muted">${t('console.morePaddles', { count: found.length - DRAWN })}</p>` : nothing}
      </section>`;
    },
  };
}
