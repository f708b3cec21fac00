/**
 * A right-to-left pseudo-language for tests: the English messages with their words turned around and a
 * third longer, so that a layout which only holds left to right, or only holds for short words, shows
 * itself. Places stay as they are.
 */
import { en } from './en.js';

const OPEN = '\u202e';
const CLOSE = '\u202c';

function pseudo(message) {
  if (typeof message === 'object') {
    return Object.fromEntries(Object.entries(message).map(([form, text]) => [form, pseudo(text)]));
  }
  return message
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith('{') || part.trim() === '' ? part : `${OPEN}${part}${CLOSE}${'·'.repeat(part.length / 3)}`))
    .join('');
}

export const enXb = {
  ...Object.fromEntries(Object.entries(en).map(([key, message]) => [key, pseudo(message)])),
  'language.direction': 'rtl',
};
