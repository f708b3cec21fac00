/** The frame of each page about money: bar, places, who may see it, and the page's own view. */
import { html, nothing } from 'lit-html';
import { read } from '../shared/door.js';
import { t } from '../shared/language.js';
import { places } from '../shared/places.js';
import { bar, faultCard, redraw, startPage } from '../shared/screen.js';
import { hasEnded, may, person } from '../shared/session.js';
import { createSignIn } from '../shared/signin.js';

/**
 * Starts the page.
 *
 * @param here its name: of its place, and of its messages
 * @param roles whoever has one of them may see it; the first is offered at the sign-in
 * @param make makes what is inside: {start, view, title?}; called for those who may see it
 */
export function startMoneyPage({ here, roles, make }) {
  let config = { devSignIn: false };
  const signIn = createSignIn({
    wanted: roles[0],
    isOffered: () => config.devSignIn,
    onSignedIn: () => location.reload(),
  });
  const inside = roles.some(may) ? make() : null;

  function stranger() {
    const what = hasEnded() ? t('money.signInEnded') : t(person() ? `${here}.notFor` : `${here}.signIn`);
    return html`${faultCard({ what, todo: t(`${here}.signInTodo`), again: null })}
      <p class="row centred">
        <button class="button main" @click=${signIn.show}>${t('bar.signIn')}</button>
      </p>`;
  }

  startPage(() => {
    const title = inside?.title?.() ?? t(`${here}.title`);
    document.title = `${title} · Rostrum`;
    return html`${bar({ title, tools: nothing, onSignIn: signIn.show })}
      <div class="places-kept">${places(here)}</div>
      <main class="page stack money" id="main">${inside ? inside.view() : stranger()}${signIn.view()}</main>`;
  });
  inside?.start();
  read('/api/v1/config')
    .then((answer) => {
      config = answer;
      redraw();
    })
    .catch((error) => console.warn('no config', error));
}
