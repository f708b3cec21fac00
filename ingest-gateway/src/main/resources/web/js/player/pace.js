/**
 * How somebody who watches live is kept near the newest picture: a little faster while they are behind, a
 * little slower while they are too near, and moved at once where that would take too long.
 *
 * A stall means that the line wants more in store, so it is given some, and less again while it holds: a viewer
 * who once had a bad second is not late for the rest of the show.
 */

/** Nobody hears that the sound is faster by so much. */
const FAST = 1.1;
const FASTER = 1.05;
const SLOW = 0.95;
/** Nearer to where they belong than that, nobody is moved. */
const SLACK_SECONDS = 0.15;
const FAST_FROM_SECONDS = 0.5;
/** At 1.1 it would take ten seconds and more. */
const JUMP_SECONDS = 1.2;
/** So far behind that what lies between is not even loaded any more. */
const SKIP_SECONDS = 4;
const STALL_SECONDS = 0.25;
const STORE_MAX_SECONDS = 0.75;
const STORE_LESS = 0.02;

export function createPace() {
  let store = 0;
  return {
    /** The picture stood still for want of data. */
    stalled() {
      store = Math.min(store + STALL_SECONDS, STORE_MAX_SECONDS);
    },
    /**
     * What to do now.
     *
     * @param latency seconds behind the newest part
     * @param hold the seconds that the playlist asks to stay behind
     * @param loaded the seconds that are loaded beyond the shown picture
     * @param passed the seconds since this was last asked
     * @returns {{rate: number, jump: number}} jump: seconds to move ahead, 0 to stay
     */
    next({ latency, hold, loaded, passed }) {
      store = Math.max(0, store - STORE_LESS * passed);
      const behind = latency - hold - store;
      if (behind > SKIP_SECONDS || (behind > JUMP_SECONDS && loaded > behind)) {
        return { rate: 1, jump: behind };
      }
      if (behind > SLACK_SECONDS) {
        return { rate: behind > FAST_FROM_SECONDS ? FAST : FASTER, jump: 0 };
      }
      return { rate: behind < -SLACK_SECONDS ? SLOW : 1, jump: 0 };
    },
  };
}
