/** A question before an act about money: what it means, what it wants to know, and the two ways out. */
import { html, nothing } from 'lit-html';
import { dialog } from '../shared/dialog.js';
import { t } from '../shared/language.js';
import { redraw } from '../shared/screen.js';

/** Shows one sheet at a time. */
export function createSheet() {
  let asked = null;
  let faults = {};

  function close() {
    asked = null;
    faults = {};
    redraw();
  }

  function submit(event) {
    event.preventDefault();
    const answer = asked.read ? asked.read(new FormData(event.target)) : {};
    faults = answer.faults ?? {};
    if (Object.keys(faults).length > 0) {
      redraw();
      event.target.querySelector(`[name="${Object.keys(faults)[0]}"]`)?.focus();
      return;
    }
    asked.yes(answer);
    close();
  }

  return {
    /**
     * @param wish {title, words, button, danger, fields(faults), read(FormData) → {faults} or the answer,
     *     yes(answer)}
     */
    ask(wish) {
      asked = wish;
      faults = {};
      redraw();
    },
    view: () =>
      asked
        ? dialog({
            open: true,
            title: asked.title,
            onClose: close,
            body: html`<form class="stack" @submit=${submit} novalidate>
              ${asked.words ? html`<p>${asked.words}</p>` : nothing}${asked.fields?.(faults) ?? nothing}
              <div class="row">
                <button class="button ${asked.danger ? 'danger' : 'main'}" data-yes>${asked.button}</button>
                <button class="button" type="button" @click=${close}>${t('sheet.no')}</button>
              </div>
            </form>`,
          })
        : nothing,
  };
}

/** A field of a sheet. @param control what takes the attributes that tie it to its words */
export function field({
  name,
  label,
  hint = '',
  fault,
  input = 'text',
  mode = 'text',
  value = '',
  most = 200,
}) {
  return html`<div class="field">
    <label for="sheet-${name}">${label}</label>
    <input
      class="input ${mode === 'decimal' ? 'num' : ''}"
      id="sheet-${name}"
      name=${name}
      type=${input}
      inputmode=${mode}
      maxlength=${most}
      autocomplete="off"
      value=${value}
      aria-invalid=${fault ? 'true' : 'false'}
      aria-describedby="sheet-${name}-hint"
    />
    <p class=${fault ? 'fault' : 'hint'} id="sheet-${name}-hint">${fault ?? hint}</p>
  </div>`;
}

/** One of several, as a list of radio buttons. */
export function choice({ name, label, options, chosen, onChange = null }) {
  return html`<fieldset>
    <legend class="label">${label}</legend>
    ${options.map(
      ([value, words]) =>
        html`<label class="check">
          <input
            type="radio"
            name=${name}
            value=${value}
            ?checked=${value === chosen}
            @change=${() => onChange?.(value)}
          /><span>${words}</span>
        </label>`,
    )}
  </fieldset>`;
}
