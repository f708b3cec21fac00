/** A field for somebody's name and what is done with it: one at a time, with its fault beside the field. */
import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { t } from './language.js';
import { doorWords, redraw } from './screen.js';

const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * @param id of the field
 * @param words what stands there: label, button, hint
 * @param onName is told a name that may be one, and answers with a promise
 */
export function createNameForm({ id, words, onName }) {
  let typed = '';
  let fault = null;
  let busy = false;

  /** Does something for which the form waits; what went wrong is said in it. */
  async function act(work) {
    busy = true;
    redraw();
    try {
      await work();
      typed = '';
      fault = null;
    } catch (error) {
      fault = doorWords(error);
    }
    busy = false;
    redraw();
  }

  function submit(event) {
    event.preventDefault();
    const userId = typed.trim();
    if (NAME.test(userId)) {
      act(() => onName(userId));
    } else {
      fault = t('signIn.badName');
      redraw();
    }
  }

  return {
    act,
    isBusy: () => busy,
    view: () =>
      html`<form class="field" @submit=${submit} data-form=${id}>
        <label for=${id}>${t(words.label)}</label>
        <span class="row one-line"
          ><input
            class="input"
            id=${id}
            autocomplete="off"
            autocapitalize="off"
            maxlength="64"
            .value=${live(typed)}
            aria-invalid=${fault ? 'true' : 'false'}
            aria-describedby="${id}-hint"
            @input=${(event) => {
              typed = event.target.value;
              fault = null;
              redraw();
            }}
          />
          <button class="button" ?disabled=${busy}>${t(words.button)}</button></span
        >
        <p id="${id}-hint" class=${fault ? 'fault' : 'hint'}>${fault ?? t(words.hint)}</p>
      </form>`,
  };
}
