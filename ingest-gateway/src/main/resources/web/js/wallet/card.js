/** The card that pays at desks: saved at the payment provider, never here. */
import { html, nothing } from 'lit-html';
import { fateLine } from '../commerce/fate.js';
import { t } from '../shared/language.js';

const CARD = 'payment-method';

/** @param as the role that saves it */
export function cardLine({ wishes }, card, as) {
  const save = html`<button
    class="button ${card.brand ? '' : 'main'}"
    ?disabled=${wishes.isBusy(CARD)}
    @click=${() => wishes.send(CARD, { type: 'SavePaymentMethod' }, as)}
    data-act="SavePaymentMethod"
  >
    ${t(card.brand ? 'wallet.otherCard' : 'act.SavePaymentMethod')}
  </button>`;
  return html`<div class="row apart">
      <span>${card.brand ? t('wallet.card', { brand: card.brand }) : t('wallet.noCard')}</span>
      ${
        card.entryUrl
          ? html`<a class="button main" href=${card.entryUrl} data-act="enterCard">${t('act.enterCard')}</a>`
          : save
      }
    </div>
    ${wishes.of(CARD) ? fateLine(wishes, CARD) : nothing}`;
}
