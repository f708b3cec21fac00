/**
 * The buyer's choice who pays what is charged by itself when a show ends: the wallet first, or the card alone. It is
 * offered where there is something in a wallet, or where it was chosen before.
 */
import { html, nothing } from 'lit-html';
import { t } from '../shared/language.js';
import { fateLine } from './fate.js';
import { isOpen } from './wishes.js';

const ABOUT = 'wallet-first';

/** @param standing of the buyer's desk; absent while there is none */
export function walletFirst({ wishes }, standing) {
  const wish = wishes.of(ABOUT);
  const chosen = isOpen(wish) ? wish.command.first : Boolean(standing?.walletFirst);
  const has = (standing?.wallets ?? []).some((one) => one.held.minor > 0 || one.aside?.minor > 0);
  if (!chosen && !has) {
    return nothing;
  }
  return html`<div data-wallet-first=${chosen && !isOpen(wish)}>
    <label class="check">
      <input
        type="checkbox"
        .checked=${chosen}
        ?disabled=${isOpen(wish)}
        @change=${() => wishes.send(ABOUT, { type: 'UseWalletFirst', first: !chosen }, 'BIDDER')}
      />
      <span>${t('walletFirst.label')}<br /><span class="small muted">${t('walletFirst.hint')}</span></span>
    </label>
    ${wish && wish.fate !== 'accepted' ? fateLine(wishes, ABOUT) : nothing}
  </div>`;
}
