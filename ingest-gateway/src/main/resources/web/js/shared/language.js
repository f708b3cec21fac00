/**
 * The words of the pages, in the reader's language. Each language is one file of messages; what a file
 * lacks is said in English.
 */
import { en } from '/messages/en.js';

/** Languages beside English, and the right-to-left pseudo-language that tests read the pages in. */
const FILES = {
  'en-XB': () => import('/messages/en-XB.js').then((file) => file.enXb),
};

let words = en;
let tag = 'en';
let numbers = 'en-US';

/**
 * Chooses the language: what the address asks for ({@code ?lang=}), else what was chosen before, else the
 * browser's.
 */
export async function chooseLanguage() {
  const asked = new URLSearchParams(location.search).get('lang') ?? read('rostrum.lang') ?? '';
  const own = navigator.languages.find((wish) => wish.startsWith('en'));
  numbers = own ?? 'en-US';
  if (FILES[asked]) {
    words = { ...en, ...(await FILES[asked]()) };
    tag = asked;
  }
  document.documentElement.lang = tag;
  document.documentElement.dir = words['language.direction'];
}

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** The tag that numbers and times are written by. */
export function locale() {
  return numbers;
}

/**
 * The message of that key with its places filled. A message with forms ({@code {one, other}}) is chosen by
 * {@code count}.
 */
export function t(key, values = {}) {
  let message = words[key];
  if (message === undefined) {
    console.error(`no message is called ${key}`);
    return key;
  }
  if (typeof message === 'object') {
    message = message[new Intl.PluralRules(numbers).select(values.count)] ?? message.other;
  }
  return message.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined
      ? whole
      : name === 'count' && typeof value === 'number'
        ? count(value)
        : String(value);
  });
}

/** Whether there is such a message. */
export function has(key) {
  return key in words;
}

export function count(number) {
  return new Intl.NumberFormat(numbers).format(number);
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** How far from now a moment is, in words: "in 3 hours", "2 minutes ago". */
export function relative(millis) {
  const format = new Intl.RelativeTimeFormat(numbers, { numeric: 'auto' });
  const [unit, size] = UNITS.find(([, length]) => Math.abs(millis) >= length) ?? UNITS.at(-1);
  return format.format(Math.round(millis / size), unit);
}

/** A moment by the wall: "Sat, Nov 14, 7:30 PM". */
export function moment(epochMillis) {
  return new Intl.DateTimeFormat(numbers, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(epochMillis);
}

/** The time of day with seconds. */
export function clockTime(epochMillis) {
  return new Intl.DateTimeFormat(numbers, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(epochMillis);
}

/** What is left, as a clock shows it: 0:08, 12:05, 1:02:03. Part of a second counts as a whole one. */
export function countdown(millis) {
  const seconds = Math.max(0, Math.ceil(millis / 1_000));
  const two = (value) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** A short time as it is measured: "1.9 s". */
export function seconds(millis) {
  return new Intl.NumberFormat(numbers, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'narrow',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(millis / 1_000);
}

/** A length of time in words, in its largest even unit: "90 seconds", "2 minutes". */
export function length(millis) {
  const [unit, size] = UNITS.find(([, one]) => millis >= one && millis % one === 0) ?? UNITS.at(-1);
  return new Intl.NumberFormat(numbers, { style: 'unit', unit, unitDisplay: 'long' }).format(millis / size);
}
