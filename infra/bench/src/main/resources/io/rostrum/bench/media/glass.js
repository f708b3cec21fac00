/**
 * Plays a stream in the room's own player and reads the clock out of each picture that is shown. How old the
 * shown picture is, is looked at ten times a second, so that a picture that stands still grows older.
 */
import { openEngine } from '/js/player/engine.js';

const BITS = 16;
const UNIT = 10;
const UNITS_WIDE = 41;
const UNITS_HIGH = 3;
const PICTURE_UNITS = 80;
const LOOK_MILLIS = 100;
const ASK_MILLIS = 100;
const WHITE = 128;

const video = document.getElementById('picture');
const canvas = new OffscreenCanvas(UNITS_WIDE * UNIT, UNITS_HIGH * UNIT);
const pencil = canvas.getContext('2d', { willReadFrequently: true });

let engine = null;
let clock = null;
let firstMillis = null;
let openedMillis = null;
let looks = [];
const troubles = [];

/** Hundredths of a second, modulo 2^BITS, as the publisher drew them. */
function read() {
  const unit = video.videoWidth / PICTURE_UNITS;
  pencil.drawImage(
    video, 0, 0, UNITS_WIDE * unit, UNITS_HIGH * unit, 0, 0, UNITS_WIDE * UNIT, UNITS_HIGH * UNIT);
  const line = pencil.getImageData(0, 1.5 * UNIT, UNITS_WIDE * UNIT, 1).data;
  let value = 0;
  for (let bit = 0; bit < BITS; bit++) {
    if (line[Math.round((1.5 + 2.5 * bit) * UNIT) * 4] > WHITE) {
      value |= 1 << bit;
    }
  }
  return value;
}

function shown() {
  firstMillis ??= Date.now();
  clock = read();
  video.requestVideoFrameCallback(shown);
}

setInterval(() => {
  if (clock !== null) {
    const now = Date.now();
    const age = ((Math.floor(now / 10) - clock) & ((1 << BITS) - 1)) * 10;
    looks.push({ at: now, age, height: video.videoHeight });
  }
}, LOOK_MILLIS);

video.requestVideoFrameCallback(shown);
for (const name of ['waiting', 'stalled', 'error']) {
  video.addEventListener(name, () => troubles.push({ at: Date.now(), name }));
}

globalThis.glass = {
  async open(url) {
    openedMillis = Date.now();
    engine = await openEngine({ video, url, live: true, onChange() {} });
    if (video.paused) {
      await video.play();
    }
  },
  /** Opens it as soon as it is there, as somebody does who waits in the room. */
  async openWhenThere(url) {
    while (!(await fetch(url, { cache: 'no-store' })).ok) {
      await new Promise((later) => setTimeout(later, ASK_MILLIS));
    }
    await this.open(url);
  },
  /** The tier of that height, or whichever fits the line for 0. */
  choose(height) {
    const tier = engine.tiers().find((each) => each.height === height);
    engine.chooseTier(tier ? tier.index : -1);
    return Boolean(tier) || height === 0;
  },
  heights: () => engine.tiers().map((tier) => tier.height),
  times: () => ({ openedMillis, firstMillis }),
  /** What was looked at since it was last taken. */
  take() {
    const taken = looks;
    looks = [];
    return taken;
  },
  troubles: () => troubles,
};
