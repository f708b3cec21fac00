/**
 * Questions that the console asks before an act that cannot be taken back, or that wants an amount or a
 * reason.
 */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { dialog } from '../shared/dialog.js';
import { isOpenPhase, lotsOf } from '../shared/fold.js';
import { t } from '../shared/language.js';
import { decimal, money, parseMoney } from '../shared/money.js';
import { redraw } from '../shared/screen.js';

const REASON_MOST = 200;

/**
 * Each question: its title and words, whether it wants an amount (kind 'amount') or a reason, and what yes
 * does.
 */
export function createAsking({ room, conduct }) {
  let question = null;
  let typed = '';
  let fault = null;

  function ask(wish) {
    question = wish;
    typed = wish.start ?? '';
    fault = null;
    redraw();
  }

  function close() {
    question = null;
    redraw();
  }

  function submit(event) {
    event.preventDefault();
    if (question.wants === 'amount') {
      const answer =
        typed.trim() === '' && question.mayBeEmpty ? { minor: null } : parseMoney(typed, room.show.currency);
      fault = answer.fault ? t(`amount.${answer.fault}`) : (question.check?.(answer.minor) ?? null);
      if (fault) {
        redraw();
        return;
      }
      question.yes(answer.minor);
    } else {
      question.yes(typed.trim());
    }
    close();
  }

  function field() {
    if (!question.wants) {
      return nothing;
    }
    const isAmount = question.wants === 'amount';
    return html`<div class="field">
      <label for="asking-field"
        >${isAmount ? t('max.label', { currency: room.show.currency }) : t('console.reason')}</label
      >
      <input
        class="input ${isAmount ? 'num big' : ''}"
        id="asking-field"
        inputmode=${isAmount ? 'decimal' : 'text'}
        autofocus
        maxlength=${isAmount ? 24 : REASON_MOST}
        autocomplete="off"
        .value=${live(typed)}
        aria-invalid=${fault ? 'true' : 'false'}
        aria-describedby="asking-hint"
        @input=${(event) => {
          typed = event.target.value;
          fault = null;
          redraw();
        }}
      />
      <p id="asking-hint" class=${fault ? 'fault' : 'hint'}>${fault ?? question.hint ?? ''}</p>
    </div>`;
  }

  const currency = () => room.show.currency;
  const about = (lot) => ({ title: lot.card.title });

  return {
    goLive: () =>
      ask({
        title: t('ask.goLive'),
        words: t('ask.goLiveWords'),
        button: t('console.goLive'),
        yes: () => conduct.send('goLive', { type: 'GoLive' }),
      }),
    end() {
      const open = lotsOf(room).filter(({ lot }) => isOpenPhase(lot.standing.phase)).length;
      ask({
        title: t('ask.end'),
        words: open > 0 ? t('ask.endOpen', { count: open }) : t('ask.endWords'),
        button: t('console.end'),
        danger: true,
        yes: () => conduct.send('end', { type: 'EndShow', cancelOpenLots: open > 0 }),
      });
    },
    cancel: (lot) =>
      ask({
        title: t('ask.cancel', about(lot)),
        words: t('ask.cancelWords'),
        button: t('act.cancel'),
        danger: true,
        yes: () => conduct.act('cancel', lot),
      }),
    waiveReserve: (lot) =>
      ask({
        title: t('ask.waiveReserve', about(lot)),
        words: t('ask.waiveReserveWords'),
        button: t('act.waiveReserve'),
        yes: () => conduct.act('waiveReserve', lot),
      }),
    lowerOpening: (lot) =>
      ask({
        title: t('ask.lowerOpening', about(lot)),
        words: t('ask.lowerOpeningWords', {
          amount: money(lot.lot.standing.askingMinor, currency(), true),
        }),
        button: t('act.lowerOpening'),
        wants: 'amount',
        start: decimal(lot.lot.standing.askingMinor, currency()),
        check: (minor) => (minor < lot.lot.standing.askingMinor ? null : t('ask.lowerOpeningLess')),
        yes: (minor) =>
          conduct.send(
            'lowerOpening',
            { type: 'LowerOpening', lotId: lot.lotId, opening: conduct.amount(minor) },
            lot.lotId,
          ),
      }),
    retract: (line) =>
      ask({
        title: t('ask.retract', { paddle: line.paddle }),
        words: t('ask.retractWords'),
        button: t('act.retract'),
        danger: true,
        wants: 'reason',
        hint: t('console.reasonHint'),
        yes: (reason) =>
          conduct.send(
            'retract',
            { type: 'RetractBid', lotId: line.lotId, bidSeq: line.seq, reason },
            line.lotId,
          ),
      }),
    bar: (paddle) =>
      ask({
        title: t('ask.bar', { paddle }),
        words: t('ask.barWords'),
        button: t('act.bar'),
        danger: true,
        wants: 'reason',
        hint: t('console.reasonHint'),
        yes: (reason) => conduct.send('bar', { type: 'BarPaddle', paddle, reason }),
      }),
    approve: (paddle) =>
      ask({
        title: t('ask.approve', { paddle: paddle.paddle }),
        words: t('ask.approveWords'),
        button: t('act.approve'),
        wants: 'amount',
        mayBeEmpty: true,
        hint: t('ask.approveHint'),
        yes: (minor) =>
          conduct.send('approve', {
            type: 'ApprovePaddle',
            userId: paddle.userId,
            ...(minor === null ? {} : { spendingLimit: conduct.amount(minor) }),
          }),
      }),
    view() {
      return question === null
        ? nothing
        : dialog({
            open: true,
            title: question.title,
            onClose: close,
            body: html`<form class="stack" @submit=${submit} novalidate>
              <p>${question.words}</p>
              ${field()}
              <div class="row">
                <button class="button ${question.danger ? 'danger' : 'main'}" data-yes>
                  ${question.button}
                </button>
                <button class="button" type="button" @click=${close} ?autofocus=${!question.wants}>
                  ${t('ask.no')}
                </button>
              </div>
            </form>`,
          });
    },
  };
}
