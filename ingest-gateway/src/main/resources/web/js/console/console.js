/** The auctioneer's console: wires socket, folded room, commands and keys to the views, and draws. */
import { html, nothing } from 'lit-html';
import { createAnnouncer } from '../shared/announcer.js';
import { createClock } from '../shared/clock.js';
import { read } from '../shared/door.js';
import { createControls } from '../player/controls.js';
import { createPlayer } from '../player/player.js';
import { emptyRoom, fold, isOpenPhase, lotsOf, rulesOf } from '../shared/fold.js';
import { icon } from '../shared/icons.js';
import { count, countdown, length, seconds, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { bar, connectionPill, faultCard, redraw, startPage, toast } from '../shared/screen.js';
import { person } from '../shared/session.js';
import { createSignIn } from '../shared/signin.js';
import { createStreamState } from '../shared/streamstate.js';
import { openWire } from '../shared/wire.js';
import { createAsking } from './asking.js';
import { createConduct } from './conduct.js';
import { alsoOpen, lotDesk } from './lotdesk.js';
import { createKeys } from './keys.js';
import { createLog } from './log.js';
import { createPaddles } from './paddles.js';
import { createRunList } from './runlist.js';

const TICK_MILLIS = 200;
const LATE = new Set(['NO_AUDIO', 'FALLING_BEHIND', 'TRANSCODER_SLOW', 'FRAMES_MISSING']);

const showId = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const clock = createClock();
const room = emptyRoom(showId);
const announcer = createAnnouncer();
const stream = createStreamState(showId);
const player = createPlayer({ now: clock.now });
const controls = createControls(player);
let config = { devSignIn: false };
let selected = null;
let missing = false;

const wire = openWire({ showId, clock, onFrame, onState });
const conduct = createConduct({
  room,
  wire,
  clock,
  onChange: redraw,
  onStale: stale,
});
const asking = createAsking({ room, conduct });
const log = createLog({ room, numberOf, asking });
const paddles = createPaddles({ room, asking });
const runList = createRunList({ room, onChoose: choose });
const signIn = createSignIn({
  wanted: 'AUCTIONEER',
  isOffered: () => config.devSignIn,
  onSignedIn: () => location.reload(),
});
const keys = createKeys({
  isReady: () => mayRun() && !document.querySelector('dialog'),
  actions: {
    o: () => act('open'),
    f: () => act('warn'),
    h: () => act('hammer'),
    p: () => act('pass'),
    u: undoLast,
    ' ': nextLot,
    '+': () => act('stepUp'),
    '-': () => act('stepDown'),
    '.': () => conduct.pauseOrResume(),
  },
});

function onFrame(frame) {
  conduct.onFrame(frame);
  if (frame.type === 'refused' && !frame.commandId && frame.reason === 'UNKNOWN_SHOW') {
    missing = true;
  }
  const before = room.lots.get(selected)?.lot?.standing;
  if (fold(room, frame)) {
    paddles.heard(frame);
    const now = room.lots.get(selected)?.lot?.standing;
    if (before && now && (now.priceMinor !== before.priceMinor || now.phase !== before.phase)) {
      announcer.say(
        t('console.say', {
          phase: t(`phase.${now.phase}`),
          price: money(now.priceMinor, room.show.currency, true),
          paddle: now.leader,
        }),
      );
    }
  }
  redraw();
}

function onState(condition) {
  if (condition.state === 'live') {
    conduct.connected();
    paddles.load();
  } else if (condition.state === 'offline') {
    conduct.cut();
  }
  redraw();
}

function stale(lotId) {
  selected = lotId;
  announcer.say(t('refusal.STALE'));
}

function mayRun() {
  const who = person();
  return Boolean(
    who &&
    room.show &&
    (who.userId === room.show.sellerId ||
      room.show.auctioneers.includes(who.userId) ||
      who.roles.includes('OPERATOR')),
  );
}

function current() {
  const lots = lotsOf(room);
  const lot =
    lots.find(({ lotId }) => lotId === selected) ??
    lots.find(({ lot: one }) => isOpenPhase(one.standing.phase)) ??
    lots.find(({ lot: one }) => one.standing.phase === 'PENDING') ??
    lots.at(-1) ??
    null;
  selected = lot?.lotId ?? null;
  return lot;
}

function choose(lotId) {
  selected = lotId;
  redraw();
}

function act(name) {
  const lot = current();
  if (lot) {
    conduct.act(name, lot);
  }
}

function undoLast() {
  const sold = conduct.undoable().at(-1);
  if (sold) {
    conduct.act('undo', sold);
  } else {
    toast(t('console.nothingToUndo'));
  }
}

/** The lot after the selected one that has not opened yet. */
function nextLot() {
  const lots = lotsOf(room);
  const after = lots.findIndex(({ lotId }) => lotId === selected) + 1;
  const next = [...lots.slice(after), ...lots.slice(0, after)].find(
    ({ lot }) => lot.standing.phase === 'PENDING',
  );
  if (next) {
    choose(next.lotId);
  } else {
    toast(t('console.noNextLot'));
  }
}

function numberOf(lotId) {
  return room.order.indexOf(lotId) + 1;
}

function view() {
  if (missing) {
    return html`${bar({ title: '' })}
      <main class="page" id="main">
        ${faultCard({
          what: t('room.noSuchShow'),
          todo: t('room.noSuchShowTodo'),
          quote: showId,
          again: () => location.assign('/'),
        })}
      </main>`;
  }
  const pill = connectionPill(wire.condition(), clock.local(), countdown);
  if (!room.show) {
    return html`${bar({ title: t('console.title'), tools: pill })}
      <main class="console-page" id="main" aria-busy="true">
        <div class="bone card-bone"></div>
        <div class="bone card-bone"></div>
        <div class="bone card-bone"></div>
      </main>`;
  }
  followStream();
  document.title = `${t('console.title')} · ${room.show.title}`;
  const lot = current();
  return html` ${bar({ title: room.show.title, tools: html`${tools()}${pill}`, onSignIn: signIn.show })}
    ${announcer.view()}
    <div class="console-strip">${showTools()}</div>
    <main class="console-page" id="main">
      <section class="console-lot">
        ${notes()}${
          lot
            ? lotDesk({
                room,
                lot,
                number: numberOf(lot.lotId),
                clock,
                conduct,
                asking,
                ready: mayRun(),
                keysOn: keys.on(),
              })
            : html`<div class="empty">
                <h2>${t('room.noLots')}</h2>
                <p class="muted">${t('console.noLotsTodo')}</p>
              </div>`
        }
        ${alsoOpen({
          room,
          clock,
          numberOf,
          onChoose: choose,
          lots: lotsOf(room).filter((one) => isOpenPhase(one.lot.standing.phase) && one.lotId !== selected),
        })}
      </section>
      <section class="console-list" aria-labelledby="run-list">${runList.view(selected)}</section>
      <aside class="console-side stack">${asViewersSee()}${log.view(selected)}${paddles.view(mayRun())}</aside>
    </main>
    ${undoBar()}${asking.view()}${keys.view()}${signIn.view()}`;
}

function tools() {
  return html`<button
    class="button quiet round keys-help"
    @click=${keys.show}
    aria-label=${t('keys.title')}
    title=${t('keys.title')}
  >
    ${icon('help')}
  </button>`;
}

function notes() {
  if (wire.condition().state === 'offline') {
    return html`<p class="notice bad" role="alert">
      ${t('console.offline')} <button class="button" @click=${wire.again}>${t('wire.now')}</button>
    </p>`;
  }
  if (!person()) {
    return html`<p class="notice">
      ${t('console.signIn')} <button class="button" @click=${signIn.show}>${t('bar.signIn')}</button>
    </p>`;
  }
  return mayRun() ? streamNote() : html`<p class="notice hot">${t('refusal.NOT_APPOINTED')}</p>`;
}

function followStream() {
  const { value } = stream;
  if (value?.playlist && value.stream.state === 'LIVE') {
    player.open(value.playlist, value.stream.epochMillis);
  } else if (value && (!value.playlist || value.stream.state === 'OFF')) {
    player.open(null);
  }
}

/** The picture as viewers have it, late as it is. */
function asViewersSee() {
  return player.isOpen() ? controls.view({ state: stream.value?.stream.state }) : nothing;
}

/** A soft close that is shorter than the picture is late leaves some without an answer. */
function softCloseNote() {
  const lot = current();
  const behind = player.isOpen() && player.isAtEdge() ? player.behindMillis() : null;
  const window = lot && rulesOf(room, lot)?.softClose?.windowMillis;
  return behind !== null && window && window < behind
    ? html`<p class="notice hot" role="status" data-note="soft-close">
        ${icon('warn')}
        <span class="grow"
          >${t('console.softCloseShort', { seconds: seconds(behind), window: length(window) })}</span
        >
      </p>`
    : nothing;
}

/** A show without a stream is none to warn of; one that lost it is. */
function streamNote() {
  const standing = stream.value?.stream;
  if (!standing || room.show.status !== 'LIVE') {
    return nothing;
  }
  if (standing.state === 'WAITING' || standing.state === 'SILENT') {
    return html`<p class="notice hot" role="status" data-stream=${standing.state}>
      ${icon('warn')} <span class="grow">${t(`stream.console.${standing.state}`)}</span>
    </p>`;
  }
  const late = standing.health?.warnings.find((warning) => LATE.has(warning));
  return late
    ? html`<p class="notice hot" role="status" data-stream=${late}>
        ${icon('warn')} <span class="grow">${t(`stream.warn.${late}`)}</span>
      </p>`
    : softCloseNote();
}

/** What concerns the whole show. */
function showTools() {
  const status = room.show.status;
  const kind = { LIVE: 'hot', PAUSED: 'told', FROZEN: 'bad' }[status] ?? '';
  const off = !mayRun();
  const own = person()?.userId === room.show.sellerId;
  return html`<span class="tag ${kind}">${t(`status.${status}`)}</span>
    <span class="small muted"
      >${room.watching === null ? '' : t('room.watching', { count: room.watching })}</span
    >
    <span class="small muted num"
      >${clock.trip() === null ? '' : t('console.trip', { millis: count(clock.trip()) })}</span
    >
    <span class="row push">
      ${status === 'SCHEDULED' && own ? html`<button class="button main" @click=${asking.goLive}>${t('console.goLive')}</button>` : nothing}
      ${
        status === 'LIVE' || status === 'PAUSED'
          ? html` <button class="button" ?disabled=${off} @click=${conduct.pauseOrResume}>
                ${icon(status === 'PAUSED' ? 'play' : 'pause')}
                ${t(status === 'PAUSED' ? 'console.resume' : 'console.pause')} <kbd aria-hidden="true">.</kbd>
              </button>
              <button class="button danger" ?disabled=${off} @click=${asking.end}>
                ${t('console.end')}
              </button>`
          : nothing
      }
      <a class="button quiet" href="/room/${showId}" target="_blank" rel="noopener"
        >${t('console.room')}</a
      ></span
    >`;
}

function undoBar() {
  const sold = conduct.undoable();
  return sold.length === 0 || !mayRun()
    ? nothing
    : html`<div class="undo-bar" role="status">
        ${sold.slice(-3).map(
          (lot) =>
            html` <div class="toast" data-undo=${lot.lotId}>
              <span
                >${t('console.sold', {
                  number: numberOf(lot.lotId),
                  amount: money(lot.lot.standing.priceMinor, room.show.currency, true),
                  paddle: lot.lot.standing.leader,
                })}</span
              >
              <span class="num strong">${countdown(lot.lot.standing.deadlineMillis - clock.now())}</span>
              <button class="button main" @click=${() => conduct.act('undo', lot)}>
                ${icon('undo')}${t('console.undo')} <kbd aria-hidden="true">U</kbd>
              </button>
            </div>`,
        )}
      </div>`;
}

function tick() {
  conduct.tick();
  redraw();
}

startPage(view);
setInterval(tick, TICK_MILLIS);
stream.start();
read('/api/v1/config')
  .then((answer) => {
    config = answer;
    redraw();
  })
  .catch(() => toast(t('door.UNREACHABLE'), { kind: 'bad' }));
