/**
 * The list of shows as the gateway orders it, kept fresh while somebody looks. Each group holds as many as were asked for;
 * pages beyond the first are read one after the other.
 */
import { read } from '../shared/door.js';
import { redraw } from '../shared/screen.js';

const AGAIN_MILLIS = 5_000;
const PAGE = 24;
const MOST_PAGES = 20;

export const GROUPS = ['live', 'coming', 'over'];

export function createDiscovery() {
  const list = { groups: null, source: null, readMillis: 0, fault: null, load, start, more };
  const pages = { live: 1, coming: 1, over: 1 };
  let loading = false;

  async function load() {
    if (loading) {
      return;
    }
    loading = true;
    try {
      const first = await read(`/api/v1/discovery?limit=${PAGE}`);
      const groups = {};
      for (const name of GROUPS) {
        groups[name] = await whole(name, first.groups[name]);
      }
      Object.assign(list, { groups, source: first.source, readMillis: first.readMillis, fault: null });
    } catch (error) {
      list.fault = error;
    } finally {
      loading = false;
    }
    redraw();
  }

  /** The first page and those that were asked for after it; a show that moved between two stands once. */
  async function whole(name, first) {
    const shows = new Map(first.shows.map((show) => [show.showId, show]));
    let last = first;
    for (let page = 1; page < pages[name] && last.next !== undefined; page++) {
      const answer = await read(`/api/v1/discovery?group=${name}&from=${last.next}&limit=${PAGE}`);
      last = answer.groups[name];
      last.shows.forEach((show) => shows.set(show.showId, show));
    }
    return { total: last.total, shows: [...shows.values()], hasMore: last.next !== undefined && pages[name] < MOST_PAGES };
  }

  function more(name) {
    pages[name]++;
    load();
  }

  function start() {
    load();
    setInterval(() => {
      if (document.visibilityState === 'visible') {
        load();
      }
    }, AGAIN_MILLIS);
  }

  return list;
}
