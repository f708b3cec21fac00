/** What a seller can do with an order where it stands. */
import { html, nothing } from 'lit-html';
import { evidenceField, readEvidence } from '../commerce/evidence.js';
import { leftMinor, phaseOf } from '../commerce/phases.js';
import { choice, field } from '../commerce/sheet.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { money, parseMoney } from '../shared/money.js';
import { askAppeal, askCancel } from '../orders/acts.js';

const REFERENCE = /^[A-Za-z0-9._:/-]{1,120}$/;

export function sellerActs(order, tools) {
  const busy = tools.isBusy(order);
  const button = (type, run, { main = false, sign = null, danger = false } = {}) =>
    html`<button
      class="button ${main ? 'main' : ''} ${danger ? 'danger' : ''}"
      ?disabled=${busy}
      @click=${() => run(order, tools)}
      data-act=${type}
    >
      ${sign ? icon(sign) : nothing}${t(`act.${type}`)}
    </button>`;
  const { dispute, phase } = order;
  const mayAnswer = phase === 'DISPUTED' && dispute && !dispute.answered && !dispute.verdict;
  const mayAppeal = phase === 'DISPUTED' && dispute?.verdict && !dispute.appealed;
  return [
    phase === 'HELD' ? button('MarkShipped', askShip, { main: true, sign: 'box' }) : nothing,
    mayAnswer ? button('AnswerDispute', askAnswer, { main: true, sign: 'scales' }) : nothing,
    mayAppeal ? button('AppealDecision', askAppeal, { sign: 'scales' }) : nothing,
    phase === 'AWAITING_SELLER'
      ? html`<a class="button main" href="/sales#payouts">${t('act.toPayouts')}</a>`
      : nothing,
    phaseOf(order).isPaid && leftMinor(order) > 0
      ? button('RefundPart', askRefund, { sign: 'undo' })
      : nothing,
    phase === 'HELD' ? button('AgreeCancel', askCancel, { danger: true }) : nothing,
  ];
}

function askShip(order, tools) {
  tools.sheet.ask({
    title: t('act.MarkShipped'),
    words: t('ask.MarkShippedWords'),
    button: t('act.MarkShipped'),
    fields: (faults) => [
      field({
        name: 'carrier',
        label: t('order.carrier'),
        hint: t('ship.carrierHint'),
        fault: faults.carrier,
        most: 120,
      }),
      field({
        name: 'tracking',
        label: t('order.tracking'),
        hint: t('ship.trackingHint'),
        fault: faults.tracking,
        most: 120,
      }),
    ],
    read(form) {
      const carrier = String(form.get('carrier')).trim().replace(/\s+/g, '-');
      const tracking = String(form.get('tracking')).replace(/\s+/g, '');
      const faults = {
        ...(REFERENCE.test(carrier) ? {} : { carrier: t('ship.form') }),
        ...(tracking === '' || REFERENCE.test(tracking) ? {} : { tracking: t('ship.form') }),
      };
      return { faults, carrier, ...(tracking === '' ? {} : { tracking }) };
    },
    yes: ({ carrier, tracking }) => tools.wish(order, 'MarkShipped', { carrier, tracking }),
  });
}

function askAnswer(order, tools) {
  tools.sheet.ask({
    title: t('act.AnswerDispute'),
    words: t('ask.AnswerDisputeWords', { reason: t(`reason.${order.dispute.reason}`) }),
    button: t('ask.AnswerDisputeYes'),
    fields: (faults) => [
      choice({
        name: 'answer',
        label: t('answer.label'),
        options: [
          ['contest', t('answer.contest')],
          ['accept', t('answer.accept', { amount: money(leftMinor(order), order.currency) })],
        ],
        chosen: 'contest',
      }),
      evidenceField(faults.evidence),
    ],
    read: (form) => ({ accept: form.get('answer') === 'accept', ...readEvidence(form) }),
    yes: ({ accept, evidence }) => tools.wish(order, 'AnswerDispute', { accept, evidence }),
  });
}

export function askRefund(order, tools) {
  const left = leftMinor(order);
  const most = money(left, order.currency);
  tools.sheet.ask({
    title: t('act.RefundPart'),
    words: t('ask.RefundPartWords'),
    button: t('ask.RefundPartYes'),
    danger: true,
    fields: (faults) =>
      field({
        name: 'amount',
        label: t('max.label', { currency: order.currency }),
        hint: t('refund.most', { amount: most }),
        fault: faults.amount,
        mode: 'decimal',
        most: 24,
      }),
    read(form) {
      const { minor, fault } = parseMoney(String(form.get('amount')), order.currency);
      if (fault || minor < 1 || minor > left) {
        return { faults: { amount: fault ? t(`amount.${fault}`) : t('refund.most', { amount: most }) } };
      }
      return { refundMinor: minor };
    },
    yes: ({ refundMinor }) => tools.wish(order, 'RefundPart', { refundMinor }),
  });
}
