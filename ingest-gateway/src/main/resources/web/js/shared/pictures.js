/** A lot's picture, or its number where there is none. */
import { html } from 'lit-html';
import { t } from './language.js';

export function picture(card, number, { eager = false, which = 0 } = {}) {
  const id = card.pictures[which];
  return html`<span class="picture"
    >${
      id
        ? html`<img
            src="/pictures/${id}"
            alt=${t('lot.pictureOf', { title: card.title })}
            loading=${eager ? 'eager' : 'lazy'}
            decoding="async"
          />`
        : html`<span class="none" aria-hidden="true">${number}</span>`
    }</span
  >`;
}
