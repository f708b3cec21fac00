/** The lot on the block: its price, who leads, and every act, each with its key. */
import { html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { isOpenPhase, rulesOf } from '../shared/fold.js';
import { icon } from '../shared/icons.js';
import { countdown, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { picture } from '../shared/pictures.js';
import { possible } from './conduct.js';

const ALSO_DRAWN = 12;

export function lotDesk(about) {
  const { room, lot, number, conduct } = about;
  const standing = lot.lot.standing;
  return html`<div class="card block stack" data-phase=${standing.phase} data-seq=${lot.lot.seq}>
    <div class="block-head">
      <div class="block-picture">${picture(lot.card, number, { eager: true })}</div>
      <div class="stack tight">
        <p class="row">
          <span class="tag">${t('lot.of', { number, total: room.order.length })}</span>
          <span
            class="tag ${{ OPEN: 'good', FAIR_WARNING: 'hot', SOLD: 'told', CONFIRMED: 'told' }[standing.phase] ?? ''}"
          >
            ${t(`phase.${standing.phase}`)}</span
          >${reserve(standing, lot.card)}
        </p>
        <h2>${lot.card.title}</h2>
        <p class="small muted">
          ${t('console.opening', { amount: money(lot.card.openingMinor, room.show.currency, true) })}
          ${lot.card.category ? ` · ${lot.card.category}` : ''}
        </p>
      </div>
    </div>
    ${figures(about, standing)} ${mainActs(about, standing)} ${fineActs(about, standing)}
    ${conduct.checking().length > 0 ? html`<p class="notice hot" role="status">${icon('clock')}${t('console.checking')}</p>` : nothing}
  </div>`;
}

function reserve(standing, card) {
  if (!card.hasReserve && standing.reserve === 'NONE') {
    return html`<span class="tag">${t('reserve.NONE')}</span>`;
  }
  return standing.reserve === 'MET'
    ? html`<span class="tag good">${icon('check')}${t('reserve.MET')}</span>`
    : html`<span class="tag">${icon('lock')}${t('reserve.NOT_MET')}</span>`;
}

function figures({ room, clock }, standing) {
  const currency = room.show.currency;
  const open = isOpenPhase(standing.phase);
  const left = room.show.status === 'PAUSED' ? standing.frozenMillis : standing.deadlineMillis - clock.now();
  const timed = open && (standing.deadlineMillis > 0 || standing.frozenMillis > 0);
  return html`<dl class="figures">
    <div class="figure-main">
      <dt>${t(standing.bids > 0 ? 'price.now' : 'price.opening')}</dt>
      <dd>
        ${keyed(
          standing.priceMinor,
          html`<output class="price" data-price=${standing.priceMinor}>
            ${money(standing.bids > 0 ? standing.priceMinor : standing.askingMinor, currency, true)}</output
          >`,
        )}
      </dd>
    </div>
    <div>
      <dt>${t('console.leader')}</dt>
      <dd class="figure">${standing.leader > 0 ? t('line.paddle', { paddle: standing.leader }) : '–'}</dd>
    </div>
    <div>
      <dt>${t('console.asking')}</dt>
      <dd class="figure num">${open ? money(standing.askingMinor, currency, true) : '–'}</dd>
    </div>
    <div>
      <dt>${t('console.bids')}</dt>
      <dd class="figure num">${standing.bids}</dd>
    </div>
    <div>
      <dt>${t('time.left')}</dt>
      <dd class="figure num">${timed ? countdown(left) : open ? t('time.byHammer') : '–'}</dd>
    </div>
  </dl>`;
}

function mainActs({ room, lot, conduct, ready, keysOn }, standing) {
  const rules = rulesOf(room, lot);
  const button = (name, key, sign, kind = '') =>
    html`<button
      class="button act-button ${kind}"
      data-act=${name}
      ?disabled=${!ready || !possible(name, room.show, standing, rules) || conduct.waiting(name, lot.lotId)}
      @click=${() => conduct.act(name, lot)}
    >
      ${icon(sign)}<span>${name === 'hammer' ? hammerSays(room, standing) : t(`act.${name}`)}</span>
      ${keysOn ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}
    </button>`;
  const warned = standing.phase === 'FAIR_WARNING';
  return html`<div class="acts">
      ${button('open', 'O', 'play', standing.phase === 'PENDING' ? 'main' : '')}
      ${button('warn', 'F', 'warn', standing.phase === 'OPEN' ? 'main' : '')}
      ${button('hammer', 'H', 'gavel', warned ? 'main' : '')} ${button('pass', 'P', 'next')}
    </div>`;
}

/** The hammer is named after what it would do now. */
function hammerSays(room, standing) {
  if (!isOpenPhase(standing.phase)) {
    return t('act.hammer');
  }
  if (standing.leader === 0) {
    return t('console.hammerNoBid');
  }
  return standing.reserve === 'NOT_MET'
    ? t('console.hammerReserve')
    : t('console.hammerSells', {
        amount: money(standing.priceMinor, room.show.currency, true),
        paddle: standing.leader,
      });
}

function fineActs({ room, lot, conduct, asking, ready }, standing) {
  const rules = rulesOf(room, lot);
  const can = (name) => ready && possible(name, room.show, standing, rules);
  return html`<div class="row fine-acts">
    <div class="stepper" role="group" aria-label=${t('console.increment')}>
      <button
        class="button"
        aria-label=${t('act.stepDown')}
        data-act="stepDown"
        ?disabled=${!can('stepDown')}
        @click=${() => conduct.act('stepDown', lot)}
      >
        −
      </button>
      <span
        ><span class="small muted">${t('console.increment')}</span>
        <output class="num strong"
          >${isOpenPhase(standing.phase) ? money(conduct.step(lot), room.show.currency, true) : '–'}</output
        ></span
      >
      <button
        class="button"
        aria-label=${t('act.stepUp')}
        data-act="stepUp"
        ?disabled=${!can('stepUp')}
        @click=${() => conduct.act('stepUp', lot)}
      >
        +
      </button>
    </div>
    <button
      class="button"
      data-act="lowerOpening"
      ?disabled=${!can('lowerOpening')}
      @click=${() => asking.lowerOpening(lot)}
    >
      ${t('act.lowerOpening')}
    </button>
    <button
      class="button"
      data-act="waiveReserve"
      ?disabled=${!can('waiveReserve')}
      @click=${() => asking.waiveReserve(lot)}
    >
      ${t('act.waiveReserve')}
    </button>
    <button
      class="button danger"
      data-act="cancel"
      ?disabled=${!can('cancel')}
      @click=${() => asking.cancel(lot)}
    >
      ${t('act.cancel')}
    </button>
  </div>`;
}

/** The other lots that are open at the same time. */
export function alsoOpen({ room, lots, numberOf, clock, onChoose }) {
  return lots.length === 0
    ? nothing
    : html`<section class="stack tight" aria-labelledby="also-open">
        <h2 id="also-open">${t('console.alsoOpen')}</h2>
        <ul class="also-open">
          ${lots.slice(0, ALSO_DRAWN).map(
            ({ lotId, card, lot }) =>
              html`<li>
                <button class="also-row" @click=${() => onChoose(lotId)}>
                  <span class="strong">${numberOf(lotId)}. ${card.title}</span>
                  <span class="row apart small num"
                    ><span class="strong"
                      >${money(lot.standing.priceMinor || lot.standing.askingMinor, room.show.currency, true)}</span
                    >
                    <span class="muted"
                      >${lot.standing.leader > 0 ? t('line.paddle', { paddle: lot.standing.leader }) : t('mine.nobody')}</span
                    >
                    <span
                      >${lot.standing.deadlineMillis > 0 ? countdown(lot.standing.deadlineMillis - clock.now()) : t(`phase.${lot.standing.phase}`)}</span
                    >
                  </span>
                </button>
              </li>`,
          )}
        </ul>
      </section>`;
}
