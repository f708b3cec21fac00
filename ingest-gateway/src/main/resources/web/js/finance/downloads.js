/** Files that the page writes itself, and files that the server has and that want the reader's token. */
import { DoorError } from '../shared/door.js';
import { token } from '../shared/session.js';

/** Rows as CSV (RFC 4180); a text that a spreadsheet would take for a formula is quoted as a text. */
export function csv(rows) {
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value) {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && /^[=+@\t]|^-\D/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a file to the reader. */
export function save(name, content, type = 'text/csv;charset=utf-8') {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Fetches a file of the server with the reader's token, and hands it on. */
export async function fetchFile(path, name) {
  const answer = await fetch(path, { headers: { Authorization: `Bearer ${token()}` } });
  if (!answer.ok) {
    throw new DoorError(answer.status, null, null, path);
  }
  save(name, await answer.blob());
}
