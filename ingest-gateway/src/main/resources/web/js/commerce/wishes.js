/**
 * Carries wishes about orders and desks until their fate is known.
 *
 * sending ─► taken ─► accepted | refused | turnedAway        (final)
 *    └─ no answer ─► checking ─► accepted | refused | untold
 *
 * A wish keeps its id for its whole life, over a reload too, so that a repeat acts once at most. It is kept
 * before it is sent.
 */
import { commandId } from '../shared/commandid.js';
import { exchange } from '../shared/door.js';
import { redraw } from '../shared/screen.js';
import { person } from '../shared/session.js';

const PATH = '/api/v1/commerce/commands';
const FIRST_WAIT_MILLIS = 600;
const MOST_WAIT_MILLIS = 5_000;
const CHECK_AFTER_MILLIS = 8_000;
/** So many questions go by before the wish itself is sent once more. */
const ASKS_PER_REPEAT = 3;
const GIVE_UP_MILLIS = 600_000;
const KEPT = 50;
const KEPT_MILLIS = 3_600_000;

const OPEN_FATES = new Set(['sending', 'taken', 'checking']);

export function isOpen(wish) {
  return OPEN_FATES.has(wish?.fate);
}

/** @param onFate is given each wish whose fate is known now */
export function createWishes({ onFate }) {
  const key = `rostrum.wishes.${person()?.userId ?? ''}`;
  let wishes = kept();

  function kept() {
    try {
      const found = JSON.parse(sessionStorage.getItem(key) ?? '[]');
      return found.filter((wish) => isOpen(wish) || Date.now() - wish.sentAt < KEPT_MILLIS);
    } catch {
      return [];
    }
  }

  function keep() {
    const open = wishes.filter(isOpen);
    wishes = [...open, ...wishes.filter((wish) => !isOpen(wish)).slice(0, KEPT)];
    wishes.sort((a, b) => b.sentAt - a.sentAt);
    sessionStorage.setItem(key, JSON.stringify(wishes));
    redraw();
  }

  function become(wish, fate, why = null) {
    const settled = isOpen(wish) && !OPEN_FATES.has(fate);
    if (wish.fate !== fate || wish.why !== why) {
      Object.assign(wish, { fate, why });
      keep();
    }
    if (settled) {
      onFate(wish);
    }
  }

  /**
   * Sends a wish.
   *
   * @param about what it is about, such as an order's id; its fate is shown there
   * @param as the role to act in
   */
  function send(about, command, as) {
    const waiting = of(about);
    if (isOpen(waiting)) {
      return waiting;
    }
    const wish = {
      id: commandId(Date.now()),
      about,
      command,
      as,
      fate: 'sending',
      why: null,
      sentAt: Date.now(),
    };
    wishes = [wish, ...wishes];
    keep();
    pursue(wish, true);
    return wish;
  }

  /** Until it has a fate: sends it, asks for it, and now and then sends it again under its own id. */
  async function pursue(wish, fresh) {
    let sendNow = fresh;
    for (let round = 0; isOpen(wish); round++) {
      const sending = sendNow || round % (ASKS_PER_REPEAT + 1) === ASKS_PER_REPEAT;
      const answer = sending
        ? await exchange(PATH, { commandId: wish.id, command: wish.command, as: wish.as })
        : await exchange(`${PATH}/${wish.id}`);
      sendNow = weigh(wish, answer, sending);
      if (isOpen(wish)) {
        const wait = Math.min(MOST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 1.5 ** round);
        await new Promise((done) => {
          setTimeout(done, Math.max(wait, answer.body.retryAfterMillis ?? 0));
        });
      }
    }
  }

  /** What an answer means. @returns whether to send the wish next, instead of asking for it */
  function weigh(wish, { status, body }, sending) {
    const age = Date.now() - wish.sentAt;
    if (body.outcome) {
      decided(wish, body.outcome);
    } else if (status === 202) {
      become(wish, 'taken');
    } else if (sending && status === 429) {
      become(wish, 'checking');
      return true;
    } else if (sending && status >= 400 && status < 500 && !wish.unsure) {
      become(wish, 'turnedAway', body.reason ?? 'FORM');
    } else if (age > GIVE_UP_MILLIS) {
      become(wish, 'untold');
    } else if (sending || age > CHECK_AFTER_MILLIS) {
      wish.unsure = true;
      become(wish, 'checking');
    }
    return false;
  }

  function decided(wish, outcome) {
    wish.detail = outcome.detail ?? null;
    if (outcome.accepted) {
      become(wish, 'accepted');
    } else if (outcome.reason === 'EXPIRED' && wish.unsure) {
      become(wish, 'untold');
    } else {
      become(wish, 'refused', outcome.reason);
    }
  }

  /** The newest wish about something. */
  function of(about) {
    return wishes.find((wish) => wish.about === about) ?? null;
  }

  return {
    send,
    of,
    isBusy: (about) => isOpen(of(about)),
    /** Takes up what a page that went away had not finished. */
    start: () =>
      wishes.filter(isOpen).forEach((wish) => {
        wish.unsure = true;
        pursue(wish, false);
      }),
    /** The reader has seen its fate. */
    dismiss(wish) {
      wishes = wishes.filter((one) => one !== wish || isOpen(one));
      keep();
    },
  };
}
