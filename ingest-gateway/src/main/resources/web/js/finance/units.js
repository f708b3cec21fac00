/** Amounts of the books: money in its currency, and whole credits. */
import { count, locale, t } from '../shared/language.js';
import { decimal, fractionDigits, money } from '../shared/money.js';

const CREDITS = 'XCR';

export function unitTitle(unit) {
  return unit === CREDITS ? t('unit.XCR') : unit;
}

/** The amount with its unit: $12.00, or 12 credits. */
export function amount(minor, unit) {
  return unit === CREDITS ? t('money.credits', { count: minor }) : money(minor, unit);
}

/** The number alone, for a column whose heading says the unit. */
export function figure(minor, unit) {
  if (unit === CREDITS) {
    return count(minor);
  }
  const digits = fractionDigits(unit);
  return new Intl.NumberFormat(locale(), { minimumFractionDigits: digits }).format(decimal(minor, unit));
}

/** The amount for a file: digits and a point. */
export function plain(minor, unit) {
  return unit === CREDITS ? String(minor) : decimal(minor, unit);
}
