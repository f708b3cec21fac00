/** Who is signed in on this tab: a token that lives in the tab's session storage and nowhere else. */

const KEY = 'rostrum.token';

takeTokenFromAddress();

/**
 * Takes a token that a printed link brought in the address (#token=...), and cleans the address; done
 * before anything asks.
 */
function takeTokenFromAddress() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get('token');
  if (token) {
    keep(token);
    history.replaceState(history.state, '', location.pathname + location.search);
  }
}

export function keep(token) {
  sessionStorage.setItem(KEY, token);
}

export function signOut() {
  sessionStorage.clear();
}

/** The token while it is good; null when nobody is signed in or the token has ended. */
export function token() {
  const kept = sessionStorage.getItem(KEY);
  return kept && claimsOf(kept) ? kept : null;
}

/** Whether a token is kept that has ended. */
export function hasEnded() {
  const kept = sessionStorage.getItem(KEY);
  return Boolean(kept) && !claimsOf(kept);
}

/** @returns {{userId: string, roles: string[]} | null} who is signed in */
export function person() {
  const kept = sessionStorage.getItem(KEY);
  const claims = kept ? claimsOf(kept) : null;
  return claims ? { userId: claims.sub, roles: claims.roles ?? [] } : null;
}

export function may(role) {
  return person()?.roles.includes(role) ?? false;
}

/** Reads a token without trusting it: the gateway is the one that verifies. */
function claimsOf(text) {
  try {
    const body = text.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes));
    return claims.exp * 1_000 > Date.now() ? claims : null;
  } catch {
    return null;
  }
}
