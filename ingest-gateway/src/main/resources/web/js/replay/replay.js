/** The replay of a show: what was kept of its stream, its lots to jump to, and what can still be bought. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { createControls } from '../player/controls.js';
import { createPlayer } from '../player/player.js';
import { read } from '../shared/door.js';
import { lotsOf } from '../shared/fold.js';
import { icon } from '../shared/icons.js';
import { countdown, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { picture } from '../shared/pictures.js';
import { places } from '../shared/places.js';
import { bar, doorWords, faultCard, redraw, startPage } from '../shared/screen.js';
import { createSignIn } from '../shared/signin.js';
import { createAfterSale } from './aftersale.js';
import { createReadings } from './readings.js';

const showId = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const readings = createReadings(showId);
const player = createPlayer({ now: Date.now, live: false });
const controls = createControls(player);
const afterSale = createAfterSale(readings);
let config = { devSignIn: false };
const signIn = createSignIn({
  wanted: 'BIDDER',
  isOffered: () => config.devSignIn,
  onSignedIn: () => location.reload(),
});

function placeOf(lotId) {
  return readings.places?.lots.find((row) => row.lotId === lotId) ?? null;
}

function jump(row) {
  player.seek(row.fromMillis / 1_000);
  player.play();
  document.querySelector('.replay-picture')?.scrollIntoView({ block: 'start' });
}

/** The lot whose time it is in the picture. */
function shownLot() {
  const at = player.video.currentTime * 1_000;
  const begun = (readings.places?.lots ?? []).filter((row) => row.fromMillis !== undefined && row.fromMillis <= at);
  return begun.toSorted((a, b) => a.fromMillis - b.fromMillis).at(-1)?.lotId ?? null;
}

function view() {
  const { room } = readings;
  if (!room.show) {
    return html`${bar({ title: t('replay.title') })}
      <main class="page replay" id="main" aria-busy=${readings.fault ? 'false' : 'true'}>
        ${
          readings.fault
            ? faultCard({
                what: readings.fault.status === 404 ? t('room.noSuchShow') : doorWords(readings.fault),
                todo: t('room.noSuchShowTodo'),
                quote: showId,
                again: readings.load,
              })
            : html`<div class="bone replay-bone"></div>`
        }
      </main>`;
  }
  document.title = `${t('replay.title')} · ${room.show.title}`;
  if (readings.kept === 'kept') {
    player.open(`${readings.base}/replay.m3u8`, readings.places.epochMillis);
  }
  return html`${bar({ title: room.show.title, onSignIn: signIn.show })}
    <div class="places-kept">${places('replay')}</div>
    <main class="page replay" id="main">
      <div class="replay-picture">${stage()}</div>
      <section class="replay-lots" aria-labelledby="lots-title">
        <h2 id="lots-title">${t('replay.lots')}</h2>
        ${
          readings.kept === 'outside'
            ? html`<p class="small muted">${t('replay.outsideLots')}</p>`
            : repeat(lotsOf(room), ({ lotId }) => lotId, card)
        }
      </section>
      ${afterSale.view()}${signIn.view()}
    </main>`;
}

function stage() {
  if (readings.kept === 'kept') {
    const marks = readings.places.lots.flatMap((row) => (row.fromMillis === undefined ? [] : [row.fromMillis / 1_000]));
    return controls.view({ marks });
  }
  const live = readings.room.show.status === 'LIVE';
  return html`<section class="empty" data-kept=${readings.kept}>
    <h2>${t(`replay.${readings.kept}`)}</h2>
    <p class="muted">${t(todoOf(live))}</p>
    ${live ? html`<a class="button main" href="/room/${showId}">${t('replay.room')}</a>` : nothing}
  </section>`;
}

function todoOf(live) {
  if (readings.kept === 'outside') {
    return 'replay.outsideTodo';
  }
  return live ? 'replay.noneLive' : 'replay.noneTodo';
}

function card(lot, index) {
  const { standing } = lot.lot;
  const { currency } = readings.room.show;
  const row = placeOf(lot.lotId);
  const sold = standing.phase === 'SOLD' || standing.phase === 'CONFIRMED';
  return html`<article
    class="card replay-lot"
    data-lot=${lot.lotId}
    aria-current=${shownLot() === lot.lotId ? 'true' : 'false'}
  >
    ${picture(lot.card, index + 1)}
    <div class="stack tight">
      <h3>${lot.card.title}</h3>
      <p class="small muted">
        ${t(`phase.${standing.phase}`)}${sold ? html` · <span class="num">${money(standing.priceMinor, currency)}</span>` : nothing}
      </p>
      ${afterSale.words(lot)}
      <div class="row">
        ${
          row && row.fromMillis !== undefined && row.fromMillis !== null
            ? html`<button class="button" @click=${() => jump(row)} data-jump=${lot.lotId}>
                ${icon('play')} ${t('replay.jump', { at: countdown(row.fromMillis) })}
              </button>`
            : nothing
        }
        ${
          row?.clip
            ? html`<a class="button quiet" href=${`${readings.base}/${row.clip}`} data-clip=${lot.lotId}
                >${icon('save')} ${t('replay.clip')}</a
              >`
            : nothing
        }
        ${afterSale.actions(lot)}
      </div>
    </div>
  </article>`;
}

startPage(view);
readings.start();
read('/api/v1/config')
  .then((answer) => {
    config = answer;
    redraw();
  })
  .catch((error) => console.warn('the settings cannot be read', error));
