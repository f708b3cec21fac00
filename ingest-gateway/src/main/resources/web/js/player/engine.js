/**
 * Plays a playlist in a video element: by hls.js where the browser has Media Source Extensions, by the browser
 * itself where it plays HLS (Safari). Either is asked for the date of the picture, which the stream carries.
 */

import { createPace } from './pace.js';

const SCRIPT = '/vendor/hls/hls.min.js';
const PACE_MILLIS = 250;
const HAVE_FUTURE_DATA = 3;
/** What to stay behind where the playlist does not say it. */
const HOLD_SECONDS = 3;
const RETRY_MILLIS = [500, 1_000, 2_000, 4_000, 8_000];
/** Of the picture behind the viewer so much is kept in memory. */
const KEPT_BEHIND_SECONDS = 30;

let library = null;

function load() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = SCRIPT;
    script.onload = () => resolve(globalThis.Hls);
    script.onerror = () => {
      library = null;
      reject(new Error('the player could not be loaded'));
    };
    document.head.append(script);
  });
  return library;
}

/**
 * @param video the element
 * @param live whether to stay at the live edge
 * @param onChange what to call when something to see changed
 */
export async function openEngine({ video, url, live, onChange }) {
  const Hls = await load();
  if (Hls.isSupported()) {
    return byLibrary(Hls, { video, url, live, onChange });
  }
  if (video.canPlayType('application/vnd.apple.mpegurl')) {
    return byBrowser({ video, url, onChange });
  }
  throw Object.assign(new Error('this browser plays no such stream'), { isFinal: true });
}

function byLibrary(Hls, { video, url: first, live, onChange }) {
  let url = first;
  let failures = 0;
  let retry = 0;
  let fault = null;
  let recoveredAt = 0;
  let follows = live;
  const hls = new Hls({
    lowLatencyMode: live,
    backBufferLength: KEPT_BEHIND_SECONDS,
    // The pace is ours: the library's stays later by a second after each stall, for good.
    maxLiveSyncPlaybackRate: 1,
    // What it takes to learn the line's speed is thrown away, and the first picture waits for it.
    testBandwidth: false,
    liveDurationInfinity: true,
    enableWorker: false,
    startLevel: -1,
    // Who looks back begins at the beginning, though the end may not be written yet.
    startPosition: live ? -1 : 0,
  });

  hls.on(Hls.Events.ERROR, (_, what) => {
    if (!what.fatal) {
      return;
    }
    if (what.type === Hls.ErrorTypes.MEDIA_ERROR && performance.now() - recoveredAt > 10_000) {
      recoveredAt = performance.now();
      hls.recoverMediaError();
      return;
    }
    fault = what.details;
    clearTimeout(retry);
    retry = setTimeout(() => hls.loadSource(url), RETRY_MILLIS[Math.min(failures++, RETRY_MILLIS.length - 1)]);
    onChange();
  });
  hls.on(Hls.Events.FRAG_BUFFERED, () => {
    failures = 0;
    if (fault) {
      fault = null;
      onChange();
    }
  });
  hls.on(Hls.Events.LEVEL_SWITCHED, onChange);
  hls.on(Hls.Events.MANIFEST_PARSED, onChange);
  hls.loadSource(url);
  hls.attachMedia(video);

  const pace = createPace();
  const onWaiting = () => {
    if (follows && !video.seeking && video.readyState < HAVE_FUTURE_DATA && video.currentTime > 0) {
      pace.stalled();
    }
  };
  video.addEventListener('waiting', onWaiting);
  let pacedAt = performance.now();
  const pacing = live ? setInterval(keepPace, PACE_MILLIS) : 0;

  function keepPace() {
    const passed = (performance.now() - pacedAt) / 1_000;
    pacedAt = performance.now();
    const details = hls.levels[hls.currentLevel]?.details;
    if (!follows || video.paused || video.seeking || !details || hls.liveSyncPosition === null) {
      video.playbackRate = 1;
      return;
    }
    const hold = details.partHoldBack || details.holdBack || HOLD_SECONDS;
    const { rate, jump } = pace.next({ latency: hls.latency, hold, loaded: loadedAhead(), passed });
    if (video.playbackRate !== rate) {
      video.playbackRate = rate;
    }
    if (jump > 0) {
      video.currentTime += jump;
    }
  }

  function loadedAhead() {
    const { buffered, currentTime } = video;
    for (let part = 0; part < buffered.length; part++) {
      if (buffered.start(part) <= currentTime + 0.1 && buffered.end(part) > currentTime) {
        return buffered.end(part) - currentTime;
      }
    }
    return 0;
  }

  return {
    fault: () => fault,
    /** The date-time of the picture that is shown, or null. */
    pictureMillis: () => hls.playingDate?.getTime() ?? null,
    /** The tiers, the best first. */
    tiers: () =>
      hls.levels
        .map((level, index) => ({ index, height: level.height }))
        .filter((tier) => tier.height > 0)
        .sort((a, b) => b.height - a.height),
    tier: () => (hls.autoLevelEnabled ? -1 : hls.loadLevel),
    shownHeight: () => hls.levels[hls.currentLevel]?.height ?? 0,
    chooseTier(index) {
      hls.nextLevel = index;
      onChange();
    },
    /** The same stream, at the address that is to be asked from now on. */
    renew(address) {
      url = address;
    },
    follows: () => follows,
    leaveEdge() {
      follows = false;
    },
    toEdge() {
      follows = live;
      video.currentTime = hls.liveSyncPosition ?? video.seekable.end(video.seekable.length - 1);
    },
    close() {
      clearInterval(pacing);
      video.removeEventListener('waiting', onWaiting);
      video.playbackRate = 1;
      clearTimeout(retry);
      hls.destroy();
    },
  };
}

function byBrowser({ video, url, live, onChange }) {
  let follows = live;
  let newest = url;
  const changed = () => {
    if (video.error && newest !== video.src) {
      video.src = newest;
    }
    onChange();
  };
  // As with the library: who looks back begins at the beginning.
  const toBeginning = () => {
    video.currentTime = 0;
  };
  video.src = url;
  video.addEventListener('error', changed);
  if (!live) {
    video.addEventListener('loadedmetadata', toBeginning, { once: true });
  }
  return {
    fault: () => (video.error ? `media error ${video.error.code}` : null),
    pictureMillis() {
      const start = video.getStartDate?.().getTime();
      return Number.isFinite(start) ? start + video.currentTime * 1_000 : null;
    },
    tiers: () => [],
    tier: () => -1,
    shownHeight: () => video.videoHeight,
    chooseTier() {},
    renew(address) {
      newest = address;
    },
    follows: () => follows,
    leaveEdge() {
      follows = false;
    },
    toEdge() {
      follows = true;
      if (video.seekable.length > 0) {
        video.currentTime = video.seekable.end(video.seekable.length - 1);
      }
    },
    close() {
      video.removeEventListener('error', changed);
      video.removeAttribute('src');
      video.load();
    },
  };
}
