/** The gateway over HTTP: reads, and commands whose fate it waits for. */
import { commandId } from './commandid.js';
import { token } from './session.js';

/**
 * What the gateway answered instead of what was asked; {@code quote} is an id to name when asking for help.
 */
export class DoorError extends Error {
  constructor(status, reason, detail, quote) {
    super(detail || reason || `HTTP ${status}`);
    this.status = status;
    this.reason = reason;
    this.detail = detail;
    this.quote = quote;
  }
}

const ASK_AGAIN_MILLIS = 700;
const ASK_AT_MOST = 40;
const ANSWER_WITHIN_MILLIS = 15_000;

async function fetchJson(path, options = {}) {
  const headers = new Headers(options.headers);
  if (token()) {
    headers.set('Authorization', `Bearer ${token()}`);
  }
  let answer;
  try {
    answer = await fetch(path, { ...options, headers, signal: AbortSignal.timeout(ANSWER_WITHIN_MILLIS) });
  } catch (cause) {
    throw new DoorError(0, 'UNREACHABLE', null, path);
  }
  const text = await answer.text();
  let body = {};
  try {
    body = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new DoorError(answer.status, 'FORM', null, `${answer.status} ${path}`);
  }
  return { answer, body, quote: body.instance?.split(':').at(-1) ?? `${answer.status} ${path}` };
}

/**
 * One question and whatever came back, for those who look at the status themselves: 0 where nothing came.
 *
 * @param value is posted; without one the question is a read
 */
export async function exchange(path, value) {
  const options =
    value === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
  try {
    const { answer, body, quote } = await fetchJson(path, options);
    return { status: answer.status, body, quote };
  } catch (error) {
    return { status: error.status, body: {}, quote: error.quote };
  }
}

/** Reads a resource; anything but 2xx is a {@link DoorError}. */
export async function read(path) {
  const { answer, body, quote } = await fetchJson(path);
  if (!answer.ok) {
    throw new DoorError(answer.status, body.reason, body.detail, quote);
  }
  return body;
}

export async function post(path, value) {
  const { answer, body, quote } = await fetchJson(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
  });
  if (!answer.ok) {
    throw new DoorError(answer.status, body.reason, body.detail, quote);
  }
  return body;
}

/** Sends a picture's bytes; the answer names the picture that was kept. */
export async function sendPicture(file) {
  const { answer, body, quote } = await fetchJson('/api/v1/pictures', {
    method: 'POST',
    headers: { 'Content-Type': file.type || 'application/octet-stream' },
    body: file,
  });
  if (!answer.ok) {
    throw new DoorError(answer.status, body.reason, body.detail, quote);
  }
  return body;
}

/**
 * Sends a command and waits until its fate is known. What stays unknown is asked for again under the same
 * id, so that it can act once at most.
 *
 * @returns the outcome of an accepted command; a refused one is a {@link DoorError} with the refusal as its
 *     reason
 */
export async function command(showId, wish, id = commandId(Date.now())) {
  const path = `/api/v1/shows/${encodeURIComponent(showId)}/commands`;
  let reached = await tried(() => sendOnce(path, id, wish));
  for (let asked = 0; asked < ASK_AT_MOST && !reached.outcome; asked++) {
    await new Promise((done) => {
      setTimeout(done, ASK_AGAIN_MILLIS);
    });
    reached = await tried(() => (reached.unknown ? sendOnce(path, id, wish) : fate(path, id)));
  }
  if (!reached.outcome) {
    throw new DoorError(503, 'STILL_UNKNOWN', null, id);
  }
  if (!reached.outcome.accepted) {
    throw new DoorError(409, reached.outcome.reason, reached.outcome.detail, id);
  }
  return reached.outcome;
}

async function tried(ask) {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DoorError && error.status === 0) {
      return { unknown: true };
    }
    throw error;
  }
}

async function sendOnce(path, id, wish) {
  const { answer, body } = await fetchJson(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ commandId: id, command: wish }),
  });
  return fateOf(answer, body, id);
}

async function fate(path, id) {
  const { answer, body } = await fetchJson(`${path}/${id}`);
  return answer.status === 404 ? { unknown: true } : fateOf(answer, body, id);
}

function fateOf(answer, body, id) {
  if (body.outcome) {
    return { outcome: body.outcome };
  }
  if (answer.status === 202) {
    return { taken: true };
  }
  if (answer.status === 503) {
    return { unknown: true };
  }
  if (answer.status === 429) {
    return { unknown: true };
  }
  throw new DoorError(answer.status, body.reason, body.detail, id);
}
