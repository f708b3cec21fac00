/**
 * The server's clock as this page knows it: the local clock moved by what the quickest of the last answers
 * showed.
 */

const SAMPLES = 8;

/** A clock that never steps back with the wall clock of the device. */
export function localNow() {
  return Math.round(performance.timeOrigin + performance.now());
}

export function createClock(now = localNow) {
  const samples = [];
  let offset = 0;

  function take(sentAt, serverMillis, receivedAt = now()) {
    const trip = Math.max(0, receivedAt - sentAt);
    samples.push({ trip, offset: serverMillis + trip / 2 - receivedAt });
    if (samples.length > SAMPLES) {
      samples.shift();
    }
    offset = samples.reduce((best, sample) => (sample.trip < best.trip ? sample : best)).offset;
  }

  return {
    /** Server time in epoch milliseconds. */
    now: () => Math.round(now() + offset),
    local: now,
    /** One answer of the server: when it was asked, what it said. */
    take,
    /** A first guess, until an answer to a ping is better. */
    guess(serverMillis) {
      if (samples.length === 0) {
        offset = serverMillis - now();
      }
    },
    /** How long the quickest of the last questions took. */
    trip: () => (samples.length === 0 ? null : Math.min(...samples.map((sample) => sample.trip))),
  };
}
