/** References to evidence: ids or addresses of what is kept elsewhere, one a line. */
import { html } from 'lit-html';
import { t } from '../shared/language.js';

const MOST = 20;
const REFERENCE = /^[A-Za-z0-9._:/-]{1,120}$/;

export function evidenceField(fault) {
  return html`<div class="field">
    <label for="sheet-evidence">${t('evidence.label')}</label>
    <textarea
      class="input"
      id="sheet-evidence"
      name="evidence"
      rows="3"
      spellcheck="false"
      aria-invalid=${fault ? 'true' : 'false'}
      aria-describedby="sheet-evidence-hint"
    ></textarea>
    <p class=${fault ? 'fault' : 'hint'} id="sheet-evidence-hint">
      ${fault ?? t('evidence.hint', { most: MOST })}
    </p>
  </div>`;
}

/** @returns {{evidence: string[]} | {faults: {evidence: string}}} */
export function readEvidence(form) {
  const evidence = String(form.get('evidence') ?? '')
    .split(/\s+/)
    .filter((line) => line !== '');
  if (evidence.length > MOST) {
    return { faults: { evidence: t('evidence.tooMany', { most: MOST }) } };
  }
  const odd = evidence.find((line) => !REFERENCE.test(line));
  return odd ? { faults: { evidence: t('evidence.form', { what: odd }) } } : { evidence };
}
