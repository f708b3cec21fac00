/** The first page: what is on now, what comes, what is over; the fullest and the nearest first. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { DoorError, read } from '../shared/door.js';
import { icon } from '../shared/icons.js';
import { count, moment, relative, t } from '../shared/language.js';
import { places } from '../shared/places.js';
import { bar, doorWords, faultCard, redraw, startPage } from '../shared/screen.js';
import { may, person } from '../shared/session.js';
import { createSignIn } from '../shared/signin.js';
import { createDiscovery, GROUPS } from './discovery.js';

const ENTER = { live: 'home.enter', coming: 'home.look', over: 'home.results' };

let config = { devSignIn: false };
const discovery = createDiscovery();
const signIn = createSignIn({
  wanted: 'BIDDER',
  isOffered: () => config.devSignIn,
  onSignedIn: () => location.reload(),
});

function view() {
  return html`${bar({ title: '', onSignIn: signIn.show })}
    <div class="places-kept">${places('home')}</div>
    <main class="page stack home" id="main">
      <section class="hero">
        <h1>${t('home.title')}</h1>
        <p class="muted">${t('home.lead')}</p>
      </section>
      ${list()}${signIn.view()}
    </main>`;
}

function list() {
  const { groups, fault } = discovery;
  if (!groups) {
    return fault
      ? faultCard({
          what: t('home.fault'),
          works: t('home.faultWorks'),
          todo: fault instanceof DoorError ? doorWords(fault) : t('home.faultTodo'),
          quote: fault.quote,
          again: discovery.load,
        })
      : html`<div class="show-grid" aria-busy="true">
          ${[1, 2, 3].map(() => html`<div class="bone card-bone"></div>`)}
        </div>`;
  }
  const filled = GROUPS.filter((name) => groups[name].total > 0);
  return html`${notice()}${filled.length === 0 ? empty() : filled.map(group)}${
    filled.some((name) => name !== 'over') ? order() : nothing
  }`;
}

/** What is shown is less than there is, or older than it should be. */
function notice() {
  const words = discovery.fault
    ? t('home.stale', { when: relative(Math.min(0, discovery.readMillis - Date.now())) })
    : discovery.source === 'log'
      ? t('home.partial')
      : null;
  return words
    ? html`<p class="notice hot" role="status" data-degraded>${icon('off')}<span class="grow">${words}</span></p>`
    : nothing;
}

function empty() {
  return html`<section class="empty">
    <h2>${t('home.empty')}</h2>
    <p class="muted">${t('home.emptyTodo')}</p>
    ${may('SELLER') ? html`<a class="button main" href="/desk">${t('home.desk')}</a>` : nothing}
  </section>`;
}

function order() {
  return html`<details class="how-ordered small muted">
    <summary>${t('home.order')}</summary>
    <p>${t('home.orderWords')}</p>
  </details>`;
}

function group(name) {
  const { shows, total, hasMore } = discovery.groups[name];
  return html`<section class="stack" aria-labelledby="group-${name}" data-group=${name}>
    <h2 id="group-${name}">${t(`home.${name}`)} <span class="muted num">${count(total)}</span></h2>
    <ul class="show-grid">
      ${repeat(
        shows,
        (show) => show.showId,
        (show) => card(show, name),
      )}
    </ul>
    ${
      hasMore
        ? html`<button class="button more" @click=${() => discovery.more(name)} data-more=${name}>
            ${t('home.more', { shown: count(shows.length), total: count(total) })}
          </button>`
        : nothing
    }
  </section>`;
}

function card(show, name) {
  const me = person()?.userId;
  const runs = me && (show.sellerId === me || show.auctioneers.includes(me));
  const kind = { LIVE: 'hot', PAUSED: 'told', FROZEN: 'bad' }[show.status] ?? '';
  return html`<li class="card show-card" data-show=${show.showId}>
    <span class="picture show-cover"
      >${
        show.pictureId
          ? html`<img src="/pictures/${show.pictureId}" alt="" loading="lazy" decoding="async" />`
          : html`<span class="none" aria-hidden="true">${icon('gavel')}</span>`
      }</span
    >
    <div class="show-body">
      <p class="row apart">
        <span class="tag ${kind}">${t(`status.${show.status}`)}</span>
        ${
          name === 'live'
            ? html`<span class="row crowd-here num">${icon('eye')}${t('home.watching', { count: show.viewers })}</span>`
            : html`<span class="small muted">${show.currency}</span>`
        }
      </p>
      <h3><a href="/room/${show.showId}">${show.title}</a></h3>
      <p class="small muted">${when(show)}</p>
      ${
        show.placed && name !== 'over'
          ? html`<p class="small placed" data-placed>
              ${icon('up')}<span>${t('home.placed', { plan: t(`plan.${show.planId}`) })}</span>
            </p>`
          : nothing
      }
      <p class="row show-acts">
        <a class="button ${show.status === 'LIVE' ? 'main' : ''}" href="/room/${show.showId}"
          >${t(ENTER[name])}<span class="away"> ${show.title}</span> ${icon('next', 'turns')}</a
        >
        ${runs ? html`<a class="button" href="/console/${show.showId}">${t('home.console')}</a>` : nothing}
      </p>
    </div>
  </li>`;
}

function when(show) {
  if (show.startsAtMillis === 0) {
    return show.status === 'SCHEDULED' ? t('home.noStart') : '';
  }
  return show.status === 'SCHEDULED'
    ? `${moment(show.startsAtMillis)} · ${relative(show.startsAtMillis - Date.now())}`
    : moment(show.startsAtMillis);
}

startPage(view);
discovery.start();
read('/api/v1/config')
  .then((answer) => {
    config = answer;
    redraw();
  })
  .catch((error) => console.warn('no config', error));
