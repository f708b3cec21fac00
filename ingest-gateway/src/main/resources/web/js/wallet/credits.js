/** Credits: how many are free, what is set aside, packs to buy and packs that can be returned. */
import { html, nothing } from 'lit-html';
import { fateLine } from '../commerce/fate.js';
import { icon } from '../shared/icons.js';
import { count, moment, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { redraw } from '../shared/screen.js';
import { cardLine } from './card.js';

const CREDITS = 'credits';

export function createCredits(tools) {
  const { wishes, sheet } = tools;
  let currency = null;

  function choose(event) {
    currency = event.target.value;
    redraw();
  }

  function askBuy(pack) {
    const price = money(pack.priceMinor, pack.currency);
    sheet.ask({
      title: t('money.credits', { count: pack.credits }),
      words: t('wallet.buyWords', { price }),
      button: t('act.BuyCredits', { price }),
      yes: () =>
        wishes.send(CREDITS, { type: 'BuyCredits', packId: pack.packId, currency: pack.currency }, 'BIDDER'),
    });
  }

  function askReturn(pack) {
    sheet.ask({
      title: t('act.ReturnCredits'),
      words: t('wallet.returnWords', { credits: t('money.credits', { count: pack.left }) }),
      button: t('act.ReturnCredits'),
      danger: true,
      yes: () => wishes.send(CREDITS, { type: 'ReturnCredits', boughtWith: pack.boughtWith }, 'BIDDER'),
    });
  }

  function offers(packs, card) {
    const currencies = [...new Set(packs.map((pack) => pack.currency))];
    const shown = currency ?? currencies[0];
    return html`<div class="row apart">
        <h3 id="packs-title">${t('wallet.packs')}</h3>
        <label class="row small desk-currency"
          ><span>${t('wallet.currency')}</span>
          <select class="input" @change=${choose} data-currency>
            ${currencies.map((one) => html`<option value=${one} ?selected=${one === shown}>${one}</option>`)}
          </select></label
        >
      </div>
      <ul class="offers" aria-labelledby="packs-title">
        ${packs
          .filter((pack) => pack.currency === shown)
          .map(
            (pack) =>
              html`<li class="offer">
                <span class="strong">${t('money.credits', { count: pack.credits })}</span>
                <span class="num">${money(pack.priceMinor, pack.currency)}</span>
                <button
                  class="button main"
                  ?disabled=${!card.brand || wishes.isBusy(CREDITS)}
                  @click=${() => askBuy(pack)}
                  data-pack=${pack.packId}
                >
                  ${t('wallet.buy')}<span class="away">
                    ${t('money.credits', { count: pack.credits })}</span
                  >
                </button>
              </li>`,
          )}
      </ul>`;
  }

  function underWay(standing, authentications) {
    const mine = standing?.purchases.filter((one) => !one.wallet) ?? [];
    return mine.map((one) => purchaseNotice(one, authentications[one.boughtWith]));
  }

  function packRow(pack) {
    const returnable = pack.state === 'OPEN' && pack.price.minor > 0 && pack.returnUntilMillis > Date.now();
    return html`<li>
      <span class="what">
        <span class="strong">${t('wallet.left', { left: count(pack.left), all: count(pack.credits) })}</span>
        <span class="small muted"
          >${
            pack.state === 'OPEN'
              ? t('wallet.bought', { when: moment(pack.boughtAtMillis) })
              : t(`packState.${pack.state}`)
          }</span
        >
      </span>
      ${
        returnable
          ? html`<button
              class="button"
              ?disabled=${wishes.isBusy(CREDITS)}
              @click=${() => askReturn(pack)}
              data-act="ReturnCredits"
            >
              ${icon('undo')}${t('wallet.return', { until: moment(pack.returnUntilMillis) })}
            </button>`
          : nothing
      }
    </li>`;
  }

  return {
    view({ desk, packs, card, authentications }) {
      const standing = desk?.standing;
      return html`<section class="card stack" aria-labelledby="credits-title">
        <h2 id="credits-title">${t('wallet.credits')}</h2>
        <p class="desk-sum num" data-credits=${standing?.freeCredits ?? 0}>
          ${icon('coins', 'inline')} ${t('money.credits', { count: standing?.freeCredits ?? 0 })}
        </p>
        ${standing?.asides.map(
          (one) =>
            html`<p class="small muted">
              ${t(`aside.${one.kind}`, { credits: t('money.credits', { count: one.credits }) })}
            </p>`,
        )}
        ${underWay(standing, authentications)}${fateLine(wishes, CREDITS)}${offers(packs, card)}
        ${cardLine(tools, card, 'BIDDER')}
        ${
          standing?.packs.length
            ? html`<h3>${t('wallet.mine')}</h3>
                <ul class="desk-rows">
                  ${standing.packs.map(packRow)}
                </ul>`
            : nothing
        }
        <p class="small muted">${t('wallet.creditsHint')}</p>
      </section>`;
    },
  };
}

/** A charge that is under way, with the way to the card's issuer where it wants its buyer. */
export function purchaseNotice({ state, amount }, url) {
  const words = t(`purchaseState.${state}`, { amount: money(amount.minor, amount.currency) });
  return html`<div class="notice ${state === 'AUTHENTICATING' ? 'hot' : ''}" role="status" data-purchase=${state}>
    ${icon(state === 'AUTHENTICATING' ? 'lock' : 'clock')}<span class="grow">${words}</span>
    ${url ? html`<a class="button main" href=${url}>${t('invoice.authenticate')}</a>` : nothing}
  </div>`;
}
