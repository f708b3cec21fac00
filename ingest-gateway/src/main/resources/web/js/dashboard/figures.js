/** The six figures of a show, each with where it is going and how old it is. */
import { html, nothing, svg } from 'lit-html';
import { icon } from '../shared/icons.js';
import { count, t } from '../shared/language.js';
import { money, roundMoney } from '../shared/money.js';
import { ago } from './freshness.js';

/** Full minutes that "lately" means. */
const LATELY = 10;
const DASH = '—';

/** Shares in basis points, as people say them. */
export function share(points) {
  return points === undefined ? DASH : t('unit.percent', { value: count(Math.round(points / 10) / 10) });
}

/** How far above: 10021 is "+100.2 %". */
export function over(points) {
  return points === undefined ? DASH : `${points > 0 ? '+' : ''}${share(points)}`;
}

const sum = (values) => values.reduce((all, one) => all + one, 0);
const mean = (values) => (values.length === 0 ? null : sum(values) / values.length);

/** The minutes that are over, newest last. */
function fullMinutes(pulse) {
  return pulse?.minutes.slice(0, -1) ?? [];
}

/** Less than a tenth more or less is no change: a minute is not like the other. */
const STEADY = 0.1;

function way(now, before) {
  return before === null || Math.abs(now - before) <= STEADY * Math.abs(before) ? 'flat' : now > before ? 'up' : 'down';
}

/** Figures while the show goes on: now against lately. */
function liveFigures({ show, now, price }, pulse) {
  const full = fullMinutes(pulse);
  const lately = full.slice(-LATELY);
  const before = full.slice(-2 * LATELY, -LATELY);
  const gained = sum(lately.map((one) => one.gmvMinor));
  const soldBefore = sum(before.map((one) => one.gmvMinor));
  const usual = (name) => mean(lately.map((one) => one[name]).filter((value) => value !== undefined));
  const usualBids = usual('bids');
  const usualBidders = usual('bidders');
  const earlier = lately.find((one) => one.viewers !== undefined)?.viewers;
  const change = earlier === undefined || now.viewers === undefined ? null : now.viewers - earlier;
  const minutes = Math.max(1, lately.length);
  return [
    {
      name: 'gmv',
      value: roundMoney(show.gmvMinor, show.currency),
      exact: money(show.gmvMinor, show.currency),
      way: full.length === 0 ? null : gained === 0 ? 'flat' : before.length < LATELY ? 'up' : way(gained, soldBefore),
      words:
        full.length === 0
          ? null
          : t(before.length < LATELY ? 'trend.gained' : 'trend.gainedAfter', {
              amount: roundMoney(gained, show.currency),
              before: roundMoney(soldBefore, show.currency),
              count: minutes,
            }),
      line: full.reduce((all, one) => [...all, (all.at(-1) ?? 0) + one.gmvMinor], []),
    },
    {
      name: 'bids',
      value: count(now.bidsLastMinute),
      way: usualBids === null ? null : way(now.bidsLastMinute, Math.round(usualBids)),
      words: usualBids === null ? null : t('trend.usual', { value: count(Math.round(usualBids)), count: minutes }),
      line: full.map((one) => one.bids),
    },
    {
      name: 'bidders',
      value: count(now.biddersLastMinute),
      way: usualBidders === null ? null : way(now.biddersLastMinute, Math.round(usualBidders)),
      words: usualBidders === null ? null : t('trend.usual', { value: count(Math.round(usualBidders)), count: minutes }),
      line: full.map((one) => one.bidders),
    },
    {
      name: 'viewers',
      value: now.viewers === undefined ? DASH : count(now.viewers),
      way: change === null ? null : way(change, 0),
      words:
        change === null
          ? null
          : t(change === 0 ? 'trend.same' : change > 0 ? 'trend.more' : 'trend.fewer', {
              value: count(Math.abs(change)),
              count: minutes,
            }),
      line: full.map((one) => one.viewers ?? 0),
    },
  ];
}

/** Figures of a show that is over: the whole of it. */
function closedFigures({ show }) {
  return [
    {
      name: 'gmv',
      value: roundMoney(show.gmvMinor, show.currency),
      exact: money(show.gmvMinor, show.currency),
      compare: 'gmvMinor',
    },
    { name: 'bidsAll', value: count(show.bids), compare: 'bids' },
    { name: 'biddersAll', value: count(show.bidders), compare: 'bidders' },
    { name: 'viewersMost', value: show.viewersMax === undefined ? DASH : count(show.viewersMax), compare: 'viewersMax' },
  ].map((one) => ({ ...one, own: show[one.compare], shown: one.compare === 'gmvMinor' ? (minor) => roundMoney(minor, show.currency) : count }));
}

/** Both kinds have these, which are about what was sold so far. */
function saleFigures({ show, price }) {
  return [
    {
      name: 'sellThrough',
      value: show.lotsClosed === 0 ? DASH : share(show.sellThroughBasisPoints),
      own: show.lotsClosed === 0 ? undefined : show.sellThroughBasisPoints,
      compare: 'sellThroughBasisPoints',
      shown: share,
      note: t('trend.sold', { sold: count(show.lotsSold), count: show.lotsClosed }),
    },
    {
      name: 'overOpening',
      value: show.lotsSold === 0 ? DASH : over(price.overOpeningBasisPoints),
      own: show.lotsSold === 0 ? undefined : price.overOpeningBasisPoints,
      compare: 'overOpeningBasisPoints',
      shown: over,
      note: price.reserves === 0 ? t('trend.noReserves') : t('trend.reserves', { met: count(price.reservesMet), count: price.reserves }),
    },
  ];
}

/** Beside the median of earlier shows, where there is one; else the note of the figure itself. */
function compared(figure, median) {
  if (figure.compare === undefined || figure.own === undefined || median?.[figure.compare] === undefined) {
    return { ...figure, way: figure.way ?? null, words: figure.words ?? figure.note ?? null };
  }
  return {
    ...figure,
    way: way(figure.own, median[figure.compare]),
    words: t('trend.median', { value: figure.shown(median[figure.compare]) }),
  };
}

const WAYS = { up: 'up', down: 'down', flat: null };

/**
 * @param reading of the show
 * @param pulse its minutes, or null while they are not known
 * @param median of earlier shows, or undefined
 */
export function figures({ reading, pulse, median, isLive }) {
  const head = reading.value;
  const all = [...(isLive ? liveFigures(head, pulse) : closedFigures(head)), ...saleFigures(head)];
  const age = ago(reading.ageMillis());
  return html`<section class="figures-six" aria-labelledby="figures-title">
    <h3 class="away" id="figures-title">${t('figures.title')}</h3>
    ${all.map((one) => figure(compared(one, median), age))}
  </section>`;
}

function figure({ name, value, exact, way: direction, words, line, note }, age) {
  return html`<div class="card figure-card" data-figure=${name}>
    <p class="small muted figure-name">${t(`figure.${name}`)}</p>
    <p class="figure-value num" title=${exact ?? nothing}>${value}</p>
    ${line && line.length > 1 ? spark(line) : html`<span class="spark"></span>`}
    <p class="small figure-trend ${direction ?? ''}">
      ${direction && WAYS[direction] ? html`${icon(WAYS[direction])}<span class="away">${t(`trend.${direction}`)}: </span>` : nothing}<span
        >${words ?? note ?? ' '}</span
      >
    </p>
    <p class="figure-age muted num" title=${t('figure.age')}>${age}</p>
  </div>`;
}

/** The figure's own course, without scale: the chart below has one. */
function spark(values) {
  const lately = values.slice(-60);
  const most = Math.max(1, ...lately);
  const step = 100 / Math.max(1, lately.length - 1);
  const points = lately.map((value, place) => `${(place * step).toFixed(2)},${(22 - (value / most) * 20).toFixed(2)}`).join(' ');
  return html`<svg class="spark" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${svg`<polyline points=${points} vector-effect="non-scaling-stroke"></polyline>`}
  </svg>`;
}
