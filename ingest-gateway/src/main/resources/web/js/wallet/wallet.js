/** Somebody's credits and wallet: what is there, packs to buy, gifts, money in and out, and what happened. */
import { html } from 'lit-html';
import { lineBones } from '../commerce/orderline.js';
import { startMoneyPage } from '../commerce/page.js';
import { createFeed, LEDGER, staleNotice, unread } from '../commerce/reads.js';
import { createSheet } from '../commerce/sheet.js';
import { createWishes } from '../commerce/wishes.js';
import { createCredits } from './credits.js';
import { createGifts } from './gifts.js';
import { history } from './history.js';
import { createPocket } from './pocket.js';

function createWallet() {
  const feed = createFeed(`${LEDGER}/wallet`);
  const tools = { sheet: createSheet(), wishes: createWishes({ onFate: () => feed.soon() }) };
  const credits = createCredits(tools);
  const gifts = createGifts(tools);
  const pocket = createPocket(tools);

  function view() {
    if (!feed.value && feed.fault) {
      return unread('wallet', feed);
    }
    if (!feed.value) {
      return lineBones();
    }
    const { desk } = feed.value;
    return html`${staleNotice(feed)}
      <div class="desk-columns">
        <div class="stack">${credits.view(feed.value)}${gifts.view(feed.value)}</div>
        <div class="stack">${pocket.view(feed.value)}${history(desk?.lines ?? [])}</div>
      </div>`;
  }

  return {
    start() {
      feed.start();
      gifts.start();
      tools.wishes.start();
    },
    view: () => [view(), tools.sheet.view()],
  };
}

startMoneyPage({ here: 'wallet', roles: ['BIDDER'], make: createWallet });
