/** Reads of orders and books that are kept fresh, and what is said when they cannot be read. */
import { html, nothing } from 'lit-html';
import { read } from '../shared/door.js';
import { icon } from '../shared/icons.js';
import { clockTime, t } from '../shared/language.js';
import { doorWords, faultCard, redraw } from '../shared/screen.js';

const AGAIN_MILLIS = 6_000;
const LATER_MILLIS = [400, 1_500, 4_000];

export const LEDGER = '/api/v1/ledger';

/**
 * Reads an address now and again while somebody looks; what was read last stays while it cannot be read, and
 * then it is tried more often.
 *
 * @param everyMillis how old an answer may become; Infinity for what never changes
 */
export function createFeed(path, { onRead = null, everyMillis = AGAIN_MILLIS } = {}) {
  const feed = { value: null, fault: null, readAt: 0, load, soon, start };
  let asked = 0;

  async function load() {
    const mine = ++asked;
    try {
      const value = await read(path);
      if (mine !== asked) {
        return;
      }
      feed.value = value;
      feed.fault = null;
      feed.readAt = Date.now();
      onRead?.(value);
    } catch (error) {
      if (mine !== asked) {
        return;
      }
      feed.fault = error;
    }
    redraw();
  }

  /** Something was done: what it changes is in the view soon after. */
  function soon() {
    LATER_MILLIS.forEach((millis) => setTimeout(load, millis));
  }

  function start() {
    load();
    setInterval(() => {
      const isDue = feed.fault || Date.now() - feed.readAt >= everyMillis;
      if (isDue && document.visibilityState === 'visible') {
        load();
      }
    }, AGAIN_MILLIS);
  }

  return feed;
}

function isAway(fault) {
  return fault.status === 503 || fault.status === 0;
}

/** Instead of what could never be read. @param name of the messages: NAME.fault says what it is */
export function unread(name, feed) {
  return faultCard({
    what: t(feed.fault.status === 404 ? `${name}.missing` : `${name}.fault`),
    works: isAway(feed.fault) ? t('money.awayWorks') : null,
    todo: isAway(feed.fault) ? t('money.awayTodo') : wordsOf(feed.fault),
    quote: feed.fault.quote,
    again: feed.load,
  });
}

function wordsOf(fault) {
  const known = { 401: 'money.signInEnded', 403: 'money.notYours', 404: 'money.missingTodo' }[fault.status];
  return known ? t(known) : doorWords(fault);
}

/** Above what was read before and cannot be read now. */
export function staleNotice(feed) {
  return feed.fault && feed.value
    ? html`<div class="notice bad" role="status" data-stale>
        ${icon('off')}<span class="grow">${t('money.stale', { time: clockTime(feed.readAt) })}</span>
        <button class="button" @click=${feed.load}>${t('page.again')}</button>
      </div>`
    : nothing;
}

/** Where the server has more than one answer holds. */
export function moreNotice(feed) {
  return feed.value?.more
    ? html`<p class="notice" role="status">${t('money.more', { count: feed.value.orders.length })}</p>`
    : nothing;
}
