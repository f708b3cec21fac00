/*
 * Runs before the first paint, as a classic script: the chosen light or dark, so that the page never flashes;
 * and whether a token is there, so that room is kept for what only those who signed in see.
 */
(function beforeTheFirstPaint() {
  try {
    const chosen = localStorage.getItem('rostrum.theme');
    if (chosen === 'light' || chosen === 'dark') {
      document.documentElement.dataset.theme = chosen;
    }
    if (sessionStorage.getItem('rostrum.token') || location.hash.includes('token=')) {
      document.documentElement.dataset.signedIn = '';
    }
  } catch {
    /* A browser that keeps nothing follows the system. */
    document.documentElement.dataset.theme = '';
  }
})();
