/** The first page: what is on now, what comes, what is over. */
import { html, nothing } from 'lit-html';
import { DoorError, read } from '../shared/door.js';
import { icon } from '../shared/icons.js';
import { count, moment, relative, t } from '../shared/language.js';
import { places } from '../shared/places.js';
import { bar, doorWords, faultCard, redraw, startPage } from '../shared/screen.js';
import { may, person } from '../shared/session.js';
import { createSignIn } from '../shared/signin.js';

const AGAIN_MILLIS = 10_000;
const MOST_DRAWN = 60;

let shows = null;
let fault = null;
let config = { devSignIn: false };
const signIn = createSignIn({
  wanted: 'BIDDER',
  isOffered: () => config.devSignIn,
  onSignedIn: () => location.reload(),
});

async function load() {
  try {
    const answer = await read('/api/v1/shows');
    shows = Array.isArray(answer) ? answer : answer.shows;
    fault = null;
  } catch (error) {
    fault = error;
  }
  redraw();
}

const GROUPS = [
  ['live', ['LIVE', 'PAUSED', 'FROZEN'], 'home.enter'],
  ['coming', ['SCHEDULED'], 'home.look'],
  ['over', ['ENDED'], 'home.results'],
];

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
  if (fault && !shows) {
    return faultCard({
      what: t('home.fault'),
      works: t('home.faultWorks'),
      todo: fault instanceof DoorError ? doorWords(fault) : t('home.faultTodo'),
      quote: fault.quote,
      again: load,
    });
  }
  if (!shows) {
    return html`<div class="show-grid" aria-busy="true">
      ${[1, 2, 3].map(() => html`<div class="bone card-bone"></div>`)}
    </div>`;
  }
  const seen = shows.filter((show) => show.status !== 'DRAFT');
  if (seen.length === 0) {
    return html`<section class="empty">
      <h2>${t('home.empty')}</h2>
      <p class="muted">${t('home.emptyTodo')}</p>
      ${may('SELLER') ? html`<a class="button main" href="/desk">${t('home.desk')}</a>` : nothing}
    </section>`;
  }
  return GROUPS.map(([name, statuses, words]) => {
    const members = seen.filter((show) => statuses.includes(show.status));
    return members.length === 0
      ? nothing
      : html`<section class="stack" aria-labelledby="group-${name}">
          <h2 id="group-${name}">
            ${t(`home.${name}`)} <span class="muted num">${count(members.length)}</span>
          </h2>
          <ul class="show-grid">
            ${members.slice(0, MOST_DRAWN).map((show) => card(show, words))}
          </ul>
        </section>`;
  });
}

function card(show, words) {
  const me = person()?.userId;
  const runs = me && (show.sellerId === me || show.auctioneers.includes(me));
  const kind = { LIVE: 'hot', PAUSED: 'told', FROZEN: 'bad' }[show.status] ?? '';
  return html`<li class="card show-card">
    <p class="row apart">
      <span class="tag ${kind}">${t(`status.${show.status}`)}</span>
      <span class="small muted">${show.currency}</span>
    </p>
    <h3><a href="/room/${show.showId}">${show.title}</a></h3>
    <p class="small muted">${when(show)}</p>
    <p class="row">
      <a class="button ${show.status === 'LIVE' ? 'main' : ''}" href="/room/${show.showId}"
        >${t(words)} ${icon('next', 'turns')}</a
      >
      ${runs ? html`<a class="button" href="/console/${show.showId}">${t('home.console')}</a>` : nothing}
    </p>
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
load();
setInterval(load, AGAIN_MILLIS);
read('/api/v1/config')
  .then((answer) => {
    config = answer;
    redraw();
  })
  .catch((error) => console.warn('no config', error));
