/**
 * A chart drawn by uPlot in the page's colours. It is laid out once, given new data as they come, and drawn
 * anew when its box or the colours change. What it shows stands in words and as a table beside it.
 */
import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { locale } from '../shared/language.js';

const FONT = '12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';

/** The page's colours as the canvas wants them: custom properties are resolved by an element that wears them. */
const colours = new Map();
let probe = null;

export function colour(name) {
  if (!colours.has(name)) {
    if (probe === null) {
      probe = document.createElement('span');
      probe.hidden = true;
      document.body.append(probe);
    }
    probe.style.color = `var(--${name})`;
    colours.set(name, getComputedStyle(probe).color);
  }
  return colours.get(name);
}

const drawn = new Set();

function recolour() {
  colours.clear();
  drawn.forEach((plot) => plot.redraw(false, true));
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
new MutationObserver(recolour).observe(document.documentElement, { attributeFilter: ['data-theme'] });

const axis = (more) => ({
  font: FONT,
  stroke: () => colour('muted'),
  grid: { stroke: () => colour('line'), width: 1 },
  ticks: { stroke: () => colour('line'), width: 1, size: 4 },
  ...more,
});

/** Time of day below the chart. */
export const timeAxis = () =>
  axis({
    size: 30,
    space: 64,
    values: (plot, ticks) =>
      ticks.map((tick) =>
        new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(tick),
      ),
  });

export const dayAxis = () =>
  axis({
    size: 30,
    space: 64,
    values: (plot, ticks) =>
      ticks.map((tick) => new Intl.DateTimeFormat(locale(), { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(tick)),
  });

/** Places from 1, whole numbers alone. */
export const placeAxis = (words, space = 28) =>
  axis({ size: 30, space, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500], grid: { show: false }, values: (plot, ticks) => ticks.map(words) });

/** Whole numbers at the side. */
export const countAxis = () =>
  axis({
    size: 52,
    space: 22,
    incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 1_000_000],
    values: (plot, ticks) => ticks.map((tick) => new Intl.NumberFormat(locale(), { notation: 'compact' }).format(tick)),
  });

/** Money at the side, in few digits; the exact amounts stand in the table. */
export const moneyAxis = (currency) =>
  axis({
    size: 64,
    values: (plot, ticks) =>
      ticks.map((tick) =>
        new Intl.NumberFormat(locale(), {
          style: 'currency',
          currency,
          notation: 'compact',
          minimumFractionDigits: 0,
          maximumFractionDigits: 1,
        }).format(tick),
      ),
  });

/** From zero to a little above the most, and never without a height. */
export const fromZero = { range: (plot, low, high) => [0, Math.max(1, high ?? 1) * 1.1] };

/**
 * @param options a function that gives uPlot's options, without the size; called when it is laid out
 * @param words a function: the chart in one sentence, for those who do not see it
 * @param height a class that gives the height
 * @param onPoint is told the index under the pointer, or null
 */
export function createPlot({ options, words, height = '', onPoint = null }) {
  let plot = null;
  let host = null;
  let data = null;
  let watch = null;

  function lay() {
    if (!host || data === null || plot || host.clientWidth === 0) {
      return;
    }
    const mine = options();
    plot = new uPlot(
      {
        ms: 1,
        legend: { show: false },
        cursor: { x: onPoint !== null, y: false, points: { show: false }, drag: { x: false, y: false } },
        padding: [12, 12, 0, 0],
        ...mine,
        hooks: { ...mine.hooks, ...(onPoint ? { setCursor: [(now) => onPoint(now.cursor.idx ?? null)] } : {}) },
        width: host.clientWidth,
        height: host.clientHeight,
      },
      data,
      host,
    );
    drawn.add(plot);
  }

  function remove() {
    drawn.delete(plot);
    plot?.destroy();
    plot = null;
  }

  function mount(element) {
    watch?.disconnect();
    remove();
    host = element ?? null;
    if (host) {
      watch = new ResizeObserver(() => {
        lay();
        if (plot && (plot.width !== host.clientWidth || plot.height !== host.clientHeight)) {
          plot.setSize({ width: host.clientWidth, height: host.clientHeight });
        }
      });
      watch.observe(host);
      lay();
    }
  }

  return {
    set(fresh) {
      data = fresh;
      if (plot) {
        plot.setData(data);
      } else {
        lay();
      }
    },
    /** The series changed in number or kind: it is laid out anew. */
    reset(fresh) {
      remove();
      data = fresh;
      lay();
    },
    view: () => html`<div class="plot ${height}" dir="ltr" role="img" aria-label=${words()} ${ref(mount)}></div>`,
  };
}
