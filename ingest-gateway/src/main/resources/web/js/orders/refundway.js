/** Where a buyer wants refunds of an order to go: asked beside its money, as long as a refund may come. */
import { html, nothing } from 'lit-html';
import { fateLine } from '../commerce/fate.js';
import { choice } from '../commerce/sheet.js';
import { t } from '../shared/language.js';

const MAY_COME = new Set([
  'HELD',
  'SHIPPED',
  'DELIVERED',
  'DISPUTED',
  'RELEASING',
  'RELEASED',
  'AWAITING_SELLER',
  'TRANSFERRED',
  'PAID_OUT',
]);
const WAYS = ['SOURCE', 'WALLET'];

export function refundWay(order, tools) {
  if (!MAY_COME.has(order.phase)) {
    return nothing;
  }
  const about = `${order.orderId}/refund`;
  const choose = (way) =>
    tools.wishes.send(
      about,
      { type: 'ChooseRefund', invoiceId: order.invoiceId, orderId: order.orderId, way },
      'BIDDER',
    );
  return html`<section class="card stack tight" data-refund-way=${order.refundWay ?? 'SOURCE'}>
    ${choice({
      name: 'refundWay',
      label: t('refundWay.label'),
      options: WAYS.map((way) => [way, t(`refundWay.${way}`)]),
      chosen: order.refundWay ?? 'SOURCE',
      onChange: choose,
    })}
    <p class="small muted">${t('refundWay.hint')}</p>
    ${fateLine(tools.wishes, about)}
  </section>`;
}
