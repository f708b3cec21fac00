/** How a show's stream stands, read again every few seconds while somebody looks. */
import { read } from './door.js';
import { redraw } from './screen.js';

const AGAIN_MILLIS = 4_000;

export function createStreamState(showId) {
  let started = false;
  const state = { value: null, fault: null, load, start };

  async function load() {
    try {
      state.value = await read(`/api/v1/shows/${encodeURIComponent(showId)}/stream`);
      state.fault = null;
    } catch (error) {
      state.fault = error;
    }
    redraw();
  }

  function start() {
    if (started) {
      return;
    }
    started = true;
    load();
    setInterval(() => {
      if (document.visibilityState === 'visible') {
        load();
      }
    }, AGAIN_MILLIS);
  }

  return state;
}
