/** Finance: the books with their trial balance, one account's statement, revenue, or what is booked by hand. */
import { startMoneyPage } from '../commerce/page.js';
import { createBooks } from './books.js';
import { createControls } from './controls.js';
import { createLinks } from './links.js';
import { createRevenue } from './revenue.js';
import { createStatement } from './statement.js';

const asked = new URLSearchParams(location.search);
const at = /^\d{1,15}$/.test(asked.get('at') ?? '') ? Number(asked.get('at')) : null;
const account = asked.get('account');

function make() {
  if (account) {
    return createStatement({ account, unit: asked.get('unit') ?? '', at });
  }
  return { revenue: createRevenue, controls: createControls, links: createLinks }[asked.get('view')]?.() ?? createBooks({ at });
}

startMoneyPage({
  here: 'finance',
  roles: ['FINANCE', 'OPERATOR'],
  make,
});
