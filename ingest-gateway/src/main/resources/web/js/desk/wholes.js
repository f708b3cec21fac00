/** Numbers that a form takes, read digit by digit, so that none passes through a fraction. */

/**
 * Reads "12.5" with at most that many digits after the point as a whole number of its last unit; null if it
 * is no such number.
 */
export function parseFixed(text, digits, most) {
  const match = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim());
  if (!match || (match[2] ?? '').length > digits) {
    return null;
  }
  const whole = Number(match[1] + (match[2] ?? '').padEnd(digits, '0'));
  return whole <= most ? whole : null;
}

/** 1250 with two digits is "12.5". */
export function fixed(value, digits) {
  const text = String(value).padStart(digits + 1, '0');
  const fraction = digits === 0 ? '' : text.slice(-digits).replace(/0+$/, '');
  const whole = digits === 0 ? text : text.slice(0, -digits);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** A moment as a date and time field shows it, in the reader's own time zone. */
export function fieldMoment(epochMillis) {
  const date = new Date(epochMillis);
  const two = (value) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
