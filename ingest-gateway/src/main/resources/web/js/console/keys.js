/**
 * The console's keys: one letter each, off while a field or a dialog has the focus, and off altogether on
 * wish.
 */
import { html, nothing } from 'lit-html';
import { dialog } from '../shared/dialog.js';
import { t } from '../shared/language.js';
import { redraw } from '../shared/screen.js';

const KEY = 'rostrum.keys';
const SHOWN = ['o', 'f', 'h', 'p', 'u', ' ', '+', '-', '.', '?'];
const NAMES = {
  o: 'open',
  f: 'warn',
  h: 'hammer',
  p: 'pass',
  u: 'undo',
  ' ': 'next',
  '+': 'stepUp',
  '-': 'stepDown',
  '.': 'pause',
  '?': 'help',
};

export function createKeys({ actions, isReady }) {
  let on = localStorage.getItem(KEY) !== 'off';
  let open = false;

  function pressed(event) {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) {
      return;
    }
    if (key === '?') {
      open = !open;
      redraw();
    } else if (
      on &&
      actions[key] &&
      isReady() &&
      !(key === ' ' && event.target.closest('button, a, summary, [role=tab]'))
    ) {
      event.preventDefault();
      actions[key]();
    }
  }

  addEventListener('keydown', pressed);

  return {
    on: () => on,
    show() {
      open = true;
      redraw();
    },
    view: () =>
      open
        ? dialog({
            open,
            title: t('keys.title'),
            onClose: () => {
              open = false;
              redraw();
            },
            body: html`<dl class="key-list">
                ${SHOWN.map(
                  (key) =>
                    html`<dt><kbd>${key === ' ' ? t('keys.space') : key.toUpperCase()}</kbd></dt>
                      <dd>${t(`keys.${NAMES[key]}`)}</dd>`,
                )}
              </dl>
              <label class="check"
                ><input
                  type="checkbox"
                  .checked=${on}
                  @change=${(event) => {
                    on = event.target.checked;
                    localStorage.setItem(KEY, on ? 'on' : 'off');
                    redraw();
                  }}
                /><span>${t('keys.use')}</span></label
              >`,
          })
        : nothing,
  };
}

function isTyping(element) {
  return (
    element instanceof HTMLElement &&
    (element.isContentEditable || element.matches('input:not([type=checkbox]), textarea, select'))
  );
}
