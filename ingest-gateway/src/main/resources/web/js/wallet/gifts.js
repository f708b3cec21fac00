/** Gifts: credits for the seller of a show that is live or coming, and those whose share is still held. */
import { html, nothing } from 'lit-html';
import { fateLine } from '../commerce/fate.js';
import { createFeed } from '../commerce/reads.js';
import { field } from '../commerce/sheet.js';
import { moment, t } from '../shared/language.js';
import { person } from '../shared/session.js';

const GIFT = 'gift';
const OVER = new Set(['ENDED', 'FROZEN', 'DRAFT']);
const SHOWS_MILLIS = 60_000;

export function createGifts({ wishes, sheet }) {
  const shows = createFeed('/api/v1/shows', { everyMillis: SHOWS_MILLIS });

  const open = () =>
    (shows.value?.shows ?? []).filter(
      (show) => !OVER.has(show.status) && show.sellerId !== person()?.userId,
    );

  function askGift(free) {
    sheet.ask({
      title: t('gift.give'),
      words: t('gift.words'),
      button: t('gift.give'),
      fields: (faults) => [
        html`<div class="field">
          <label for="sheet-show">${t('gift.show')}</label>
          <select class="input" id="sheet-show" name="show">
            ${open().map((show) => html`<option value=${show.showId}>${show.title}</option>`)}
          </select>
        </div>`,
        field({
          name: 'credits',
          label: t('gift.credits'),
          hint: t('gift.most', { credits: t('money.credits', { count: free }) }),
          fault: faults.credits,
          mode: 'numeric',
          most: 9,
        }),
      ],
      read(form) {
        const typed = String(form.get('credits')).trim();
        const credits = /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
        const show = open().find((one) => one.showId === form.get('show'));
        return credits < 1 || credits > free || !show
          ? { faults: { credits: t('gift.most', { credits: t('money.credits', { count: free }) }) } }
          : { showId: show.showId, receiver: show.sellerId, credits };
      },
      yes: ({ showId, receiver, credits }) =>
        wishes.send(GIFT, { type: 'SendGift', showId, receiver, credits }, 'BIDDER'),
    });
  }

  return {
    start: shows.start,
    view({ desk }) {
      const free = desk?.standing.freeCredits ?? 0;
      const gifts = desk?.standing.gifts ?? [];
      return html`<section class="card stack" aria-labelledby="gifts-title">
        <div class="row apart">
          <h2 id="gifts-title">${t('gift.title')}</h2>
          <button
            class="button"
            ?disabled=${free === 0 || open().length === 0 || wishes.isBusy(GIFT)}
            @click=${() => askGift(free)}
            data-act="SendGift"
          >
            ${t('gift.give')}
          </button>
        </div>
        ${fateLine(wishes, GIFT)}
        ${
          gifts.length === 0
            ? html`<p class="muted">${t('gift.none')}</p>`
            : html`<ul class="desk-rows">
                ${gifts.map(
                  (one) =>
                    html`<li>
                      <span class="what">
                        <span class="strong">${t('money.credits', { count: one.credits })}</span>
                        <span class="small muted">${t('gift.to', { receiver: one.receiver })}</span>
                      </span>
                      <span class="small">${t('gift.heldUntil', { when: moment(one.releasesAtMillis) })}</span>
                    </li>`,
                )}
              </ul>`
        }
        ${shows.fault && !shows.value ? html`<p class="small muted">${t('gift.noShows')}</p>` : nothing}
      </section>`;
    },
  };
}
