/** A bar in a table's cell; it only repeats the figure beside it. */
import { html, nothing, svg } from 'lit-html';

const LONG = 100;

export function barCell(value, most, kind = '') {
  const length = most > 0 ? (Math.max(0, value) / most) * LONG : 0;
  return html`<svg class="share-bar ${kind}" viewBox="0 0 ${LONG} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${length === 0 ? nothing : svg`<rect width=${Math.max(0.8, length).toFixed(2)} height="10"></rect>`}
  </svg>`;
}
