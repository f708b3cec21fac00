/** Disputes by their clock: those that this reader can decide now, then the others. */
import { html, nothing } from 'lit-html';
import { fateLine } from '../commerce/fate.js';
import { lineBones, orderGroup } from '../commerce/orderline.js';
import { byWhen, leftMinor } from '../commerce/phases.js';
import { createFeed, LEDGER, moreNotice, staleNotice, unread } from '../commerce/reads.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { hindrance } from './decide.js';

const SOON_MILLIS = 12 * 3_600_000;

export function createQueue({ names, wishes }) {
  const feed = createFeed(`${LEDGER}/orders?as=arbiter`, { onRead: (answer) => names.want(answer.orders) });

  function line(order) {
    const { dispute } = order;
    const clock = order.deadlineMillis ?? null;
    const isSoon = clock !== null && clock - Date.now() < SOON_MILLIS;
    const why = hindrance(order);
    return html`<li class="card dispute-line" data-order=${order.orderId}>
      <div class="order-what">
        <h3><a href="/disputes/${encodeURIComponent(order.orderId)}">${names.of(order).title}</a></h3>
        <p class="small muted">${t(`reason.${dispute?.reason ?? 'UNKNOWN'}`)}</p>
      </div>
      <p class="row">
        ${dispute?.appealed ? html`<span class="tag told">${t('disputes.appeal')}</span>` : nothing}
        <span class="small ${why ? 'muted' : ''}">${t(why ?? 'disputes.yourTurn')}</span>
      </p>
      <p class="dispute-clock ${isSoon ? 'bad strong' : ''}">
        ${clock === null ? nothing : html`${icon('clock', 'inline')} ${byWhen(clock)}`}
      </p>
      <p class="order-amount num">${money(leftMinor(order), order.currency)}</p>
      ${wishes.of(order.orderId) ? fateLine(wishes, order.orderId) : nothing}
    </li>`;
  }

  const group = (key, members) => orderGroup({ key, orders: members, line });

  return {
    start: feed.start,
    soon: feed.soon,
    view() {
      if (!feed.value && feed.fault) {
        return unread('disputes', feed);
      }
      if (!feed.value || !names.isSettled()) {
        return lineBones();
      }
      const byClock = feed.value.orders.toSorted(
        (one, other) => (one.deadlineMillis ?? Infinity) - (other.deadlineMillis ?? Infinity),
      );
      return byClock.length === 0
        ? html`${staleNotice(feed)}
            <section class="empty">
              <h2>${t('disputes.empty')}</h2>
              <p class="muted">${t('disputes.emptyTodo')}</p>
            </section>`
        : html`${staleNotice(feed)}
          ${group(
            'disputes.yours',
            byClock.filter((order) => hindrance(order) === null),
          )}
          ${group(
            'disputes.others',
            byClock.filter((order) => hindrance(order) !== null),
          )}`;
    },
  };
}
