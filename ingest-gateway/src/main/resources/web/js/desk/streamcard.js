/**
 * The stream's card at the desk: where to publish, the key, and how the stream does. The key is made here and
 * leaves this page only by hand; the platform learns its hash.
 */
import { html, nothing } from 'lit-html';
import { icon } from '../shared/icons.js';
import { count, t } from '../shared/language.js';
import { doorWords, redraw, toast } from '../shared/screen.js';
import { createStreamState } from '../shared/streamstate.js';

const KEY_BYTES = 20;

function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const text = btoa(String.fromCharCode(...bytes));
  return `sk_${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

async function hashOf(key) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function createStreamCard({ room, send }) {
  const state = createStreamState(room.showId);
  let key = null;
  let busy = false;
  let fault = null;

  async function make() {
    const made = freshKey();
    busy = true;
    redraw();
    try {
      await send({ type: 'SetStreamKey', keyHash: await hashOf(made) });
      key = made;
      fault = null;
      toast(t('stream.made'));
    } catch (error) {
      fault = doorWords(error);
    }
    busy = false;
    redraw();
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      toast(t('stream.copied'));
    } catch {
      toast(t('stream.notCopied'), { kind: 'bad' });
    }
  }

  function field(id, label, value, copyLabel) {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <span class="row one-line"
        ><input class="input" id=${id} readonly .value=${value} autocomplete="off" spellcheck="false" />
        <button class="button" @click=${() => copy(value)} aria-label=${copyLabel}>${t('stream.copy')}</button></span
      >
    </div>`;
  }

  function keyPart() {
    if (!globalThis.crypto?.subtle) {
      return html`<p class="notice">${t('stream.insecure')}</p>`;
    }
    return html`${
        key
          ? html`${field('stream-key', t('stream.key'), key, t('stream.copyKey'))}
              <p class="notice hot">${t('stream.keyOnce')}</p>`
          : nothing
      }
      <button class="button ${key ? '' : 'main'}" ?disabled=${busy} data-make-key @click=${make}>
        ${t(key ? 'stream.rotate' : 'stream.make')}
      </button>
      <p class=${fault ? 'fault' : 'hint'}>${fault ?? t('stream.rotateHint')}</p>`;
  }

  function health(seen) {
    const { source } = seen;
    const codecs = { video: source.videoCodec, audio: source.audioCodec ?? t('stream.noSound') };
    const frames = Math.round(seen.framesPerMinute / 60);
    return html`<ul class="stream-health small">
        <li>${t('stream.picture', { width: source.width, height: source.height, frames })}</li>
        <li>${t('stream.line', { video: count(seen.videoKilobits), audio: count(seen.audioKilobits) })}</li>
        <li>${t('stream.codecs', codecs)}</li>
        ${
          seen.keyframeMillis > 0
            ? html`<li>${t('stream.keyframes', { seconds: (seen.keyframeMillis / 1000).toFixed(1) })}</li>`
            : nothing
        }
      </ul>
      ${
        seen.warnings.length === 0
          ? html`<p class="good">${icon('check')} ${t('stream.healthy')}</p>`
          : html`<ul class="stream-warnings">
              ${seen.warnings.map(
                (warning) => html`<li class="bad">${icon('warn')} <span>${t(`stream.warn.${warning}`)}</span></li>`,
              )}
            </ul>`
      }`;
  }

  function standing() {
    const { value } = state;
    if (!value) {
      return html`<p class="muted" aria-busy=${state.fault ? 'false' : 'true'}>
        ${t(state.fault ? 'stream.unread' : 'stream.reading')}
      </p>`;
    }
    const { stream } = value;
    const kind = { LIVE: 'hot', WAITING: 'told', SILENT: 'bad' }[stream.state] ?? '';
    return html`<p role="status" data-stream=${stream.state}>
        <span class="tag ${kind}">${t(`stream.${stream.state}`)}</span>
      </p>
      ${state.fault ? html`<p class="notice">${t('stream.unread')}</p>` : nothing}
      ${stream.health ? health(stream.health) : nothing}
      ${field('stream-address', t('stream.address'), value.publish, t('stream.copyAddress'))}`;
  }

  return {
    start: state.start,
    view: () =>
      html`<section class="card stack tight stream-card">
        <h2>${t('stream.title')}</h2>
        ${standing()} ${room.show.status === 'ENDED' ? nothing : keyPart()}
        <p class="small muted">${t('stream.hint')}</p>
      </section>`,
  };
}
