/**
 * The price, and the one thing to do next. Nothing in it moves under a finger: each part keeps its place
 * and its height.
 */
import { html, nothing, svg } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { isOpen } from '../shared/courier.js';
import { isOpenPhase, rulesOf } from '../shared/fold.js';
import { icon } from '../shared/icons.js';
import { countdown, moment, t } from '../shared/language.js';
import { allIn, money, percent } from '../shared/money.js';
import { person } from '../shared/session.js';
import { fateOf } from './fates.js';
import { holdOrTap } from './hold.js';
import { nextStep, place } from './step.js';

const RING = 2 * Math.PI * 15;

export function panel(about) {
  const { room, lot, clock } = about;
  const standing = lot.lot.standing;
  const step = nextStep({
    show: room.show,
    standing,
    person: person(),
    paddle: room.paddle,
    nowMillis: clock.now(),
  });
  return html`<section class="bid-panel card" aria-label=${t('panel.title')} data-step=${step}>
    <div class="panel-head">
      <p class="strong">${t('lot.of', { number: about.number, total: about.total })} · ${lot.card.title}</p>
      ${reserve(standing)}
    </div>
    <div class="price-line">${price(about, standing)}${timeLeft(about, standing, step)}</div>
    ${standingLine(about, standing)}
    <div class="act">${actions(about, standing, step)}</div>
    <div class="note" role="status">${note(about, step)}</div>
    ${allInLine(about, standing, step)}
  </section>`;
}

function reserve(standing) {
  return {
    NONE: nothing,
    NOT_MET: html`<span class="tag">${icon('lock')}${t('reserve.NOT_MET')}</span>`,
    MET: html`<span class="tag good">${icon('check')}${t('reserve.MET')}</span>`,
  }[standing.reserve];
}

function price({ room, lot }, standing) {
  const currency = room.show.currency;
  const bid = standing.bids > 0 || standing.priceMinor > 0;
  const label =
    { SOLD: 'price.sold', CONFIRMED: 'price.sold' }[standing.phase] ?? (bid ? 'price.now' : 'price.opening');
  const minor = bid ? standing.priceMinor : standing.askingMinor || lot.card.openingMinor;
  const words = money(minor, currency, true);
  const length = words.length > 9 ? 'longest' : words.length > 6 ? 'long' : 'short';
  return html`<div class="price-block">
    <span class="small muted">${t(label)}</span>
    ${keyed(minor, html`<output class="price" data-price=${minor} data-length=${length}>${words}</output>`)}
  </div>`;
}

function timeLeft({ room, clock, ringPart, lot, extended }, standing, step) {
  const rules = rulesOf(room, lot);
  if (!isOpenPhase(standing.phase)) {
    return html`<div class="time-block"><span class="tag">${t(`phase.${standing.phase}`)}</span></div>`;
  }
  const warning =
    standing.phase === 'FAIR_WARNING'
      ? html`<span class="tag hot">${icon('gavel')}${t('phase.FAIR_WARNING')}</span>`
      : nothing;
  if (standing.deadlineMillis === 0 && standing.frozenMillis === 0) {
    return html`<div class="time-block">
      ${warning === nothing ? html`<span class="tag">${icon('gavel')}${t('time.byHammer')}</span>` : warning}
    </div>`;
  }
  const paused = room.show.status === 'PAUSED';
  const left = paused ? standing.frozenMillis : standing.deadlineMillis - clock.now();
  const part = paused ? 1 : ringPart(standing, rules);
  return html`<div class="time-block">
    <span class="ring ${left < 10_000 && !paused ? 'soon' : ''}" aria-hidden="true"
      ><svg viewBox="0 0 36 36">
        <circle class="ring-ground" cx="18" cy="18" r="15"></circle>
        ${svg`<circle class="ring-left" cx="18" cy="18" r="15" stroke-dasharray=${RING} stroke-dashoffset=${RING * (1 - part)}></circle>`}
      </svg></span
    >
    <span class="time-left"
      ><span class="away">${t('time.left')}</span>
      <time class="clock num">${step === 'closing' ? t('time.closing') : countdown(left)}</time>
      ${warning !== nothing ? warning : extended ? html`<span class="tag hot">${icon('clock')}${t('time.extended')}</span>` : nothing}
    </span>
  </div>`;
}

/**
 * How the reader stands; while a bid of theirs has no fate yet, or was refused just now, that instead, in
 * the same place.
 */
function standingLine({ room, lot, bidding }, standing) {
  const currency = room.show.currency;
  const newest = bidding.newest(lot.lotId);
  const line =
    newest && isNews(newest, lot)
      ? fateLine(newest, currency)
      : placeLine(room, lot, standing, bidding.limitOf(lot.lotId));
  return html`<div class="stand-line">
    ${line}<span class="small muted num nowrap">${t('price.bids', { count: standing.bids })}</span>
  </div>`;
}

function fateLine(entry, currency) {
  const fate = fateOf(entry, currency);
  const kind = { good: 'good', bad: 'bad', wait: 'muted' }[fate.kind];
  return html`<p class="stand ${kind}" role="status" data-fate=${entry.fate}>
    ${icon(fate.sign, fate.sign === 'star' ? 'filled' : '')} <span class="strong">${fate.words}</span>
  </p>`;
}

function placeLine(room, lot, standing, own) {
  const currency = room.show.currency;
  const limit = own
    ? html` <span class="muted">· ${t('mine.limit', { amount: money(own, currency, true) })}</span>`
    : nothing;
  const mine = place(standing, room.paddle, own);
  const lines = {
    lead: () => html`${icon('star', 'filled')}<span class="strong">${t('mine.lead')}</span>${limit}`,
    outbid: () =>
      html`${icon('up')}<span class="strong"
          >${t('mine.outbidNext', {
            asking: money(standing.askingMinor, currency, true),
          })}</span
        >`,
    won: () => html`${icon('star', 'filled')}<span class="strong">${t('mine.won')}</span>`,
    lost: () =>
      html`${icon('down')}<span class="strong"
          >${t('mine.lostBy', {
            amount: money(Math.max(0, standing.priceMinor - own), currency, true),
          })}</span
        >${limit}`,
    none: () =>
      html`${standing.leader > 0 ? t('mine.leader', { paddle: standing.leader }) : t('mine.nobody')}${limit}`,
  };
  const kind = { lead: 'good', won: 'good', outbid: 'bad', lost: 'bad', none: 'muted' }[mine];
  return html`<p class="stand ${kind}" data-place=${mine}>${lines[mine]()}</p>`;
}

/** A bid's fate is news while it is open, and a refusal until the reader or the lot moves on. */
function isNews(entry, lot) {
  if (isOpen(entry)) {
    return true;
  }
  if (entry.fate === 'accepted') {
    return lot.lot.seq < entry.outcome.seq;
  }
  return isOpenPhase(lot.lot.standing.phase) && (entry.seenSeq ?? 0) >= lot.lot.seq;
}

function actions(about, standing, step) {
  const { room, lot, bidding, signIn, paddleSteps } = about;
  const currency = room.show.currency;
  const asking = money(standing.askingMinor, currency, true);
  const simple = {
    signIn: () =>
      html`<button class="button main bid-button" @click=${signIn.show}>${t('act.signIn')}</button>`,
    paddle: () =>
      html`<button class="button main bid-button" @click=${paddleSteps.show}>${t('act.paddle')}</button>`,
    waitPaddle: () => off(t('act.waitPaddle')),
    barred: () => off(t('act.barred')),
    notBidder: () => off(t('act.notBidder')),
    ownShow: () => html`<a class="button bid-button" href="/console/${room.showId}">${t('act.console')}</a>`,
    paused: () => off(t('act.paused')),
    frozen: () => off(t('act.frozen')),
    ended: () => off(t('act.ended')),
    draft: () => off(t('act.draft')),
    closing: () => off(t('act.closing')),
    result: () => result(about, standing),
    preBid: () =>
      html`<button class="button main bid-button" @click=${() => about.maximum.show(lot.lotId, 'preBid')}>
        ${bidding.limitOf(lot.lotId) ? t('act.changePreBid') : t('act.preBid')}
      </button>`,
    lead: () =>
      html`<button class="button main bid-button" aria-disabled="true" data-bid="off">
          ${t('act.lead')}
        </button>
        <button class="button max-button" @click=${() => about.maximum.show(lot.lotId, 'raise')}>
          ${t('act.raise')}
        </button>`,
    bid: () =>
      html`<button
          class="button main bid-button"
          data-bid=${standing.askingMinor}
          ${holdOrTap({
            tap: () => bidding.place({ lotId: lot.lotId, limitMinor: standing.askingMinor }),
            hold: () => about.maximum.show(lot.lotId, 'bid'),
          })}
        >
          ${t('act.bid', { amount: asking })}
        </button>
        <button class="button max-button" @click=${() => about.maximum.show(lot.lotId, 'bid')}>
          ${t('act.max')}
        </button>`,
  };
  return simple[step]();
}

function off(words) {
  return html`<button class="button main bid-button" aria-disabled="true" data-bid="off">${words}</button>`;
}

function result({ room, lot, bidding, clock }, standing) {
  const currency = room.show.currency;
  const mine = place(standing, room.paddle, bidding.limitOf(lot.lotId));
  const hammer = money(standing.priceMinor, currency, true);
  const kind = { won: 'good', lost: 'bad', none: '' }[mine] ?? '';
  if (standing.phase === 'PASSED' || standing.phase === 'CANCELLED') {
    return html`<p class="result">
      ${t(
        standing.reserve === 'NOT_MET' && standing.phase === 'PASSED' && standing.bids > 0
          ? 'result.reserve'
          : `result.${standing.phase}`,
      )}
    </p>`;
  }
  const words =
    mine === 'won'
      ? t('result.won', { amount: hammer })
      : t('result.sold', { amount: hammer, paddle: standing.leader });
  const left = standing.deadlineMillis - clock.now();
  return html`<p class="result ${kind}">
    ${mine === 'won' ? icon('star', 'filled') : icon('gavel')}<span
      >${words}
      ${
        standing.phase === 'SOLD' && left > 0
          ? html`<span class="small muted num">${t('result.undo', { left: countdown(left) })}</span>`
          : nothing
      }</span
    >
  </p>`;
}

function note({ room, lot, bidding, condition }, step) {
  const currency = room.show.currency;
  const unsent = bidding.unsent();
  if (unsent && unsent.lotId === lot.lotId) {
    return condition.state === 'live'
      ? askAgain(room, lot, bidding, unsent, step)
      : html`<span class="bad strong">${icon('off')} <span>${t('note.offline')}</span></span>`;
  }
  if (step === 'bid' || step === 'preBid' || step === 'lead') {
    return html`<span class="muted">${t(`note.${step}`, { paddle: room.paddle.paddle })}</span>`;
  }
  if (
    step === 'result' ||
    step === 'notBidder' ||
    step === 'ownShow' ||
    step === 'signIn' ||
    step === 'paddle'
  ) {
    return html`<span class="muted">${t(`note.${step}`)}</span>`;
  }
  if (room.show.status === 'SCHEDULED' && room.show.startsAtMillis > 0) {
    return html`<span class="muted">${t('note.starts', { when: moment(room.show.startsAtMillis) })}</span>`;
  }
  return nothing;
}

function askAgain(room, lot, bidding, unsent, step) {
  const standing = lot.lot.standing;
  return html`<span class="stack tight"
    ><span class="strong">${t('note.backOnline')}</span
    ><span class="row">
      ${
        step === 'bid' && unsent.kind === 'bid'
          ? html`<button
              class="button main"
              data-bid-again
              @click=${() => bidding.place({ lotId: lot.lotId, limitMinor: standing.askingMinor })}
            >
              ${t('act.bid', { amount: money(standing.askingMinor, room.show.currency, true) })}
            </button>`
          : nothing
      }
      <button class="button" @click=${bidding.forgetUnsent}>${t('note.leaveIt')}</button></span
    ></span
  >`;
}

function allInLine({ room, lot }, standing, step) {
  const rules = rulesOf(room, lot);
  if (!rules || step === 'result') {
    return html`<div class="all-in"></div>`;
  }
  const currency = room.show.currency;
  const at = standing.askingMinor || lot.card.openingMinor;
  const sum = allIn(at, rules);
  return html`<dl class="all-in">
    <dt>${t('allIn.title', { amount: money(at, currency, true) })}</dt>
    <dd class="num strong" data-all-in=${sum.total}>${money(sum.total, currency)}</dd>
    <dt class="small muted">
      ${t(rules.taxBasisPoints > 0 ? 'allIn.parts' : 'allIn.partsNoTax', {
        premium: percent(rules.premiumBasisPoints),
        tax: percent(rules.taxBasisPoints),
      })}
    </dt>
  </dl>`;
}
