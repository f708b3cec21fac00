/** Accounts that are one person's: looked up, said here or taken back, by an operator or by finance. */
import { html, nothing } from 'lit-html';
import { fateLine } from '../commerce/fate.js';
import { createFeed, LEDGER, staleNotice, unread } from '../commerce/reads.js';
import { createSheet, field } from '../commerce/sheet.js';
import { createWishes, isOpen } from '../commerce/wishes.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { createNameForm } from '../shared/nameform.js';
import { redraw } from '../shared/screen.js';
import { may } from '../shared/session.js';
import { financeViews } from './views.js';

const LINKS = 'links';
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

export function createLinks() {
  const sheet = createSheet();
  const wishes = createWishes({ onFate: settled });
  const form = createNameForm({
    id: 'look-up',
    words: { label: 'links.of', button: 'links.lookUp', hint: 'links.hint' },
    onName: lookUp,
  });
  /** Whom the list is about, and what was read of them. */
  let account = null;
  let feed = null;

  /** The address names the account, so that it can be kept and sent. */
  function lookUp(userId) {
    account = userId;
    feed = createFeed(`${LEDGER}/links/${encodeURIComponent(userId)}`);
    history.replaceState(null, '', `/finance?${new URLSearchParams({ view: LINKS, user: userId })}`);
    return feed.load();
  }

  /** What was said shows in the list of one of the two, as soon as the ledger has it. */
  function settled({ command, fate }) {
    if (fate !== 'accepted') {
      return;
    }
    if (![command.one, command.other].includes(account)) {
      lookUp(command.one);
    }
    feed.soon();
  }

  function say(one, other, linked) {
    wishes.send(
      LINKS,
      { type: 'LinkAccounts', one, other, linked },
      may('OPERATOR') ? 'OPERATOR' : 'FINANCE',
    );
  }

  function askLink() {
    sheet.ask({
      title: t('links.link'),
      words: t('links.linkWords'),
      button: t('links.link'),
      danger: true,
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
      read(entered) {
        const [one, other] = ['one', 'other'].map((which) => String(entered.get(which)).trim());
        const faults = {
          ...(NAME.test(one) ? {} : { one: t('signIn.badName') }),
          ...(NAME.test(other) && other !== one
            ? {}
            : { other: t(other === one ? 'links.same' : 'signIn.badName') }),
        };
        return { faults, one, other };
      },
      yes: ({ one, other }) => say(one, other, true),
    });
  }

  function askApart(other) {
    const one = account;
    sheet.ask({
      title: t('links.unlinkTitle', { one, other }),
      words: t('links.unlinkWords'),
      button: t('links.unlink'),
      yes: () => say(one, other, false),
    });
  }

  function list() {
    if (feed === null) {
      return nothing;
    }
    if (!feed.value) {
      return feed.fault ? unread(LINKS, feed) : html`<div class="bone table-bone" aria-busy="true"></div>`;
    }
    const { links } = feed.value;
    return html`<section class="card stack tight" data-links=${links.length}>
      <h2>${t('links.linkedTo', { account })}</h2>
      ${staleNotice(feed)}
      ${
        links.length === 0
          ? html`<p class="muted">${t('links.none')}</p>`
          : html`<ul class="linked">
              ${links.map(
                (other) =>
                  html`<li data-linked=${other}>
                    <button class="button quiet who" @click=${() => lookUp(other)}>${icon('user')}${other}</button>
                    <button
                      class="button"
                      ?disabled=${isOpen(wishes.of(LINKS))}
                      @click=${() => askApart(other)}
                      aria-label=${t('links.unlinkOne', { other })}
                    >
                      ${icon('undo')}${t('links.unlink')}
                    </button>
                  </li>`,
              )}
            </ul>`
      }
      <p class="small muted">${t('links.found')}</p>
    </section>`;
  }

  function start() {
    wishes.start();
    const asked = new URLSearchParams(location.search).get('user') ?? '';
    if (NAME.test(asked)) {
      lookUp(asked);
      redraw();
    }
  }

  return {
    start,
    view: () =>
      html`${financeViews(LINKS)}
        <section class="card stack tight">
          <h2>${t('links.title')}</h2>
          <p>${t('links.words')}</p>
          ${form.view()}
          <div class="row">
            <button
              class="button"
              ?disabled=${isOpen(wishes.of(LINKS))}
              @click=${askLink}
              data-link
            >
              ${icon('lock')}${t('links.link')}
            </button>
          </div>
          ${fateLine(wishes, LINKS)}
        </section>
        ${list()}${sheet.view()}`,
  };
}
