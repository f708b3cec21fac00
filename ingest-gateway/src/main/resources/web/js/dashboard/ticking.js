/** Draws once a second while somebody looks, so that ages stay true also when no answer comes. */
import { redraw } from '../shared/screen.js';

const TICK_MILLIS = 1_000;

export function startTicking() {
  setInterval(() => {
    if (document.visibilityState === 'visible') {
      redraw();
    }
  }, TICK_MILLIS);
}
