/* Runs before the first paint, as a classic script: the chosen light or dark, so that the page never flashes. */
(function chooseTheme() {
  try {
    const chosen = localStorage.getItem('rostrum.theme');
    if (chosen === 'light' || chosen === 'dark') {
      document.documentElement.dataset.theme = chosen;
    }
  } catch {
    /* A browser that keeps nothing follows the system. */
    document.documentElement.dataset.theme = '';
  }
})();
