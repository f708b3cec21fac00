/**
 * What the page reads of analytics. A reading keeps its last answer and how old it was when it came, so that
 * the page can say at any moment how old its numbers are. A round asks what is due, few at once, and nothing
 * while nobody looks; what fails is asked less and less often, and at once again when it is back.
 */
import { DoorError, read } from '../shared/door.js';
import { redraw } from '../shared/screen.js';

const ANALYTICS = '/api/v1/analytics';
const AT_ONCE = 2;
const LOOK_MILLIS = 200;
const WAIT_MOST_MILLIS = 15_000;
const LATE_MILLIS = 8_000;

/** Paths below the analytics' address, with ids and parameters written safely. */
export function address(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== undefined));
  return ANALYTICS + path + (query.size === 0 ? '' : `?${query}`);
}

export function showPath(showId, rest = '') {
  return `/shows/${encodeURIComponent(showId)}${rest}`;
}

/**
 * One question that is asked again and again.
 *
 * @param where the address, or a function that gives it; null: not asked now
 * @param everyMillis how often, or a function that says so; Infinity: once
 */
export function createReading(where, everyMillis) {
  const reading = {
    /** The answer's data; null before the first. */
    value: null,
    /** What the server says of its age; null where it has none, as the plan. */
    asOf: null,
    /** Why the last try failed; null if it did not. */
    fault: null,
    receivedAt: 0,
    isAsking: false,
    path: () => (typeof where === 'function' ? where() : where),
    isDue,
    ask,
    hurry,
    isLate,
    ageMillis,
    newestAgeMillis,
  };
  let dueAt = 0;
  let failures = 0;
  let asked = null;

  const every = () => (typeof everyMillis === 'function' ? everyMillis() : everyMillis);

  function isDue(now) {
    const path = reading.path();
    return path !== null && !reading.isAsking && (now >= dueAt || path !== asked);
  }

  async function ask() {
    const path = reading.path();
    if (path !== asked && asked !== null) {
      Object.assign(reading, { value: null, asOf: null, fault: null });
    }
    asked = path;
    reading.isAsking = true;
    try {
      const answer = await read(path);
      if (path === reading.path()) {
        const { asOf = null, data = answer } = answer;
        Object.assign(reading, { value: data, asOf, fault: null, receivedAt: performance.now() });
      }
      failures = 0;
      dueAt = performance.now() + every();
    } catch (error) {
      if (!(error instanceof DoorError)) {
        throw error;
      }
      reading.fault = error;
      failures++;
      const pause = Math.min(WAIT_MOST_MILLIS, 1_000 * 2 ** failures);
      dueAt = isFinal(error) ? Infinity : performance.now() + Math.max(pause, Math.min(every(), WAIT_MOST_MILLIS));
    } finally {
      reading.isAsking = false;
    }
    redraw();
  }

  /** It is wanted now. */
  function hurry() {
    dueAt = 0;
    failures = 0;
  }

  /** Whether its numbers are older than they should be, as it cannot be read. */
  function isLate() {
    return reading.asOf !== null && reading.fault !== null && ageMillis() > Math.max(LATE_MILLIS, 2 * every());
  }

  /** How old the numbers are by now; null before there are any. */
  function ageMillis(now = performance.now()) {
    return reading.asOf === null ? null : Math.max(0, reading.asOf.ageMillis) + (now - reading.receivedAt);
  }

  /** How long ago the newest fact in the numbers happened; null if there is none. */
  function newestAgeMillis(now = performance.now()) {
    return reading.asOf?.newestMillis === undefined
      ? null
      : Math.max(0, reading.asOf.readMillis - reading.asOf.newestMillis) + ageMillis(now);
  }

  return reading;
}

/** What will not be answered otherwise however often it is asked. A show that is not there may be on its way. */
function isFinal(error) {
  return [400, 401, 403].includes(error.status);
}

export function createRound(readings) {
  function look() {
    if (document.visibilityState !== 'visible') {
      return;
    }
    const now = performance.now();
    let free = AT_ONCE - readings.filter((one) => one.isAsking).length;
    for (const reading of readings) {
      if (free > 0 && reading.isDue(now)) {
        free--;
        reading.ask();
      }
    }
  }

  return {
    start() {
      look();
      setInterval(look, LOOK_MILLIS);
      document.addEventListener('visibilitychange', look);
    },
    /** Everything is asked anew. */
    again() {
      readings.forEach((one) => one.hurry());
      look();
    },
  };
}
