/** What the pages of buyers, sellers and arbiters share: wishes, names, sheets, one order or the list. */
import { createLotClips } from './lotclips.js';
import { createLotNames } from './lotnames.js';
import { createOrderPage } from './orderpage.js';
import { createSheet } from './sheet.js';
import { createWishes } from './wishes.js';

/** The order that the address names; null for the list. */
export function orderInAddress() {
  const part = location.pathname.split('/')[2];
  return part ? decodeURIComponent(part) : null;
}

/** An order that is only offered has no invoice yet: it is decided in its buyer's basket, number 0. */
function basketOf({ showId, buyerId }) {
  return `${showId}.${buyerId}.0`;
}

/**
 * @param me from whose side; also what its wishes act as: {@code as(order)}
 * @param acts (order, tools) → buttons
 * @param extra (order, tools) → what one side alone sees beside its money
 * @param list (tools) → the page without an order: {start, view, soon}
 */
export function createOrderRoom({ me, as, acts, list, back, extra = () => null }) {
  const orderId = orderInAddress();
  const tools = {
    names: createLotNames(),
    sheet: createSheet(),
    wishes: createWishes({ onFate: () => page.soon() }),
    /** Sends a wish about one order. */
    wish: (order, type, more = {}) =>
      tools.wishes.send(
        order.orderId,
        { type, invoiceId: order.invoiceId ?? basketOf(order), orderId: order.orderId, ...more },
        as(order),
      ),
    isBusy: (order) => tools.wishes.isBusy(order.orderId),
  };
  const page = orderId
    ? createOrderPage({
        orderId,
        me,
        acts: (order) => acts(order, tools),
        extra: (order) => extra(order, tools),
        back,
        names: tools.names,
        clips: createLotClips(),
        wishes: tools.wishes,
      })
    : list(tools);
  return {
    start() {
      page.start();
      tools.wishes.start();
    },
    view: () => [page.view(), tools.sheet.view()],
  };
}
