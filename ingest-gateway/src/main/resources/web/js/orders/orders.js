/** A buyer's orders: invoices to pay first, then each order with its next step; or one order. */
import { createOrderRoom } from '../commerce/orderroom.js';
import { startMoneyPage } from '../commerce/page.js';
import { buyerActs } from './acts.js';
import { createBuyerList } from './list.js';
import { refundWay } from './refundway.js';

startMoneyPage({
  here: 'orders',
  roles: ['BIDDER'],
  make: () =>
    createOrderRoom({
      me: 'BUYER',
      as: () => 'BIDDER',
      acts: buyerActs,
      extra: refundWay,
      list: createBuyerList,
      back: { to: '/orders', words: 'orders.title' },
    }),
});
