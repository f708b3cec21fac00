/** The views of the finance page, and the ways between them. */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { t } from '../shared/language.js';
import { intoSight } from '../shared/strip.js';

const VIEWS = ['books', 'revenue', 'controls', 'links'];

/** @param here the view that is shown */
export function financeViews(here) {
  return html`<nav class="places" aria-label=${t('finance.views')}>
    <ul>
      ${VIEWS.map(
        (view) =>
          html`<li>
            <a
              href=${view === 'books' ? '/finance' : `/finance?view=${view}`}
              aria-current=${view === here ? 'page' : nothing}
              ${view === here ? ref(intoSight) : nothing}
              >${t(`finance.view.${view}`)}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}
