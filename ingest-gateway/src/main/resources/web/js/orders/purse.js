/** What of an invoice the wallet pays: asked where there is something in it, with the most that it can pay. */
import { nothing } from 'lit-html';
import { createFeed, LEDGER } from '../commerce/reads.js';
import { field } from '../commerce/sheet.js';
import { t } from '../shared/language.js';
import { decimal, money, parseMoney } from '../shared/money.js';

export function createPurse(sheet) {
  const feed = createFeed(`${LEDGER}/wallet`);

  /** What the wallet can pay in the invoice's currency, with what it has set aside for it already. */
  function of({ currency, walletMinor = 0, totalMinor }) {
    const pockets = feed.value?.desk?.standing.wallets ?? [];
    const held = pockets.find((one) => one.held.currency === currency)?.held.minor ?? 0;
    const there = held + walletMinor;
    return totalMinor ? Math.min(there, totalMinor) : there;
  }

  return {
    start: feed.start,
    soon: feed.soon,
    standing: () => feed.value?.desk?.standing,
    of,
    /** Asks with the sheet's question, and for the wallet's part if there is one. */
    ask(invoice, question) {
      const most = of(invoice);
      const { currency } = invoice;
      const said = t('purse.most', { amount: money(most, currency) });
      sheet.ask({
        ...question,
        fields: (faults) =>
          most > 0
            ? field({
                name: 'wallet',
                label: t('purse.label', { currency }),
                hint: `${said} ${t('purse.hint')}`,
                fault: faults.wallet,
                mode: 'decimal',
                value: decimal(most, currency),
                most: 24,
              })
            : nothing,
        read(form) {
          const typed = String(form.get('wallet') ?? '').trim();
          if (most === 0 || typed === '') {
            return { walletMinor: 0 };
          }
          const { minor, fault } = parseMoney(typed, currency);
          return fault || minor > most
            ? { faults: { wallet: fault ? t(`amount.${fault}`) : said } }
            : { walletMinor: minor };
        },
      });
    },
  };
}
