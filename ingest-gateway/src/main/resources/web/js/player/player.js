/**
 * The player of a stream: one video element that stays, whatever is drawn around it, with the state that its
 * controls show. Sound begins off, as browsers want it, until the viewer turns it on.
 */
import { redraw } from '../shared/screen.js';
import { openEngine } from './engine.js';
import { createStoryboard } from './storyboard.js';

const SOUND_KEY = 'rostrum.sound';
const TELL_MILLIS = 500;
/** Who is farther from the newest picture than that went back, or was left behind. */
const EDGE_SECONDS = 8;
/** Who moves there wants to be at the edge. */
const NEAR_EDGE_SECONDS = 3;
/** Leave to see the stream, the first part of its address; a new one comes every hour. */
const PERMIT = /\/v\/\d+\.[\w-]+(?=\/shows\/)/;

const withoutPermit = (address) => address.replace(PERMIT, '');
const folderOf = (address) => address.slice(0, address.lastIndexOf('/'));

/**
 * @param now the server's clock in epoch milliseconds
 * @param live whether to stay with what happens now
 */
export function createPlayer({ now, live = true }) {
  const video = document.createElement('video');
  video.playsInline = true;
  video.muted = true;
  video.autoplay = live;
  video.preload = 'auto';
  video.className = 'player-video';
  video.tabIndex = -1;

  let url = null;
  let engine = null;
  let opening = 0;
  let fault = null;
  let storyboard = null;
  let blocked = false;

  for (const event of ['playing', 'pause', 'waiting', 'stalled', 'volumechange', 'seeked', 'ended', 'loadedmetadata']) {
    video.addEventListener(event, redraw);
  }
  setInterval(() => {
    if (engine) {
      redraw();
    }
  }, TELL_MILLIS);

  /**
   * Plays what is at that address; null stops. The same address again changes nothing; one that differs in its
   * permit alone is taken when something has to be asked for anew.
   */
  async function open(wanted, epochMillis = 0) {
    if (wanted === url) {
      return;
    }
    const renewed = wanted && url && withoutPermit(wanted) === withoutPermit(url);
    url = wanted;
    if (renewed) {
      storyboard = createStoryboard(folderOf(wanted), epochMillis);
      engine?.renew(wanted);
      return;
    }
    engine?.close();
    engine = null;
    fault = null;
    storyboard = wanted ? createStoryboard(folderOf(wanted), epochMillis) : null;
    const turn = ++opening;
    if (wanted) {
      try {
        const made = await openEngine({ video, url: wanted, live, onChange: redraw });
        if (turn === opening) {
          made.renew(url);
          engine = made;
          await start();
        } else {
          made.close();
        }
      } catch (cause) {
        fault = cause;
      }
    }
    redraw();
  }

  async function start() {
    if (localStorage.getItem(SOUND_KEY) === 'on') {
      video.muted = false;
    }
    if (!live) {
      return;
    }
    await play();
  }

  /** A browser may refuse sound, and even any playing, until the page is touched. */
  async function play() {
    try {
      await video.play();
      blocked = false;
    } catch (cause) {
      if (cause.name !== 'NotAllowedError') {
        return;
      }
      if (video.muted) {
        blocked = true;
      } else {
        video.muted = true;
        await play();
      }
    }
    redraw();
  }

  function range() {
    const { seekable } = video;
    return seekable.length === 0 ? null : { from: seekable.start(0), to: seekable.end(seekable.length - 1) };
  }

  /** How far the viewer is from the newest picture that there is, however late that one is. */
  function fromEdge() {
    const all = range();
    return all === null ? 0 : all.to - video.currentTime;
  }

  /** How far the picture is behind what happens, in milliseconds; null while that is not known. */
  function behindMillis() {
    const picture = engine?.pictureMillis();
    return picture === null || picture === undefined || video.readyState < 2 ? null : Math.max(0, now() - picture);
  }

  return {
    video,
    live,
    open,
    play,
    pause: () => video.pause(),
    isOpen: () => url !== null,
    fault: () => fault,
    /** Whether the browser waits for a touch before it plays anything. */
    isBlocked: () => blocked,
    hasPicture: () => video.readyState >= 2,
    isWaiting: () => engine !== null && (video.readyState < 3 || engine.fault() !== null) && !video.paused,
    isPaused: () => video.paused,
    /** Whether the viewer sees what happens now, and did not go back. */
    isAtEdge: () => live && (engine?.follows() ?? true) && !video.paused && fromEdge() < EDGE_SECONDS,
    behindMillis,
    /** The date-time of the picture that is shown; null if that is not known. */
    pictureMillis: () => engine?.pictureMillis() ?? null,
    range,
    /** The date-time at a place of the time line. */
    dateAt(seconds) {
      const picture = engine?.pictureMillis();
      return picture === null || picture === undefined ? null : picture + (seconds - video.currentTime) * 1_000;
    },
    thumbAt(seconds) {
      const date = this.dateAt(seconds);
      return date === null ? null : (storyboard?.at(date) ?? null);
    },
    seek(seconds) {
      const all = range();
      if (all && live && seconds > all.to - NEAR_EDGE_SECONDS) {
        engine?.toEdge();
        redraw();
      } else if (all) {
        engine?.leaveEdge();
        video.currentTime = Math.max(all.from, Math.min(all.to, seconds));
        redraw();
      }
    },
    async toEdge() {
      engine?.toEdge();
      await play();
    },
    tiers: () => engine?.tiers() ?? [],
    tier: () => engine?.tier() ?? -1,
    shownHeight: () => engine?.shownHeight() ?? 0,
    chooseTier: (index) => engine?.chooseTier(index),
    hasSound: () => !video.muted && video.volume > 0,
    turnSound(on) {
      video.muted = !on;
      localStorage.setItem(SOUND_KEY, on ? 'on' : 'off');
      if (on) {
        play();
      }
    },
  };
}
