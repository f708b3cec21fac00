/** The places that somebody's roles open, as one strip of links under the bar. */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { t } from './language.js';
import { person } from './session.js';
import { intoSight } from './strip.js';

const PLACES = [
  ['home', '/', null],
  ['orders', '/orders', ['BIDDER']],
  ['wallet', '/wallet', ['BIDDER']],
  ['dashboard', '/dashboard', ['SELLER']],
  ['sales', '/sales', ['SELLER']],
  ['desk', '/desk', ['SELLER']],
  ['disputes', '/disputes', ['ARBITER', 'FINANCE', 'OPERATOR']],
  ['finance', '/finance', ['FINANCE', 'OPERATOR']],
];

/** Nothing for whoever has no place but the first page. */
export function places(here) {
  const roles = person()?.roles ?? [];
  const mine = PLACES.filter(([, , wanted]) => !wanted || wanted.some((role) => roles.includes(role)));
  return mine.length < 2
    ? nothing
    : html`<nav class="places" aria-label=${t('places.title')}>
        <ul>
          ${mine.map(
            ([name, address]) =>
              html`<li>
                <a
                  href=${address}
                  aria-current=${name === here ? 'page' : nothing}
                  ${name === here ? ref(intoSight) : nothing}
                  >${t(`places.${name}`)}</a
                >
              </li>`,
          )}
        </ul>
      </nav>`;
}
