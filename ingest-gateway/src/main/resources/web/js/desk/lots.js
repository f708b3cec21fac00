/**
 * The lots of a show as their seller edits them: what is saved comes from the room and, for reserves, from
 * the seller's own query; what is being typed is a draft beside it until it is saved.
 */
import { freshName } from '../shared/commandid.js';
import { isOver, lotsOf } from '../shared/fold.js';
import { t } from '../shared/language.js';
import { decimal, money, parseMoney } from '../shared/money.js';
import { doorWords, redraw, toast } from '../shared/screen.js';
import { read } from '../shared/door.js';

export const FIELDS = ['title', 'text', 'category', 'pictures', 'opening', 'reserve', 'pack', 'step'];
const MOST = { title: 120, text: 4_000, category: 60 };
export const MOST_PICTURES = 12;
const PACK_STEP = 'fixed';

/** What is wrong with a lot's fields, by field; empty if nothing is. */
export function faultsOf(draft, currency) {
  const faults = {};
  if (draft.title.trim() === '') {
    faults.title = t('lot.titleMissing');
  }
  for (const [name, most] of Object.entries(MOST)) {
    if (draft[name].length > most) {
      faults[name] = t('lot.tooLong', { most });
    }
  }
  const opening = parseMoney(draft.opening, currency);
  if (opening.fault) {
    faults.opening = t(`amount.${opening.fault}`);
  }
  const reserve = draft.reserve.trim() === '' ? { minor: 0 } : parseMoney(draft.reserve, currency);
  if (reserve.fault) {
    faults.reserve = t(`amount.${reserve.fault}`);
  } else if (!opening.fault && reserve.minor > 0 && reserve.minor < opening.minor) {
    faults.reserve = t('lot.reserveUnderOpening', { amount: money(opening.minor, currency, true) });
  }
  if (draft.pack === PACK_STEP) {
    const step = parseMoney(draft.step, currency);
    if (step.fault || step.minor === 0) {
      faults.step = t(step.fault ? `amount.${step.fault}` : 'lot.stepZero');
    }
  }
  if (draft.pictures.length > MOST_PICTURES) {
    faults.pictures = t('lot.tooManyPictures', { most: MOST_PICTURES });
  }
  return faults;
}

export function createLots({ room, send }) {
  const drafts = new Map();
  const reserves = new Map();
  const packs = new Map();
  let added = [];
  let order = null;

  const currency = () => room.show.currency;

  async function loadReserves(after = 0) {
    try {
      const { own = [] } = await send({ type: 'MyLots', after });
      own.forEach(({ lotId, amountMinor }) => reserves.set(lotId, amountMinor));
      const last = Math.max(0, ...own.map(({ lotId }) => room.order.indexOf(lotId) + 1));
      if (own.length > 0 && last > after) {
        await loadReserves(last);
      }
    } catch (error) {
      toast(t('desk.noReserves', { why: doorWords(error) }), { kind: 'bad' });
    }
    redraw();
  }

  /** A lot's fields as they are saved. */
  function savedFields(lot) {
    const own =
      lot.card.rules && JSON.stringify(lot.card.rules) !== JSON.stringify(room.show.rules)
        ? lot.card.rules
        : null;
    const reserve = reserves.get(lot.lotId) ?? 0;
    return {
      title: lot.card.title,
      text: lot.card.text ?? '',
      category: lot.card.category ?? '',
      pictures: lot.card.pictures,
      opening: decimal(lot.card.openingMinor, currency()),
      reserve: reserve > 0 ? decimal(reserve, currency()) : '',
      pack: own ? own.name.split(':')[0] : '',
      step: own?.name.startsWith('fixed:') ? decimal(Number(own.name.slice(6)), currency()) : '1',
    };
  }

  function blank() {
    return { title: '', text: '', category: '', pictures: [], opening: '', reserve: '', pack: '', step: '1' };
  }

  /**
   * @returns one row: its lot's id, fields, faults, state (saved, changed, saving, refused), and whether it
   * may still change
   */
  function row(lotId) {
    const lot = room.lots.get(lotId);
    const draft = drafts.get(lotId);
    const phase = lot?.lot?.standing.phase ?? 'PENDING';
    return {
      lotId,
      phase,
      isNew: !lot,
      mayChange: phase === 'PENDING' && room.show.status !== 'ENDED',
      over: isOver(phase),
      fields: draft?.fields ?? (lot ? savedFields(lot) : blank()),
      faults: draft?.faults ?? {},
      state: draft?.state ?? 'saved',
      refusal: draft?.refusal ?? null,
    };
  }

  function rows() {
    const saved = order ?? lotsOf(room).map(({ lotId }) => lotId);
    return [...saved.filter((lotId) => room.lots.has(lotId)), ...added].map(row);
  }

  function set(lotId, name, value) {
    const { fields } = row(lotId);
    const next = { ...fields, [name]: value };
    const faults = { ...drafts.get(lotId)?.faults };
    delete faults[name];
    drafts.set(lotId, { fields: next, faults, state: 'changed' });
    redraw();
  }

  function add(fields = blank()) {
    const lotId = freshName('lot');
    added = [...added, lotId];
    drafts.set(lotId, { fields: { ...blank(), ...fields }, faults: {}, state: 'changed' });
    redraw();
    return lotId;
  }

  /** The rules that a lot is to have of its own, made of the show's with another table. */
  async function ownRules(fields) {
    if (fields.pack === '') {
      return null;
    }
    const name =
      fields.pack === PACK_STEP ? `fixed:${parseMoney(fields.step, currency()).minor}` : fields.pack;
    const key = `${currency()} ${name}`;
    if (!packs.has(key)) {
      packs.set(
        key,
        (await read(`/api/v1/rule-packs?currency=${currency()}&name=${encodeURIComponent(name)}`)).packs[0],
      );
    }
    const pack = packs.get(key);
    return {
      ...room.show.rules,
      name: pack.name,
      version: pack.version,
      increments: pack.increments,
      ownRaiseLifts: pack.ownRaiseLifts,
    };
  }

  async function specOf(fields) {
    const rules = await ownRules(fields);
    const reserve = fields.reserve.trim() === '' ? 0 : parseMoney(fields.reserve, currency()).minor;
    return {
      title: fields.title.trim(),
      text: fields.text,
      category: fields.category.trim(),
      pictures: fields.pictures,
      opening: { minor: parseMoney(fields.opening, currency()).minor, currency: currency() },
      ...(reserve > 0 ? { reserve: { minor: reserve, currency: currency() } } : {}),
      ...(rules ? { rules } : {}),
    };
  }

  /** Saves a row if something changed and nothing is wrong; returns whether it stands saved. */
  async function save(lotId) {
    const draft = drafts.get(lotId);
    if (!draft || draft.state === 'saving') {
      return !draft;
    }
    const faults = faultsOf(draft.fields, currency());
    if (Object.keys(faults).length > 0) {
      drafts.set(lotId, { ...draft, faults });
      redraw();
      return false;
    }
    drafts.set(lotId, { ...draft, faults: {}, state: 'saving' });
    redraw();
    try {
      const lot = await specOf(draft.fields);
      await send({ type: room.lots.has(lotId) ? 'ReviseLot' : 'CreateLot', lotId, lot });
      reserves.set(lotId, lot.reserve?.minor ?? 0);
      settle(lotId, draft.fields);
      return true;
    } catch (error) {
      const now = drafts.get(lotId);
      drafts.set(lotId, { ...now, state: 'refused', refusal: error });
      redraw();
      return false;
    }
  }

  /**
   * What was saved is no draft any more, unless somebody typed on meanwhile; a new lot stays until the room
   * knows it.
   */
  function settle(lotId, saved) {
    const now = drafts.get(lotId);
    if (now && now.state === 'saving' && FIELDS.every((name) => now.fields[name] === saved[name])) {
      drafts.set(lotId, { ...now, state: 'kept' });
      if (room.lots.get(lotId)?.card) {
        dropKept(lotId);
      }
    }
    redraw();
  }

  function dropKept(lotId) {
    if (drafts.get(lotId)?.state === 'kept') {
      drafts.delete(lotId);
    }
  }

  function heard(frame) {
    if (frame.type === 'runList') {
      order = null;
    }
    const known =
      frame.type === 'card' || frame.type === 'lot'
        ? [frame.lotId ?? frame.lot.lotId]
        : frame.type === 'snapshot'
          ? frame.lots.map(({ lot }) => lot.lotId)
          : [];
    for (const lotId of known) {
      added = added.filter((one) => one !== lotId);
      dropKept(lotId);
    }
  }

  async function remove(lotId) {
    if (!room.lots.has(lotId)) {
      added = added.filter((one) => one !== lotId);
      drafts.delete(lotId);
      redraw();
      return;
    }
    try {
      await send({ type: 'RemoveLot', lotId });
      drafts.delete(lotId);
      fallOut(lotId);
    } catch (error) {
      toast(doorWords(error), { kind: 'bad' });
    }
    redraw();
  }

  function fallOut(lotId) {
    room.lots.delete(lotId);
    room.order = room.order.filter((one) => one !== lotId);
  }

  /** Moves a lot to a place in the run list, counted from 0; shown at once, and set back if it is refused. */
  async function move(lotId, place) {
    const now = (order ?? lotsOf(room).map((lot) => lot.lotId)).filter((one) => room.lots.has(one));
    const from = now.indexOf(lotId);
    const to = Math.max(0, Math.min(now.length - 1, place));
    if (from < 0 || from === to) {
      return from;
    }
    order = now.toSpliced(from, 1).toSpliced(to, 0, lotId);
    redraw();
    try {
      await send({ type: 'OrderLots', lotIds: order.slice(0, Math.max(from, to) + 1) });
    } catch (error) {
      order = null;
      toast(doorWords(error), { kind: 'bad' });
      redraw();
    }
    return to;
  }

  return {
    rows,
    row,
    set,
    add,
    save,
    remove,
    move,
    heard,
    loadReserves,
    /** How many rows are not saved, or cannot be. */
    unsaved: () => [...drafts.values()].filter(({ state }) => state !== 'kept').length,
  };
}
