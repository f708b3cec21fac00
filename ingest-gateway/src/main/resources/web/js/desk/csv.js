/**
 * Lots out of a file or the clipboard: the columns are found by their names, or, without a heading, by
 * their order. Amounts are in major units, or in minor units where the column says so (opening_minor).
 */
import { t } from '../shared/language.js';
import { decimal, MOST_MINOR } from '../shared/money.js';
import { faultsOf } from './lots.js';

export const MOST_ROWS = 10_000;
const COLUMNS = ['title', 'opening', 'reserve', 'category', 'text', 'rules'];
const KNOWN = new Set([...COLUMNS, 'opening_minor', 'reserve_minor', 'lot', 'currency', 'image', 'pictures']);

let library = null;

/** Loads the reader of CSV when it is wanted for the first time. */
export function loadReader() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/vendor/papaparse/papaparse.min.js';
    script.addEventListener('load', () => resolve(globalThis.Papa));
    script.addEventListener('error', () => {
      library = null;
      reject(new Error(t('import.noReader')));
    });
    document.head.append(script);
  });
  return library;
}

/**
 * @param reader the CSV library
 * @returns {{rows: {line: number, fields: object, faults: object}[], faults: string[]}} what can become
 *     lots, and what is wrong
 */
export function readLots(reader, text, currency) {
  const parsed = reader.parse(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const faults = parsed.errors
    .filter((error) => error.code !== 'UndetectableDelimiter')
    .map((error) => t('import.line', { line: (error.row ?? 0) + 1, why: error.message }));
  if (parsed.data.length === 0) {
    return { rows: [], faults: [t('import.empty')] };
  }
  const first = parsed.data[0].map((name) => name.trim().toLowerCase());
  const headed = first.some((name) => KNOWN.has(name));
  const names = headed ? first : COLUMNS;
  const unknown = headed ? first.filter((name) => name !== '' && !KNOWN.has(name)) : [];
  if (unknown.length > 0) {
    faults.push(t('import.ignored', { names: unknown.join(', ') }));
  }
  const body = headed ? parsed.data.slice(1) : parsed.data;
  if (body.length > MOST_ROWS) {
    faults.push(t('import.tooMany', { most: MOST_ROWS }));
  }
  return {
    rows: body
      .slice(0, MOST_ROWS)
      .map((cells, index) => rowOf(names, cells, index + (headed ? 2 : 1), currency)),
    faults,
  };
}

function rowOf(names, cells, line, currency) {
  const value = (name) => (cells[names.indexOf(name)] ?? '').trim();
  const extra = {};
  const amount = (name) => {
    const minor = value(`${name}_minor`);
    if (minor === '') {
      return value(name);
    }
    if (!/^\d{1,16}$/.test(minor) || BigInt(minor) > BigInt(MOST_MINOR)) {
      extra[name] = t('import.minor', { value: minor.slice(0, 24) });
      return '0';
    }
    return decimal(Number(minor), currency);
  };
  const rules = rulesOf(value('rules'), currency, extra);
  const fields = {
    title: value('title') || value('lot'),
    text: value('text'),
    category: value('category'),
    pictures: [],
    opening: amount('opening'),
    reserve: amount('reserve'),
    ...rules,
  };
  if (value('currency') !== '' && value('currency') !== currency) {
    extra.currency = t('import.currency', { currency: value('currency').slice(0, 8) });
  }
  return { line, fields, faults: { ...faultsOf(fields, currency), ...extra } };
}

function rulesOf(name, currency, faults) {
  const fixed = /^fixed:(\d{1,15})$/.exec(name);
  if (fixed && Number(fixed[1]) > 0) {
    return { pack: 'fixed', step: decimal(Number(fixed[1]), currency) };
  }
  if (!['', 'live', 'ebay'].includes(name)) {
    faults.rules = t('import.rules', { name: name.slice(0, 24) });
  }
  return { pack: ['live', 'ebay'].includes(name) ? name : '', step: '1' };
}
