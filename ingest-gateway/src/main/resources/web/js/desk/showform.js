/** The form of a show: its title, currency and start, and the rules that it is held under. */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { read } from '../shared/door.js';
import { t } from '../shared/language.js';
import { decimal, parseMoney } from '../shared/money.js';
import { doorWords, redraw } from '../shared/screen.js';
import { increments } from '../room/stage.js';
import { fieldMoment, fixed, parseFixed } from './wholes.js';

const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'CAD', 'AUD'];
const HOUR_MILLIS = 3_600_000;
const LONGEST_SECONDS = 7 * 86_400;
const TICKET_MOST = 100_000;

function blank() {
  return {
    title: '',
    currency: 'USD',
    starts: '',
    pack: 'live',
    fixedStep: '1',
    closing: 'TIMED',
    duration: '2',
    soft: true,
    window: '15',
    extendTo: '15',
    onEvery: 'LEADER_CHANGE',
    maxExtensions: '0',
    premium: '0',
    tax: '0',
    approval: 'OPEN',
    deposit: '50',
    ticket: '0',
    undo: '10',
    bidderMayRetract: false,
  };
}

/** The form's fields that say what a show's rules are now. */
function fieldsOf(show) {
  const { rules } = show;
  return {
    ...blank(),
    title: show.title,
    currency: show.currency,
    starts: show.startsAtMillis > 0 ? fieldMoment(show.startsAtMillis) : '',
    pack: rules.name.startsWith('fixed:') ? 'fixed' : rules.name,
    fixedStep: rules.name.startsWith('fixed:') ? decimal(Number(rules.name.slice(6)), show.currency) : '1',
    closing: rules.closing,
    duration: rules.closing === 'TIMED' ? fixed(Math.round(rules.durationMillis / 600), 2) : '2',
    soft: Boolean(rules.softClose),
    window: String(Math.round((rules.softClose?.windowMillis ?? 15_000) / 1_000)),
    extendTo: String(Math.round((rules.softClose?.extendToMillis ?? 15_000) / 1_000)),
    onEvery: rules.softClose?.onEvery ?? 'LEADER_CHANGE',
    maxExtensions: String(rules.softClose?.maxExtensions ?? 0),
    premium: fixed(rules.premiumBasisPoints, 2),
    tax: fixed(rules.taxBasisPoints, 2),
    approval: rules.admission?.depositMinor ? 'DEPOSIT' : rules.paddles,
    deposit: decimal(rules.admission?.depositMinor || 5_000, show.currency),
    ticket: String(rules.admission?.ticketCredits ?? 0),
    undo: String(Math.round(rules.undoWindowMillis / 1_000)),
    bidderMayRetract: rules.bidderMayRetract,
  };
}

export function createShowForm({ onSubmit, isNew, onClose = () => {} }) {
  let shown = false;
  let fields = blank();
  let packs = new Map();
  let packFault = null;
  let faults = {};
  let refusal = null;
  let busy = false;
  let original = null;

  function open(show = null) {
    shown = true;
    original = show?.rules ? show : null;
    fields = original ? fieldsOf(original) : { ...blank(), starts: fieldMoment(Date.now() + HOUR_MILLIS) };
    faults = {};
    refusal = null;
    loadPacks();
    redraw();
  }

  function close() {
    shown = false;
    onClose();
    redraw();
  }

  async function loadPacks() {
    const { currency } = fields;
    try {
      const named = [...(await read(`/api/v1/rule-packs?currency=${currency}`)).packs];
      const step = parseMoney(fields.fixedStep, currency);
      if (step.minor > 0) {
        const answer = await read(
          `/api/v1/rule-packs?currency=${currency}&name=${encodeURIComponent(`fixed:${step.minor}`)}`,
        );
        packs = new Map([['fixed', answer.packs[0]]]);
      } else {
        packs = new Map();
      }
      named.forEach((pack) => packs.set(pack.name, pack));
      packFault = null;
    } catch (error) {
      packFault = error;
    }
    redraw();
  }

  function set(name, value) {
    fields = { ...fields, [name]: value };
    delete faults[name];
    if (name === 'currency' || name === 'fixedStep') {
      loadPacks();
    }
    redraw();
  }

  function judge() {
    const found = {};
    const whole = (name, most, least = 0) => {
      const value = parseFixed(fields[name], 0, most);
      if (value === null || value < least) {
        found[name] = t('form.whole', { least, most });
      }
      return value;
    };
    const part = (name) => {
      const value = parseFixed(fields[name], 2, 10_000);
      if (value === null) {
        found[name] = t('form.percent');
      }
      return value;
    };
    if (fields.title.trim() === '') {
      found.title = t('form.titleMissing');
    }
    const minutes = fields.closing === 'TIMED' ? parseFixed(fields.duration, 2, 1_008_000) : 0;
    if (minutes === null || (fields.closing === 'TIMED' && minutes === 0)) {
      found.duration = t('form.minutes');
    }
    const starts = fields.starts === '' ? 0 : new Date(fields.starts).getTime();
    if (Number.isNaN(starts)) {
      found.starts = t('form.moment');
    }
    const soft =
      fields.closing === 'TIMED' && fields.soft
        ? {
            windowMillis: whole('window', LONGEST_SECONDS, 1) * 1_000,
            extendToMillis: whole('extendTo', LONGEST_SECONDS, 1) * 1_000,
            onEvery: fields.onEvery,
            maxExtensions: whole('maxExtensions', 1_000_000),
          }
        : null;
    const premium = part('premium');
    const tax = part('tax');
    const undo = whole('undo', 600);
    const admission = judgeAdmission(whole, found);
    const pack = packs.get(fields.pack) ?? original?.rules;
    if (!pack) {
      found.pack = t('form.packMissing');
    }
    faults = found;
    if (Object.keys(found).length > 0) {
      return null;
    }
    const { softClose, admission: was, ...rest } = { ...original?.rules, ...pack };
    return {
      title: fields.title.trim(),
      currency: fields.currency,
      startsAtMillis: starts,
      rules: {
        ...rest,
        closing: fields.closing,
        durationMillis: minutes * 600,
        ...(soft ? { softClose: soft } : {}),
        premiumBasisPoints: premium,
        taxBasisPoints: tax,
        paddles: fields.approval === 'OPEN' ? 'OPEN' : 'ON_APPROVAL',
        ...(admission ? { admission } : {}),
        undoWindowMillis: undo * 1_000,
        bidderMayRetract: fields.bidderMayRetract,
      },
    };
  }

  /** What entry and a paddle cost; null where both are free. */
  function judgeAdmission(whole, found) {
    const ticketCredits = whole('ticket', TICKET_MOST);
    const wants = fields.approval === 'DEPOSIT';
    const { minor = 0, fault } = wants ? parseMoney(fields.deposit, fields.currency) : {};
    if (fault || (wants && minor < 1)) {
      found.deposit = t(fault ? `amount.${fault}` : 'amount.empty');
    }
    return ticketCredits || minor ? { ticketCredits, depositMinor: minor } : null;
  }

  async function submit(event) {
    event.preventDefault();
    const wish = judge();
    if (!wish) {
      redraw();
      requestAnimationFrame(() => document.querySelector('.show-form [aria-invalid="true"]')?.focus());
      return;
    }
    busy = true;
    refusal = null;
    redraw();
    try {
      await onSubmit(wish);
      close();
    } catch (error) {
      refusal = error;
    }
    busy = false;
    redraw();
  }

  function input(name, { type = 'text', hint = '', mode = 'text', most = 120 } = {}) {
    return html`<div class="field">
      <label for="show-${name}">${t(`form.${name}`)}</label>
      <input
        class="input"
        id="show-${name}"
        type=${type}
        inputmode=${mode}
        maxlength=${most}
        autocomplete="off"
        .value=${live(fields[name])}
        aria-invalid=${faults[name] ? 'true' : 'false'}
        aria-describedby="show-${name}-hint"
        @input=${(event) => set(name, event.target.value)}
      />
      <p id="show-${name}-hint" class=${faults[name] ? 'fault' : 'hint'}>${faults[name] ?? hint}</p>
    </div>`;
  }

  function choice(name, options, disabled = false) {
    return html`<div class="field">
      <label for="show-${name}">${t(`form.${name}`)}</label>
      <select
        class="input"
        id="show-${name}"
        ?disabled=${disabled}
        @change=${(event) => set(name, event.target.value)}
      >
        ${options.map(([value, words]) => html`<option value=${value} ?selected=${fields[name] === value}>${words}</option>`)}
      </select>
      <p class="hint">${name === 'currency' && disabled ? t('form.currencyFixed') : ''}</p>
    </div>`;
  }

  function rules() {
    const pack = packs.get(fields.pack) ?? original?.rules;
    return html`<fieldset class="stack">
      <legend class="label big-label">${t('form.rules')}</legend>
      <div class="pack-choice">
        ${['live', 'ebay', 'fixed'].map(
          (name) =>
            html`<label class="card pack">
              <input
                type="radio"
                name="pack"
                value=${name}
                .checked=${fields.pack === name}
                @change=${() => set('pack', name)}
              />
              <span
                ><span class="strong">${t(`pack.${name}`)}</span
                ><span class="small muted">${t(`pack.${name}Words`)}</span></span
              ></label
            >`,
        )}
      </div>
      ${fields.pack === 'fixed' ? input('fixedStep', { mode: 'decimal', most: 20 }) : nothing}
      ${packFault ? html`<p class="fault">${doorWords(packFault)}</p>` : nothing}
      ${faults.pack ? html`<p class="fault">${faults.pack}</p>` : nothing}
      ${
        pack
          ? html`<details class="rules">
              <summary>${t('form.table')}</summary>
              ${increments(pack, fields.currency)}
              <p class="small muted">${t(pack.ownRaiseLifts ? 'pack.lifts' : 'pack.liftsNot')}</p>
            </details>`
          : nothing
      }
    </fieldset>`;
  }

  function closing() {
    return html`<fieldset class="stack">
      <legend class="label big-label">${t('form.closingTitle')}</legend>
      <div class="grid-fields">
        ${choice('closing', [
          ['TIMED', t('form.timed')],
          ['AUCTIONEER', t('form.byHammer')],
        ])}
        ${fields.closing === 'TIMED' ? input('duration', { mode: 'decimal', most: 9, hint: t('form.durationHint') }) : nothing}
      </div>
      ${
        fields.closing !== 'TIMED'
          ? nothing
          : html` <label class="check"
                ><input
                  type="checkbox"
                  .checked=${live(fields.soft)}
                  @change=${(event) => set('soft', event.target.checked)}
                />
                <span>${t('form.soft')} <span class="hint">${t('form.softHint')}</span></span></label
              >
              ${
                fields.soft
                  ? html`<div class="grid-fields">
                      ${input('window', { mode: 'numeric', most: 6 })}${input('extendTo', { mode: 'numeric', most: 6 })}
                      ${choice('onEvery', [
                        ['LEADER_CHANGE', t('form.leaderChange')],
                        ['ANY_ACCEPTED', t('form.anyAccepted')],
                      ])}
                      ${input('maxExtensions', { mode: 'numeric', most: 7, hint: t('form.maxExtensionsHint') })}
                    </div>`
                  : nothing
              }`
      }
    </fieldset>`;
  }

  return {
    open,
    isOpen: () => shown,
    view: () =>
      html`<form class="stack show-form" @submit=${submit} novalidate>
        <h2>${t(isNew ? 'desk.new' : 'desk.settings')}</h2>
        <div class="grid-fields">
          ${input('title')}${choice(
            'currency',
            CURRENCIES.map((code) => [code, code]),
            !isNew,
          )}
          ${input('starts', { type: 'datetime-local', hint: t('form.startsHint') })}
        </div>
        ${rules()}${closing()}
        <fieldset class="stack">
          <legend class="label big-label">${t('form.moneyTitle')}</legend>
          <div class="grid-fields">
            ${input('premium', { mode: 'decimal', most: 6 })}${input('tax', { mode: 'decimal', most: 6 })}
            ${choice('approval', [
              ['OPEN', t('form.approvalOpen')],
              ['ON_APPROVAL', t('form.approvalAsk')],
              ['DEPOSIT', t('form.approvalDeposit')],
            ])}
            ${fields.approval === 'DEPOSIT' ? input('deposit', { mode: 'decimal', most: 20, hint: t('form.depositHint') }) : nothing}
            ${input('ticket', { mode: 'numeric', most: 6, hint: t('form.ticketHint') })}
            ${input('undo', { mode: 'numeric', most: 3 })}
          </div>
          <label class="check"
            ><input
              type="checkbox"
              .checked=${live(fields.bidderMayRetract)}
              @change=${(event) => set('bidderMayRetract', event.target.checked)}
            />
            <span
              >${t('form.bidderMayRetract')} <span class="hint">${t('form.bidderMayRetractHint')}</span></span
            ></label
          >
        </fieldset>
        ${
          refusal
            ? html`<p class="notice bad" role="alert">
                ${doorWords(refusal)}
                <span class="small muted">${t('page.quote')} <code>${refusal.quote}</code></span>
              </p>`
            : nothing
        }
        <div class="row">
          <button class="button main" ?disabled=${busy}>${t(isNew ? 'desk.create' : 'desk.save')}</button>
          <button class="button" type="button" @click=${close}>${t('form.back')}</button>
        </div>
      </form>`,
  };
}
