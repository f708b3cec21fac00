/** One page on the screen: starts it, draws it when something changed, and shows what every page has. */
import { html, nothing, render } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { settleDialogs } from './dialog.js';
import { brandSign, icon } from './icons.js';
import { chooseLanguage, t } from './language.js';
import { person, signOut } from './session.js';

let drawing = false;
let faultTold = false;
let view = null;
let toasts = [];
let toastId = 0;

/** Starts a page: the language, then the view on each change. */
export async function startPage(draw) {
  await chooseLanguage();
  const root = document.getElementById('app');
  addEventListener('error', (event) => tellFault(event.message));
  addEventListener('unhandledrejection', (event) => tellFault(event.reason?.message ?? String(event.reason)));
  let first = true;
  view = () => {
    if (first) {
      root.replaceChildren();
      root.removeAttribute('aria-busy');
      first = false;
    }
    render(html`${draw()}${toastsView()}`, root);
    settleDialogs(root);
  };
  redraw();
}

/** A fault of the page itself is told once, so that a fault in the drawing does not draw for ever. */
function tellFault(what) {
  if (!faultTold) {
    faultTold = true;
    toast(t('page.fault', { what }), { kind: 'bad', millis: 0 });
  }
}

/** Draws before the next frame; many calls make one drawing. */
export function redraw() {
  if (drawing || !view) {
    return;
  }
  drawing = true;
  const draw = () => {
    drawing = false;
    view();
  };
  if (document.visibilityState === 'visible') {
    requestAnimationFrame(draw);
  } else {
    setTimeout(draw, 250);
  }
}

/** Shows a short message; returns what takes it away. */
export function toast(text, { kind = '', action = null, millis = 6_000 } = {}) {
  const mine = { id: ++toastId, text, kind, action };
  toasts = [...toasts.slice(-2), mine];
  const remove = () => {
    toasts = toasts.filter((kept) => kept !== mine);
    redraw();
  };
  if (millis > 0) {
    setTimeout(remove, millis);
  }
  redraw();
  return remove;
}

function toastsView() {
  return html`<div class="toasts" role="status">
    ${repeat(
      toasts,
      (one) => one.id,
      (one) =>
        html` <div class="toast">
          ${one.kind === 'bad' ? html`<span class="bad">${icon('warn')}</span>` : nothing}
          <span>${typeof one.text === 'function' ? one.text() : one.text}</span>
          ${one.action ? html`<button class="button" @click=${one.action.run}>${one.action.label}</button>` : nothing}
        </div>`,
    )}
  </div>`;
}

function nextTheme() {
  const order = ['', 'light', 'dark'];
  const chosen = order[(order.indexOf(document.documentElement.dataset.theme ?? '') + 1) % order.length];
  document.documentElement.dataset.theme = chosen;
  try {
    localStorage.setItem('rostrum.theme', chosen);
  } catch (cause) {
    console.warn('this browser keeps no settings', cause);
  }
  redraw();
}

/** The bar at the top of each page. */
export function bar({ title, tools = nothing, onSignIn = null }) {
  const theme = document.documentElement.dataset.theme || 'auto';
  const who = person();
  return html` <a class="skip" href="#main">${t('bar.skip')}</a>
    <header class="bar">
      <a class="brand" href="/">${brandSign}<span>Rostrum</span></a>
      ${title ? html`<h1 class="bar-title">${title}</h1>` : nothing}
      <div class="bar-tools">
        ${tools}
        <button
          class="button quiet round"
          @click=${nextTheme}
          aria-label=${t('bar.theme', { theme: t(`theme.${theme}`) })}
          title=${t('bar.theme', { theme: t(`theme.${theme}`) })}
        >
          ${icon({ auto: 'auto', light: 'sun', dark: 'moon' }[theme])}
        </button>
        ${
          who
            ? html` <button class="button quiet" @click=${leave} title=${t('bar.signOut')}>
                ${icon('user')}<span class="who">${who.userId}</span
                ><span class="away">${t('bar.signOut')}</span>
              </button>`
            : onSignIn
              ? html`<button class="button" @click=${onSignIn}>${t('bar.signIn')}</button>`
              : nothing
        }
      </div>
    </header>`;
}

function leave() {
  signOut();
  location.reload();
}

/** The connection, in one word. */
export function connectionPill(condition, now, countdown) {
  const state = condition.state === 'connecting' ? 'catchingUp' : condition.state;
  const words =
    state === 'offline'
      ? t('wire.offlineSince', { since: countdown(now - condition.since) })
      : t(`wire.${state}`);
  return html`<span class="pill ${state}" role="status">${words}</span>`;
}

/** What happened, what still works, what to do, and an id to quote. */
export function faultCard({ what, works, todo, quote, again }) {
  return html`<section class="empty" role="alert">
    <span class="bad">${icon('warn')}</span>
    <h2>${what}</h2>
    ${works ? html`<p>${works}</p>` : nothing}
    <p class="muted">${todo}</p>
    ${again ? html`<button class="button main" @click=${again}>${t('page.again')}</button>` : nothing}
    ${quote ? html`<p class="small muted">${t('page.quote')} <code>${quote}</code></p>` : nothing}
  </section>`;
}

/** Why the door did not do as asked, in words for people. */
export function doorWords(error) {
  if (error.reason === 'UNREACHABLE' || error.status === 0) {
    return t('door.UNREACHABLE');
  }
  const key = `refusal.${error.reason}`;
  const words = error.reason ? t(key) : t('door.other', { status: error.status });
  return error.detail ? `${words} (${error.detail})` : words;
}
