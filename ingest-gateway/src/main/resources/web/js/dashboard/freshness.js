/** How old the numbers are, said on every view, and said clearly when analytics are away. */
import { html, nothing } from 'lit-html';
import { icon } from '../shared/icons.js';
import { clockTime, t } from '../shared/language.js';
import { doorWords, faultCard } from '../shared/screen.js';

const QUIET_MILLIS = 60_000;

/** "3 s ago", "5 min ago": a length that a glance takes in. */
export function ago(millis) {
  return t('age.ago', { age: brief(millis) });
}

export function brief(millis) {
  const seconds = Math.max(0, Math.round(millis / 1_000));
  return seconds < 120
    ? t('age.seconds', { count: seconds })
    : seconds < 7_200
      ? t('age.minutes', { count: Math.round(seconds / 60) })
      : t('age.hours', { count: Math.round(seconds / 3_600) });
}

/** Whether what is drawn is not what is. */
function isAway(readings) {
  return readings.some((one) => one.asOf !== null && (one.asOf.state === 'AWAY' || one.isLate()));
}

/**
 * The strip above the figures.
 *
 * @param head the reading that the figures come from
 * @param readings all that is drawn
 * @param isLive whether facts should be coming
 */
export function freshness({ head, readings, isLive, again }) {
  if (head.value === null) {
    return nothing;
  }
  const age = head.ageMillis();
  if (isAway(readings)) {
    const oldest = Math.max(...readings.filter((one) => one.asOf !== null).map((one) => one.ageMillis()));
    return html`<div class="notice hot" role="status" data-freshness="AWAY">
      ${icon('off')}<span class="grow"
        ><strong>${t('fresh.away')}</strong> ${t('fresh.awayWords', {
          time: clockTime(Date.now() - oldest),
          age: brief(oldest),
        })}</span
      >
      <button class="button" @click=${again}>${t('page.again')}</button>
    </div>`;
  }
  const newest = head.newestAgeMillis();
  const quiet = isLive && newest !== null && newest > QUIET_MILLIS;
  return html`<p class="fresh row small muted" data-freshness=${quiet ? 'QUIET' : 'FRESH'}>
    <span class="pill ${isLive ? 'live' : ''}">${t('fresh.age', { age: brief(age) })}</span>
    ${newest === null ? nothing : html`<span>${t(quiet ? 'fresh.quiet' : 'fresh.newest', { age: brief(newest) })}</span>`}
  </p>`;
}

/** Instead of a view for which nothing could be read. */
export function unreadable(reading, { missing, again }) {
  const { fault } = reading;
  const words = { 401: 'money.signInEnded', 403: 'dash.notYours', 404: 'dash.missingTodo' }[fault.status];
  const away = fault.status === 503 || fault.status === 0;
  return faultCard({
    what: t(fault.status === 404 ? missing : away ? 'fresh.away' : 'dash.fault'),
    works: away ? t('dash.faultWorks') : null,
    todo: away ? t('dash.faultTodo') : words ? t(words) : doorWords(fault),
    quote: fault.quote,
    again: fault.status === 404 ? null : again,
  });
}
