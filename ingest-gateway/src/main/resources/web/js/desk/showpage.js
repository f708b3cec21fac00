/** One show at the desk: its lots, its settings, who runs it, and what is left to do before it goes live. */
import { html, nothing } from 'lit-html';
import { createClock } from '../shared/clock.js';
import { command, DoorError, read } from '../shared/door.js';
import { emptyRoom, fold } from '../shared/fold.js';
import { icon } from '../shared/icons.js';
import { countdown, moment, t } from '../shared/language.js';
import { connectionPill, doorWords, faultCard, redraw, toast } from '../shared/screen.js';
import { person } from '../shared/session.js';
import { openWire } from '../shared/wire.js';
import { createChecklist } from './checklist.js';
import { createGuests } from './guests.js';
import { createImporting } from './importing.js';
import { createLots } from './lots.js';
import { createLotTable } from './lottable.js';
import { createShowForm } from './showform.js';
import { createStaff } from './staff.js';
import { createStreamCard } from './streamcard.js';

const CHANGEABLE = new Set(['DRAFT', 'SCHEDULED']);

export function createShowPage({ showId, config }) {
  const clock = createClock();
  const room = emptyRoom(showId);
  let fault = null;
  let wire = null;
  let busy = false;

  const send = (wish) => command(showId, wish);
  const lots = createLots({ room, send });
  const importing = createImporting({ room, lots });
  const table = createLotTable({ room, lots, importing, config });
  const form = createShowForm({ isNew: false, onSubmit: revise });
  const staff = createStaff({ room, send });
  const guests = createGuests({ room, send });
  const stream = createStreamCard({ room, send });
  const checklist = createChecklist({ room, lots });

  async function load() {
    try {
      fold(room, { ...(await read(`/api/v1/shows/${encodeURIComponent(showId)}`)), type: 'snapshot' });
      fault = null;
      wire ??= openWire({ showId, clock, onFrame, onState: redraw });
      lots.loadReserves();
      stream.start();
    } catch (error) {
      fault = error instanceof DoorError ? error : new DoorError(0, 'UNREACHABLE', String(error), showId);
    }
    redraw();
  }

  function onFrame(frame) {
    if (fold(room, frame)) {
      lots.heard(frame);
    }
    redraw();
  }

  async function revise({ title, rules, startsAtMillis }) {
    await send({ type: 'ReviseShow', title, rules });
    if (startsAtMillis > 0 && startsAtMillis !== room.show.startsAtMillis) {
      await send({ type: 'ScheduleShow', startsAtMillis });
    }
  }

  /** Sends a wish about the whole show, and tells what became of it. */
  async function act(wish, done) {
    busy = true;
    redraw();
    try {
      await send(wish);
      toast(t(done));
    } catch (error) {
      toast(doorWords(error), { kind: 'bad' });
    }
    busy = false;
    redraw();
  }

  function goLive() {
    act({ type: 'GoLive' }, 'desk.isLive');
  }

  function head() {
    const { show } = room;
    return html`<section class="row apart show-head">
      <div class="stack tight">
        <p class="row">
          <span class="tag ${{ LIVE: 'hot', PAUSED: 'told', FROZEN: 'bad' }[show.status] ?? ''}"
            >${t(`status.${show.status}`)}</span
          >
          <span class="small muted"
            >${show.startsAtMillis > 0 ? t('home.starts', { when: moment(show.startsAtMillis) }) : t('home.noStart')}
            · ${show.currency} · ${t(`pack.${show.rules.name.split(':')[0]}`)}</span
          >
        </p>
      </div>
      <div class="row">
        ${
          CHANGEABLE.has(show.status) && !form.isOpen()
            ? html`<button class="button" @click=${() => form.open(show)}>${t('desk.settings')}</button>`
            : nothing
        }
        ${
          show.status === 'DRAFT'
            ? nothing
            : html`<a class="button" href="/room/${showId}">${t('desk.room')}</a>
                <a class="button ${show.status === 'LIVE' ? 'main' : ''}" href="/console/${showId}"
                  >${t('desk.console')}${icon('next', 'turns')}</a
                >`
        }
      </div>
    </section>`;
  }

  function view() {
    if (fault && !room.show) {
      return faultCard(
        fault.status === 404
          ? { what: t('room.noSuchShow'), todo: t('desk.noSuchShowTodo'), quote: fault.quote, again: load }
          : {
              what: t('desk.unreadable'),
              works: t('desk.faultWorks'),
              todo: doorWords(fault),
              quote: fault.quote,
              again: load,
            },
      );
    }
    if (!room.show) {
      return html`<div class="bone hero-bone"></div>
        <div class="bone card-bone"></div>`;
    }
    if (room.show.sellerId !== person()?.userId && !person()?.roles.includes('OPERATOR')) {
      return faultCard({
        what: t('desk.notYours'),
        todo: t('desk.notYoursTodo'),
        quote: showId,
        again: null,
      });
    }
    return html`${head()} ${form.isOpen() ? html`<section class="card">${form.view()}</section>` : nothing}
      <div class="desk-columns">
        <div class="stack">${table.view()}</div>
        <aside class="stack">
          ${checklist.view({ goLive, busy, schedule: () => form.open(room.show) })}${stream.view()}${staff.view()}${guests.view()}
        </aside>
      </div>
      ${importing.view()}`;
  }

  return {
    title: () => room.show?.title ?? t('desk.title'),
    tools: () => (wire ? connectionPill(wire.condition(), clock.local(), countdown) : nothing),
    start: load,
    view,
  };
}
