/**
 * The clips of lots, from opening to hammer: the proof of what was sold. The media process keeps them and makes
 * each soon after the hammer; without a stream, or without that process, a page says so and is whole otherwise.
 */
import { read } from '../shared/door.js';
import { redraw } from '../shared/screen.js';

const MOST_SHOWS = 12;
const PATIENCE_MILLIS = 5_000;
/** A clip is made within seconds of the hammer; later than that none will come. */
const MAKING_MILLIS = 180_000;
const AGAIN_MILLIS = 10_000;

/**
 * A lot's clip.
 *
 * state: 'reading'; 'made' with its address; 'making'; 'none' where the show was not recorded or its recording
 * is older than they are kept; 'away' where nobody can say now.
 */
const READING = { state: 'reading' };

export function createLotClips() {
  const shows = new Map();

  async function load(showId) {
    try {
      const { stream, playlist } = await read(`/api/v1/shows/${encodeURIComponent(showId)}/stream`);
      if (!stream.epochMillis || !playlist) {
        // There never was a picture, or it is for others.
        shows.set(showId, new Map());
        redraw();
        return;
      }
      const address = new URL('lots.json', playlist);
      const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MILLIS) });
      if (!answer.ok && answer.status !== 404) {
        throw new Error(`status ${answer.status}`);
      }
      const lots = answer.ok ? (await answer.json()).lots : [];
      shows.set(showId, new Map(lots.map((row) => [row.lotId, clipOf(row, address)])));
    } catch (cause) {
      console.warn(`the clips of ${showId} cannot be read now`, cause);
      if (!(shows.get(showId) instanceof Map)) {
        shows.set(showId, 'away');
      }
    }
    redraw();
  }

  const isMaking = (clips) => clips === 'away' || [...clips.values()].some(({ state }) => state === 'making');

  function clipOf({ clip, fromMillis, closedMillis }, address) {
    if (clip) {
      return { state: 'made', address: new URL(clip, address).href, fromMillis };
    }
    const young = !closedMillis || Date.now() - closedMillis < MAKING_MILLIS;
    return { state: young && fromMillis != null ? 'making' : 'none' };
  }

  return {
    /** Sees to it that the clips of this show become known. */
    want(showId) {
      if (!shows.has(showId) && shows.size < MOST_SHOWS) {
        shows.set(showId, null);
        load(showId);
      }
    },
    /** Reads them again while one is to come; always, where a show goes on. */
    start(goesOn = () => false) {
      setInterval(() => {
        for (const [showId, clips] of document.visibilityState === 'visible' ? shows : []) {
          if (clips && (goesOn() || isMaking(clips))) {
            load(showId);
          }
        }
      }, AGAIN_MILLIS);
    },
    of({ showId, lotId }) {
      const clips = shows.get(showId);
      if (clips === 'away') {
        return { state: 'away' };
      }
      return clips ? (clips.get(lotId) ?? { state: 'none' }) : READING;
    },
  };
}
