/** Modal dialogs: drawn while there is something to show, closed with Escape, a button, or by the page. */
import { html, nothing } from 'lit-html';
import { icon } from './icons.js';
import { t } from './language.js';

let before = null;

/**
 * @param open whether it shows
 * @param title what it is about; names it for screen readers
 * @param onClose is called when the reader closes it
 */
export function dialog({ open, title, body, onClose, wide = false }) {
  if (!open) {
    return nothing;
  }
  return html`<dialog
    class=${wide ? 'wide' : ''}
    aria-labelledby="dialog-title"
    @cancel=${(event) => {
      event.preventDefault();
      onClose();
    }}
  >
    <div class="stack">
      <div class="row apart one-line">
        <h2 id="dialog-title">${title}</h2>
        <button class="button quiet round" @click=${onClose} aria-label=${t('dialog.close')}>
          ${icon('cross')}
        </button>
      </div>
      ${body}
    </div>
  </dialog>`;
}

/** After each drawing: opens a dialog that is new, and gives the focus back when the last one is gone. */
export function settleDialogs(root) {
  const drawn = root.querySelector('dialog');
  if (drawn && !drawn.open) {
    before ??= document.activeElement;
    drawn.showModal();
  } else if (!drawn && before) {
    if (before.isConnected) {
      before.focus();
    }
    before = null;
  }
}
