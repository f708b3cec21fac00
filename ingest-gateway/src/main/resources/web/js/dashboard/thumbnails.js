/**
 * Pictures of the video while a lot was open, out of the storyboard that the media process keeps. Without a video
 * there are none, and the lot's own picture stands.
 */
import { read } from '../shared/door.js';
import { redraw } from '../shared/screen.js';

const AGAIN_MILLIS = 10_000;
const PATIENCE_MILLIS = 5_000;
/** Into the lot: by then the camera shows it. */
const SETTLED_MILLIS = 8_000;
const PICTURE = /^thumbs\/(\d{1,15})\.jpg$/gm;

export function createThumbnails(showId) {
  let base = null;
  let epochMillis = 0;
  let moments = [];

  async function load() {
    try {
      const { stream, playlist } = await read(`/api/v1/shows/${encodeURIComponent(showId)}/stream`);
      if (!stream.epochMillis || !playlist) {
        return;
      }
      const folder = playlist.slice(0, playlist.lastIndexOf('/') + 1);
      const answer = await fetch(`${folder}storyboard.vtt`, { signal: AbortSignal.timeout(PATIENCE_MILLIS) });
      if (answer.ok) {
        const text = await answer.text();
        moments = [...text.matchAll(PICTURE)].map((found) => Number(found[1])).sort((one, other) => one - other);
        ({ epochMillis } = stream);
        base = folder;
        redraw();
      }
    } catch (cause) {
      console.warn('the video has no pictures now', cause);
    }
  }

  return {
    start() {
      load();
      setInterval(() => {
        if (document.visibilityState === 'visible') {
          load();
        }
      }, AGAIN_MILLIS);
    },
    /** The address of a picture of the lot, or null: the first after it had settled, while it was open. */
    of(lot) {
      const from = lot.openedAtMillis - epochMillis;
      const to = (lot.closedAtMillis ?? Infinity) - epochMillis;
      const inLot = base === null ? [] : moments.filter((moment) => moment >= from && moment <= to);
      const moment = inLot.find((one) => one >= from + SETTLED_MILLIS) ?? inLot.at(-1);
      return moment === undefined ? null : `${base}thumbs/${moment}.jpg`;
    },
  };
}
