/** Guests of a ticketed show: whom the seller lets in without a pass. Who bought one is let in by the ledger. */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { doorWords, redraw } from '../shared/screen.js';

export function createGuests({ room, send }) {
  const invited = [];
  let typed = '';
  let fault = null;
  let busy = false;

  async function invite(event) {
    event.preventDefault();
    const userId = typed.trim();
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(userId)) {
      fault = t('signIn.badName');
      redraw();
      return;
    }
    busy = true;
    redraw();
    try {
      await send({ type: 'AdmitGuest', userId });
      if (!invited.includes(userId)) {
        invited.unshift(userId);
      }
      typed = '';
      fault = null;
    } catch (error) {
      fault = doorWords(error);
    }
    busy = false;
    redraw();
  }

  function form() {
    return html`<form class="field" @submit=${invite} data-guests="form">
      <label for="invite">${t('guests.invite')}</label>
      <span class="row one-line"
        ><input
          class="input"
          id="invite"
          autocomplete="off"
          autocapitalize="off"
          maxlength="64"
          .value=${live(typed)}
          aria-invalid=${fault ? 'true' : 'false'}
          aria-describedby="invite-hint"
          @input=${(event) => {
            typed = event.target.value;
            fault = null;
            redraw();
          }}
        />
        <button class="button" ?disabled=${busy}>${t('guests.add')}</button></span
      >
      <p id="invite-hint" class=${fault ? 'fault' : 'hint'}>${fault ?? t('guests.hint')}</p>
    </form>`;
  }

  return {
    /** Nothing where entry is free. */
    view() {
      const credits = room.show.rules?.admission?.ticketCredits ?? 0;
      if (credits === 0) {
        return nothing;
      }
      return html`<section class="card stack tight" data-guests=${credits}>
        <h2>${t('guests.title')}</h2>
        <p class="small muted">${t('guests.words', { price: t('money.credits', { count: credits }) })}</p>
        ${
          invited.length === 0
            ? nothing
            : html`<ul class="staff" aria-label=${t('guests.invited')}>
                ${invited.map(
                  (userId) =>
                    html`<li data-guest=${userId}>
                      <span>${icon('check')} ${userId}</span><span class="tag good">${t('guests.in')}</span>
                    </li>`,
                )}
              </ul>`
        }
        ${room.show.status === 'ENDED' ? nothing : form()}
      </section>`;
    },
  };
}
