/** Deciding a dispute: an arbiter once the seller has answered, finance after an appeal. */
import { html, nothing } from 'lit-html';
import { leftMinor } from '../commerce/phases.js';
import { choice, field } from '../commerce/sheet.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { money, parseMoney } from '../shared/money.js';
import { redraw } from '../shared/screen.js';
import { may, person } from '../shared/session.js';

const VERDICTS = ['RELEASE', 'REFUND', 'SPLIT'];

/** Whose decision it is now. */
export function judgeOf(order) {
  return order.dispute?.appealed ? 'FINANCE' : 'ARBITER';
}

/** Why this reader cannot decide it now, as the key of a message; null if they can. */
export function hindrance(order) {
  const { dispute } = order;
  if (order.phase !== 'DISPUTED' || !dispute) {
    return 'judge.notDisputed';
  }
  if (order.cardDisputed) {
    return 'judge.cardDisputed';
  }
  if (!may(judgeOf(order))) {
    return dispute.appealed ? 'judge.financeDecides' : 'judge.arbiterDecides';
  }
  if ([order.buyerId, order.sellerId].includes(person().userId)) {
    return 'judge.own';
  }
  if (!dispute.appealed && dispute.verdict) {
    return 'judge.decided';
  }
  return dispute.appealed || dispute.answered ? null : 'judge.notAnswered';
}

export function judgeActs(order, tools) {
  const why = hindrance(order);
  return why
    ? html`<p class="muted">${t(why)}</p>`
    : html`<button
        class="button main"
        ?disabled=${tools.isBusy(order)}
        @click=${() => askDecision(order, tools)}
        data-act="DecideDispute"
      >
        ${icon('scales')}${t('act.DecideDispute')}
      </button>`;
}

function askDecision(order, tools) {
  const left = leftMinor(order);
  const figure = (minor) => money(minor, order.currency);
  let verdict = 'RELEASE';
  tools.sheet.ask({
    title: t('act.DecideDispute'),
    words: t(order.dispute.appealed ? 'judge.last' : 'judge.words', { amount: figure(left) }),
    button: t('judge.yes'),
    fields: (faults) => [
      choice({
        name: 'verdict',
        label: t('dispute.verdict'),
        options: VERDICTS.map((one) => [one, t(`judge.${one}`, { amount: figure(left) })]),
        chosen: verdict,
        onChange(chosen) {
          verdict = chosen;
          redraw();
        },
      }),
      verdict === 'SPLIT'
        ? field({
            name: 'amount',
            label: t('judge.buyerGets', { currency: order.currency }),
            hint: t('judge.splitHint', { amount: figure(left) }),
            fault: faults.amount,
            mode: 'decimal',
            most: 24,
          })
        : nothing,
    ],
    read(form) {
      if (verdict !== 'SPLIT') {
        return { refundMinor: 0 };
      }
      const { minor, fault } = parseMoney(String(form.get('amount')), order.currency);
      if (fault || minor < 1 || minor >= left) {
        return {
          faults: { amount: fault ? t(`amount.${fault}`) : t('judge.splitHint', { amount: figure(left) }) },
        };
      }
      return { refundMinor: minor };
    },
    yes: ({ refundMinor }) => tools.wish(order, 'DecideDispute', { verdict, refundMinor }),
  });
}
