/** Guests of a ticketed show: whom the seller lets in without a pass. Who bought one is let in by the ledger. */
import { html, nothing } from 'lit-html';
import { read } from '../shared/door.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { redraw } from '../shared/screen.js';
import { createNameForm } from '../shared/nameform.js';

const AGAIN_MILLIS = 15_000;
/** A longer list is opened by who wants to see it. */
const OPEN_MOST = 12;

export function createGuests({ room, send }) {
  /** In the order of their ids; the log may tell a moment later of whom it took just now. */
  let admitted = [];
  let more = false;
  let wanted = false;
  const form = createNameForm({
    id: 'invite',
    words: { label: 'guests.invite', button: 'guests.add', hint: 'guests.hint' },
    async onName(userId) {
      await send({ type: 'AdmitGuest', userId });
      admitted = [...new Set([...admitted, userId])].sort();
    },
  });

  async function load() {
    try {
      const answer = await read(`/api/v1/shows/${encodeURIComponent(room.showId)}/guests`);
      admitted = answer.guests;
      more = answer.more;
      redraw();
    } catch (cause) {
      console.warn('who has entry cannot be read now', cause);
    }
  }

  /** Passes are bought meanwhile, too. */
  function follow() {
    if (!wanted) {
      wanted = true;
      load();
      setInterval(() => {
        if (document.visibilityState === 'visible') {
          load();
        }
      }, AGAIN_MILLIS);
    }
  }

  return {
    /** Nothing where entry is free. */
    view() {
      const credits = room.show.rules?.admission?.ticketCredits ?? 0;
      if (credits === 0) {
        return nothing;
      }
      follow();
      return html`<section class="card stack tight" data-guests=${credits}>
        <h2>${t('guests.title')}</h2>
        <p class="small muted">${t('guests.words', { price: t('money.credits', { count: credits }) })}</p>
        ${
          admitted.length === 0
            ? html`<p class="small muted">${t('guests.none')}</p>`
            : html`<details ?open=${admitted.length <= OPEN_MOST}>
                <summary>${t(more ? 'guests.countMore' : 'guests.count', { count: admitted.length })}</summary>
                <ul class="staff">
                  ${admitted.map((userId) => html`<li data-guest=${userId}><span>${icon('check')} ${userId}</span></li>`)}
                </ul>
              </details>`
        }
        ${room.show.status === 'ENDED' ? nothing : form.view()}
      </section>`;
    },
  };
}
