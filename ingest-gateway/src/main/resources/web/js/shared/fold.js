/**
 * A room as its frames tell it. Every part is complete in itself and carries the number of the event that
 * changed it last; the newest number wins, so frames may come twice or out of order.
 */

/** How many lines of history a page keeps. */
export const LINES_KEPT = 300;

export function emptyRoom(showId) {
  return {
    showId,
    show: null,
    source: null,
    order: [],
    orderSeq: 0,
    lots: new Map(),
    board: [],
    boardSeq: 0,
    paddle: null,
    lines: [],
    watching: null,
    outside: false,
    removed: new Map(),
  };
}

/** Takes one frame into the room; returns whether it changed anything. */
export function fold(room, frame) {
  if (frame.showId !== undefined && frame.showId !== room.showId) {
    return false;
  }
  switch (frame.type) {
    case 'snapshot':
      return takeSnapshot(room, frame);
    case 'show':
      return takeShow(room, frame.show);
    case 'lot':
      return takeLot(room, frame.lot);
    case 'card':
      return takeCard(room, frame);
    case 'lotRemoved':
      return removeLot(room, frame);
    case 'runList':
      return takeOrder(room, frame.lotIds, frame.seq);
    case 'board':
      return takeBoard(room, frame);
    case 'paddle':
      return takePaddle(room, frame.paddle);
    case 'line':
      return takeLine(room, frame);
    case 'crowd':
      room.watching = frame.watching;
      return true;
    default:
      return false;
  }
}

function takeSnapshot(room, frame) {
  room.source = frame.source;
  room.outside = frame.outside ?? false;
  takeShow(room, frame.show);
  const named = new Set();
  for (const { card, lot } of frame.lots) {
    named.add(lot.lotId);
    takeLot(room, lot);
    const kept = room.lots.get(lot.lotId);
    if (!kept.card || kept.cardSeq <= lot.seq) {
      kept.card = card;
    }
  }
  for (const [lotId, kept] of room.lots) {
    if (!named.has(lotId) && Math.max(kept.cardSeq, kept.lot?.seq ?? 0) <= frame.show.seq) {
      room.lots.delete(lotId);
    }
  }
  room.order = [
    ...frame.lots.map(({ lot }) => lot.lotId),
    ...[...room.lots.keys()].filter((id) => !named.has(id)),
  ];
  room.board = frame.board ?? room.board;
  if (frame.paddle) {
    takePaddle(room, frame.paddle);
  }
  for (const line of [...(frame.history ?? [])].reverse()) {
    takeLine(room, line);
  }
  return true;
}

function takeShow(room, show) {
  if (room.show && room.show.seq > show.seq) {
    return false;
  }
  room.show = show;
  return true;
}

function entry(room, lotId) {
  if (!room.lots.has(lotId)) {
    room.lots.set(lotId, { lotId, card: null, cardSeq: 0, lot: null });
    room.order = [...room.order, lotId];
  }
  return room.lots.get(lotId);
}

function takeLot(room, lot) {
  const kept = room.lots.get(lot.lotId);
  if ((kept?.lot && kept.lot.seq > lot.seq) || (room.removed.get(lot.lotId) ?? 0) >= lot.seq) {
    return false;
  }
  entry(room, lot.lotId).lot = lot;
  return true;
}

function takeCard(room, frame) {
  const kept = entry(room, frame.lotId);
  if (kept.cardSeq > frame.seq) {
    return false;
  }
  kept.card = frame.card;
  kept.cardSeq = frame.seq;
  return true;
}

function removeLot(room, frame) {
  room.removed.set(frame.lotId, frame.seq);
  room.order = room.order.filter((lotId) => lotId !== frame.lotId);
  return room.lots.delete(frame.lotId);
}

function takeOrder(room, lotIds, seq) {
  if (seq < room.orderSeq) {
    return false;
  }
  const named = new Set(lotIds);
  room.orderSeq = seq;
  room.order = [
    ...lotIds.filter((lotId) => room.lots.has(lotId)),
    ...room.order.filter((lotId) => !named.has(lotId)),
  ];
  return true;
}

function takeBoard(room, frame) {
  if (frame.seq < room.boardSeq) {
    return false;
  }
  room.board = frame.board;
  room.boardSeq = frame.seq;
  return true;
}

function takePaddle(room, paddle) {
  if (room.paddle && room.paddle.seq > paddle.seq) {
    return false;
  }
  room.paddle = paddle;
  return true;
}

function takeLine(room, line) {
  const at = room.lines.findIndex((kept) => kept.seq <= line.seq);
  if (at >= 0 && room.lines[at].seq === line.seq) {
    return false;
  }
  room.lines.splice(at < 0 ? room.lines.length : at, 0, line);
  room.lines.length = Math.min(room.lines.length, LINES_KEPT);
  return true;
}

/** The lots in run list order that have both a card and a standing. */
export function lotsOf(room) {
  return room.order.map((lotId) => room.lots.get(lotId)).filter((lot) => lot?.card && lot?.lot);
}

export function isOpenPhase(phase) {
  return phase === 'OPEN' || phase === 'FAIR_WARNING';
}

export function isOver(phase) {
  return phase === 'SOLD' || phase === 'CONFIRMED' || phase === 'PASSED' || phase === 'CANCELLED';
}

/** The rules that a lot is sold under: its own, else the show's. */
export function rulesOf(room, lot) {
  return lot?.card?.rules ?? room.show?.rules ?? null;
}
