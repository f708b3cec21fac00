/**
 * Signing in on a development stack: a name and the roles to try; elsewhere the platform's own sign-in
 * brings the token.
 */
import { html, nothing } from 'lit-html';
import { post } from './door.js';
import { dialog } from './dialog.js';
import { icon } from './icons.js';
import { t } from './language.js';
import { doorWords, redraw } from './screen.js';
import { keep } from './session.js';

const ROLES = ['BIDDER', 'SELLER', 'AUCTIONEER', 'ARBITER', 'FINANCE'];

export function createSignIn({ wanted, onSignedIn, isOffered }) {
  let open = false;
  let fault = null;
  let busy = false;

  async function submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const sub = String(form.get('sub')).trim();
    const roles = ROLES.filter((role) => form.get(role));
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(sub)) {
      fault = t('signIn.badName');
      redraw();
      return;
    }
    busy = true;
    redraw();
    try {
      const { token } = await post('/api/v1/dev/token', { sub, roles });
      keep(token);
      open = false;
      fault = null;
      onSignedIn();
    } catch (error) {
      fault = doorWords(error);
    }
    busy = false;
    redraw();
  }

  function body() {
    if (!isOffered()) {
      return html`<p>${t('signIn.elsewhere')}</p>`;
    }
    return html`<form class="stack" @submit=${submit}>
      <p class="notice">${t('signIn.development')}</p>
      <div class="field">
        <label for="sign-in-sub">${t('signIn.name')}</label>
        <input
          class="input"
          id="sign-in-sub"
          name="sub"
          required
          maxlength="64"
          autocomplete="username"
          autocapitalize="off"
          aria-describedby="sign-in-hint"
          aria-invalid=${fault ? 'true' : 'false'}
        />
        <p class="hint" id="sign-in-hint">${t('signIn.hint')}</p>
        ${fault ? html`<p class="fault" role="alert">${fault}</p>` : nothing}
      </div>
      <fieldset>
        <legend class="label">${t('signIn.roles')}</legend>
        ${ROLES.map(
          (role) =>
            html`<label class="check"
              ><input type="checkbox" name=${role} ?checked=${role === wanted} />
              <span>${t(`role.${role}`)}</span></label
            >`,
        )}
      </fieldset>
      <button class="button main" ?disabled=${busy}>${icon('user')}${t('bar.signIn')}</button>
    </form>`;
  }

  return {
    show() {
      open = true;
      redraw();
    },
    view: () =>
      dialog({
        open,
        title: t('signIn.title'),
        body: body(),
        onClose: () => {
          open = false;
          fault = null;
          redraw();
        },
      }),
  };
}
