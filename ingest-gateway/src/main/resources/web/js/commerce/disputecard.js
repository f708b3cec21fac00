/** What a dispute is about, what stands in evidence, and how it was decided. */
import { html, nothing } from 'lit-html';
import { moment, t } from '../shared/language.js';
import { money } from '../shared/money.js';
import { byWhen, leftMinor } from './phases.js';

export function disputeCard(order) {
  const dispute = order.dispute;
  if (!dispute) {
    return nothing;
  }
  return html`<section class="card stack tight" aria-labelledby="dispute-title" data-dispute>
    <h3 id="dispute-title">${t('dispute.title')}</h3>
    <dl class="sums">
      <dt>${t('dispute.reason')}</dt>
      <dd>${t(`reason.${dispute.reason}`)}</dd>
      <dt>${t('dispute.opened')}</dt>
      <dd class="num">${moment(dispute.openedAtMillis)}</dd>
      ${clock(order)} ${dispute.verdict ? verdict(order, dispute) : nothing}
    </dl>
    ${evidence('dispute.buyersEvidence', named(order, 'OrderDisputed'))}
    ${evidence('dispute.sellersEvidence', named(order, 'DisputeAnswered'))}
    ${dispute.appealed ? html`<p class="small muted">${t('dispute.appealed')}</p>` : nothing}
  </section>`;
}

/** Until when somebody speaks: the seller, a judge, or whoever may appeal. */
function clock({ phase, deadlineMillis, dispute }) {
  if (phase !== 'DISPUTED' || !deadlineMillis) {
    return nothing;
  }
  const decided = dispute.verdict && !dispute.appealed;
  const words = decided ? 'dispute.appealBy' : dispute.answered ? 'dispute.decideBy' : 'dispute.answerBy';
  return html`<dt>${t(words)}</dt>
    <dd class="num">${byWhen(deadlineMillis)}</dd>`;
}

/** The references that came with an event; null while it has not happened. */
function named(order, type) {
  const events = (order.timeline ?? []).filter((line) => line.type === type);
  return events.length === 0 ? null : events.flatMap((line) => line.evidence ?? []);
}

function verdict(order, dispute) {
  const back = { REFUND: leftMinor(order), SPLIT: dispute.refundMinor ?? 0, RELEASE: 0 }[dispute.verdict];
  return html`<dt>${t('dispute.verdict')}</dt>
    <dd class="strong">${t(`verdict.${dispute.verdict}`, { amount: money(back, order.currency) })}</dd>`;
}

function evidence(title, references) {
  return references
    ? html`<div class="evidence">
        <p class="label">${t(title)}</p>
        ${
          references.length === 0
            ? html`<p class="small muted">${t('dispute.noEvidence')}</p>`
            : html`<ul>
                ${references.map(
                  (one) =>
                    html`<li>
                      ${
                        /^https:\/\//.test(one)
                          ? html`<a class="reference" href=${one} rel="noopener noreferrer" target="_blank"
                              >${one}</a
                            >`
                          : html`<code class="reference">${one}</code>`
                      }
                    </li>`,
                )}
              </ul>`
        }
      </div>`
    : nothing;
}
