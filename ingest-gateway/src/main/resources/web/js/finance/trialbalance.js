/**
 * A trial balance: for each unit its classes of accounts, each account with a way to its statement. Accounts
 * of one kind that are many stand together until they are opened.
 */
import { html, nothing } from 'lit-html';
import { icon } from '../shared/icons.js';
import { count, t } from '../shared/language.js';
import { redraw } from '../shared/screen.js';
import { accountTitle, GROUPS, idIn, kindOf } from './chart.js';
import { csv, save } from './downloads.js';
import { amount, figure, plain, unitTitle } from './units.js';

const FEW = 4;
const PAGE = 100;

export function createTrialBalance({ at }) {
  const opened = new Map();
  let wanted = '';

  function search(event) {
    wanted = event.target.value.trim().toLowerCase();
    redraw();
  }

  const isWanted = (line) =>
    wanted === '' ||
    line.account.toLowerCase().includes(wanted) ||
    accountTitle(line.account).toLowerCase().includes(wanted);

  function download(balance) {
    const rows = balance.lines.map((line) => [
      line.account,
      kindOf(line.account).group,
      line.unit,
      plain(line.debitsMinor, line.unit),
      plain(line.creditsMinor, line.unit),
      plain(line.netMinor, line.unit),
    ]);
    const heading = ['account', 'class', 'unit', 'debits', 'credits', 'balance'];
    save(`trial-balance-${balance.bookId}-${at ?? 'now'}-entry-${balance.seq}.csv`, csv([heading, ...rows]));
  }

  function unitCard(total, lines) {
    const { unit } = total;
    return html`<div class="card books-card stack tight" data-unit=${unit}>
      <div class="row apart">
        <h3 id="unit-${unit}">${unitTitle(unit)}</h3>
        ${
          total.balanced
            ? html`<span class="tag good">${icon('check')}${t('finance.balanced')}</span>`
            : html`<span class="tag bad"
                >${icon('warn')}${t('finance.notBalanced', {
                  amount: amount(Math.abs(total.debitsMinor - total.creditsMinor), unit),
                })}</span
              >`
        }
      </div>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="unit-${unit}">
        <table class="balance">
          <thead>
            <tr>
              <th scope="col">${t('finance.account')}</th>
              <th scope="col" class="num wide-only">${t('finance.debits')}</th>
              <th scope="col" class="num wide-only">${t('finance.credits')}</th>
              <th scope="col" class="num">${t('finance.net')}</th>
            </tr>
          </thead>
          ${GROUPS.map((group) => groupRows(group, lines, unit))}
          <tfoot>
            <tr>
              <th scope="row">${t('finance.total')}</th>
              <td class="num wide-only">${figure(total.debitsMinor, unit)}</td>
              <td class="num wide-only">${figure(total.creditsMinor, unit)}</td>
              <td class="num">${figure(total.debitsMinor - total.creditsMinor, unit)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </div>`;
  }

  function groupRows(group, lines, unit) {
    const mine = lines.filter((line) => kindOf(line.account).group === group);
    if (mine.length === 0) {
      return nothing;
    }
    const kinds = [...Map.groupBy(mine, (line) => kindOf(line.account).form ?? line.account)];
    return html`<tbody>
      <tr class="group">
        <th scope="rowgroup" colspan="4">${t(`class.${group}`)}</th>
      </tr>
      ${kinds.map(([form, members]) =>
        members.length > FEW && wanted === '' ? family(form, members, unit) : members.slice(0, PAGE).map(row),
      )}
    </tbody>`;
  }

  function family(form, members, unit) {
    const key = `${unit} ${form}`;
    const shown = opened.get(key) ?? 0;
    const sum = (name) => members.reduce((all, line) => all + line[name], 0);
    const name = t('finance.family', { name: t(`account.${form}`), count: members.length });
    const turn = (most) => () => {
      opened.set(key, most);
      redraw();
    };
    return html`<tr class="family">
        <th scope="row">
          <button
            class="button quiet fold"
            aria-expanded=${shown > 0 ? 'true' : 'false'}
            @click=${turn(shown > 0 ? 0 : PAGE)}
          >
            ${icon(shown > 0 ? 'down' : 'next', shown > 0 ? '' : 'turns')}${name}
          </button>
        </th>
        <td class="num wide-only">${figure(sum('debitsMinor'), unit)}</td>
        <td class="num wide-only">${figure(sum('creditsMinor'), unit)}</td>
        <td class="num">${figure(sum('netMinor'), unit)}</td>
      </tr>
      ${members.slice(0, shown).map(row)}
      ${
        shown > 0 && members.length > shown
          ? html`<tr>
              <td colspan="4">
                <button class="button quiet" @click=${turn(shown + PAGE)}>
                  ${t('finance.more', { count: count(members.length - shown) })}
                </button>
              </td>
            </tr>`
          : nothing
      }`;
  }

  function row(line) {
    const address = new URLSearchParams({ account: line.account, unit: line.unit });
    if (at !== null) {
      address.set('at', at);
    }
    const id = idIn(line.account);
    return html`<tr>
      <th scope="row" class="account">
        <a href="/finance?${address}">${accountTitle(line.account)}</a>
      </th>
      <td class="num wide-only">${figure(line.debitsMinor, line.unit)}</td>
      <td class="num wide-only">${figure(line.creditsMinor, line.unit)}</td>
      <td class="num ${line.netMinor < 0 ? 'bad' : ''}" data-account=${id === '' ? line.account : nothing}>
        ${figure(line.netMinor, line.unit)}
      </td>
    </tr>`;
  }

  function view(balance) {
    if (balance.lines.length === 0) {
      return html`<section class="empty">
        <h3>${t(at === null ? 'finance.empty' : 'finance.emptyAt')}</h3>
        <p class="muted">${t('finance.emptyTodo')}</p>
        ${at === null ? nothing : html`<a class="button main" href="/finance">${t('finance.now')}</a>`}
      </section>`;
    }
    const lines = balance.lines.filter(isWanted);
    const totals = balance.totals.filter(({ unit }) => lines.some((line) => line.unit === unit));
    return html`<div class="row apart">
        <div class="field find">
          <label for="find">${t('finance.find')}</label>
          <input class="input" id="find" type="search" autocomplete="off" @input=${search} />
        </div>
        <button class="button" @click=${() => download(balance)} data-csv>
          ${icon('save')}${t('finance.csv')}
        </button>
      </div>
      ${lines.length === 0 ? html`<p class="muted" role="status">${t('finance.noneFound')}</p>` : nothing}
      ${totals.map((total) =>
        unitCard(
          total,
          lines.filter((line) => line.unit === total.unit),
        ),
      )}`;
  }

  return { view };
}
