/** What stands over and under the picture: how late it is, sound, tiers, and the way back and forth. */
import { html, nothing } from 'lit-html';
import { icon } from '../shared/icons.js';
import { countdown, seconds, t } from '../shared/language.js';
import { redraw } from '../shared/screen.js';

/** Under this nobody needs a seek bar. */
const SEEK_FROM_SECONDS = 20;
const STEP_SECONDS = 10;

/** The controls of a player, and the picture between them. */
export function createControls(player) {
  let hovered = null;

  function screen() {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else {
      const box = player.video.closest('.player');
      const ask = box?.requestFullscreen ?? player.video.webkitEnterFullscreen;
      ask?.call(box?.requestFullscreen ? box : player.video);
    }
  }

  function lateness() {
    if (!player.live) {
      return nothing;
    }
    const behind = player.behindMillis();
    if (!player.isAtEdge()) {
      return html`<button class="button on-video" @click=${() => player.toEdge()}>
        ${icon('next')} ${t('player.goLive')}
      </button>`;
    }
    return html`<span class="tag on-video" title=${t('player.behindLong')}>
      ${behind === null ? t('player.live') : t('player.liveBehind', { seconds: seconds(behind) })}
    </span>`;
  }

  function over(state) {
    if (player.isBlocked()) {
      return html`<button class="button main big" @click=${() => player.play()}>${icon('play')} ${t('player.play')}</button>`;
    }
    if (player.fault()) {
      return html`<p class="player-words">
        ${icon('off')} ${t(player.fault().isFinal ? 'player.cannot' : 'player.fault')}
      </p>`;
    }
    if (player.live && (state === 'WAITING' || state === 'SILENT')) {
      return html`<p class="player-words">${icon('off')} ${t('player.interrupted')}</p>`;
    }
    return player.isWaiting() || !player.hasPicture()
      ? html`<p class="player-words"><span class="spinner" aria-hidden="true"></span> ${t('player.loading')}</p>`
      : nothing;
  }

  function sound() {
    const on = player.hasSound();
    return html`<button
      class="button on-video ${on ? 'round' : ''}"
      aria-pressed=${on}
      aria-label=${t(on ? 'player.soundOff' : 'player.soundOn')}
      @click=${() => player.turnSound(!on)}
    >
      ${icon(on ? 'sound' : 'mute')} ${on ? nothing : html`<span>${t('player.soundOn')}</span>`}
    </button>`;
  }

  function tiers() {
    const all = player.tiers();
    if (all.length < 2) {
      return nothing;
    }
    const auto = player.shownHeight() ? t('player.autoNow', { height: player.shownHeight() }) : t('player.auto');
    return html`<label class="player-tiers"
      ><span class="away">${t('player.quality')}</span>
      <select class="input on-video" @change=${(event) => player.chooseTier(Number(event.target.value))}>
        <option value="-1" .selected=${player.tier() === -1}>${auto}</option>
        ${all.map(
          (tier) => html`<option value=${tier.index} .selected=${player.tier() === tier.index}>${tier.height}p</option>`,
        )}
      </select></label
    >`;
  }

  function seekBar(marks) {
    const range = player.range();
    if (!range || range.to - range.from < SEEK_FROM_SECONDS) {
      return nothing;
    }
    const at = Math.max(range.from, Math.min(range.to, player.video.currentTime));
    const fromEnd = (place) => (range.to - place) * 1_000;
    const words = player.live
      ? t('player.ago', { length: countdown(fromEnd(at)) })
      : t('player.placeOf', { at: countdown(at * 1_000), length: countdown(range.to * 1_000) });
    return html`<div class="seek">
      ${hovered === null ? nothing : preview(range)}
      ${marks.map(
        (mark) =>
          html`<span class="seek-mark" .style=${`inset-inline-start:${share(range, mark)}%`} aria-hidden="true"></span>`,
      )}
      <input
        type="range"
        class="seek-bar"
        min=${range.from}
        max=${range.to}
        step="0.5"
        .value=${String(at)}
        aria-label=${t('player.seek')}
        aria-valuetext=${words}
        @input=${(event) => player.seek(Number(event.target.value))}
        @keydown=${step}
        @pointermove=${(event) => hover(event, range)}
        @pointerleave=${() => hover(null, range)}
      />
      <span class="small num">${player.live ? (player.isAtEdge() ? t('player.live') : `−${countdown(fromEnd(at))}`) : words}</span>
    </div>`;
  }

  function step(event) {
    const by = { ArrowLeft: -STEP_SECONDS, ArrowRight: STEP_SECONDS }[event.key];
    if (by) {
      event.preventDefault();
      player.seek(player.video.currentTime + by);
    }
  }

  function share(range, seconds) {
    return Math.round(((seconds - range.from) / (range.to - range.from)) * 1_000) / 10;
  }

  function hover(event, range) {
    const box = event?.target.getBoundingClientRect();
    hovered = event ? range.from + ((event.clientX - box.left) / box.width) * (range.to - range.from) : null;
    redraw();
  }

  function preview(range) {
    const thumb = player.thumbAt(hovered);
    return thumb
      ? html`<img
          class="seek-thumb"
          src=${thumb}
          alt=""
          .style=${`inset-inline-start:${Math.max(8, Math.min(92, share(range, hovered)))}%`}
        />`
      : nothing;
  }

  /**
   * The picture with its controls.
   *
   * @param state of the stream, as the platform tells it: OFF, LIVE, WAITING or SILENT; absent for a replay
   * @param marks places of the time line to be marked, in seconds
   */
  function view({ state = null, marks = [] } = {}) {
    const paused = player.isPaused();
    return html`<div class="player" data-live=${player.isAtEdge()} data-playing=${player.hasPicture() && !paused}>
      <div class="player-picture">
        ${player.video}
        <div class="player-over">${over(state)}</div>
        <div class="player-top">${lateness()}</div>
        <div class="player-bottom">
          <button
            class="button on-video round"
            aria-label=${t(paused ? 'player.play' : 'player.pause')}
            @click=${() => (paused ? player.play() : player.pause())}
          >
            ${icon(paused ? 'play' : 'pause')}
          </button>
          ${sound()}
          <span class="grow"></span>
          ${tiers()}
          <button class="button on-video round" aria-label=${t('player.full')} @click=${screen}>${icon('full')}</button>
        </div>
      </div>
      ${seekBar(marks)}
    </div>`;
  }

  return { view };
}
