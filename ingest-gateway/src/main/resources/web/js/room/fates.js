/** The fate of a bid in words, with a sign and a colour that never stand alone. */
import { t } from '../shared/language.js';
import { money } from '../shared/money.js';

/**
 * @param entry the courier's entry of a bid
 * @returns {{kind: 'wait'|'good'|'bad'|'told', sign: string, words: string}}
 */
export function fateOf(entry, currency) {
  if (entry.takenBack) {
    return { kind: 'told', sign: 'undo', words: t('fate.takenBack') };
  }
  const own = money(entry.about.limitMinor, currency, true);
  switch (entry.fate) {
    case 'sending':
    case 'taken':
      return { kind: 'wait', sign: 'clock', words: t('fate.taken') };
    case 'checking':
      return { kind: 'wait', sign: 'clock', words: t('fate.checking') };
    case 'untold':
      return { kind: 'bad', sign: 'warn', words: t('fate.untold') };
    case 'accepted':
      return accepted(entry, own, currency);
    case 'turnedAway':
      return refused(entry.refused.reason, entry.refused.askingMinor, entry.refused.detail, currency);
    default:
      return refused(entry.outcome.reason, entry.outcome.askingMinor, entry.outcome.detail, currency);
  }
}

function accepted(entry, own, currency) {
  if (entry.about.kind === 'preBid') {
    return { kind: 'good', sign: 'check', words: t('fate.preBid', { amount: own }) };
  }
  if (entry.about.kind === 'lower') {
    return { kind: 'good', sign: 'check', words: t('fate.lowered', { amount: own }) };
  }
  return entry.outcome.leads
    ? { kind: 'good', sign: 'star', words: t('fate.leads', { amount: own }) }
    : {
        kind: 'bad',
        sign: 'up',
        words: t('fate.outbidAtOnce', { asking: money(entry.outcome.askingMinor, currency, true) }),
      };
}

function refused(reason, askingMinor, detail, currency) {
  if (reason === 'BELOW_ASKING' && askingMinor > 0) {
    return {
      kind: 'bad',
      sign: 'up',
      words: t('fate.below', { asking: money(askingMinor, currency, true) }),
    };
  }
  const words = t(`refusal.${reason}`);
  return { kind: 'bad', sign: 'cross', words: detail ? `${words} (${detail})` : words };
}

/** A gift is of credits, everything else of money. */
function amountOf(line, currency) {
  return line.kind === 'GiftShown'
    ? t('money.credits', { count: line.amountMinor })
    : money(line.amountMinor, currency, true);
}

/** One line of the room's history in words. */
export function lineWords(line, currency, numberOf, ownPaddle) {
  const who =
    line.paddle === 0
      ? ''
      : line.paddle === ownPaddle
        ? t('line.you')
        : t('line.paddle', { paddle: line.paddle });
  return t(`line.${line.kind}`, {
    who,
    lot: line.lotId ? numberOf(line.lotId) : '',
    amount: line.amountMinor ? amountOf(line, currency) : '',
    text: line.text ?? '',
  });
}
