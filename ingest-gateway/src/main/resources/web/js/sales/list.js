/** A seller's list: what is payable and payouts beside it; orders that want something first. */
import { html } from 'lit-html';
import { lineBones, orderGroup, orderLine } from '../commerce/orderline.js';
import { isOver, nextOf } from '../commerce/phases.js';
import { createFeed, LEDGER, moreNotice, staleNotice, unread } from '../commerce/reads.js';
import { t } from '../shared/language.js';
import { createPayouts } from './payouts.js';
import { createPlan } from './plan.js';

export function createSellerList(tools) {
  const feed = createFeed(`${LEDGER}/orders?as=seller`, {
    onRead: (answer) => tools.names.want(answer.orders),
  });
  const payouts = createPayouts(tools, feed);
  const plan = createPlan(tools);

  const line = orderLine({ me: 'SELLER', to: '/sales', ...tools });
  const group = (key, members) => orderGroup({ key, orders: members, line });

  function lists(all) {
    const open = all.filter((order) => !isOver(order, 'SELLER'));
    return all.length === 0
      ? html`<section class="empty">
          <h2>${t('sales.empty')}</h2>
          <p class="muted">${t('sales.emptyTodo')}</p>
          <a class="button main" href="/desk">${t('places.desk')}</a>
        </section>`
      : [
          group(
            'sales.yours',
            open.filter((order) => nextOf(order, 'SELLER').isMine),
          ),
          group(
            'sales.open',
            open.filter((order) => !nextOf(order, 'SELLER').isMine),
          ),
          group(
            'sales.over',
            all.filter((order) => isOver(order, 'SELLER')),
          ),
        ];
  }

  return {
    start() {
      feed.start();
      payouts.start();
      plan.start();
    },
    soon: () => {
      feed.soon();
      payouts.soon();
      plan.soon();
    },
    view() {
      if (!feed.value && feed.fault) {
        return unread('sales', feed);
      }
      if (!feed.value || !tools.names.isSettled()) {
        return lineBones();
      }
      return html`${staleNotice(feed)}${moreNotice(feed)}
        <div class="sales-columns">
          <div class="stack sales-lists">${lists(feed.value.orders)}${plan.view()}</div>
          <aside class="stack" id="payouts">${payouts.view()}</aside>
        </div>`;
    },
  };
}
