/** Who may run the show beside its seller. */
import { html, nothing } from 'lit-html';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { createNameForm } from '../shared/nameform.js';

export function createStaff({ room, send }) {
  const form = createNameForm({
    id: 'appoint',
    words: { label: 'staff.appoint', button: 'staff.add', hint: 'staff.hint' },
    onName: (userId) => send({ type: 'AppointAuctioneer', userId }),
  });

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
                        ?disabled=${form.isBusy()}
                        @click=${() => form.act(() => send({ type: 'DismissAuctioneer', userId }))}
                        aria-label=${t('staff.dismiss', { userId })}
                      >
                        ${icon('cross')}
                      </button>
                    </li>`,
                )}
              </ul>`
        }
        ${room.show.status === 'ENDED' ? nothing : form.view()}
      </section>`,
  };
}
