/**
 * Says changes to people who listen instead of looking: politely, the newest only, at most once every two
 * seconds.
 */
import { html } from 'lit-html';
import { redraw } from './screen.js';

const LEAST_BETWEEN_MILLIS = 2_000;

export function createAnnouncer(now = () => performance.now()) {
  let said = '';
  let saidAt = -LEAST_BETWEEN_MILLIS;
  let waiting = null;
  let timer = null;

  function speak() {
    timer = null;
    if (waiting !== null && waiting !== said) {
      said = waiting;
      saidAt = now();
      redraw();
    }
    waiting = null;
  }

  return {
    say(text) {
      waiting = text;
      timer ??= setTimeout(speak, Math.max(0, saidAt + LEAST_BETWEEN_MILLIS - now()));
    },
    view: () => html`<p class="away" role="status" aria-live="polite" data-announcer>${said}</p>`,
  };
}
