/** What a buyer can do with an order where it stands. */
import { html, nothing } from 'lit-html';
import { evidenceField, readEvidence } from '../commerce/evidence.js';
import { choice } from '../commerce/sheet.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { money } from '../shared/money.js';

const REASONS = ['NOT_RECEIVED', 'NOT_AS_DESCRIBED', 'DAMAGED', 'COUNTERFEIT'];

export function buyerActs(order, tools) {
  const busy = tools.isBusy(order);
  const button = (type, run, { main = false, sign = null, danger = false } = {}) =>
    html`<button
      class="button ${main ? 'main' : ''} ${danger ? 'danger' : ''}"
      ?disabled=${busy}
      @click=${run}
      data-act=${type}
    >
      ${sign ? icon(sign) : nothing}${t(`act.${type}`)}
    </button>`;
  const dispute = button('OpenDispute', () => askDispute(order, tools), { sign: 'scales' });
  switch (order.phase) {
    case 'INVOICED':
    case 'COLLECTING':
      return html`<a class="button main" href="/orders#invoices">${t('act.toInvoice')}</a>`;
    case 'OFFERED':
      return [
        button('AcceptSecondChance', () => askAccept(order, tools), { main: true, sign: 'check' }),
        button('DeclineSecondChance', () => tools.wish(order, 'DeclineSecondChance')),
      ];
    case 'HELD':
      return [dispute, button('AgreeCancel', () => askCancel(order, tools), { danger: true })];
    case 'SHIPPED':
    case 'DELIVERED':
      return [
        button('ConfirmDelivered', () => askConfirm(order, tools), { main: true, sign: 'check' }),
        dispute,
      ];
    case 'DISPUTED':
      return order.dispute?.verdict && !order.dispute.appealed
        ? button('AppealDecision', () => askAppeal(order, tools), { sign: 'scales' })
        : nothing;
    default:
      return nothing;
  }
}

function askConfirm(order, tools) {
  tools.sheet.ask({
    title: t('ask.ConfirmDelivered'),
    words: t('ask.ConfirmDeliveredWords', { amount: money(order.totalMinor, order.currency) }),
    button: t('ask.ConfirmDeliveredYes'),
    yes: () => tools.wish(order, 'ConfirmDelivered'),
  });
}

function askAccept(order, tools) {
  tools.sheet.ask({
    title: t('ask.AcceptSecondChance', { amount: money(order.hammerMinor, order.currency) }),
    words: t('ask.AcceptSecondChanceWords'),
    button: t('act.AcceptSecondChance'),
    yes: () => tools.wish(order, 'AcceptSecondChance'),
  });
}

function askDispute(order, tools) {
  const start = order.phase === 'DELIVERED' ? 'NOT_AS_DESCRIBED' : 'NOT_RECEIVED';
  tools.sheet.ask({
    title: t('ask.OpenDispute'),
    words: t('ask.OpenDisputeWords'),
    button: t('act.OpenDispute'),
    fields: (faults) => [
      choice({
        name: 'reason',
        label: t('dispute.reason'),
        options: REASONS.map((reason) => [reason, t(`reason.${reason}`)]),
        chosen: start,
      }),
      evidenceField(faults.evidence),
    ],
    read: (form) => ({ reason: form.get('reason'), ...readEvidence(form) }),
    yes: ({ reason, evidence }) => tools.wish(order, 'OpenDispute', { reason, evidence }),
  });
}

/** Both sides must agree: each side has this question. */
export function askCancel(order, tools) {
  tools.sheet.ask({
    title: t('ask.AgreeCancel'),
    words: t('ask.AgreeCancelWords'),
    button: t('act.AgreeCancel'),
    danger: true,
    yes: () => tools.wish(order, 'AgreeCancel'),
  });
}

/** Either side may appeal, once. */
export function askAppeal(order, tools) {
  tools.sheet.ask({
    title: t('ask.AppealDecision'),
    words: t('ask.AppealDecisionWords'),
    button: t('act.AppealDecision'),
    yes: () => tools.wish(order, 'AppealDecision'),
  });
}
