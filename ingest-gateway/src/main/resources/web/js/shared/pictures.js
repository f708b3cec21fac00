/** A lot's picture, or its number where there is none. */
import { html, nothing } from 'lit-html';
import { t } from './language.js';

/**
 * @param whole shows all of it, whatever its form, before a ground of its own colours
 */
export function picture(card, number, { eager = false, which = 0, whole = false } = {}) {
  const id = card.pictures[which];
  return html`<span class="picture ${whole ? 'whole' : ''}"
    >${id && whole ? html`<img class="ground" src="/pictures/${id}" alt="" aria-hidden="true" decoding="async" />` : nothing}${
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
