/** The bidder's room: wires the socket, the folded room and the reader's bids to the views, and draws. */
import { html, nothing } from 'lit-html';
import { createAnnouncer } from '../shared/announcer.js';
import { createClock } from '../shared/clock.js';
import { read } from '../shared/door.js';
import { emptyRoom, fold, isOpenPhase, isOver, lotsOf } from '../shared/fold.js';
import { icon } from '../shared/icons.js';
import { count, countdown, seconds, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { bar, connectionPill, faultCard, redraw, startPage, toast } from '../shared/screen.js';
import { hasEnded, person } from '../shared/session.js';
import { createSignIn } from '../shared/signin.js';
import { createStreamState } from '../shared/streamstate.js';
import { openWire } from '../shared/wire.js';
import { createControls } from '../player/controls.js';
import { createPlayer } from '../player/player.js';
import { createBidding } from './bidding.js';
import { createConfirm } from './confirm.js';
import { createMaximum } from './maximum.js';
import { createPaddleSteps } from './paddle.js';
import { createPurse } from './purse.js';
import { panel } from './panel.js';
import { createRunList } from './runlist.js';
import { createSheets } from './sheets.js';
import { stage } from './stage.js';
import { lotToShow, place } from './step.js';
import { createTakeBack } from './takeback.js';
import { createTicket } from './ticket.js';

const TICK_MILLIS = 200;
const TOLD_SECONDS = [60, 30, 10, 5];
const EXTENDED_SHOWN_MILLIS = 6_000;
/** From then on the reader is told that the picture is late. */
const LATE_PICTURE_MILLIS = 3_000;
/** A lot that closed before the reader's eyes stays a while with its result. */
const RESULT_SHOWN_MILLIS = 8_000;
/** What credits bought is shown large for so long. */
const SHOWN_LARGE = new Set(['SpotlightShown', 'GiftShown']);
const LARGE_MILLIS = 8_000;

const showId = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const clock = createClock();
const room = emptyRoom(showId);
const announcer = createAnnouncer();
let config = { devSignIn: false };
let pinned = null;
let shownId = null;
let missing = null;
let extendedAt = -EXTENDED_SHOWN_MILLIS;
let closedAt = -RESULT_SHOWN_MILLIS;
let ringFrom = { lotId: null, deadline: 0, millis: 1 };
let lastTold = 0;

const wire = openWire({ showId, clock, onFrame, onState });
const purse = createPurse({ room, clock });
const stream = createStreamState(showId);
const player = createPlayer({ now: clock.now });
const controls = createControls(player);
const bidding = createBidding({
  room,
  wire,
  clock,
  takeSpotlight: purse.takeSpotlight,
  onChange: redraw,
  pictureMillis: player.pictureMillis,
});
const signIn = createSignIn({
  wanted: 'BIDDER',
  isOffered: () => config.devSignIn,
  onSignedIn: () => location.reload(),
});
const ticket = createTicket({ room, purse, signIn });
const paddleSteps = createPaddleSteps({ room, bidding, purse });
const maximum = createMaximum({ room, bidding, clock });
const confirm = createConfirm({ room, bidding });
const runList = createRunList({ room, bidding, onChoose: choose });
const takeBack = createTakeBack({ room, bidding });
const sheets = createSheets({ room, bidding, numberOf, takeBack });

function onFrame(frame) {
  bidding.onFrame(frame);
  if (frame.type === 'refused' && !frame.commandId && frame.reason === 'UNKNOWN_SHOW') {
    missing = frame;
  }
  const before = summary();
  if (fold(room, frame)) {
    bidding.lotsMoved();
    changed(before, frame);
    if (frame.type === 'line' && SHOWN_LARGE.has(frame.kind)) {
      setTimeout(redraw, LARGE_MILLIS + 100);
    }
  }
  redraw();
}

function onState(condition) {
  if (condition.state === 'live') {
    bidding.connected();
  } else if (condition.state === 'offline') {
    bidding.cut();
  }
  redraw();
}

function summary() {
  const lot = room.lots.get(shownId);
  return lot?.lot
    ? { lotId: shownId, ...lot.lot.standing, paddle: room.paddle?.status, place: placeOf(lot) }
    : { paddle: room.paddle?.status };
}

function placeOf(lot) {
  return place(lot.lot.standing, room.paddle, bidding.limitOf(lot.lotId));
}

/** Tells what changed in the lot that is shown, to eyes and to ears. */
function changed(before, frame) {
  const shown = room.lots.get(before.lotId)?.lot?.standing;
  if (shown && isOpenPhase(before.phase) && isOver(shown.phase)) {
    closedAt = clock.local();
  }
  const current = pick();
  if (before.paddle !== 'APPROVED' && room.paddle?.status === 'APPROVED') {
    bidding.paddleCame();
  }
  if (!current || frame.type === 'snapshot' || before.lotId !== current.lotId) {
    return;
  }
  const now = current.lot.standing;
  if (now.extensions > before.extensions) {
    extendedAt = clock.local();
    announcer.say(t('say.extended', { left: countdown(now.deadlineMillis - clock.now()) }));
  }
  if (
    now.priceMinor !== before.priceMinor ||
    now.phase !== before.phase ||
    placeOf(current) !== before.place
  ) {
    announcer.say(said(current, now));
  }
}

function said(lot, standing) {
  const mine = placeOf(lot);
  const price = money(standing.priceMinor, room.show.currency);
  if (mine !== 'none') {
    return t(`say.${mine}`, { price, asking: money(standing.askingMinor, room.show.currency) });
  }
  return isOpenPhase(standing.phase)
    ? t('say.price', { price: standing.bids > 0 ? price : money(standing.askingMinor, room.show.currency) })
    : t(`say.${standing.phase}`, { price });
}

function choose(lotId) {
  pinned = lotId;
  redraw();
  document.getElementById('lot')?.scrollIntoView({ block: 'start' });
}

function pick() {
  const lots = lotsOf(room);
  const lingers = clock.local() - closedAt < RESULT_SHOWN_MILLIS ? shownId : null;
  const chosen = lots.find((lot) => lot.lotId === (pinned ?? lingers)) ?? lotToShow(lots, shownId);
  shownId = chosen?.lotId ?? null;
  return chosen;
}

function numberOf(lotId) {
  return room.order.indexOf(lotId) + 1;
}

function tick() {
  bidding.tick();
  const lot = room.lots.get(shownId);
  const standing = lot?.lot?.standing;
  if (standing && isOpenPhase(standing.phase) && standing.deadlineMillis > 0 && room.show.status === 'LIVE') {
    const left = Math.ceil((standing.deadlineMillis - clock.now()) / 1_000);
    const told = TOLD_SECONDS.find((seconds) => left === seconds);
    if (told && lastTold !== standing.deadlineMillis + told) {
      lastTold = standing.deadlineMillis + told;
      announcer.say(t('say.left', { count: told }));
    }
    redraw();
  } else if (wire.condition().state !== 'live' || standing?.phase === 'SOLD') {
    redraw();
  }
}

/** How much of the ring is left, from 0 to 1: full when the deadline was last set. */
function ringPart(standing, rules) {
  const left = standing.deadlineMillis - clock.now();
  if (ringFrom.lotId !== shownId || ringFrom.deadline !== standing.deadlineMillis) {
    const first = ringFrom.lotId !== shownId;
    ringFrom = {
      lotId: shownId,
      deadline: standing.deadlineMillis,
      millis: Math.max(left, 1_000, first && standing.extensions === 0 ? rules.durationMillis : 0),
    };
  }
  return Math.max(0, Math.min(1, left / ringFrom.millis));
}

/** The stream is played as soon as there is one; a lost one is waited for, as it may come back. */
function followStream() {
  const { value } = stream;
  if (value?.playlist && value.stream.state === 'LIVE') {
    player.open(value.playlist, value.stream.epochMillis);
  } else if (value && (!value.playlist || value.stream.state === 'OFF')) {
    player.open(null);
  }
}

function view() {
  followStream();
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
  const condition = wire.condition();
  const pill = connectionPill(condition, clock.local(), countdown);
  if (!room.show) {
    return html`${bar({ title: t('room.opening'), tools: pill })}${waiting(condition)}`;
  }
  document.title = `${room.show.title} · Rostrum`;
  if (room.outside) {
    return html`${bar({ title: room.show.title, tools: html`${status()}${pill}`, onSignIn: signIn.show })}
      <main class="room" id="main">${conditionNote(condition)}${ticket.door()}${signIn.view()}</main>`;
  }
  const current = pick();
  return html` ${bar({ title: room.show.title, tools: html`${status()}${pill}`, onSignIn: signIn.show })}
    <main class="room" id="main">
      ${announcer.view()} ${conditionNote(condition)}${pictureNote()} ${ticket.line()}
      ${current ? lotParts(current) : noLots()}
      ${signIn.view()}${paddleSteps.view()}${maximum.view()}${confirm.view()}${takeBack.view()}${purse.sheet()}
    </main>`;
}

function status() {
  const kind = { LIVE: 'hot', PAUSED: 'told', FROZEN: 'bad' }[room.show.status] ?? '';
  return html`${room.show.status === 'LIVE' ? nothing : html`<span class="tag ${kind}">${t(`status.${room.show.status}`)}</span>`}
  ${
    room.watching === null
      ? nothing
      : html`<span class="tag crowd" title=${t('room.watching', { count: room.watching })}>
          <span class="away">${t('room.watching', { count: room.watching })}</span>
          ${icon('eye')}<span aria-hidden="true" class="num">${count(room.watching)}</span></span
        >`
  }`;
}

function conditionNote(condition) {
  if (room.show.status === 'ENDED') {
    return html`<p class="notice">
      <span class="grow">${t('room.ended')}</span>
      <a class="button" href="/replay/${showId}">${t('replay.title')}</a>
    </p>`;
  }
  if (hasEnded()) {
    return html`<p class="notice hot">${t('room.tokenEnded')}</p>`;
  }
  if (condition.why === 'origin') {
    return html`<p class="notice bad" role="alert">${t('wire.origin')}</p>`;
  }
  if (condition.state === 'offline' || (condition.state === 'connecting' && room.show)) {
    return html`<p class="notice bad">
      ${t('room.offline')} <button class="button" @click=${wire.again}>${t('wire.now')}</button>
    </p>`;
  }
  return nothing;
}

function waiting(condition) {
  if (condition.state === 'offline' && clock.local() - condition.since > 4_000) {
    return html`<main class="page" id="main">
      ${faultCard({
        what: t('room.unreachable'),
        works: t('room.unreachableWorks'),
        todo: t('room.unreachableTodo'),
        quote: showId,
        again: wire.again,
      })}
    </main>`;
  }
  return html`<main class="room" id="main" aria-busy="true">
    <div class="lot skeleton">
      <div class="stage bone"></div>
      <div class="bid-panel card">
        <div class="bone"></div>
        <div class="bone tall"></div>
        <div class="bone"></div>
      </div>
    </div>
  </main>`;
}

/** Who sees the picture late must bid by the clock. */
function pictureNote() {
  const behind = player.isOpen() && player.isAtEdge() ? player.behindMillis() : null;
  return behind !== null && behind > LATE_PICTURE_MILLIS
    ? html`<p class="notice" data-note="late-picture">${t('room.pictureBehind', { seconds: seconds(behind) })}</p>`
    : nothing;
}

function lotParts(current) {
  const extended = clock.local() - extendedAt < EXTENDED_SHOWN_MILLIS;
  const about = {
    room,
    lot: current,
    number: numberOf(current.lotId),
    total: room.order.length,
    bidding,
    clock,
    condition: wire.condition(),
    extended,
    ringPart,
    video: player.isOpen() ? controls.view({ state: stream.value?.stream.state }) : null,
    paddleSteps,
    maximum,
    signIn,
  };
  const following = pinned === null || lotToShow(lotsOf(room), null)?.lotId === pinned;
  return html` <div class="lot" id="lot">
    ${stage({
      ...about,
      large: shownLarge(),
      follow: following
        ? null
        : () => {
            pinned = null;
            redraw();
          },
    })}
    ${panel(about)}
    <div class="side">${purse.view()}${sheets.view(current)}</div>
    <div class="under">${runList.view(current.lotId)}</div>
  </div>`;
}

/** What credits bought and is still to be seen. */
function shownLarge() {
  return room.lines.find(
    (line) => SHOWN_LARGE.has(line.kind) && clock.now() - line.atMillis < LARGE_MILLIS,
  );
}

function noLots() {
  return html`${player.isOpen() ? controls.view({ state: stream.value?.stream.state }) : nothing}<section class="empty">
    <h2>${t('room.noLots')}</h2>
    <p class="muted">${t('room.noLotsTodo')}</p>
  </section>`;
}

startPage(view);
stream.start();
setInterval(tick, TICK_MILLIS);
read('/api/v1/config')
  .then((answer) => {
    config = answer;
    redraw();
  })
  .catch(() => toast(t('door.UNREACHABLE'), { kind: 'bad' }));
