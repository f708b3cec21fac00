/** The way to a paddle, asked once before the first bid: terms, age, ready; one screen each. */
import { html, nothing } from 'lit-html';
import { dialog } from '../shared/dialog.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { redraw } from '../shared/screen.js';
import { fateOf } from './fates.js';

const STEPS = ['terms', 'age', 'ready'];

export function createPaddleSteps({ bidding }) {
  let at = -1;
  const agreed = new Set();
  let asked = false;

  function close() {
    at = -1;
    asked = false;
    redraw();
  }

  function go(change) {
    at += change;
    redraw();
    requestAnimationFrame(() => document.getElementById('paddle-step')?.focus());
  }

  function agree(name) {
    if (agreed.has(name)) {
      agreed.delete(name);
    } else {
      agreed.add(name);
    }
    redraw();
  }

  function request() {
    asked = Boolean(bidding.requestPaddle());
    redraw();
  }

  function body() {
    const name = STEPS[at];
    const wish = asked ? bidding.paddleRequest() : null;
    return html` <ol class="steps" aria-label=${t('paddle.steps')}>
        ${STEPS.map(
          (step, index) =>
            html` <li aria-current=${index === at ? 'step' : 'false'}>
              ${index < at ? icon('check') : index + 1} ${t(`paddle.${step}`)}
            </li>`,
        )}
      </ol>
      <div class="stack" id="paddle-step" tabindex="-1">
        <p>${t(`paddle.${name}Words`)}</p>
        ${
          name === 'ready'
            ? nothing
            : html`<label class="check"
                ><input type="checkbox" .checked=${agreed.has(name)} @change=${() => agree(name)} /><span
                  >${t(`paddle.${name}Agree`)}</span
                ></label
              >`
        }
      </div>
      ${wish && wish.fate !== 'accepted' ? html`<p class="notice">${fateWords(wish)}</p>` : nothing}
      <div class="row apart">
        <button class="button" ?disabled=${at === 0} @click=${() => go(-1)}>${t('paddle.back')}</button>
        ${
          name === 'ready'
            ? html`<button class="button main" ?disabled=${asked} @click=${request} data-paddle="request">
                ${t('paddle.request')}
              </button>`
            : html`<button
                class="button main"
                ?disabled=${!agreed.has(name)}
                @click=${() => go(1)}
                data-paddle="next"
              >
                ${t('paddle.next')}
              </button>`
        }
      </div>`;
  }

  function fateWords(entry) {
    return fateOf({ ...entry, about: { ...entry.about, limitMinor: 0 } }, 'USD').words;
  }

  return {
    show() {
      at = 0;
      redraw();
    },
    view() {
      if (at >= 0 && asked && bidding.paddleRequest()?.fate === 'accepted') {
        at = -1;
        asked = false;
      }
      return at < 0
        ? nothing
        : dialog({ open: true, title: t('paddle.title'), body: body(), onClose: close });
    },
  };
}
