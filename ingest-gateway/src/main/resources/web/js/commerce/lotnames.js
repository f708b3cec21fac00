/**
 * What the lots of orders are called, and their pictures: orders themselves carry ids only. Each show is
 * read once; a show that cannot be read leaves its lots with their ids.
 */
import { read } from '../shared/door.js';
import { t } from '../shared/language.js';
import { redraw } from '../shared/screen.js';

const MOST_SHOWS = 12;
/** A list waits so long for its names, so that lines do not grow under a finger. */
const PATIENCE_MILLIS = 1_500;

export function createLotNames() {
  const shows = new Map();
  let pending = 0;
  let isSettled = false;

  function settle() {
    isSettled = true;
    redraw();
  }

  async function readShow(showId) {
    try {
      const { show, lots } = await read(`/api/v1/shows/${encodeURIComponent(showId)}`);
      shows.set(showId, {
        title: show.title,
        cards: new Map(lots.map(({ card, lot }) => [lot.lotId, card])),
      });
      redraw();
    } catch (error) {
      console.warn(`the lots of ${showId} have no names here`, error);
    }
    pending--;
    if (pending === 0) {
      settle();
    }
  }

  return {
    /** Sees to it that the lots of these orders get their names. */
    want(orders) {
      for (const { showId } of orders) {
        if (!shows.has(showId) && shows.size < MOST_SHOWS) {
          shows.set(showId, null);
          pending++;
          readShow(showId);
        }
      }
      if (pending === 0) {
        settle();
      } else if (!isSettled) {
        setTimeout(settle, PATIENCE_MILLIS);
      }
    },
    /** Whether the first names are there, or were waited for long enough. */
    isSettled: () => isSettled,
    /** @returns {{title: string, show: string, pictures: string[]}} */
    of({ showId, lotId }) {
      const show = shows.get(showId);
      const card = show?.cards.get(lotId);
      return {
        title: card?.title ?? t('order.lot', { lot: lotId }),
        show: show?.title ?? showId,
        pictures: card?.pictures ?? [],
      };
    },
  };
}
