/** Who may run the show beside its seller. */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { doorWords, redraw } from '../shared/screen.js';

export function createStaff({ room, send }) {
  let typed = '';
  let fault = null;
  let busy = false;

  async function act(wish) {
    busy = true;
    redraw();
    try {
      await send(wish);
      typed = '';
      fault = null;
    } catch (error) {
      fault = doorWords(error);
    }
    busy = false;
    redraw();
  }

  function appoint(event) {
    event.preventDefault();
    const userId = typed.trim();
    if (/^[A-Za-z0-9_-]{1,64}$/.test(userId)) {
      act({ type: 'AppointAuctioneer', userId });
    } else {
      fault = t('signIn.badName');
      redraw();
    }
  }

  return {
    view: () =>
      html`<section class="card stack tight">
        <h2>${t('staff.title')}</h2>
        ${
          room.show.auctioneers.length === 0
            ? html`<p class="small muted">${t('staff.none')}</p>`
            : html`<ul class="staff">
                ${room.show.auctioneers.map(
                  (userId) =>
                    html` <li>
                      <span>${icon('gavel')} ${userId}</span
                      ><button
                        class="button quiet round"
                        ?disabled=${busy}
                        @click=${() => act({ type: 'DismissAuctioneer', userId })}
                        aria-label=${t('staff.dismiss', { userId })}
                      >
                        ${icon('cross')}
                      </button>
                    </li>`,
                )}
              </ul>`
        }
        ${
          room.show.status === 'ENDED'
            ? nothing
            : html`<form class="field" @submit=${appoint}>
                <label for="appoint">${t('staff.appoint')}</label>
                <span class="row one-line"
                  ><input
                    class="input"
                    id="appoint"
                    autocomplete="off"
                    autocapitalize="off"
                    maxlength="64"
                    .value=${live(typed)}
                    aria-invalid=${fault ? 'true' : 'false'}
                    aria-describedby="appoint-hint"
                    @input=${(event) => {
                      typed = event.target.value;
                      fault = null;
                      redraw();
                    }}
                  />
                  <button class="button" ?disabled=${busy}>${t('staff.add')}</button></span
                >
                <p id="appoint-hint" class=${fault ? 'fault' : 'hint'}>${fault ?? t('staff.hint')}</p>
              </form>`
        }
      </section>`,
  };
}
