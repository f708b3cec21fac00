/** What happened at a desk, the latest first. */
import { html, nothing } from 'lit-html';
import { has, moment, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { redraw } from '../shared/screen.js';

const PAGE = 20;
let drawn = PAGE;

function more() {
  drawn += PAGE;
  redraw();
}

/** @param lines as the ledger keeps them: {atMillis, line} */
export function history(lines, title = 'wallet.history') {
  return html`<section class="card stack" aria-labelledby="history-title">
    <h2 id="history-title">${t(title)}</h2>
    ${
      lines.length === 0
        ? html`<p class="empty">${t('wallet.noHistory')}</p>`
        : html`<ol class="timeline" data-history>
              ${lines.slice(0, drawn).map(entry)}
            </ol>
            ${
              lines.length > drawn
                ? html`<button class="button" @click=${more}>
                    ${t('lots.more', { count: lines.length - drawn })}
                  </button>`
                : nothing
            }`
    }
  </section>`;
}

function entry({ atMillis, line }) {
  const { what, credits, amount, about } = line;
  const detail = has(`payFailure.${about}`) ? t(`payFailure.${about}`) : null;
  return html`<li data-what=${what}>
    <span class="row apart">
      <span>${t(`happened.${what}`)}</span>
      <span class="num strong"
        >${[
          credits ? t('money.credits', { count: credits }) : null,
          amount ? money(amount.minor, amount.currency) : null,
        ]
          .filter(Boolean)
          .join(' · ')}</span
      >
    </span>
    ${detail ? html`<span class="small">${detail}</span>` : nothing}
    <time class="small muted" datetime=${new Date(atMillis).toISOString()}>${moment(atMillis)}</time>
  </li>`;
}
