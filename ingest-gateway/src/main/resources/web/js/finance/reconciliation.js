/** The running reconciliation: how it stands in words, since when, and each difference by name. */
import { html, nothing } from 'lit-html';
import { createFeed, LEDGER, staleNotice } from '../commerce/reads.js';
import { icon } from '../shared/icons.js';
import { count, moment, relative, t } from '../shared/language.js';
import { amount } from './units.js';

const SIGNS = {
  OFF: ['told', 'off'],
  STARTING: ['told', 'clock'],
  CLEAN: ['good', 'check'],
  INCOMPLETE: ['hot', 'warn'],
  DIFFERENT: ['bad', 'warn'],
  ENDED: ['bad', 'warn'],
};

export function createReconciliation() {
  const feed = createFeed(`${LEDGER}/reconciliation`);

  function said(who, minor, unit) {
    return minor === undefined
      ? t('reconcile.silent', { who })
      : t('reconcile.says', { who, amount: amount(minor, unit) });
  }

  function line(one) {
    const hasAmounts = one.unit !== '' && (one.firstMinor !== undefined || one.secondMinor !== undefined);
    return html`<li class="stack tight" data-difference=${one.kind}>
      <span class="strong wraps">${one.subject}</span>
      <span class="small muted">
        ${t(`difference.${one.kind}`)}
        ${
          hasAmounts
            ? html`· ${said(one.first, one.firstMinor, one.unit)},
              ${said(one.second, one.secondMinor, one.unit)}`
            : nothing
        }
      </span>
    </li>`;
  }

  function body(status) {
    const [kind, sign] = SIGNS[status.state] ?? SIGNS.STARTING;
    return html`<p class="row" role="status" data-reconcile=${status.state}>
        <span class="tag ${kind}">${icon(sign)}${t(`reconcile.${status.state}`)}</span>
        ${status.alarm ? html`<span class="tag bad">${icon('warn')}${t('reconcile.alarm')}</span>` : nothing}
      </p>
      <p class="small">${t(`reconcile.${status.state}.words`, { count: status.differing })}</p>
      <dl class="figures">
        ${when('reconcile.lastClean', status.lastCleanAtMillis)}
        ${when('reconcile.lastPass', status.lastPassAtMillis)}
        <div>
          <dt class="small muted">${t('reconcile.inFlight')}</dt>
          <dd class="num">${count(status.inFlight)}</dd>
        </div>
      </dl>
      ${
        status.gaps.length > 0
          ? html`<p class="small strong">${t('reconcile.gaps')}</p>
              <ul class="small">
                ${status.gaps.map((gap) => html`<li>${gap}</li>`)}
              </ul>`
          : nothing
      }
      ${
        status.differences.length > 0
          ? html`<ul class="stack" aria-label=${t('reconcile.differences')}>
              ${status.differences.map(line)}
            </ul>`
          : nothing
      }
      <p class="small muted">
        ${
          status.everySeconds === 0
            ? nothing
            : t('reconcile.every', { seconds: status.everySeconds, settling: status.settlingSeconds })
        }
      </p>`;
  }

  function when(name, millis) {
    return html`<div>
      <dt class="small muted">${t(name)}</dt>
      <dd class="strong">${millis === undefined ? t('reconcile.never') : relative(millis - Date.now())}</dd>
      <dd class="small muted">${millis === undefined ? nothing : moment(millis)}</dd>
    </div>`;
  }

  return {
    start: feed.start,
    view: () =>
      html`<section class="card stack tight" aria-labelledby="reconcile-title">
        <h2 id="reconcile-title">${t('reconcile.title')}</h2>
        ${staleNotice(feed)}
        ${
          feed.value
            ? body(feed.value)
            : feed.fault
              ? html`<p class="muted" role="status">${t('reconcile.fault')}</p>`
              : html`<div class="bone head-bone" aria-busy="true"></div>`
        }
      </section>`,
  };
}
