/** What the platform owes a seller, what is on its way and what is held and why; and the payout account. */
import { html, nothing } from 'lit-html';
import { countryField } from '../commerce/countries.js';
import { fateLine } from '../commerce/fate.js';
import { holdWords, phaseOf } from '../commerce/phases.js';
import { createFeed, LEDGER } from '../commerce/reads.js';
import { icon } from '../shared/icons.js';
import { moment, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { redraw } from '../shared/screen.js';
import { person } from '../shared/session.js';

const DESK = 'payout-account';
const PAGE = 30;

export function createPayouts({ names, wishes, sheet }, orders) {
  const payable = createFeed(
    `${LEDGER}/books/main/accounts/${encodeURIComponent(`seller:${person().userId}:payable`)}/balances`,
  );

  let drawn = PAGE;

  function more() {
    drawn += PAGE;
    redraw();
  }

  function askBegin() {
    sheet.ask({
      title: t('payout.begin'),
      words: t('payout.beginWords'),
      button: t('payout.beginYes'),
      fields: (faults) =>
        countryField({ label: t('payout.country'), chosen: seller().country ?? '', fault: faults.country }),
      read: (form) =>
        form.get('country')
          ? { country: form.get('country') }
          : { faults: { country: t('invoice.noCountry') } },
      yes: ({ country }) => wishes.send(DESK, { type: 'BeginOnboarding', country }, 'SELLER'),
    });
  }

  const all = () => orders.value?.orders ?? [];
  /** What the server says of the seller's account; where it says nothing, what waiting orders say. */
  const seller = () => orders.value?.seller ?? {};
  const waits = () =>
    all().some((order) => order.phase === 'AWAITING_SELLER' || order.next?.step === 'onboard');

  function balance() {
    const known = payable.value?.balances;
    return html`<section class="card stack tight" aria-labelledby="payable-title">
      <h2 id="payable-title">${t('payout.payable')}</h2>
      ${
        !known
          ? html`<p class="payable-none muted">
              ${t(payable.fault ? 'payout.noPayable' : 'statement.loading')}
            </p>`
          : known.length === 0
            ? html`<p class="payable-none muted">${t('payout.nothing')}</p>`
            : known.map(
                (one) => html`<p class="payable num" data-payable>${money(one.netMinor, one.unit)}</p>`,
              )
      }
      <p class="small muted">${t('payout.payableHint')}</p>
    </section>`;
  }

  function account() {
    const { ready, onboardingUrl } = seller();
    const state = ready ? 'ready' : waits() ? 'waiting' : ready === false ? 'incomplete' : 'unknown';
    const kind = { ready: 'good', waiting: 'hot', incomplete: 'hot' }[state] ?? '';
    return html`<section class="card stack tight" aria-labelledby="account-title">
      <div class="row apart">
        <h2 id="account-title">${t('payout.account')}</h2>
        ${state === 'unknown' ? nothing : html`<span class="tag ${kind}">${t(`payoutState.${state}`)}</span>`}
      </div>
      <p class=${state === 'waiting' ? '' : 'muted'}>${t(`payoutNext.${state}`)}</p>
      ${
        state === 'ready'
          ? nothing
          : onboardingUrl
            ? html`<a class="button main" href=${onboardingUrl}>${t('payout.continue')}</a>`
            : html`<button
                class="button ${state === 'unknown' ? '' : 'main'}"
                ?disabled=${wishes.isBusy(DESK)}
                @click=${askBegin}
                data-act="BeginOnboarding"
              >
                ${t('payout.begin')}
              </button>`
      }
      ${fateLine(wishes, DESK)}
    </section>`;
  }

  function timeline() {
    const moving = all()
      .filter((order) => phaseOf(order).isPaid || order.phase === 'RELEASING')
      .sort((one, other) => other.changedAtMillis - one.changedAtMillis);
    return html`<section class="card stack tight" aria-labelledby="payouts-title">
      <h2 id="payouts-title">${t('payout.title')}</h2>
      ${
        moving.length === 0
          ? html`<p class="muted">${t('payout.none')}</p>`
          : html`<ol class="timeline">
                ${moving.slice(0, drawn).map(line)}
              </ol>
              ${
                moving.length > drawn
                  ? html`<button class="button" @click=${more}>
                      ${t('lots.more', { count: moving.length - drawn })}
                    </button>`
                  : nothing
              }`
      }
    </section>`;
  }

  function line(order) {
    const paidOut = order.phase === 'PAID_OUT';
    const minor =
      order.sellerMinor ?? (order.refundedMinor ? null : order.hammerMinor - (order.commissionMinor ?? 0));
    return html`<li class=${paidOut ? 'done' : ''}>
      <span class="row apart">
        <a href="/sales/${encodeURIComponent(order.orderId)}">${names.of(order).title}</a>
        <span class="num strong">${minor === null ? '' : money(minor, order.currency)}</span>
      </span>
      <span class="small"
        >${paidOut ? icon('check', 'inline') : icon('lock', 'inline')} ${holdWords(order, 'SELLER')}</span
      >
      <time class="small muted" datetime=${new Date(order.changedAtMillis).toISOString()}
        >${moment(order.changedAtMillis)}</time
      >
    </li>`;
  }

  return {
    start: payable.start,
    soon: payable.soon,
    view: () => [balance(), account(), timeline()],
  };
}
