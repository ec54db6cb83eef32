// Runs before the first paint, so that a reader who chose the dark page never sees a white flash.
try {
  const chosen = localStorage.getItem('cahier:theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage can be forbidden; the page then follows the system.
}
