/** A seller's numbers: of one show, moving while it is live; or of all their shows in a range of days. */
import { startMoneyPage } from '../commerce/page.js';
import { createOverview } from './overview.js';
import { createShowView } from './show.js';

const [, , showId] = location.pathname.split('/');

startMoneyPage({
  here: 'dashboard',
  roles: ['SELLER'],
  make: () => (showId ? createShowView(decodeURIComponent(showId)) : createOverview()),
});
