/** Everything that the reader does in the room, and what became of it. */
import { createCourier, isOpen } from '../shared/courier.js';
import { isOpenPhase, lotsOf, rulesOf } from '../shared/fold.js';
import { t } from '../shared/language.js';
import { doorWords, toast } from '../shared/screen.js';
import { person } from '../shared/session.js';
import { createLimits } from './limits.js';
import { wantsConfirmation } from './step.js';

const KEPT_BIDS = 60;

/**
 * @param room the folded room
 * @param takeSpotlight the id that the next bid is to have, or null
 * @param onChange is called whenever something to see changed
 * @param pictureMillis the date-time of the picture that the reader sees; null if there is none
 */
export function createBidding({
  room,
  wire,
  clock,
  takeSpotlight = () => null,
  onChange,
  pictureMillis = () => null,
}) {
  const who = person();
  const key = `rostrum.bids.${who?.userId ?? '-'}.${room.showId}`;
  const kept = JSON.parse(sessionStorage.getItem(key) ?? '[]');
  const limits = createLimits(who?.userId ?? '-', room.showId);
  const rollbacks = new Map();
  const named = new Set();
  let confirm = null;
  let unsent = null;
  let askedAfter = 0;

  const courier = createCourier({ wire, clock, onFate, kept });

  function onFate(entry) {
    const { kind, lotId, limitMinor } = entry.about;
    if (entry.fate === 'accepted') {
      if (kind === 'bid' || kind === 'preBid' || kind === 'lower') {
        limits.set(lotId, limitMinor);
        named.add(lotId);
      } else if (kind === 'myBids') {
        takeOwn(entry.outcome.own ?? []);
      } else if (kind === 'takeBack') {
        marked(entry.about.bidId, { takenBack: true });
      }
    } else if (kind === 'takeBack' && !isOpen(entry)) {
      const why = doorWords(entry.outcome ?? entry.refused ?? { reason: 'STILL_UNKNOWN' });
      toast(t('takeBack.refused', { why }), { kind: 'bad' });
    } else if (entry.fate === 'refused' && entry.outcome.reason === 'CONFIRM_NEEDED') {
      confirm = { ...entry.about, confirmed: true };
    }
    entry.seenSeq = Math.max(entry.outcome?.seq ?? 0, room.lots.get(lotId)?.lot?.seq ?? 0);
    sessionStorage.setItem(key, JSON.stringify(bids().slice(0, KEPT_BIDS).reverse()));
    onChange();
  }

  function marked(bidId, change) {
    Object.assign(bids().find((bid) => bid.id === bidId) ?? {}, change);
  }

  /** Whether the reader may take this bid back now: it stands, on an open lot whose rules let bidders. */
  function mayTakeBack(bid) {
    const { kind, lotId } = bid.about;
    const lot = room.lots.get(lotId);
    return Boolean(
      (kind === 'bid' || kind === 'preBid') &&
        bid.fate === 'accepted' &&
        !bid.takenBack &&
        lot?.lot &&
        room.show.status === 'LIVE' &&
        isOpenPhase(lot.lot.standing.phase) &&
        rulesOf(room, lot)?.bidderMayRetract,
    );
  }

  function bids() {
    return courier
      .entries()
      .filter((entry) => entry.about.limitMinor !== undefined)
      .reverse();
  }

  /** One page of the answer to MyBids; the last is empty, and then what no page named stands no more. */
  function takeOwn(own) {
    limits.take(own);
    own.forEach(({ lotId }) => named.add(lotId));
    const places = new Map(room.order.map((lotId, index) => [lotId, index + 1]));
    const last = Math.max(0, ...own.map(({ lotId }) => places.get(lotId) ?? 0));
    if (own.length > 0 && last > askedAfter) {
      askOwn(last);
    } else {
      limits.lots().filter((lotId) => !named.has(lotId) && isUndecided(lotId)).forEach(limits.drop);
    }
  }

  function isUndecided(lotId) {
    const phase = room.lots.get(lotId)?.lot?.standing.phase;
    return phase === 'PENDING' || isOpenPhase(phase);
  }

  function askOwn(after = 0) {
    if (person() && room.paddle) {
      askedAfter = after;
      if (after === 0) {
        named.clear();
      }
      courier.send(
        { type: 'command', showId: room.showId, command: { type: 'MyBids', after } },
        { kind: 'myBids' },
      );
    }
  }

  /** A retraction may have given back or taken an own limit: ask for them again. */
  function watchRollbacks() {
    let moved = false;
    for (const { lotId, lot } of lotsOf(room)) {
      if (isOpenPhase(lot.standing.phase)) {
        moved ||= (rollbacks.get(lotId) ?? lot.standing.rollbackEpoch) < lot.standing.rollbackEpoch;
        rollbacks.set(lotId, lot.standing.rollbackEpoch);
      }
    }
    if (moved && limits.any()) {
      askOwn();
    }
  }

  function amount(minor) {
    return { minor, currency: room.show.currency };
  }

  function place({ lotId, limitMinor, exact = false, confirmed = false, kind = 'bid' }) {
    const lot = room.lots.get(lotId);
    const asking = lot.lot.standing.askingMinor;
    if (!confirmed && wantsConfirmation(limitMinor, asking, rulesOf(room, lot))) {
      confirm = { lotId, limitMinor, exact, kind, confirmed: true };
      onChange();
      return;
    }
    const about = { kind, lotId, limitMinor, exact, atMillis: clock.now() };
    const seen = pictureMillis();
    const frame =
      kind === 'preBid'
        ? command({ type: 'PlacePreBid', lotId, limit: amount(limitMinor), confirmed })
        : {
            type: 'bid',
            showId: room.showId,
            lotId,
            limit: amount(limitMinor),
            kind: exact ? 'EXACT' : 'LIMIT',
            confirmed,
            rollbackEpoch: lot.lot.standing.rollbackEpoch,
            mediaTimeMillis: seen === null ? undefined : Math.round(seen),
          };
    const isLive = wire.condition().state === 'live';
    const id = (isLive && kind === 'bid' && takeSpotlight()) || undefined;
    if (!isLive || !courier.send(frame, about, id)) {
      unsent = { lotId, kind };
      onChange();
      return;
    }
    unsent = null;
  }

  function command(wish) {
    return { type: 'command', showId: room.showId, command: wish };
  }

  return {
    onFrame: courier.onFrame,
    tick: courier.tick,
    place,
    lower(lotId, limitMinor) {
      courier.send(command({ type: 'LowerLimit', lotId, limit: amount(limitMinor) }), {
        kind: 'lower',
        lotId,
        limitMinor,
        atMillis: clock.now(),
      });
    },
    mayTakeBack,
    takeBack(bid) {
      const { lotId } = bid.about;
      const wish = { type: 'RetractBid', lotId, bidSeq: bid.outcome.seq, reason: '' };
      courier.send(command(wish), { kind: 'takeBack', lotId, bidId: bid.id });
    },
    requestPaddle: () => courier.send(command({ type: 'RequestPaddle' }), { kind: 'paddle' }),
    connected() {
      courier.back();
      askOwn();
    },
    cut: courier.cut,
    paddleCame: () => askOwn(),
    lotsMoved: watchRollbacks,
    limitOf: limits.of,
    ownLots: limits.lots,
    bids,
    /** The newest bid on a lot, whatever became of it. */
    newest: (lotId) => bids().find((entry) => entry.about.lotId === lotId) ?? null,
    waiting: (lotId) => bids().some((entry) => entry.about.lotId === lotId && isOpen(entry)),
    paddleRequest: () =>
      courier
        .entries()
        .filter((entry) => entry.about.kind === 'paddle')
        .at(-1) ?? null,
    toConfirm: () => confirm,
    confirmed() {
      const wish = confirm;
      confirm = null;
      place(wish);
    },
    notConfirmed() {
      confirm = null;
      onChange();
    },
    unsent: () => unsent,
    forgetUnsent() {
      unsent = null;
      onChange();
    },
  };
}
