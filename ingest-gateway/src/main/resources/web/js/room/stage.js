/** Where the eye rests: the lot's picture, large, and what the catalogue says of it. */
import { html, nothing } from 'lit-html';
import { isOpenPhase, rulesOf } from '../shared/fold.js';
import { icon } from '../shared/icons.js';
import { length, t } from '../shared/language.js';
import { money, percent } from '../shared/money.js';
import { picture } from '../shared/pictures.js';
import { redraw } from '../shared/screen.js';

const chosen = new Map();

export function stage({ room, lot, number, total, follow, video, large = null }) {
  const { card } = lot;
  const which = Math.min(chosen.get(lot.lotId) ?? 0, Math.max(0, card.pictures.length - 1));
  return html`<section class="stage" aria-labelledby="lot-title">
    ${
      video
        ? html`<div class="stage-video">${video} ${large ? shownLarge(large, room) : nothing}</div>
            ${beside({ card, number, which, total, follow })}`
        : html`<div class="stage-picture">
            ${picture(card, number, { eager: true, which, whole: true })}
            <span class="tag on-picture">${t('lot.of', { number, total })}</span>
            ${large ? shownLarge(large, room) : nothing}
            ${follow ? html`<button class="button on-picture-end" @click=${follow}>${t('room.follow')}</button>` : nothing}
          </div>`
    }
    ${card.pictures.length > 1 ? thumbs(lot, which, number) : nothing}
    <div class="stage-words">
      ${card.category ? html`<p class="small muted">${card.category}</p>` : nothing}
      <h2 id="lot-title" class="lot-title">${card.title}</h2>
      ${card.text ? html`<p class="lot-text">${card.text}</p>` : nothing} ${ruleTable(room, lot)}
    </div>
  </section>`;
}

/** A bid that its bidder paid to have shown large, or a gift; it covers neither price nor clock. */
function shownLarge(line, room) {
  const who = line.paddle === room.paddle?.paddle && line.paddle ? t('line.you') : t('line.paddle', { paddle: line.paddle });
  const spotlit = line.kind === 'SpotlightShown';
  return html`<p class="large ${spotlit ? 'spotlit' : 'gift'}" role="status" data-large=${line.kind}>
    <span class="large-who">${icon(spotlit ? 'star' : 'coins', spotlit ? 'filled' : '')} ${line.paddle ? who : t('spotlight.somebody')}</span>
    <span class="large-what num"
      >${spotlit ? money(line.amountMinor, room.show.currency, true) : t('spotlight.gift', { credits: t('money.credits', { count: line.amountMinor }) })}</span
    >
  </p>`;
}

/** While the stream has the stage, the lot's picture stands small under it, and opens large. */
function beside({ card, number, which, total, follow }) {
  return html`<div class="stage-beside">
    <details class="lot-pictures">
      <summary>
        ${picture(card, number, { eager: true, which })}
        <span class="away">${t('player.lotPictures')}</span>
      </summary>
      <div class="stage-picture">${picture(card, number, { which, whole: true })}</div>
    </details>
    <span class="tag">${t('lot.of', { number, total })}</span>
    ${follow ? html`<button class="button" @click=${follow}>${t('room.follow')}</button>` : nothing}
  </div>`;
}

function thumbs(lot, which, number) {
  return html`<ul class="thumbs">
    ${lot.card.pictures.map(
      (id, index) =>
        html`<li>
          <button
            class="thumb"
            aria-label=${t('lot.showPicture', { number: index + 1 })}
            aria-pressed=${index === which}
            @click=${() => {
              chosen.set(lot.lotId, index);
              redraw();
            }}
          >
            ${picture(lot.card, number, { which: index })}
          </button>
        </li>`,
    )}
  </ul>`;
}

function ruleTable(room, lot) {
  const rules = rulesOf(room, lot);
  const currency = room.show.currency;
  if (!rules) {
    return nothing;
  }
  return html`<details class="rules">
    <summary>${t('rules.title')}</summary>
    <dl class="facts">
      <dt>${t('rules.opening')}</dt>
      <dd class="num">${money(lot.card.openingMinor, currency)}</dd>
      <dt>${t('rules.closing')}</dt>
      <dd>${closing(rules)}</dd>
      <dt>${t('rules.softClose')}</dt>
      <dd>${softClose(rules)}</dd>
      <dt>${t('rules.retraction')}</dt>
      <dd>${t(rules.bidderMayRetract ? 'rules.retractionBidder' : 'rules.retractionAuctioneer')}</dd>
      <dt>${t('rules.premium')}</dt>
      <dd class="num">${percent(rules.premiumBasisPoints)}</dd>
      <dt>${t('rules.tax')}</dt>
      <dd class="num">${percent(rules.taxBasisPoints)}</dd>
    </dl>
    ${increments(rules, currency)}
    ${isOpenPhase(lot.lot.standing.phase) ? html`<p class="small muted">${t('rules.proxy')}</p>` : nothing}
  </details>`;
}

export function increments(rules, currency) {
  return html`<table class="increments">
    <caption class="away">
      ${t('rules.increments')}
    </caption>
    <thead>
      <tr>
        <th scope="col" class="num">${t('rules.from')}</th>
        <th scope="col" class="num">${t('rules.step')}</th>
      </tr>
    </thead>
    <tbody>
      ${rules.increments.map(
        (band) =>
          html`<tr>
            <td class="num">${money(band.fromMinor, currency)}</td>
            <td class="num">${money(band.stepMinor, currency)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export function closing(rules) {
  return rules.closing === 'TIMED'
    ? t('rules.timed', { length: length(rules.durationMillis) })
    : t('rules.byHammer');
}

export function softClose(rules) {
  return rules.softClose
    ? t('rules.extends', {
        window: length(rules.softClose.windowMillis),
        to: length(rules.softClose.extendToMillis),
      })
    : t('rules.suddenDeath');
}
