/**
 * The few signs of the pages, drawn as lines; each stands beside a word, so each is hidden from screen
 * readers.
 */
import { html, svg } from 'lit-html';

const SHAPES = {
  star: svg`<path d="m12 3 2.8 5.8 6.2.8-4.5 4.4 1.1 6.2-5.6-3-5.6 3 1.1-6.2L3 9.6l6.2-.8z"/>`,
  up: svg`<path d="M12 19V5m-6 6 6-6 6 6"/>`,
  down: svg`<path d="M12 5v14m6-6-6 6-6-6"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  cross: svg`<path d="M6 6l12 12M18 6 6 18"/>`,
  warn: svg`<path d="M12 4 2.5 20h19zM12 10v4.5m0 3v.01"/>`,
  clock: svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>`,
  eye: svg`<path d="M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7-10-7-10-7z"/><circle cx="12" cy="12" r="3"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.4 1.4m11.2 11.2L19 19M19 5l-1.4 1.4M6.4 17.6 5 19"/>`,
  moon: svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"/>`,
  auto: svg`<circle cx="12" cy="12" r="8"/><path d="M12 4v16a8 8 0 0 0 0-16z" fill="currentColor"/>`,
  user: svg`<circle cx="12" cy="8" r="4"/><path d="M4 20c1.5-4 4.5-6 8-6s6.5 2 8 6"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  grip: svg`<path d="M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01" stroke-width="3"/>`,
  picture: svg`<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m4 17 5-5 4 4 3-3 4 4"/><circle cx="15" cy="9.5" r="1.3"/>`,
  gavel: svg`<path d="m13 4 7 7-3 3-7-7zM11.500 8.500 4 16l3 3 7.500-7.500M12 21h9"/>`,
  pause: svg`<path d="M8 5v14M16 5v14"/>`,
  play: svg`<path d="m7 5 12 7-12 7z"/>`,
  undo: svg`<path d="M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3"/>`,
  lock: svg`<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>`,
  next: svg`<path d="m9 5 7 7-7 7"/>`,
  back: svg`<path d="m15 5-7 7 7 7"/>`,
  box: svg`<path d="m12 3 8 4v10l-8 4-8-4V7zM4 7l8 4 8-4M12 11v10"/>`,
  save: svg`<path d="M12 4v11m-5-5 5 5 5-5M5 20h14"/>`,
  coins: svg`<ellipse cx="12" cy="6" rx="7" ry="3"/><path d="M5 6v6c0 1.700 3.100 3 7 3s7-1.300 7-3V6M5 12v6c0 1.700 3.100 3 7 3s7-1.300 7-3v-6"/>`,
  scales: svg`<path d="M12 4v16M7 20h10M5 7h14M5 7l-3 7h6zm14 0-3 7h6z"/>`,
  help: svg`<circle cx="12" cy="12" r="9"/><path d="M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700m0 3v.01"/>`,
  sound: svg`<path d="M4 9.500v5h3.500L12 19V5L7.500 9.500zM15.500 9a4 4 0 0 1 0 6m2.500-8.500a8 8 0 0 1 0 11"/>`,
  mute: svg`<path d="M4 9.500v5h3.500L12 19V5L7.500 9.500zM16 9.500l5 5m0-5-5 5"/>`,
  full: svg`<path d="M4 9V4h5M20 9V4h-5M4 15v5h5m11-5v5h-5"/>`,
  off: svg`<path d="M3 3l18 18M5 12.500a10 10 0 0 1 4-2.400M2 9a15 15 0 0 1 4.500-2.900M10.500 5.100A15 15 0 0 1 22 9m-3 3.500a10 10 0 0 0-3-2M9 16a4.500 4.500 0 0 1 6 0m-3 4v.01"/>`,
};

export function icon(name, kind = '') {
  return html`<svg class="icon ${kind}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${SHAPES[name]}
  </svg>`;
}

export const brandSign = html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <rect width="32" height="32" rx="8" fill="#0e1116" />
  <path d="M7 22h18v3H7z" fill="#ffb020" />
  <path d="M10 19 16 6l6 13z" fill="#f2f4f8" />
  <circle cx="16" cy="15" r="2.4" fill="#0e1116" />
</svg>`;
