/**
 * What the reader should do next about one lot, worked out from what the page knows; the page draws exactly
 * this.
 */
import { isOpenPhase, isOver } from '../shared/fold.js';

/**
 * @param show the show's projection
 * @param standing the lot's standing
 * @param person who is signed in, or null
 * @param paddle the reader's paddle, or null
 * @param nowMillis the server's clock
 * @returns {string} one of: frozen, ended, result, draft, paused, closing, signIn, notBidder, ownShow,
 *     paddle, waitPaddle, barred,
 *     preBid, lead, bid
 */
export function nextStep({ show, standing, person, paddle, nowMillis }) {
  if (show.status === 'FROZEN') {
    return 'frozen';
  }
  if (isOver(standing.phase)) {
    return 'result';
  }
  if (show.status === 'ENDED') {
    return 'ended';
  }
  if (show.status === 'DRAFT') {
    return 'draft';
  }
  if (isOpenPhase(standing.phase) && show.status === 'PAUSED') {
    return 'paused';
  }
  if (isOpenPhase(standing.phase) && standing.deadlineMillis > 0 && nowMillis >= standing.deadlineMillis) {
    return 'closing';
  }
  return (
    admission({ show, person, paddle }) ??
    (isOpenPhase(standing.phase) ? bidding(standing, paddle) : 'preBid')
  );
}

function admission({ show, person, paddle }) {
  if (!person) {
    return 'signIn';
  }
  if (person.userId === show.sellerId) {
    return 'ownShow';
  }
  if (!person.roles.includes('BIDDER')) {
    return 'notBidder';
  }
  if (!paddle) {
    return 'paddle';
  }
  return { REQUESTED: 'waitPaddle', BARRED: 'barred', APPROVED: null }[paddle.status];
}

function bidding(standing, paddle) {
  return standing.leader === paddle.paddle ? 'lead' : 'bid';
}

/** How the reader stands in a lot: won, lost, lead, outbid, or none of these. */
export function place(standing, paddle, ownMinor) {
  if (!paddle || (!ownMinor && standing.leader !== paddle.paddle)) {
    return 'none';
  }
  const first = standing.leader === paddle.paddle;
  if (standing.phase === 'SOLD' || standing.phase === 'CONFIRMED') {
    return first ? 'won' : 'lost';
  }
  if (isOpenPhase(standing.phase)) {
    return first ? 'lead' : 'outbid';
  }
  return 'none';
}

/** Whether a limit is so far above the asking bid that it wants a second confirmation. */
export function wantsConfirmation(limitMinor, askingMinor, rules) {
  return rules.confirmFactor > 0 && BigInt(limitMinor) > BigInt(askingMinor) * BigInt(rules.confirmFactor);
}

/**
 * The lot that the page shows by itself: the one it shows while that is open, else the first open one, else
 * the next to come.
 */
export function lotToShow(lots, shownId) {
  const shown = lots.find((lot) => lot.lotId === shownId);
  if (shown && isOpenPhase(shown.lot.standing.phase)) {
    return shown;
  }
  return (
    lots.find((lot) => isOpenPhase(lot.lot.standing.phase)) ??
    (shown && isOver(shown.lot.standing.phase) ? shown : null) ??
    lots.find((lot) => lot.lot.standing.phase === 'PENDING') ??
    lots.at(-1) ??
    null
  );
}

/** Up to four limits worth offering above the asking bid: the next one, and two, five and ten steps on. */
export function offers(askingMinor, stepMinor) {
  return [0, 2, 5, 10].map((steps) => askingMinor + steps * Math.max(stepMinor, 1));
}
