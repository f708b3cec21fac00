/** One order in one line: what it is, its place in the flow, and the next step and who has it. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { icon } from '../shared/icons.js';
import { count, moment, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { picture } from '../shared/pictures.js';
import { redraw } from '../shared/screen.js';
import { fateLine } from './fate.js';
import { flow, phaseTag } from './flow.js';
import { nextOf } from './phases.js';

const PAGE = 100;
/** How many lines of a group are drawn, by the key of its heading. */
const drawn = new Map();

/**
 * Orders under one heading; nothing where there are none.
 *
 * @param key the heading's message
 * @param line draws one order
 */
export function orderGroup({ key, orders, line }) {
  const most = drawn.get(key) ?? PAGE;
  const more = () => {
    drawn.set(key, most + PAGE);
    redraw();
  };
  return orders.length === 0
    ? nothing
    : html`<section class="stack" aria-label=${t(key)}>
        <h2>${t(key)} <span class="muted num">${count(orders.length)}</span></h2>
        <ul class="order-lines">
          ${repeat(orders.slice(0, most), (order) => order.orderId, line)}
        </ul>
        ${
          orders.length > most
            ? html`<p class="row centred">
                <button class="button" @click=${more}>
                  ${t('lots.more', { count: orders.length - most })}
                </button>
              </p>`
            : nothing
        }
      </section>`;
}

/**
 * Draws an order as a buyer or seller sees it.
 *
 * @param me from whose side
 * @param to the address of the page that opens it, without its id
 */
export function orderLine({ me, to, names, wishes }) {
  return (order) => line({ order, me, to, name: names.of(order), wishes });
}

function line({ order, me, to, name, wishes }) {
  return html`<li class="card order-line" data-order=${order.orderId}>
    <span class="thumb">${picture({ pictures: name.pictures, title: name.title }, icon('box'))}</span>
    <div class="order-what">
      <h3><a href="${to}/${encodeURIComponent(order.orderId)}">${name.title}</a></h3>
      <p class="small muted">
        ${name.show}<span class="order-date"> · ${moment(order.placedAtMillis)}</span>
      </p>
    </div>
    <div class="order-place">
      <p class="row">${phaseTag(order, me)}</p>
      ${flow(order, me)}
    </div>
    ${nextStep(order, me)}
    <p class="order-amount num">${money(order.totalMinor || order.hammerMinor, order.currency)}</p>
    ${wishes.of(order.orderId) ? fateLine(wishes, order.orderId) : nothing}
  </li>`;
}

export function nextStep(order, me) {
  const next = nextOf(order, me);
  return html`<div class="order-next">
    <p>
      ${
        next.isNobodys
          ? html`<span class="muted">${next.step}</span>`
          : html`<span class="tag ${next.isMine ? 'hot' : ''}">${next.who}</span>
              <span class=${next.isMine ? 'strong' : ''}>${next.step}</span>`
      }
    </p>
    ${next.until ? html`<p class="small muted">${next.until}</p>` : nothing}
  </div>`;
}

/** While orders are read for the first time. */
export function lineBones() {
  return html`<div class="stack" aria-busy="true">
    <div class="bone line-bone"></div>
    <div class="bone line-bone"></div>
    <div class="bone line-bone"></div>
  </div>`;
}
