/** Months as the books count them, in UTC: 2026-10. */
import { locale } from '../shared/language.js';

/** "October 2026". */
export function monthTitle(month) {
  return new Intl.DateTimeFormat(locale(), { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

/** The last month that is over. */
export function lastMonth(now = new Date()) {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

export function isClosed(month, closedThrough) {
  return closedThrough !== undefined && month <= closedThrough;
}
