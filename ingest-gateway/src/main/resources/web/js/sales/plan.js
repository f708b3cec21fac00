/** A seller's plan: what is on offer, which counts, when it is charged next, and the way out. */
import { html, nothing } from 'lit-html';
import { fateLine } from '../commerce/fate.js';
import { createFeed, LEDGER } from '../commerce/reads.js';
import { icon } from '../shared/icons.js';
import { has, moment, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { redraw } from '../shared/screen.js';
import { cardLine } from '../wallet/card.js';

const PLAN = 'plan';
const NO_PLAN = { planId: 'FREE', state: 'FREE', nextPlanId: 'FREE', tries: 0 };

export function createPlan(tools) {
  const { wishes, sheet } = tools;
  const feed = createFeed(`${LEDGER}/plan`);
  let currency = null;

  const standing = () => feed.value?.desk?.standing ?? NO_PLAN;

  function choose(event) {
    currency = event.target.value;
    redraw();
  }

  function askChoose(plan) {
    const price = money(plan.priceMinor, plan.currency);
    const now = standing().state === 'FREE';
    sheet.ask({
      title: t(`plan.${plan.planId}`),
      words: t(now ? 'plan.chooseWords' : 'plan.laterWords', { price, days: plan.periodDays }),
      button: t(now ? 'plan.chooseYes' : 'plan.laterYes', { price }),
      yes: () => send(plan.planId, plan.currency),
    });
  }

  function askCancel() {
    const { price, periodEndsMillis } = standing();
    sheet.ask({
      title: t('plan.cancel'),
      words: periodEndsMillis ? t('plan.cancelWords', { when: moment(periodEndsMillis) }) : t('plan.stopWords'),
      button: t('plan.cancel'),
      danger: true,
      yes: () => send('FREE', price?.currency ?? 'USD'),
    });
  }

  const send = (planId, chosen) =>
    wishes.send(PLAN, { type: 'ChoosePlan', planId, currency: chosen }, 'SELLER');

  function state() {
    const { state: now, planId, periodEndsMillis, nextPlanId, nextChargeMillis, failure, price } = standing();
    const lines = [];
    if (now === 'PAID') {
      lines.push(
        nextChargeMillis
          ? t('plan.nextCharge', {
              plan: t(`plan.${nextPlanId}`),
              price: money(price.minor, price.currency),
              when: moment(nextChargeMillis),
            })
          : t('plan.endsThen', { when: moment(periodEndsMillis) }),
      );
    } else if (now === 'CHARGING') {
      lines.push(failure ? t('plan.triedAgain', { when: moment(nextChargeMillis) }) : t('plan.charging'));
      if (failure) {
        lines.push(t(has(`payFailure.${failure}`) ? `payFailure.${failure}` : 'payFailure.other'));
      }
    } else {
      lines.push(t('plan.freeNow'));
    }
    return html`<p><span class="tag ${planId === 'FREE' ? '' : 'good'}" data-plan=${planId}>${t(`plan.${planId}`)}</span></p>
      ${lines.map((words) => html`<p class=${failure ? 'notice bad' : 'muted'}>${words}</p>`)}`;
  }

  function authentication() {
    const url = feed.value?.authenticationUrl;
    return standing().intentId
      ? html`<div class="notice hot" role="status">
          ${icon('lock')}<span class="grow">${t('invoice.authentication')}</span>
          ${url ? html`<a class="button main" href=${url}>${t('invoice.authenticate')}</a>` : nothing}
        </div>`
      : nothing;
  }

  function offer(plan) {
    const now = standing();
    const chosen = now.state !== 'FREE' && plan.planId === (now.chargingPlanId ?? now.nextPlanId);
    const again = now.state === 'CHARGING' && chosen && now.failure;
    return html`<li class="offer ${chosen ? 'chosen' : ''}">
      <span class="strong">${t(`plan.${plan.planId}`)}</span>
      <span
        ><span class="num">${t('plan.price', { price: money(plan.priceMinor, plan.currency), days: plan.periodDays })}</span
        ><br /><span class="small muted"
          >${t(`planSays.${plan.planId}`, { points: plan.commissionPointsOff })}</span
        ></span
      >
      <button
        class="button ${chosen && !again ? '' : 'main'}"
        ?disabled=${(chosen && !again) || !feed.value?.card.brand || wishes.isBusy(PLAN)}
        @click=${() => askChoose(plan)}
        data-choose=${plan.planId}
      >
        ${t(again ? 'plan.again' : chosen ? 'plan.chosen' : 'plan.choose')}<span class="away">
          ${t(`plan.${plan.planId}`)}</span
        >
      </button>
    </li>`;
  }

  function offers() {
    const plans = feed.value?.plans ?? [];
    const currencies = [...new Set(plans.map((plan) => plan.currency))];
    const shown = currency ?? standing().price?.currency ?? currencies[0];
    return html`<label class="row small desk-currency"
        ><span>${t('wallet.currency')}</span>
        <select class="input" @change=${choose}>
          ${currencies.map((one) => html`<option value=${one} ?selected=${one === shown}>${one}</option>`)}
        </select></label
      >
      <ul class="offers" aria-labelledby="plan-title">
        <li class="offer ${standing().state === 'FREE' ? 'chosen' : ''}">
          <span class="strong">${t('plan.FREE')}</span>
          <span class="small muted">${t('planSays.FREE')}</span>
          ${
            standing().state === 'FREE' || standing().nextPlanId === 'FREE'
              ? html`<span class="small muted">${t(standing().state === 'FREE' ? 'plan.chosen' : 'plan.after')}</span>`
              : html`<button
                  class="button danger"
                  ?disabled=${wishes.isBusy(PLAN)}
                  @click=${askCancel}
                  data-choose="FREE"
                >
                  ${t('plan.cancel')}
                </button>`
          }
        </li>
        ${plans.filter((plan) => plan.currency === shown).map(offer)}
      </ul>`;
  }

  return {
    start: feed.start,
    soon: feed.soon,
    view: () =>
      html`<section class="card stack" id="plan" aria-labelledby="plan-title">
        <h2 id="plan-title">${t('plan.title')}</h2>
        ${
          feed.value
            ? html`${state()}${authentication()}${fateLine(wishes, PLAN)}${offers()}${cardLine(tools, feed.value.card, 'SELLER')}`
            : html`<p class="muted">${t(feed.fault ? 'payout.noPayable' : 'statement.loading')}</p>`
        }
      </section>`,
  };
}
