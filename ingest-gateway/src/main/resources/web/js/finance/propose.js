/** The sheets in which an entry is proposed. */
import { field } from '../commerce/sheet.js';
import { LEDGER } from '../commerce/reads.js';
import { read } from '../shared/door.js';
import { t } from '../shared/language.js';
import { parseMoney } from '../shared/money.js';
import { doorWords, toast } from '../shared/screen.js';
import { BOOK } from './books.js';

const CURRENCY = /^[A-Z]{3}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const REASON_MOST = 500;

const text = (form, name) => String(form.get(name) ?? '').trim();

const reasonField = (faults) =>
  field({ name: 'reason', label: t('propose.reason'), fault: faults.reason, most: REASON_MOST });

function readReason(form) {
  const reason = text(form, 'reason');
  return reason === '' ? { faults: { reason: t('propose.reasonFault') } } : { reason };
}

const moneyFields = (faults) => [
  field({ name: 'amount', label: t('propose.amount'), fault: faults.amount, mode: 'decimal', most: 24 }),
  field({ name: 'currency', label: t('propose.currency'), fault: faults.currency, most: 3, value: 'USD' }),
];

function readMoney(form) {
  const currency = text(form, 'currency').toUpperCase();
  if (!CURRENCY.test(currency)) {
    return { faults: { currency: t('propose.currencyFault') } };
  }
  const { minor, fault } = parseMoney(text(form, 'amount'), currency);
  return fault || minor < 1 ? { faults: { amount: t(`amount.${fault ?? 'empty'}`) } } : { minor, currency };
}

/** @param parts what each reads of the form: {faults} or what it found */
function joined(...parts) {
  return parts.reduce((all, part) => ({ ...all, ...part, faults: { ...all.faults, ...part.faults } }), {});
}

function named(form, name) {
  const found = text(form, name);
  return found === '' ? { faults: { [name]: t('propose.needed') } } : { [name]: found };
}

/** @param send takes the entry that is proposed */
export function askWriteOff(sheet, send) {
  sheet.ask({
    title: t('propose.WriteOff'),
    words: t('propose.WriteOff.words'),
    button: t('propose.yes'),
    fields: (faults) => [
      field({ name: 'receivable', label: t('propose.receivable'), hint: t('propose.receivableHint'), fault: faults.receivable }),
      ...moneyFields(faults),
      reasonField(faults),
    ],
    read: (form) => joined(named(form, 'receivable'), readMoney(form), readReason(form)),
    yes: ({ receivable, currency, minor, reason }) =>
      send({ type: 'WriteOff', receivable, currency, minor, reason }),
  });
}

export function askPostings(sheet, send) {
  sheet.ask({
    title: t('propose.Postings'),
    words: t('propose.Postings.words'),
    button: t('propose.yes'),
    fields: (faults) => [
      field({ name: 'debit', label: t('propose.debit'), fault: faults.debit }),
      field({ name: 'credit', label: t('propose.credit'), fault: faults.credit }),
      ...moneyFields(faults),
      field({ name: 'about', label: t('propose.about'), hint: t('propose.aboutHint'), most: 120 }),
      reasonField(faults),
    ],
    read: (form) =>
      joined(named(form, 'debit'), named(form, 'credit'), readMoney(form), readReason(form), {
        about: text(form, 'about'),
      }),
    yes: ({ debit, credit, minor, currency, about, reason }) =>
      send({
        type: 'Postings',
        ...(about === '' ? {} : { about }),
        postings: [
          { account: debit, side: 'DEBIT', minor, unit: currency },
          { account: credit, side: 'CREDIT', minor, unit: currency },
        ],
        reason,
      }),
  });
}

/** The journal takes a reversal only with the very fact that it booked. */
export function askReversal(sheet, send) {
  sheet.ask({
    title: t('propose.Reversal'),
    words: t('propose.Reversal.words'),
    button: t('propose.yes'),
    fields: (faults) => [
      field({ name: 'entry', label: t('propose.entry'), hint: t('propose.entryHint'), fault: faults.entry, most: 300 }),
      reasonField(faults),
    ],
    read: (form) => joined(named(form, 'entry'), readReason(form)),
    yes: ({ entry, reason }) =>
      read(`${LEDGER}/books/${BOOK}/entry?id=${encodeURIComponent(entry)}`)
        .then(({ fact }) => send({ type: 'Reversal', original: fact, reason }))
        .catch((error) =>
          toast(error.status === 404 ? t('propose.noEntry') : doorWords(error), { kind: 'bad' }),
        ),
  });
}

export function askGoodwill(sheet, send) {
  sheet.ask({
    title: t('propose.Goodwill'),
    words: t('propose.Goodwill.words'),
    button: t('propose.yes'),
    fields: (faults) => [
      field({ name: 'userId', label: t('propose.user'), fault: faults.userId, most: 64 }),
      ...moneyFields(faults),
      reasonField(faults),
    ],
    read: (form) => joined(named(form, 'userId'), readMoney(form), readReason(form)),
    yes: ({ userId, currency, minor, reason }) => send({ type: 'Goodwill', userId, currency, minor, reason }),
  });
}

/** @param month the last closed month */
export function askReopening(sheet, month, send) {
  sheet.ask({
    title: t('propose.Reopening'),
    words: t('propose.Reopening.words'),
    button: t('propose.yes'),
    fields: (faults) => [monthField(faults, month), reasonField(faults)],
    read: (form) => joined(readMonth(form), readReason(form)),
    yes: (answer) => send({ type: 'Reopening', month: answer.month, reason: answer.reason }),
  });
}

/** @param close takes the month */
export function askClosing(sheet, month, close) {
  sheet.ask({
    title: t('period.close'),
    words: t('period.closeWords'),
    button: t('period.closeYes'),
    danger: true,
    fields: (faults) => monthField(faults, month),
    read: readMonth,
    yes: (answer) => close(answer.month),
  });
}

/** @param reject takes the reason */
export function askRejection(sheet, reject) {
  sheet.ask({
    title: t('propose.reject'),
    words: t('propose.rejectWords'),
    button: t('propose.reject'),
    danger: true,
    fields: reasonField,
    read: readReason,
    yes: ({ reason }) => reject(reason),
  });
}

function monthField(faults, month) {
  return field({
    name: 'month',
    label: t('period.month'),
    hint: t('period.monthHint'),
    fault: faults.month,
    value: month ?? '',
    most: 7,
  });
}

function readMonth(form) {
  const month = text(form, 'month');
  return MONTH.test(month) ? { month } : { faults: { month: t('period.monthHint') } };
}
