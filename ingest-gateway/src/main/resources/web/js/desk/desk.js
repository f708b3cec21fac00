/** The seller's desk: the list of one's shows, or one show with its lots, rules and checklist. */
import { html, nothing } from 'lit-html';
import { read } from '../shared/door.js';
import { t } from '../shared/language.js';
import { places } from '../shared/places.js';
import { bar, faultCard, redraw, startPage, toast } from '../shared/screen.js';
import { may, person } from '../shared/session.js';
import { createSignIn } from '../shared/signin.js';
import { createShowList } from './showlist.js';
import { createShowPage } from './showpage.js';

const showId = location.pathname.split('/')[2] ? decodeURIComponent(location.pathname.split('/')[2]) : null;
let config = { devSignIn: false, pictureBytesMax: 10_000_000 };
const signIn = createSignIn({
  wanted: 'SELLER',
  isOffered: () => config.devSignIn,
  onSignedIn: () => location.reload(),
});
const page =
  !may('SELLER') && !may('OPERATOR')
    ? null
    : showId
      ? createShowPage({ showId, config: () => config })
      : createShowList();

function view() {
  return html`${bar({
      title: page?.title() ?? t('desk.title'),
      tools: page?.tools() ?? nothing,
      onSignIn: signIn.show,
    })}
    <div class="places-kept">${places('desk')}</div>
    <main class="page stack desk" id="main">
      ${
        page
          ? page.view()
          : faultCard({
              what: person() ? t('desk.notSeller') : t('desk.signIn'),
              todo: t('desk.signInTodo'),
              again: null,
            })
      }${page ? nothing : html`<p class="row centred"><button class="button main" @click=${signIn.show}>${t('bar.signIn')}</button></p>`}
      ${signIn.view()}
    </main>`;
}

startPage(() => {
  document.title = `${page?.title() ?? t('desk.title')} · Rostrum`;
  return view();
});
page?.start();
read('/api/v1/config')
  .then((answer) => {
    config = { ...config, ...answer };
    redraw();
  })
  .catch(() => toast(t('door.UNREACHABLE'), { kind: 'bad' }));
