/**
 * Carries commands over the room's socket until their fate is known.
 *
 * sending ─taken─► taken ─► accepted | refused | turnedAway        (final)
 *    └──── no answer ────► checking ─► accepted | refused | untold
 *
 * A command keeps its id for its whole life, so a repeat acts once at most. A bid whose first frame may
 * have been lost is sent again only shortly after the tap; later the courier only asks, and when the id is
 * too old to act it sends it once more, which returns what became of it, or that it expired. A repeated bid
 * insists on the log's word: the mirror cannot know what the first one did.
 */
import { birthOf, commandId } from './commandid.js';

const CHECK_AFTER_MILLIS = 2_500;
const ASK_EVERY_MILLIS = 2_000;
const RESEND_WITHIN_MILLIS = 8_000;
const KEPT = 100;

/**
 * Past this age an id can act no more (the rules' own bound is 120 s), and past the other its fate is not
 * remembered.
 */
const LIFE_MILLIS = 130_000;
const REMEMBERED_MILLIS = 230_000;

const OPEN_FATES = new Set(['sending', 'taken', 'checking']);

export function isOpen(entry) {
  return OPEN_FATES.has(entry.fate);
}

/**
 * @param wire what sends frames
 * @param onFate is given each entry whose fate changed
 */
export function createCourier({ wire, clock, onFate, kept = [] }) {
  const entries = new Map(kept.map((entry) => [entry.id, entry]));

  function settle(entry, fate, change = {}) {
    if (!isOpen(entry)) {
      return;
    }
    Object.assign(entry, change, { fate });
    onFate(entry);
  }

  /** @param id of the command, if it was given one before */
  function send(frame, about, id = commandId(clock.now())) {
    const entry = {
      id,
      frame: { ...frame, commandId: id },
      about,
      fate: 'sending',
      sentAt: clock.local(),
      askedAt: 0,
      holdUntil: 0,
    };
    entries.set(id, entry);
    trim();
    if (!wire.send(entry.frame)) {
      entries.delete(id);
      return null;
    }
    onFate(entry);
    return entry;
  }

  function trim() {
    for (const [id, entry] of entries) {
      if (entries.size <= KEPT) {
        return;
      }
      if (!isOpen(entry)) {
        entries.delete(id);
      }
    }
  }

  function onFrame(frame) {
    const entry = entries.get(frame.commandId ?? frame.outcome?.commandId);
    if (!entry) {
      return;
    }
    if (frame.type === 'taken' && isOpen(entry)) {
      entry.askedAt = clock.local();
      if (entry.fate !== 'taken') {
        settle(entry, 'taken');
      }
    } else if (frame.type === 'outcome') {
      settle(entry, frame.outcome.accepted ? 'accepted' : 'refused', { outcome: frame.outcome });
    } else if (frame.type === 'refused') {
      refused(entry, frame);
    } else if (frame.type === 'unknown') {
      entry.holdUntil = clock.local() + (frame.retryAfterMillis || ASK_EVERY_MILLIS);
      settle(entry, 'checking', { everUnknown: true });
    }
  }

  function refused(entry, frame) {
    if (frame.reason === 'RATE' && !frame.final) {
      entry.holdUntil = clock.local() + Math.max(frame.retryAfterMillis, 200);
      entry.sendAgain = true;
      settle(entry, 'checking');
      return;
    }
    settle(entry, 'turnedAway', { refused: frame });
  }

  function ask(entry) {
    const now = clock.local();
    const age = clock.now() - birthOf(entry.id);
    const fresh = now - entry.sentAt < RESEND_WITHIN_MILLIS;
    if (entry.everUnknown && age > REMEMBERED_MILLIS) {
      settle(entry, 'untold');
      return;
    }
    entry.askedAt = now;
    if (entry.sendAgain || (entry.everUnknown && (fresh || age > LIFE_MILLIS))) {
      entry.sendAgain = false;
      wire.send(entry.frame.type === 'bid' ? { ...entry.frame, insist: true } : entry.frame);
    } else {
      wire.send({ type: 'ask', commandId: entry.id, showId: entry.frame.showId });
    }
  }

  /** Looks after what has no fate yet; called a few times a second. */
  function tick() {
    if (wire.condition().state !== 'live') {
      return;
    }
    const now = clock.local();
    for (const entry of entries.values()) {
      const quiet = now - Math.max(entry.sentAt, entry.askedAt);
      if (!isOpen(entry) || now < entry.holdUntil) {
        continue;
      }
      if (entry.fate !== 'checking' && quiet > CHECK_AFTER_MILLIS) {
        settle(entry, 'checking');
        ask(entry);
      } else if (entry.fate === 'checking' && quiet > ASK_EVERY_MILLIS) {
        ask(entry);
      }
    }
  }

  /** The socket went: what is open may or may not have arrived. */
  function cut() {
    for (const entry of entries.values()) {
      settle(entry, 'checking');
    }
  }

  /** The socket is back: ask for everything that is open, at once. */
  function back() {
    for (const entry of entries.values()) {
      if (isOpen(entry)) {
        entry.holdUntil = 0;
        ask(entry);
      }
    }
  }

  return {
    send,
    onFrame,
    tick,
    cut,
    back,
    entries: () => [...entries.values()],
    open: () => [...entries.values()].filter(isOpen),
  };
}
