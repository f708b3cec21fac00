/** Finance: the state of the books and the trial balance; or one account's statement. */
import { startMoneyPage } from '../commerce/page.js';
import { createBooks } from './books.js';
import { createStatement } from './statement.js';

const asked = new URLSearchParams(location.search);
const at = /^\d{1,15}$/.test(asked.get('at') ?? '') ? Number(asked.get('at')) : null;
const account = asked.get('account');

startMoneyPage({
  here: 'finance',
  roles: ['FINANCE', 'OPERATOR'],
  make: () =>
    account ? createStatement({ account, unit: asked.get('unit') ?? '', at }) : createBooks({ at }),
});
