/** Invoices that are to be paid: what, until when, where it goes, and the one button. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { countryField, countryName } from '../commerce/countries.js';
import { fateLine } from '../commerce/fate.js';
import { byWhen } from '../commerce/phases.js';
import { createFeed, LEDGER } from '../commerce/reads.js';
import { field } from '../commerce/sheet.js';
import { icon } from '../shared/icons.js';
import { has, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { createPurse } from './purse.js';

const TO_PAY = new Set(['COLLECTING', 'DUE', 'CANCELLING', 'BOOKING']);
/** The refusal, and the word of a try that failed for the same reason. */
const NO_METHOD = new Set(['NO_PAYMENT_METHOD', 'no_payment_method']);

export function createInvoices({ names, wishes, sheet }, orders) {
  const feed = createFeed(`${LEDGER}/invoices?as=buyer`);
  const purse = createPurse(sheet);

  const send = (invoice, type, more = {}) =>
    wishes.send(invoice.invoiceId, { type, invoiceId: invoice.invoiceId, ...more }, 'BIDDER');

  function askWhere(invoice) {
    const was = invoice.shipTo ?? {};
    sheet.ask({
      title: t('invoice.where'),
      words: t('invoice.whereWords'),
      button: t('invoice.whereYes'),
      fields: (faults) => [
        countryField({ label: t('invoice.country'), chosen: was.country ?? '', fault: faults.country }),
        field({
          name: 'region',
          label: t('invoice.region'),
          hint: t('invoice.regionHint'),
          fault: faults.region,
          value: was.region ?? '',
          most: 3,
        }),
      ],
      read(form) {
        const country = form.get('country');
        const region = String(form.get('region')).trim().toUpperCase();
        const faults = {
          ...(country ? {} : { country: t('invoice.noCountry') }),
          ...(/^[A-Z0-9]{0,3}$/.test(region) ? {} : { region: t('invoice.regionHint') }),
        };
        return { faults, shipTo: { country, region } };
      },
      yes: ({ shipTo }) => send(invoice, 'ChooseDestination', { shipTo }),
    });
  }

  function askCheckOut(invoice) {
    purse.ask(invoice, {
      title: t('ask.CheckOut'),
      words: t('ask.CheckOutWords'),
      button: t('act.CheckOut'),
      yes: ({ walletMinor }) => send(invoice, 'CheckOut', { walletMinor }),
    });
  }

  /** Who has nothing in the wallet is not asked: the card pays. */
  function askPay(invoice) {
    const amount = money(invoice.totalMinor, invoice.currency);
    const pay = ({ walletMinor }) => send(invoice, 'PayInvoice', { walletMinor });
    if (purse.of(invoice) > 0) {
      purse.ask(invoice, {
        title: t('ask.PayInvoice', { amount }),
        words: t('ask.PayInvoiceWords'),
        button: t('act.PayInvoice', { amount }),
        yes: pay,
      });
    } else {
      pay({ walletMinor: 0 });
    }
  }

  function where(invoice) {
    const to = invoice.shipTo;
    const place = to ? [to.region, countryName(to.country)].filter(Boolean).join(', ') : t('invoice.noWhere');
    return html`<p class="row">
      ${icon('box')}<span>${t('invoice.goesTo', { place })}</span>
      ${
        invoice.phase === 'COLLECTING'
          ? html`<button
              class="button quiet"
              ?disabled=${wishes.isBusy(invoice.invoiceId)}
              @click=${() => askWhere(invoice)}
              data-act="ChooseDestination"
            >
              ${t(to ? 'invoice.change' : 'invoice.choose')}
            </button>`
          : nothing
      }
    </p>`;
  }

  /** The buyer must be there: at the address of the card issuer's step, else they pay here once more. */
  function authentication(invoice) {
    return html`<div class="notice hot">
      ${icon('lock')}<span class="grow">${t('invoice.authentication')}</span>
      ${
        invoice.authenticationUrl
          ? html`<a class="button main" href=${invoice.authenticationUrl}>${t('invoice.authenticate')}</a>`
          : nothing
      }
    </div>`;
  }

  function acts(invoice) {
    const busy = wishes.isBusy(invoice.invoiceId);
    const total = money(invoice.totalMinor, invoice.currency);
    const pay = invoice.authenticationWanted ? 'act.payAgain' : 'act.PayInvoice';
    switch (invoice.phase) {
      case 'COLLECTING':
        return html`<p class="muted">${t('invoice.collecting')}</p>
          <p class="row">
            <button
              class="button main"
              ?disabled=${busy}
              @click=${() => askCheckOut(invoice)}
              data-act="CheckOut"
            >
              ${t('act.CheckOut')}
            </button>
          </p>`;
      case 'CANCELLING':
        return html`<p class="notice bad">${t('invoice.cancelling')}</p>`;
      case 'BOOKING':
        return html`<p class="notice good">${t('invoice.booking')}</p>`;
      default:
        return invoice.paying && !invoice.authenticationWanted
          ? html`<p class="notice">${icon('clock')}${t('invoice.paying')}</p>`
          : html`${failure(invoice)}${invoice.authenticationWanted ? authentication(invoice) : nothing}
              <p class="row">
                <button
                  class="button ${invoice.authenticationUrl ? '' : 'main'} pay-button"
                  ?disabled=${busy}
                  @click=${() => askPay(invoice)}
                  data-act="PayInvoice"
                >
                  ${icon('lock')}${t(pay, { amount: total })}
                </button>
              </p>`;
    }
  }

  /** Why the last try did not go through. */
  function failure(invoice) {
    const key = `payFailure.${invoice.failure}`;
    return invoice.failure
      ? html`<p class="notice bad">${icon('warn')}${t(has(key) ? key : 'payFailure.other')}</p>`
      : nothing;
  }

  /** A first payment wants a saved card: offered where paying was refused for want of one. */
  function methods(invoice) {
    const wish = wishes.of(invoice.invoiceId);
    const lacking = NO_METHOD.has(wish?.why) || NO_METHOD.has(invoice.failure);
    const desk = 'payment-method';
    const entryUrl = feed.value?.card?.entryUrl;
    if (entryUrl) {
      return html`<p class="row">
        <a class="button main" href=${entryUrl} data-act="enterCard">${t('act.enterCard')}</a>
      </p>`;
    }
    return lacking
      ? html`<p class="row">
            <button
              class="button main"
              ?disabled=${wishes.isBusy(desk)}
              @click=${() => wishes.send(desk, { type: 'SavePaymentMethod' }, 'BIDDER')}
            >
              ${t('act.SavePaymentMethod')}
            </button>
          </p>
          ${fateLine(wishes, desk)}`
      : nothing;
  }

  /** What the wallet has set aside for it. */
  function ofWallet({ walletMinor, totalMinor, currency }) {
    return walletMinor
      ? html`<p class="row" data-wallet=${walletMinor}>
          ${icon('coins')}<span
            >${t('invoice.ofWallet', {
              wallet: money(walletMinor, currency),
              card: money(totalMinor - walletMinor, currency),
            })}</span
          >
        </p>`
      : nothing;
  }

  function due({ phase, dueAtMillis }) {
    return phase === 'DUE' && dueAtMillis
      ? html`<p class="strong">
          ${icon('clock', 'inline')} ${t('invoice.due', { when: byWhen(dueAtMillis) })}
        </p>`
      : nothing;
  }

  function shipping({ shippingMinor, currency }) {
    return shippingMinor
      ? html`<li>
          <span>${t('order.shipping')}</span><span class="num">${money(shippingMinor, currency)}</span>
        </li>`
      : nothing;
  }

  function card(invoice) {
    const mine = orders().filter((order) => order.invoiceId === invoice.invoiceId);
    return html`<li
      class="card stack tight ${invoice.phase === 'COLLECTING' ? '' : 'invoice'}"
      data-invoice=${invoice.invoiceId}
    >
      <div class="row apart">
        <h3>${names.of({ showId: invoice.showId }).show}</h3>
        <p class="invoice-total num">
          ${invoice.totalMinor ? money(invoice.totalMinor, invoice.currency) : ''}
        </p>
      </div>
      ${due(invoice)}
      <ul class="invoice-lots">
        ${mine.map(
          (order) =>
            html`<li>
              <a href="/orders/${encodeURIComponent(order.orderId)}">${names.of(order).title}</a>
              <span class="num">${money(order.hammerMinor, order.currency)}</span>
            </li>`,
        )}
        ${shipping(invoice)}
      </ul>
      ${where(invoice)}${ofWallet(invoice)}${acts(invoice)}${fateLine(wishes, invoice.invoiceId)}${methods(invoice)}
      <p class="small muted">${t('invoice.held')}</p>
    </li>`;
  }

  return {
    feed,
    purse,
    /** Whether it is known what is to be paid, or that this cannot be known now. */
    isKnown: () => Boolean(feed.value || feed.fault),
    view() {
      const open = (feed.value?.invoices ?? []).filter((invoice) => TO_PAY.has(invoice.phase));
      open.sort((one, other) => one.dueAtMillis - other.dueAtMillis);
      if (open.length === 0) {
        return feed.fault && !feed.value
          ? html`<p class="notice bad" role="status" id="invoices">${t('invoice.fault')}</p>`
          : nothing;
      }
      return html`<section class="stack" id="invoices" aria-labelledby="invoices-title">
        <h2 id="invoices-title">${t('invoice.title')} <span class="muted num">${open.length}</span></h2>
        <ul class="stack">
          ${repeat(open, (invoice) => invoice.invoiceId, card)}
        </ul>
      </section>`;
    },
  };
}
