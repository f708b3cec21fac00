/**
 * Money as the platform counts it: whole minor units of one ISO 4217 currency. Amounts are integers far
 * below 2^53, and what multiplies them is a BigInt, so that no amount ever passes through a fraction.
 */
import { locale } from './language.js';

/** The largest amount that this page can say exactly, in minor units. */
export const MOST_MINOR = 1_000_000_000_000_000;

const formats = new Map();

function formatOf(currency, style) {
  const key = `${locale()} ${currency} ${style}`;
  if (!formats.has(key)) {
    formats.set(
      key,
      new Intl.NumberFormat(locale(), {
        style: 'currency',
        currency,
        currencyDisplay: style === 'code' ? 'code' : 'symbol',
      }),
    );
  }
  return formats.get(key);
}

/** How many digits stand after the point: 2 for USD, 0 for JPY. */
export function fractionDigits(currency) {
  return formatOf(currency, 'symbol').resolvedOptions().maximumFractionDigits;
}

/** The amount as a decimal text with a point: 123450 of USD is "1234.50". */
export function decimal(minor, currency) {
  const digits = fractionDigits(currency);
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The amount as people read it in their language; whole amounts without a fraction when {@code brief}. */
export function money(minor, currency, brief = false) {
  const text = formatOf(currency, 'symbol').format(decimal(minor, currency));
  const digits = fractionDigits(currency);
  if (!brief || digits === 0 || minor % 10 ** digits !== 0) {
    return text;
  }
  return formatOf(currency, 'symbol')
    .formatToParts(decimal(minor, currency))
    .filter((part) => part.type !== 'decimal' && part.type !== 'fraction')
    .map((part) => part.value)
    .join('');
}

/** The amount at a glance: from a thousand on without its fraction. The exact one stands beside it. */
export function roundMoney(minor, currency) {
  const digits = fractionDigits(currency);
  if (Math.abs(minor) < 1_000 * 10 ** digits) {
    return money(minor, currency, true);
  }
  const key = `${locale()} ${currency} round`;
  if (!formats.has(key)) {
    formats.set(
      key,
      new Intl.NumberFormat(locale(), {
        style: 'currency',
        currency,
        minimumFractionDigits: 0,
        maximumFractionDigits: 0,
        roundingMode: 'trunc',
      }),
    );
  }
  return formats.get(key).format(decimal(minor, currency));
}

/** What a reader of this language writes between groups of digits and before the fraction. */
function separators() {
  const parts = new Intl.NumberFormat(locale(), { minimumFractionDigits: 1 }).formatToParts(12345678.9);
  const of = (type, other) => parts.find((part) => part.type === type)?.value ?? other;
  return { group: of('group', ','), point: of('decimal', '.') };
}

/**
 * Reads an amount that somebody typed: digits, with groups of three as the language writes them, and at
 * most as many digits after the point as the currency has. Signs, exponents, letters and a digit too many
 * are refused.
 *
 * @returns {{minor: number} | {fault: 'empty' | 'form' | 'digits' | 'most'}}
 */
export function parseMoney(text, currency) {
  const typed = text.trim();
  if (typed === '') {
    return { fault: 'empty' };
  }
  const { group, point } = separators();
  const plain = /^\d+(\.\d+)?$/;
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(\\${point}\\d+)?$`);
  const local = new RegExp(`^\\d+(\\${point}\\d+)?$`);
  let canonical;
  if (grouped.test(typed)) {
    canonical = typed.split(group).join('').replace(point, '.');
  } else if (local.test(typed)) {
    canonical = typed.replace(point, '.');
  } else if (plain.test(typed)) {
    canonical = typed;
  } else {
    return { fault: 'form' };
  }
  const [whole, fraction = ''] = canonical.split('.');
  const digits = fractionDigits(currency);
  if (fraction.length > digits) {
    return { fault: 'digits' };
  }
  const joined = (whole + fraction.padEnd(digits, '0')).replace(/^0+(?=\d)/, '');
  if (joined.length > 16 || BigInt(joined) > BigInt(MOST_MINOR)) {
    return { fault: 'most' };
  }
  return { minor: Number(BigInt(joined)) };
}

/** The share of an amount, rounded half to even, as the rules round it. */
export function basisPoints(minor, points) {
  const product = BigInt(minor) * BigInt(points);
  const whole = product / 10_000n;
  const rest = product % 10_000n;
  const up = rest * 2n > 10_000n || (rest * 2n === 10_000n && whole % 2n === 1n);
  return Number(up ? whole + 1n : whole);
}

/**
 * What somebody would pay in all if a lot went for this price: price, premium and tax as the rule pack
 * estimates them.
 */
export function allIn(minor, rules) {
  const premium = basisPoints(minor, rules.premiumBasisPoints);
  const tax = basisPoints(minor, rules.taxBasisPoints);
  return { premium, tax, total: minor + premium + tax };
}

/** The step of an increment table at a price. */
export function stepAt(increments, minor) {
  let step = 0;
  for (const band of increments) {
    if (band.fromMinor <= minor) {
      step = band.stepMinor;
    }
  }
  return step;
}

/** 2400 as "24 %" in the reader's language. */
export function percent(points) {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 2 }).format(
    points / 10_000,
  );
}
