/** What the phases of an order mean to people: place in the flow, whose turn it is, why money is held. */
import { has, moment, relative, t } from '../shared/language.js';

const STAGES = ['PAY', 'SHIP', 'DELIVER', 'RELEASE', 'PAYOUT'];
const BUYERS_STAGES = 3;

/** The stages that concern somebody: a buyer's end with the delivery. */
export function stagesOf(me) {
  return me === 'BUYER' ? STAGES.slice(0, BUYERS_STAGES) : STAGES;
}

/**
 * Each phase: how many stages are behind it, the colour of its tag, and who has which step where the server
 * does not say.
 */
const PHASES = {
  COLLECTING: { behind: 0, kind: '', next: ['PLATFORM', 'collect'] },
  INVOICED: { behind: 0, kind: 'hot', next: ['BUYER', 'pay'] },
  OFFERED: { behind: 0, kind: 'told', next: ['BUYER', 'accept'] },
  UNPAID: { behind: 0, kind: 'bad', isLost: true, next: ['PLATFORM', 'secondChance'] },
  LAPSED: { behind: 0, kind: '', isOver: true, next: ['NOBODY', 'none'] },
  HELD: { behind: 1, kind: 'told', isPaid: true, isHeld: true, next: ['SELLER', 'ship'] },
  SHIPPED: { behind: 2, kind: 'told', isPaid: true, isHeld: true, next: ['CARRIER', 'deliver'] },
  DELIVERED: { behind: 3, kind: 'told', isPaid: true, isHeld: true, next: ['BUYER', 'confirm'] },
  DISPUTED: { behind: 2, kind: 'bad', isPaid: true, isHeld: true, next: ['ARBITER', 'decide'] },
  REFUNDING: { behind: 2, kind: 'hot', next: ['PLATFORM', 'refund'] },
  REFUNDED: { behind: 2, kind: '', isOver: true, next: ['NOBODY', 'none'] },
  RELEASING: { behind: 3, kind: 'good', next: ['PLATFORM', 'release'] },
  RELEASED: { behind: 4, kind: 'good', isPaid: true, isReleased: true, next: ['PLATFORM', 'transfer'] },
  AWAITING_SELLER: { behind: 4, kind: 'hot', isPaid: true, isReleased: true, next: ['SELLER', 'onboard'] },
  TRANSFERRED: { behind: 4, kind: 'good', isPaid: true, isReleased: true, next: ['PLATFORM', 'payout'] },
  PAID_OUT: {
    behind: 5,
    kind: 'good',
    isPaid: true,
    isReleased: true,
    isOver: true,
    next: ['NOBODY', 'none'],
  },
  CHARGED_BACK: { behind: 1, kind: 'bad', isOver: true, next: ['NOBODY', 'none'] },
};

const UNKNOWN = { behind: 0, kind: '', next: ['PLATFORM', 'wait'] };

export function phaseOf(order) {
  return PHASES[order.phase] ?? UNKNOWN;
}

export function phaseWords(order, me) {
  const key =
    me === 'BUYER' && phaseOf(order).isReleased ? 'orderPhase.complete' : `orderPhase.${order.phase}`;
  return has(key) ? t(key) : order.phase;
}

/** For the buyer an order is over once its money is released, or once they did not pay. */
export function isOver(order, me) {
  const phase = phaseOf(order);
  return Boolean(phase.isOver || (me === 'BUYER' && (phase.isReleased || phase.isLost)));
}

/** What the charge has left: nobody can give back more. */
export function leftMinor(order) {
  return order.totalMinor - (order.refundedMinor ?? 0);
}

/**
 * Who has the next step, and which.
 *
 * @param me from whose side: BUYER, SELLER, ARBITER, FINANCE
 * @returns {{isMine: boolean, isNobodys: boolean, who: string, step: string, until: string}}
 */
export function nextOf(order, me) {
  const said = order.next ?? {};
  const [who, step] = order.cardDisputed
    ? [said.who ?? 'PLATFORM', 'cardDispute']
    : [said.who ?? phaseOf(order).next[0], said.step ?? phaseOf(order).next[1]];
  const isNobodys = who === 'NOBODY' || isOver(order, me);
  const words = [`step.${me}.${step}`, `step.${step}`, 'step.wait'].find(has);
  return {
    isMine: who === me && !isNobodys,
    isNobodys,
    who: t(who === me ? 'who.you' : has(`who.${who}`) ? `who.${who}` : 'who.PLATFORM'),
    step: t(isNobodys ? 'step.none' : words),
    until: isNobodys || order.cardDisputed ? '' : until(order, me),
  };
}

function until(order, me) {
  if (!order.deadlineMillis) {
    return '';
  }
  const key = [`until.${me}.${order.phase}`, `until.${order.phase}`, 'until.other'].find(has);
  return t(key, { when: byWhen(order.deadlineMillis) });
}

/** A moment to come, by the wall and from now. */
export function byWhen(millis) {
  return `${moment(millis)} (${relative(millis - Date.now())})`;
}

/** Why the money of an order is where it is. */
export function holdWords(order) {
  const key = [
    order.cardDisputed ? 'hold.CARD_DISPUTED' : `hold.${order.holdReason}`,
    `hold.${order.phase}`,
  ].find(has);
  return key ? t(key) : '';
}
