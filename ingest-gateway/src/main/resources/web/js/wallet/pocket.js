/** The wallet's money: what is in it, what is on its way back, topping up and withdrawing. */
import { html, nothing } from 'lit-html';
import { fateLine } from '../commerce/fate.js';
import { field } from '../commerce/sheet.js';
import { walletFirst } from '../commerce/walletfirst.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { money, parseMoney } from '../shared/money.js';
import { purchaseNotice } from './credits.js';

const MONEY = 'wallet';

export function createPocket({ wishes, sheet }) {
  /** @param most in minor units, by currency; null where only the log knows */
  function ask(type, currencies, mostOf) {
    sheet.ask({
      title: t(`act.${type}`),
      words: t(`ask.${type}Words`),
      button: t(`act.${type}`),
      fields: (faults) => [
        html`<div class="field">
          <label for="sheet-currency">${t('wallet.currency')}</label>
          <select class="input" id="sheet-currency" name="currency">
            ${currencies.map((one) => html`<option value=${one}>${one}</option>`)}
          </select>
        </div>`,
        field({
          name: 'amount',
          label: t('wallet.amount'),
          hint: currencies
            .map((one) => t('refund.most', { amount: money(mostOf(one), one) }))
            .join(' · '),
          fault: faults.amount,
          mode: 'decimal',
          most: 24,
        }),
      ],
      read(form) {
        const currency = String(form.get('currency'));
        const { minor, fault } = parseMoney(String(form.get('amount')), currency);
        const most = mostOf(currency);
        if (fault || minor < 1 || minor > most) {
          const words = fault ? t(`amount.${fault}`) : t('refund.most', { amount: money(most, currency) });
          return { faults: { amount: words } };
        }
        return { amount: { minor, currency } };
      },
      yes: ({ amount }) => wishes.send(MONEY, { type, amount }, 'BIDDER'),
    });
  }

  return {
    view({ desk, packs, card, authentications }) {
      const pockets = desk?.standing.wallets ?? [];
      const full = pockets.filter((one) => one.held.minor > 0);
      const offered = [...new Set(packs.map((pack) => pack.currency))];
      const room = (currency) => {
        const pocket = pockets.find((one) => one.held.currency === currency);
        const cap = pocket?.capMinor ?? desk?.standing.wallets[0]?.capMinor ?? CAP_MINOR;
        return Math.max(0, cap - (pocket?.held.minor ?? 0));
      };
      const held = (currency) => full.find((one) => one.held.currency === currency)?.held.minor ?? 0;
      const mine = desk?.standing.purchases.filter((one) => one.wallet) ?? [];
      return html`<section class="card stack" aria-labelledby="wallet-title">
        <h2 id="wallet-title">${t('wallet.money')}</h2>
        ${
          full.length === 0
            ? html`<p class="muted" data-held="0">${t('wallet.nothing')}</p>`
            : full.map(
                ({ held: one }) =>
                  html`<p class="desk-sum num" data-held=${one.minor}>${money(one.minor, one.currency)}</p>`,
              )
        }
        ${pockets
          .filter((one) => one.leaving.minor > 0)
          .map(
            ({ leaving }) =>
              html`<p class="notice" role="status">
                ${icon('clock')}${t('wallet.leaving', { amount: money(leaving.minor, leaving.currency) })}
              </p>`,
          )}
        ${pockets
          .filter((one) => one.aside?.minor > 0)
          .map(
            ({ aside }) =>
              html`<p class="notice" role="status">
                ${icon('clock')}${t('wallet.aside', { amount: money(aside.minor, aside.currency) })}
              </p>`,
          )}
        ${mine.map((one) => purchaseNotice(one, authentications[one.boughtWith]))}${fateLine(wishes, MONEY)}
        <div class="row">
          <button
            class="button"
            ?disabled=${!card.brand || wishes.isBusy(MONEY)}
            @click=${() => ask('TopUpWallet', offered, room)}
            data-act="TopUpWallet"
          >
            ${icon('plus')}${t('act.TopUpWallet')}
          </button>
          ${
            full.length === 0
              ? nothing
              : html`<button
                  class="button"
                  ?disabled=${wishes.isBusy(MONEY)}
                  @click=${() =>
                    ask(
                      'WithdrawWallet',
                      full.map((one) => one.held.currency),
                      held,
                    )}
                  data-act="WithdrawWallet"
                >
                  ${icon('undo')}${t('act.WithdrawWallet')}
                </button>`
          }
        </div>
        ${walletFirst({ wishes }, desk?.standing)}
        <p class="small muted">${t('wallet.moneyHint')}</p>
      </section>`;
    },
  };
}

/** Before a first wallet says its own; the log decides. */
const CAP_MINOR = 50_000;
