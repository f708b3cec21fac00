/** What the replay page reads: the show as it stands, and where its lots are in what was kept. */
import { read } from '../shared/door.js';
import { emptyRoom, fold } from '../shared/fold.js';
import { redraw } from '../shared/screen.js';

const AGAIN_MILLIS = 10_000;

export function createReadings(showId) {
  const readings = {
    room: emptyRoom(showId),
    /** Of the show itself. */
    fault: null,
    /** The stream's address, without a slash at the end; null until it is known. */
    base: null,
    /** Where the lots are: {epochMillis, replayMillis, lots}; null if nothing is kept, or not yet known. */
    places: null,
    /** Of what is kept: there, none, not to be reached, or for those with a pass. */
    kept: 'reading',
    load,
    start,
  };

  async function load() {
    const path = `/api/v1/shows/${encodeURIComponent(showId)}`;
    try {
      const room = emptyRoom(showId);
      fold(room, await read(path));
      readings.room = room;
      readings.fault = null;
    } catch (error) {
      readings.fault = error;
    }
    await loadPlaces(path);
    redraw();
  }

  async function loadPlaces(path) {
    try {
      const { playlist } = await read(`${path}/stream`);
      if (!playlist) {
        readings.base = null;
        readings.places = null;
        readings.kept = 'outside';
        return;
      }
      readings.base = playlist.slice(0, playlist.lastIndexOf('/'));
      const answer = await fetch(`${readings.base}/lots.json`);
      readings.places = answer.ok ? await answer.json() : null;
      readings.kept = answer.ok ? 'kept' : 'none';
    } catch (cause) {
      console.warn('what was kept of the stream cannot be read now', cause);
      readings.kept = readings.places ? 'kept' : 'away';
    }
  }

  function start() {
    load();
    setInterval(() => {
      if (document.visibilityState === 'visible') {
        load();
      }
    }, AGAIN_MILLIS);
  }

  return readings;
}
