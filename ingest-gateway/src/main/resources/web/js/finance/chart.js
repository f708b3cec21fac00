/**
 * The chart of accounts as the page shows it: each kind of account with its class. {@code *} stands for one
 * id; the titles are messages. A kind that many accounts share is a family.
 */
import { t } from '../shared/language.js';

const KINDS = [
  ['hold:gift:*', 'LIABILITY'],
  ['stripe:pending', 'ASSET'],
  ['stripe:available', 'ASSET'],
  ['stripe:disputed', 'ASSET'],
  ['bank', 'ASSET'],
  ['seller:*:receivable', 'ASSET'],
  ['user:*:receivable', 'ASSET'],
  ['hold:*', 'LIABILITY'],
  ['seller:*:payable', 'LIABILITY'],
  ['user:*:wallet', 'LIABILITY'],
  ['tax:*', 'LIABILITY'],
  ['credits:deferred', 'LIABILITY'],
  ['plans:deferred', 'LIABILITY'],
  ['commission', 'INCOME'],
  ['buyers-premium', 'INCOME'],
  ['seller-plan', 'INCOME'],
  ['credits', 'INCOME'],
  ['breakage', 'INCOME'],
  ['forfeits', 'INCOME'],
  ['stripe-fees', 'EXPENSE'],
  ['dispute-fees', 'EXPENSE'],
  ['chargebacks', 'EXPENSE'],
  ['bad-debts', 'EXPENSE'],
  ['goodwill', 'EXPENSE'],
  ['credits:user:*', 'CREDITS'],
  ['credits:issued', 'CREDITS'],
  ['credits:spent', 'CREDITS'],
  ['credits:expired', 'CREDITS'],
  ['credits:refunded', 'CREDITS'],
].map(([form, group]) => ({ form, group, parts: form.split('*'), isFamily: form.includes('*') }));

const UNKNOWN = { form: null, group: 'ASSET', parts: [''], isFamily: false };

export const GROUPS = ['ASSET', 'LIABILITY', 'INCOME', 'EXPENSE', 'CREDITS'];

/** The kind of an account by its name. */
export function kindOf(account) {
  return (
    KINDS.find(({ form, parts, isFamily }) =>
      isFamily
        ? account.length > parts[0].length + parts[1].length &&
          account.startsWith(parts[0]) &&
          account.endsWith(parts[1])
        : account === form,
    ) ?? UNKNOWN
  );
}

/** The id in the name of an account that is one of many: a seller, a user, an order, a jurisdiction. */
export function idIn(account) {
  const { parts, isFamily } = kindOf(account);
  return isFamily ? account.slice(parts[0].length, account.length - parts[1].length) : '';
}

/** An account in words: its kind, and whose it is. */
export function accountTitle(account) {
  const kind = kindOf(account);
  if (kind.form === null) {
    return account;
  }
  const title = t(`account.${kind.form}`);
  return kind.isFamily ? `${title}: ${idIn(account)}` : title;
}
