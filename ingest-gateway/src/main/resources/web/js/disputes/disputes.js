/** The arbiter's queue by its clock, and the appeals of finance; or one dispute to decide. */
import { createOrderRoom } from '../commerce/orderroom.js';
import { startMoneyPage } from '../commerce/page.js';
import { may } from '../shared/session.js';
import { judgeActs, judgeOf } from './decide.js';
import { createQueue } from './queue.js';

startMoneyPage({
  here: 'disputes',
  roles: ['ARBITER', 'FINANCE', 'OPERATOR'],
  make: () =>
    createOrderRoom({
      me: may('ARBITER') ? 'ARBITER' : 'FINANCE',
      as: judgeOf,
      acts: judgeActs,
      list: createQueue,
      back: { to: '/disputes', words: 'disputes.title' },
    }),
});
