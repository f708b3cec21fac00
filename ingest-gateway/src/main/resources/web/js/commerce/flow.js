/** The place of an order in its flow, a stroke for each stage; with words where there is room for them. */
import { html, nothing } from 'lit-html';
import { t } from '../shared/language.js';
import { phaseOf, phaseWords, stagesOf } from './phases.js';

export function flow(order, me, { labels = false } = {}) {
  const stages = stagesOf(me);
  const { behind, isOver, isLost } = phaseOf(order);
  const stopped = (isOver || isLost) && behind < stages.length;
  return html`<ol
    class="flow ${labels ? 'labelled' : ''} ${stopped ? 'stopped' : ''}"
    aria-label=${t('flow.title')}
  >
    ${stages.map((stage, place) => {
      const state = place < behind ? 'done' : place === behind && !stopped ? 'now' : '';
      const words = t(`stage.${stage}`);
      return html`<li class=${state} aria-current=${state === 'now' ? 'step' : nothing}>
        <span class=${labels ? '' : 'away'}
          >${words}<span class="away"> ${state === '' ? '' : t(`flow.${state}`)}</span></span
        >
      </li>`;
    })}
  </ol>`;
}

export function phaseTag(order, me) {
  const { kind, isReleased } = phaseOf(order);
  return html`<span class="tag ${me === 'BUYER' && isReleased ? 'good' : kind}" data-phase=${order.phase}
      >${phaseWords(order, me)}</span
    >
    ${order.cardDisputed ? html`<span class="tag bad">${t('orderPhase.cardDisputed')}</span>` : nothing}`;
}
