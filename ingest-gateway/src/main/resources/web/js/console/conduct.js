/**
 * What the auctioneer does with a show and its lots: each act is one command, sent once, its fate told when
 * it is known.
 */
import { createCourier, isOpen } from '../shared/courier.js';
import { isOpenPhase, lotsOf, rulesOf } from '../shared/fold.js';
import { t } from '../shared/language.js';
import { stepAt } from '../shared/money.js';
import { toast } from '../shared/screen.js';

/** Whether an act makes sense for a lot as it stands; what does not is shown but off. */
export function possible(name, show, standing, rules) {
  const live = show.status === 'LIVE';
  const open = isOpenPhase(standing.phase);
  switch (name) {
    case 'open':
      return live && standing.phase === 'PENDING';
    case 'warn':
      return live && standing.phase === 'OPEN';
    case 'hammer':
    case 'pass':
      return live && open;
    case 'cancel':
      return open || standing.phase === 'PENDING';
    case 'undo':
      return standing.phase === 'SOLD';
    case 'stepUp':
    case 'stepDown':
      return open && rules.auctioneerMay.setIncrement;
    case 'lowerOpening':
      return open && standing.bids === 0 && rules.auctioneerMay.lowerOpening;
    case 'waiveReserve':
      return open && standing.reserve === 'NOT_MET' && rules.auctioneerMay.waiveReserve;
    default:
      throw new Error(`no act is called ${name}`);
  }
}

/** The step from the price to the asking bid as it stands; before the first bid, what the table says. */
export function stepOf(lot, rules) {
  const { priceMinor, askingMinor, bids } = lot.lot.standing;
  return bids > 0 ? askingMinor - priceMinor : stepAt(rules.increments, askingMinor);
}

/** The next round step above or below one: 1, 2, 5, 10, 20, 50, ... */
export function roundStep(step, up) {
  const ladder = [];
  for (let ten = 1; ten <= 1e12; ten *= 10) {
    ladder.push(ten, 2 * ten, 5 * ten);
  }
  return up ? ladder.find((one) => one > step) : (ladder.findLast((one) => one < step) ?? 1);
}

export function createConduct({ room, wire, clock, onChange, onStale }) {
  const steps = new Map();
  const courier = createCourier({ wire, clock, onFate });

  function onFate(entry) {
    const reason = entry.outcome?.reason ?? entry.refused?.reason;
    if (entry.fate === 'refused' || entry.fate === 'turnedAway') {
      steps.delete(entry.about.lotId);
      const detail = entry.outcome?.detail ?? entry.refused?.detail;
      toast(
        t('console.refused', {
          act: t(`act.${entry.about.name}`),
          why: detail ? `${t(`refusal.${reason}`)} (${detail})` : t(`refusal.${reason}`),
        }),
        { kind: 'bad' },
      );
      if (reason === 'STALE') {
        onStale(entry.about.lotId);
      }
    }
    onChange();
  }

  /** Sends a command about a lot or the show; offline, it says so instead of keeping it for later. */
  function send(name, command, lotId = null) {
    if (
      wire.condition().state !== 'live' ||
      !courier.send({ type: 'command', showId: room.showId, command }, { name, lotId })
    ) {
      toast(t('console.notSent', { act: t(`act.${name}`) }), { kind: 'bad' });
    }
  }

  function amount(minor) {
    return { minor, currency: room.show.currency };
  }

  function setStep(lot, up) {
    const rules = rulesOf(room, lot);
    const next = roundStep(steps.get(lot.lotId) ?? stepOf(lot, rules), up);
    steps.set(lot.lotId, next);
    send(
      up ? 'stepUp' : 'stepDown',
      { type: 'SetIncrement', lotId: lot.lotId, step: amount(next) },
      lot.lotId,
    );
  }

  const acts = {
    open: ({ lotId }) => send('open', { type: 'OpenLot', lotId }, lotId),
    warn: ({ lotId }) => send('warn', { type: 'GiveFairWarning', lotId }, lotId),
    hammer: ({ lotId, lot }) => send('hammer', { type: 'Hammer', lotId, ifSeq: lot.seq }, lotId),
    pass: ({ lotId }) => send('pass', { type: 'PassLot', lotId }, lotId),
    cancel: ({ lotId }) => send('cancel', { type: 'CancelLot', lotId }, lotId),
    undo: ({ lotId }) => send('undo', { type: 'UndoHammer', lotId }, lotId),
    waiveReserve: ({ lotId }) => send('waiveReserve', { type: 'WaiveReserve', lotId }, lotId),
    stepUp: (lot) => setStep(lot, true),
    stepDown: (lot) => setStep(lot, false),
  };

  return {
    onFrame: courier.onFrame,
    tick: courier.tick,
    connected: courier.back,
    cut: courier.cut,
    send,
    amount,
    act(name, lot) {
      const rules = rulesOf(room, lot);
      if (!possible(name, room.show, lot.lot.standing, rules)) {
        toast(t('console.notNow', { act: t(`act.${name}`) }));
      } else if (
        !courier
          .open()
          .some(
            (entry) =>
              entry.about.name === name && entry.about.lotId === lot.lotId && !name.startsWith('step'),
          )
      ) {
        acts[name](lot);
      }
      onChange();
    },
    pauseOrResume() {
      if (room.show.status === 'LIVE') {
        send('pause', { type: 'PauseShow' });
      } else if (room.show.status === 'PAUSED') {
        send('resume', { type: 'ResumeShow' });
      }
    },
    /** The step that a lot has, or will have once the last change is decided. */
    step: (lot) => steps.get(lot.lotId) ?? stepOf(lot, rulesOf(room, lot)),
    waiting: (name, lotId) =>
      courier
        .entries()
        .some((entry) => isOpen(entry) && entry.about.name === name && entry.about.lotId === lotId),
    checking: () => courier.open().filter((entry) => entry.fate === 'checking'),
    /** Lots whose hammer can still be undone, the last sold at the end. */
    undoable: () =>
      lotsOf(room)
        .filter(({ lot }) => lot.standing.phase === 'SOLD' && lot.standing.deadlineMillis > clock.now())
        .sort((one, other) => one.lot.standing.deadlineMillis - other.lot.standing.deadlineMillis),
  };
}
