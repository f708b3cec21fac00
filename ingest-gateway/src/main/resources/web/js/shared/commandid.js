/** A fresh UUIDv7 (RFC 9562, section 5.7) born at this moment of the server's clock. */
export function commandId(birthMillis) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let birth = BigInt(birthMillis);
  for (let place = 5; place >= 0; place--) {
    bytes[place] = Number(birth & 0xffn);
    birth >>= 8n;
  }
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** When an id was made, in epoch milliseconds. */
export function birthOf(id) {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** A short random id for a new show or lot, such as {@code lot-k3v9x2m8q1}. */
export function freshName(prefix) {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `${prefix}-${Array.from(bytes, (byte) => letters[byte % letters.length]).join('')}`;
}
