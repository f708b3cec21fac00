/** A seller's sales: each order with its next step, payouts and why money is held; or one order. */
import { createOrderRoom } from '../commerce/orderroom.js';
import { startMoneyPage } from '../commerce/page.js';
import { sellerActs } from './acts.js';
import { createSellerList } from './list.js';

startMoneyPage({
  here: 'sales',
  roles: ['SELLER'],
  make: () =>
    createOrderRoom({
      me: 'SELLER',
      as: () => 'SELLER',
      acts: sellerActs,
      list: createSellerList,
      back: { to: '/sales', words: 'sales.title' },
    }),
});
