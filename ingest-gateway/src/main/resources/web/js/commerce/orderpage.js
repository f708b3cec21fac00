/** One order opened: where it stands, what I can do, its money, its parcel, its dispute, and its story. */
import { html, nothing } from 'lit-html';
import { icon } from '../shared/icons.js';
import { has, moment, t } from '../shared/language.js';
import { money, percent } from '../shared/money.js';
import { picture } from '../shared/pictures.js';
import { clipCard } from './clipcard.js';
import { disputeCard } from './disputecard.js';
import { fateLine } from './fate.js';
import { flow, phaseTag } from './flow.js';
import { nextStep } from './orderline.js';
import { holdWords } from './phases.js';
import { createFeed, LEDGER, staleNotice, unread } from './reads.js';

/**
 * @param me from whose side
 * @param acts what can be done with an order now, as buttons
 * @param extra what this side alone sees beside the money
 * @param clips of lots
 * @param back where its list is, and the message that says so
 */
export function createOrderPage({ orderId, me, acts, extra, back, names, clips, wishes }) {
  const feed = createFeed(`${LEDGER}/orders/${encodeURIComponent(orderId)}`, {
    onRead(order) {
      names.want([order]);
      clips.want(order.showId);
    },
  });

  function head(order, name) {
    return html`<section class="card order-head">
      <span class="thumb"
        >${picture({ pictures: name.pictures, title: name.title }, icon('box'), { eager: true })}</span
      >
      <div class="stack tight">
        <h2>${name.title}</h2>
        <p class="small muted">
          <a href="/room/${order.showId}">${name.show}</a> · ${moment(order.placedAtMillis)}
        </p>
        <p class="row">${phaseTag(order, me)}</p>
      </div>
      <div class="order-flow">${flow(order, me, { labels: true })}</div>
    </section>`;
  }

  function todo(order) {
    const hold = holdWords(order, me);
    return html`<section class="card stack tight" aria-labelledby="todo-title">
      <h3 id="todo-title">${t('order.next')}</h3>
      ${nextStep(order, me)}
      ${hold ? html`<p class="hold-line">${icon('lock')}<span>${hold}</span></p>` : nothing}
      <div class="row acts">${order.cardDisputed ? nothing : acts(order)}</div>
      ${fateLine(wishes, order.orderId)}
    </section>`;
  }

  function amounts(order) {
    const rows = [
      ['hammer', order.hammerMinor],
      ['premium', order.premiumMinor],
      ['shipping', order.shippingMinor],
      ['tax', order.taxMinor],
    ].filter(([name, minor]) => name === 'hammer' || minor);
    const commission = me === 'BUYER' ? null : order.commissionMinor;
    const figure = (minor) => money(minor, order.currency);
    return html`<section class="card stack tight" aria-labelledby="money-title">
      <h3 id="money-title">${t('order.money')}</h3>
      <dl class="sums">
        ${rows.map(
          ([name, minor]) =>
            html`<dt>${t(`order.${name}`)}</dt>
              <dd class="num">${figure(minor ?? 0)}</dd>`,
        )}
        ${
          order.totalMinor
            ? html`<dt class="strong">${t('order.total')}</dt>
                <dd class="num strong">${figure(order.totalMinor)}</dd>`
            : nothing
        }
        ${
          order.walletMinor && me === 'BUYER'
            ? html`<dt>${t('order.ofWallet')}</dt>
                <dd class="num">${figure(order.walletMinor)}</dd>`
            : nothing
        }
        ${
          order.refundedMinor
            ? html`<dt>${t('order.refunded')}</dt>
                <dd class="num">${figure(order.refundedMinor)}</dd>`
            : nothing
        }
        ${
          commission
            ? html`<dt>${t('order.commission', { rate: percent(order.commissionBasisPoints ?? 0) })}</dt>
                <dd class="num">${figure(commission)}</dd>`
            : nothing
        }
      </dl>
    </section>`;
  }

  function parcel(order) {
    if (!order.carrier) {
      return nothing;
    }
    const status = `tracking.${order.trackingStatus ?? 'NONE'}`;
    return html`<section class="card stack tight" aria-labelledby="parcel-title">
      <h3 id="parcel-title">${t('order.parcel')}</h3>
      <dl class="sums">
        <dt>${t('order.carrier')}</dt>
        <dd>${order.carrier}</dd>
        <dt>${t('order.tracking')}</dt>
        <dd>
          ${order.tracking ? html`<code class="reference">${order.tracking}</code>` : t('order.noTracking')}
        </dd>
        <dt>${t('order.trackingStatus')}</dt>
        <dd>${t(has(status) ? status : 'tracking.NONE')}</dd>
      </dl>
    </section>`;
  }

  function story(order) {
    const lines = (order.timeline ?? []).filter((line) => has(`life.${line.type}`));
    return html`<section class="card stack tight" aria-labelledby="story-title">
      <h3 id="story-title">${t('order.story')}</h3>
      ${
        lines.length === 0
          ? html`<p class="muted">${t('order.noStory')}</p>`
          : html`<ol class="timeline">
              ${lines.toReversed().map(
                (line) =>
                  html`<li>
                    <span>${t(`life.${line.type}`)}</span>
                    <time class="small muted" datetime=${new Date(line.atMillis).toISOString()}
                      >${moment(line.atMillis)}</time
                    >
                  </li>`,
              )}
            </ol>`
      }
      <p class="small muted">${t('order.quote')} <code class="reference">${order.orderId}</code></p>
    </section>`;
  }

  return {
    soon: feed.soon,
    start() {
      feed.start();
      clips.start();
    },
    view() {
      const order = feed.value;
      const way = html`<a class="button quiet back" href=${back.to}
        >${icon('back', 'turns')}${t(back.words)}</a
      >`;
      if (!order || !names.isSettled()) {
        const bone = html`<div class="bone order-bone" aria-busy="true"></div>`;
        return html`<div>${way}</div>
          ${!order && feed.fault ? unread('order', feed) : bone}`;
      }
      const name = names.of(order);
      return html`<div>${way}</div>
        ${staleNotice(feed)}${head(order, name)}
        <div class="order-columns">
          <div class="stack">${todo(order)}${disputeCard(order)}${story(order)}</div>
          <div class="stack">${amounts(order)}${extra(order)}${parcel(order)}${clipCard(order, clips.of(order), name.title)}</div>
        </div>`;
    },
  };
}
