/** The fate of a wish in words, with a sign and a colour that never stand alone. */
import { html, nothing } from 'lit-html';
import { icon } from '../shared/icons.js';
import { has, t } from '../shared/language.js';

function wordsOf(wish) {
  switch (wish.fate) {
    case 'sending':
    case 'taken':
      return ['told', 'clock', t('wish.taken')];
    case 'checking':
      return ['told', 'clock', t('wish.checking')];
    case 'untold':
      return ['hot', 'warn', t('wish.untold')];
    case 'accepted':
      return ['good', 'check', t(has(`did.${wish.command.type}`) ? `did.${wish.command.type}` : 'wish.done')];
    default:
      return ['bad', 'cross', t('wish.refused', { why: refusalWords(wish.why, wish.detail) })];
  }
}

/** Why the log, or the door, refused. @param detail begins with the journal's reason where the journal refused */
export function refusalWords(reason, detail = null) {
  const journal = `journal.${/^[A-Z_]+/.exec(detail ?? '')?.[0]}`;
  if (reason === 'LEDGER_REFUSED' && has(journal)) {
    return t(journal);
  }
  const key = [`refused.${reason}`, `refusal.${reason}`].find(has);
  return key ? t(key) : String(reason);
}

/** One line under what was pressed; it is said to those who listen. */
export function fateLine(wishes, about) {
  const wish = wishes.of(about);
  if (!wish) {
    return html`<p class="fate-line" role="status"></p>`;
  }
  const [kind, sign, words] = wordsOf(wish);
  const final = ['good', 'hot', 'bad'].includes(kind);
  return html`<p class="fate-line" role="status" data-fate=${wish.fate}>
    <span class="tag-line ${kind}">${icon(sign)}<span>${words}</span></span>
    ${
      final
        ? html`<button
            class="button quiet round"
            @click=${() => wishes.dismiss(wish)}
            aria-label=${t('wish.seen')}
          >
            ${icon('cross')}
          </button>`
        : nothing
    }
  </p>`;
}
