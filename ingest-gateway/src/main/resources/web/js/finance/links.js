/** Accounts that are one person's: said here, or taken back, by an operator or by finance. */
import { html, nothing } from 'lit-html';
import { fateLine } from '../commerce/fate.js';
import { createSheet, field } from '../commerce/sheet.js';
import { createWishes, isOpen } from '../commerce/wishes.js';
import { icon } from '../shared/icons.js';
import { moment, t } from '../shared/language.js';
import { may } from '../shared/session.js';
import { financeViews } from './views.js';

const LINKS = 'links';
const NAME = /^[A-Za-z0-9_-]{1,64}$/;
/** What was said on this page is kept in its sitting; the log keeps all of it. */
const SAID_KEY = 'rostrum.links';
const SAID_MAX = 20;

export function createLinks() {
  const sheet = createSheet();
  const wishes = createWishes({ onFate: keep });
  let said = kept();

  function kept() {
    try {
      return JSON.parse(sessionStorage.getItem(SAID_KEY) ?? '[]');
    } catch {
      return [];
    }
  }

  function keep({ command, fate }) {
    if (fate === 'accepted') {
      said = [{ ...command, atMillis: Date.now() }, ...said].slice(0, SAID_MAX);
      sessionStorage.setItem(SAID_KEY, JSON.stringify(said));
    }
  }

  function ask(linked) {
    const name = linked ? 'link' : 'unlink';
    sheet.ask({
      title: t(`links.${name}`),
      words: t(`links.${name}Words`),
      button: t(`links.${name}`),
      danger: linked,
      fields: (faults) =>
        ['one', 'other'].map((which) =>
          field({
            name: which,
            label: t(`links.${which}`),
            hint: t('links.hint'),
            fault: faults[which],
            most: 64,
          }),
        ),
      read(form) {
        const [one, other] = ['one', 'other'].map((which) => String(form.get(which)).trim());
        const faults = {
          ...(NAME.test(one) ? {} : { one: t('signIn.badName') }),
          ...(NAME.test(other) && other !== one
            ? {}
            : { other: t(other === one ? 'links.same' : 'signIn.badName') }),
        };
        return { faults, one, other };
      },
      yes: ({ one, other }) =>
        wishes.send(
          LINKS,
          { type: 'LinkAccounts', one, other, linked },
          may('OPERATOR') ? 'OPERATOR' : 'FINANCE',
        ),
    });
  }

  function button(linked, sign) {
    return html`<button
      class="button ${linked ? 'main' : ''}"
      ?disabled=${isOpen(wishes.of(LINKS))}
      @click=${() => ask(linked)}
      data-link=${linked}
    >
      ${icon(sign)}${t(linked ? 'links.link' : 'links.unlink')}
    </button>`;
  }

  function list() {
    return said.length === 0
      ? nothing
      : html`<section class="card stack tight">
          <h2>${t('links.said')}</h2>
          <ul class="stack tight">
            ${said.map(
              ({ one, other, linked, atMillis }) =>
                html`<li class="row apart" data-said=${linked}>
                  <span>${one} · ${other}</span>
                  <span class="row"
                    ><span class="tag ${linked ? 'hot' : 'good'}">${t(linked ? 'links.linked' : 'links.apart')}</span
                    ><span class="small muted">${moment(atMillis)}</span></span
                  >
                </li>`,
            )}
          </ul>
        </section>`;
  }

  return {
    start: wishes.start,
    view: () =>
      html`${financeViews('links')}
        <section class="card stack tight">
          <h2>${t('links.title')}</h2>
          <p>${t('links.words')}</p>
          <p class="small muted">${t('links.found')}</p>
          <div class="row">${button(true, 'lock')}${button(false, 'undo')}</div>
          ${fateLine(wishes, LINKS)}
        </section>
        ${list()}${sheet.view()}`,
  };
}
