/** How a lot was sold, to watch: its clip from opening to hammer, and the way into the whole replay. */
import { html, nothing } from 'lit-html';
import { icon } from '../shared/icons.js';
import { t } from '../shared/language.js';

export function clipCard(order, clip, title) {
  if (clip.state === 'reading') {
    return nothing;
  }
  return html`<section class="card stack tight" aria-labelledby="clip-title" data-clip=${clip.state}>
    <h3 id="clip-title">${t('order.clip')}</h3>
    ${
      clip.state === 'made'
        ? html`<video
              class="lot-clip"
              controls
              playsinline
              preload="metadata"
              src=${clip.address}
              aria-label=${t('order.clipOf', { title })}
            ></video>
            <p class="small muted">${t('order.clipMade')}</p>
            <p class="row">
              <a class="button quiet" href=${clip.address} download>${icon('save')}${t('order.clipSave')}</a>
              <a class="button quiet" href="/replay/${encodeURIComponent(order.showId)}"
                >${icon('play')}${t('order.replay')}</a
              >
            </p>`
        : html`<p class="muted">${t(`clip.${clip.state}`)}</p>`
    }
  </section>`;
}
