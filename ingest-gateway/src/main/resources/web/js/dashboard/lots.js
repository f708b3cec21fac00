/** The lots of a show: where each price went from its opening, and each lot in the order of time. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { icon } from '../shared/icons.js';
import { clockTime, count, has, t } from '../shared/language.js';
import { fractionDigits, money } from '../shared/money.js';
import { picture } from '../shared/pictures.js';
import { redraw } from '../shared/screen.js';
import { chartCard, withoutNumbers } from './card.js';
import { over } from './figures.js';
import { brief } from './freshness.js';
import { colour, createPlot, fromZero, moneyAxis, placeAxis } from './plot.js';
import { address, showPath } from './readings.js';

/** Lots that one chart can show on a phone and stay readable. */
const MOST_BARS = 40;
const ROWS = 12;

const SOLD = ['SOLD', 'CONFIRMED'];
const SHOWN = ['OPEN', 'FAIR_WARNING', 'SOLD', 'CONFIRMED', 'PASSED'];
const TAGS = { OPEN: 'hot', FAIR_WARNING: 'hot', SOLD: 'good', CONFIRMED: 'good', CANCELLED: 'bad' };

export const isSold = (lot) => SOLD.includes(lot.phase);

/**
 * @param thumbnails {of(lot)}: the address of a picture of the video while the lot was open, or null
 * @param clips {of(order)}: the clip of a lot
 * @param onBids shows the bids of a lot
 * @param bidsOpen whether the plan opens them
 */
export function createLots(reading, showId, { thumbnails, clips, onBids, bidsOpen }) {
  let drawn = null;
  let rows = ROWS;

  const all = () => reading.value?.lots ?? [];
  const bars = () => all().filter((lot) => SHOWN.includes(lot.phase)).slice(-MOST_BARS);
  const currency = () => reading.value.currency;

  const prices = createPlot({
    height: 'whole',
    words: pricesSay,
    options: () => ({
      scales: { x: { time: false, range: () => [0.4, bars().length + 0.6] }, y: fromZero },
      axes: [placeAxis((place) => bars()[place - 1]?.position ?? ''), moneyAxis(currency())],
      series: [{}, { paths: () => null, points: { show: false } }],
      hooks: { draw: [drawLots] },
      padding: [24, 12, 0, 0],
    }),
  });

  /** A bar to the price, a line at the opening, a sign above for the reserve; what was not sold is an outline. */
  function drawLots(plot) {
    const { ctx } = plot;
    const step = plot.valToPos(2, 'x', true) - plot.valToPos(1, 'x', true);
    const width = Math.max(2, Math.min(28 * devicePixelRatio, step * 0.7));
    const ground = plot.valToPos(0, 'y', true);
    const unit = 10 ** fractionDigits(currency());
    ctx.save();
    ctx.textAlign = 'center';
    ctx.textBaseline = 'bottom';
    ctx.font = `600 ${12 * devicePixelRatio}px system-ui, sans-serif`;
    ctx.lineWidth = 1.5 * devicePixelRatio;
    bars().forEach((lot, place) => {
      const middle = plot.valToPos(place + 1, 'x', true);
      const top = plot.valToPos((lot.priceMinor ?? 0) / unit, 'y', true);
      const opening = plot.valToPos(lot.openingMinor / unit, 'y', true);
      const ink = colour(isSold(lot) ? 'leading' : lot.phase === 'PASSED' ? 'line-strong' : 'bid');
      ctx.fillStyle = ink;
      ctx.strokeStyle = ink;
      if (lot.phase === 'PASSED') {
        ctx.strokeRect(middle - width / 2, top, width, ground - top);
      } else {
        ctx.fillRect(middle - width / 2, top, width, ground - top);
      }
      ctx.strokeStyle = colour('text');
      ctx.beginPath();
      ctx.moveTo(middle - width / 2 - 2, opening);
      ctx.lineTo(middle + width / 2 + 2, opening);
      ctx.stroke();
      if (lot.reserve !== 'NONE' && step > 10 * devicePixelRatio) {
        ctx.fillStyle = colour(lot.reserve === 'MET' ? 'leading' : 'outbid');
        ctx.fillText(lot.reserve === 'MET' ? '✓' : '✕', middle, Math.min(top, opening) - 3 * devicePixelRatio);
      }
    });
    ctx.restore();
  }

  function settle() {
    if (drawn === reading.value || reading.value === null) {
      return;
    }
    drawn = reading.value;
    const unit = 10 ** fractionDigits(currency());
    prices.set([
      bars().map((lot, place) => place + 1),
      bars().map((lot) => Math.max(lot.priceMinor ?? 0, lot.openingMinor) / unit),
    ]);
  }

  function pricesSay() {
    const sold = all().filter(isSold);
    if (sold.length === 0) {
      return t('lots.noneSold');
    }
    const best = sold.reduce((one, other) => ((other.overOpeningBasisPoints ?? 0) > (one.overOpeningBasisPoints ?? 0) ? other : one));
    const reserved = all().filter((lot) => lot.closedAtMillis !== undefined && lot.reserve !== 'NONE');
    return `${t('lots.best', { position: count(best.position), title: best.title, over: over(best.overOpeningBasisPoints) })} ${
      reserved.length === 0
        ? t('trend.noReserves')
        : t('trend.reserves', { met: count(reserved.filter((lot) => lot.reserve === 'MET').length), count: reserved.length })
    }`;
  }

  const phaseWords = (lot) => t(has(`phase.${lot.phase}`) ? `phase.${lot.phase}` : 'lots.unknown');
  const price = (lot) => (lot.priceMinor === undefined ? '—' : money(lot.priceMinor, currency(), true));

  function priceCard() {
    const shown = bars();
    return chartCard({
      id: 'prices',
      title: t('lots.priceTitle'),
      says: pricesSay(),
      empty: t('lots.noneOpened'),
      wide: true,
      chart:
        shown.length === 0
          ? null
          : () =>
              html`<div class="panels">
                ${prices.view()}
                <p class="small muted legend">
                  <span><span class="key sold"></span>${t('lots.keySold')}</span>
                  <span><span class="key passed"></span>${t('lots.keyPassed')}</span>
                  <span><span class="key bars"></span>${t('lots.keyOpen')}</span>
                  <span><span class="key opening"></span>${t('lots.keyOpening')}</span>
                  <span>✓ ${t('reserve.MET')}</span><span>✕ ${t('reserve.NOT_MET')}</span>
                </p>
                ${all().length > MOST_BARS && shown.length === MOST_BARS ? html`<p class="small muted">${t('lots.lastBars', { count: MOST_BARS })}</p>` : nothing}
              </div>`,
      table: {
        columns: [
          { words: t('lots.lot') },
          { words: t('lots.opening'), isNumber: true },
          { words: t('lots.price'), isNumber: true },
          { words: t('lots.above'), isNumber: true },
          { words: t('lots.reserve') },
          { words: t('lots.state') },
        ],
        rows: all()
          .filter((lot) => SHOWN.includes(lot.phase))
          .map((lot) => [
            `${count(lot.position)}. ${lot.title}`,
            money(lot.openingMinor, currency()),
            lot.priceMinor === undefined ? '—' : money(lot.priceMinor, currency()),
            over(lot.overOpeningBasisPoints),
            t(`reserve.${lot.reserve}`),
            phaseWords(lot),
          ]),
      },
      csv: { address: address(showPath(showId, '/lots.csv')), name: `${showId}-lots.csv` },
    });
  }

  function timeline() {
    const timed = all()
      .filter((lot) => lot.openedAtMillis !== undefined)
      .sort((one, other) => other.openedAtMillis - one.openedAtMillis);
    const coming = all().filter((lot) => lot.phase === 'PENDING').length;
    return html`<section class="card chart-card stack tight wide" id="timeline" aria-labelledby="timeline-title">
      <h3 id="timeline-title">${t('lots.timeline')}</h3>
      <p class="small muted">${t('lots.counts', { through: count(timed.length), coming: count(coming) })}</p>
      ${
        timed.length === 0
          ? html`<p class="chart-empty muted">${t('lots.noneOpened')}</p>`
          : html`<ol class="lot-times">
              ${repeat(
                timed.slice(0, rows),
                (lot) => lot.lotId,
                (lot) => row(lot),
              )}
            </ol>`
      }
      ${
        timed.length > rows
          ? html`<button class="button" @click=${more} data-more="lots">
              ${t('lots.more', { count: timed.length - rows })}
            </button>`
          : nothing
      }
    </section>`;
  }

  function more() {
    rows += 2 * ROWS;
    redraw();
  }

  function row(lot) {
    const still = thumbnails.of(lot);
    const end = lot.closedAtMillis;
    return html`<li class="lot-time" data-lot=${lot.lotId}>
      <span class="lot-still"
        >${
          still
            ? html`<span class="picture"
                ><img src=${still} alt=${t('lots.still', { title: lot.title })} loading="lazy" decoding="async"
              /></span>`
            : picture({ pictures: lot.pictureId ? [lot.pictureId] : [], title: lot.title }, lot.position)
        }</span
      >
      <div class="lot-words">
        <p class="strong">${count(lot.position)}. ${lot.title}</p>
        <p class="small muted num">
          ${clockTime(lot.openedAtMillis)}${end === undefined ? '' : `, ${t('lots.took', { length: brief(end - lot.openedAtMillis) })}`}
        </p>
        <p class="row small">
          <span class="tag ${TAGS[lot.phase] ?? ''}">${phaseWords(lot)}</span>
          ${lot.reserve === 'NONE' ? nothing : html`<span class="muted">${icon(lot.reserve === 'MET' ? 'check' : 'cross', 'inline')} ${t(`reserve.${lot.reserve}`)}</span>`}
        </p>
      </div>
      <div class="lot-figures">
        <p class="num strong">${price(lot)}</p>
        <p class="small muted num">${t('lots.from', { opening: money(lot.openingMinor, currency(), true) })}${
          lot.overOpeningBasisPoints === undefined ? '' : ` (${over(lot.overOpeningBasisPoints)})`
        }</p>
        <p class="small num">
          ${t('lots.bids', { count: lot.bids })} · ${t('lots.bidders', { count: lot.bidders })}
        </p>
        ${clipLink(lot)}
        ${
          bidsOpen()
            ? html`<button class="button quiet small-button" @click=${() => onBids(lot)} data-bids=${lot.lotId}>
                ${t('bids.show')}<span class="away"> ${lot.title}</span>
              </button>`
            : nothing
        }
      </div>
    </li>`;
  }

  function clipLink(lot) {
    const clip = isSold(lot) ? clips.of({ showId, lotId: lot.lotId }) : null;
    return clip?.state === 'made'
      ? html`<a class="button quiet small-button" href=${clip.address} data-clip=${lot.lotId}>
          ${icon('play')}${t('lots.clip')}<span class="away"> ${lot.title}</span>
        </a>`
      : nothing;
  }

  return {
    list: all,
    view() {
      if (reading.value === null) {
        return withoutNumbers(reading, { id: 'prices', title: t('lots.priceTitle'), wide: true });
      }
      settle();
      return html`${priceCard()}${timeline()}`;
    },
  };
}
