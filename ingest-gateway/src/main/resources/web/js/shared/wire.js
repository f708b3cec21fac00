/**
 * The room's socket: opens it, signs in, joins the show, keeps the server's clock, and opens it again
 * whenever it goes.
 *
 * connecting ─► catchingUp ─► live ─► offline ─► connecting ...
 */
import { token } from './session.js';

const FIRST_PINGS = 4;
const PING_EVERY_MILLIS = 5_000;
const SILENT_AFTER_MILLIS = 12_000;
const WAIT_FIRST_MILLIS = 250;
const WAIT_MOST_MILLIS = 8_000;
const WAIT_AFTER_RATE_MILLIS = 5_000;

const GOING_AWAY = 1001;
const UNAUTHENTICATED = 4401;
const FOREIGN_ORIGIN = 4403;
const RATE = 4429;

/**
 * @param showId the show to join
 * @param onFrame is given each frame of the server
 * @param onState is told each change: {state, since, why}
 */
export function openWire({ showId, clock, onFrame, onState }) {
  let socket = null;
  let tries = 0;
  let heardAt = 0;
  let pings = 0;
  let refusedToken = false;
  let closed = false;
  let timer = null;
  let pingTimer = null;
  let condition = { state: 'connecting', since: clock.local(), why: null };

  function become(state, why = null) {
    if (condition.state !== state || condition.why !== why) {
      const keepSince = condition.state === 'offline' && state === 'connecting';
      condition = { state, since: keepSince ? condition.since : clock.local(), why };
      onState(condition);
    }
  }

  function send(frame) {
    if (socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    socket.send(JSON.stringify(frame));
    return true;
  }

  function ping() {
    clearTimeout(pingTimer);
    if (socket?.readyState !== WebSocket.OPEN) {
      return;
    }
    if (clock.local() - heardAt > SILENT_AFTER_MILLIS) {
      drop('silent');
      return;
    }
    send({ type: 'ping', t: clock.local() });
    pings++;
    pingTimer = setTimeout(ping, pings < FIRST_PINGS ? 400 : PING_EVERY_MILLIS);
  }

  function drop(why) {
    const old = socket;
    socket = null;
    old?.close();
    lost(why);
  }

  function lost(why, code = 0) {
    clearTimeout(pingTimer);
    clearTimeout(timer);
    if (closed) {
      return;
    }
    become('offline', why);
    if (code === FOREIGN_ORIGIN) {
      return;
    }
    const grown = Math.min(WAIT_MOST_MILLIS, WAIT_FIRST_MILLIS * 2 ** tries);
    const least = code === RATE ? WAIT_AFTER_RATE_MILLIS : 0;
    const wait = code === GOING_AWAY ? Math.random() * 500 : least + grown * (0.5 + Math.random() / 2);
    tries++;
    timer = setTimeout(connect, wait);
  }

  function connect() {
    if (closed || socket) {
      return;
    }
    clearTimeout(timer);
    if (condition.state !== 'offline') {
      become('connecting');
    }
    const mine = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`);
    socket = mine;
    mine.addEventListener('open', () => {
      heardAt = clock.local();
      pings = 0;
      become('catchingUp');
      if (token() && !refusedToken) {
        send({ type: 'hello', token: token() });
      }
      send({ type: 'subscribe', showId });
      ping();
    });
    mine.addEventListener('message', (event) => {
      if (socket === mine) {
        // A room's news come as one frame or as several in an array.
        [].concat(JSON.parse(event.data)).forEach(heard);
      }
    });
    mine.addEventListener('close', (event) => {
      if (socket === mine) {
        socket = null;
        refusedToken = refusedToken || event.code === UNAUTHENTICATED;
        lost(
          event.code === UNAUTHENTICATED ? 'token' : event.code === FOREIGN_ORIGIN ? 'origin' : 'closed',
          event.code,
        );
      }
    });
  }

  function heard(frame) {
    heardAt = clock.local();
    if (frame.type === 'pong') {
      clock.take(frame.t, frame.serverTimeMillis);
    } else if (frame.type === 'welcome') {
      clock.guess(frame.serverTimeMillis);
    } else if (frame.type === 'snapshot') {
      tries = 0;
      onFrame(frame);
      become('live');
      return;
    }
    onFrame(frame);
  }

  /** Called when the device says that the network is back or the page is looked at again. */
  function awake() {
    if (socket) {
      ping();
    } else {
      tries = 0;
      connect();
    }
  }

  addEventListener('online', awake);
  addEventListener('offline', () => drop('network'));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      awake();
    }
  });
  connect();

  return {
    send,
    condition: () => condition,
    /** Signs in, or in again, on the open socket. */
    hello() {
      refusedToken = false;
      if (!send({ type: 'hello', token: token() })) {
        awake();
      } else {
        send({ type: 'subscribe', showId });
      }
    },
    again: () => drop('again'),
    close() {
      closed = true;
      clearTimeout(timer);
      clearTimeout(pingTimer);
      socket?.close();
    },
  };
}
