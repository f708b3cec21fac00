/** A buyer's list: what is to be paid, then the orders under way, then those that are over. */
import { html, nothing } from 'lit-html';
import { lineBones, orderGroup, orderLine } from '../commerce/orderline.js';
import { isOver } from '../commerce/phases.js';
import { createFeed, LEDGER, moreNotice, staleNotice, unread } from '../commerce/reads.js';
import { walletFirst } from '../commerce/walletfirst.js';
import { t } from '../shared/language.js';
import { createInvoices } from './invoices.js';

export function createBuyerList(tools) {
  const orders = createFeed(`${LEDGER}/orders?as=buyer`, {
    onRead: (answer) => tools.names.want(answer.orders),
  });
  const invoices = createInvoices(tools, () => orders.value?.orders ?? []);

  const line = orderLine({ me: 'BUYER', to: '/orders', ...tools });
  const group = (key, members) => orderGroup({ key, orders: members, line });

  function lists(all) {
    return [
      group(
        'orders.open',
        all.filter((order) => !isOver(order, 'BUYER')),
      ),
      group(
        'orders.over',
        all.filter((order) => isOver(order, 'BUYER')),
      ),
    ];
  }

  return {
    start() {
      orders.start();
      invoices.feed.start();
      invoices.purse.start();
    },
    soon() {
      orders.soon();
      invoices.feed.soon();
      invoices.purse.soon();
    },
    view() {
      if (!orders.value && orders.fault) {
        return unread('orders', orders);
      }
      if (!orders.value || !invoices.isKnown() || !tools.names.isSettled()) {
        return lineBones();
      }
      const toPay = invoices.view();
      return orders.value.orders.length === 0 && toPay === nothing
        ? html`${staleNotice(orders)}
            <section class="empty">
              <h2>${t('orders.empty')}</h2>
              <p class="muted">${t('orders.emptyTodo')}</p>
              <a class="button main" href="/">${t('orders.toShows')}</a>
            </section>`
        : html`${staleNotice(orders)}${toPay}${walletFirst(tools, invoices.purse.standing())}${moreNotice(orders)}${lists(orders.value.orders)}`;
    },
  };
}
