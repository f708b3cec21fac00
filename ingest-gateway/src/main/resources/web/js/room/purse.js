/**
 * The reader's credits in the room: a gift to the seller, and a spotlight on the next bid. Credits are set aside before
 * the bid is sent, under the id that it will have, so that the tap itself waits for nobody; they are spent only if that
 * bid is accepted.
 */
import { html, nothing } from 'lit-html';
import { fateLine } from '../commerce/fate.js';
import { createFeed, LEDGER } from '../commerce/reads.js';
import { createSheet, field } from '../commerce/sheet.js';
import { createWishes, isOpen } from '../commerce/wishes.js';
import { commandId } from '../shared/commandid.js';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';
import { redraw } from '../shared/screen.js';
import { may, person } from '../shared/session.js';

const SPOTLIGHT_CREDITS = 10;
/** An id acts for 120 seconds after its birth; past this one the reader sets another aside. */
const ARMED_MILLIS = 90_000;
const OVER = new Set(['ENDED', 'FROZEN', 'DRAFT']);

export function createPurse({ room, clock }) {
  const feed = createFeed(`${LEDGER}/wallet`);
  const wishes = createWishes({ onFate });
  const sheet = createSheet();
  const about = (what) => `${what}/${room.showId}`;
  let armed = null;
  let started = false;

  const isMine = () => may('BIDDER') && person()?.userId !== room.show?.sellerId;
  const free = () => feed.value?.desk?.standing.freeCredits ?? 0;

  function onFate(wish) {
    if (wish.command.type === 'BuySpotlight' && armed?.id === wish.command.bid && wish.fate !== 'accepted') {
      armed = null;
    }
    feed.soon();
    redraw();
  }

  function askGift() {
    const most = t('gift.most', { credits: t('money.credits', { count: free() }) });
    sheet.ask({
      title: t('gift.give'),
      words: t('gift.words'),
      button: t('gift.give'),
      fields: (faults) =>
        field({
          name: 'credits',
          label: t('gift.credits'),
          hint: most,
          fault: faults.credits,
          mode: 'numeric',
          most: 9,
        }),
      read(form) {
        const typed = String(form.get('credits')).trim();
        const credits = /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
        return credits < 1 || credits > free() ? { faults: { credits: most } } : { credits };
      },
      yes: ({ credits }) =>
        wishes.send(
          about('gift'),
          { type: 'SendGift', showId: room.showId, receiver: room.show.sellerId, credits },
          'BIDDER',
        ),
    });
  }

  function arm() {
    const id = commandId(clock.now());
    armed = { id, until: clock.local() + ARMED_MILLIS };
    wishes.send(
      about('spotlight'),
      { type: 'BuySpotlight', showId: room.showId, bid: id, credits: SPOTLIGHT_CREDITS },
      'BIDDER',
    );
    setTimeout(redraw, ARMED_MILLIS + 100);
  }

  function isArmed() {
    const wish = wishes.of(about('spotlight'));
    return Boolean(armed && clock.local() < armed.until && wish?.command.bid === armed.id);
  }

  function spotlight() {
    const wish = wishes.of(about('spotlight'));
    if (isArmed() && wish.fate === 'accepted') {
      return html`<p class="tag good" role="status" data-spotlight="armed">
        ${icon('star', 'filled')}${t('spotlight.armed')}
      </p>`;
    }
    const mine = room.paddle?.status === 'APPROVED' && room.show.status === 'LIVE';
    return html`<button
      class="button"
      ?disabled=${!mine || free() < SPOTLIGHT_CREDITS || isOpen(wish)}
      @click=${arm}
      data-act="BuySpotlight"
    >
      ${icon('star')}${t('spotlight.next', { count: SPOTLIGHT_CREDITS })}
    </button>`;
  }

  /** From now on the credits and the card are read; before that nobody in the room asks for them. */
  function start() {
    if (!started && may('BIDDER')) {
      started = true;
      feed.start();
      wishes.start();
    }
  }

  return {
    start,
    wishes,
    feed,
    free,
    /** The id that the next bid is to have, if it is to be shown large; it is used up by this. */
    takeSpotlight() {
      const ready = isArmed() && wishes.of(about('spotlight')).fate === 'accepted';
      const id = ready ? armed.id : null;
      armed = ready ? null : armed;
      return id;
    },
    view() {
      if (!room.show || !isMine() || OVER.has(room.show.status)) {
        return nothing;
      }
      return html`<details class="card purse" @toggle=${start}>
        <summary>${icon('coins', 'inline')} ${t('purse.title')}</summary>
        ${feed.value ? inside() : feed.fault ? away() : html`<div class="bone" aria-busy="true"></div>`}
      </details>`;
    },
    sheet: () => sheet.view(),
  };

  function away() {
    return html`<p class="muted">${t('wallet.fault')}</p>`;
  }

  function inside() {
    return html`<div class="stack tight" data-credits=${free()}>
        <p class="row apart">
          <span class="strong">${t('money.credits', { count: free() })}</span>
          <a class="button quiet" href="/wallet">${t('purse.more')}</a>
        </p>
        <div class="row">
          <button
            class="button"
            ?disabled=${free() === 0 || wishes.isBusy(about('gift'))}
            @click=${askGift}
            data-act="SendGift"
          >
            ${t('gift.give')}
          </button>
          ${spotlight()}
        </div>
        ${wishes.of(about('gift')) ? fateLine(wishes, about('gift')) : nothing}
        ${spotlightFate()}
        <p class="small muted">${t('spotlight.hint')}</p>
      </div>`;
  }

  /** Only what went wrong: that it is set aside is said in its place. */
  function spotlightFate() {
    const wish = wishes.of(about('spotlight'));
    return wish && wish.fate !== 'accepted' ? fateLine(wishes, about('spotlight')) : nothing;
  }
}
