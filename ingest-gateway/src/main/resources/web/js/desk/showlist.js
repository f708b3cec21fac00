/** The seller's own shows, and the form that makes a new one. */
import { html, nothing } from 'lit-html';
import { command, read } from '../shared/door.js';
import { freshName } from '../shared/commandid.js';
import { icon } from '../shared/icons.js';
import { moment, t } from '../shared/language.js';
import { doorWords, faultCard, redraw } from '../shared/screen.js';
import { person } from '../shared/session.js';
import { createShowForm } from './showform.js';

const AGAIN_MILLIS = 8_000;

export function createShowList() {
  let shows = null;
  let fault = null;
  const form = createShowForm({ onSubmit: create, isNew: true });

  async function load() {
    try {
      const answer = await read('/api/v1/shows');
      shows = answer.shows.filter((show) => show.sellerId === person()?.userId);
      fault = null;
    } catch (error) {
      fault = error;
    }
    redraw();
  }

  async function create({ title, currency, rules, startsAtMillis }) {
    const showId = freshName('show');
    await command(showId, { type: 'CreateShow', title, currency, rules });
    if (startsAtMillis > 0) {
      await command(showId, { type: 'ScheduleShow', startsAtMillis });
    }
    location.assign(`/desk/${showId}`);
  }

  function list() {
    if (fault && !shows) {
      return faultCard({
        what: t('home.fault'),
        works: t('desk.faultWorks'),
        todo: doorWords(fault),
        quote: fault.quote,
        again: load,
      });
    }
    if (!shows) {
      return html`<div class="bone card-bone" aria-busy="true"></div>`;
    }
    return shows.length === 0
      ? html`<section class="empty">
          <h2>${t('desk.noShows')}</h2>
          <p class="muted">${t('desk.noShowsTodo')}</p>
          <button class="button main" @click=${form.open}>${icon('plus')}${t('desk.new')}</button>
        </section>`
      : html`<ul class="show-rows">
          ${shows.map(row)}
        </ul>`;
  }

  function row(show) {
    const kind = { LIVE: 'hot', PAUSED: 'told', FROZEN: 'bad' }[show.status] ?? '';
    return html`<li class="card show-row">
      <span class="tag ${kind}">${t(`status.${show.status}`)}</span>
      <span class="grow"
        ><a class="strong" href="/desk/${show.showId}">${show.title}</a>
        <span class="small muted"
          >${show.currency}${show.startsAtMillis > 0 ? ` · ${moment(show.startsAtMillis)}` : ''}</span
        ></span
      >
      <a class="button" href="/desk/${show.showId}">${t('desk.edit')}</a>
      ${show.status === 'DRAFT' ? nothing : html`<a class="button" href="/console/${show.showId}">${t('home.console')}</a>`}
    </li>`;
  }

  return {
    title: () => t('desk.title'),
    tools: () => nothing,
    start() {
      load();
      setInterval(load, AGAIN_MILLIS);
    },
    view: () =>
      html`<div class="row apart">
          <h2>${t('desk.shows')}</h2>
          ${
            form.isOpen() || (shows?.length ?? 0) === 0
              ? nothing
              : html`<button class="button main" @click=${form.open}>${icon('plus')}${t('desk.new')}</button>`
          }
        </div>
        ${form.isOpen() ? html`<section class="card">${form.view()}</section>` : nothing}
        ${form.isOpen() && shows?.length === 0 ? nothing : list()}`,
  };
}
