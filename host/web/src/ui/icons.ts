import { html } from './dom';

const paths = {
  run: '<path d="M7 4.5v15l12-7.5z" fill="currentColor" stroke="none"/>',
  runAll: '<path d="M3 5v14l8.5-7zM12.5 5v14l8.5-7z" fill="currentColor" stroke="none"/>',
  stop: '<rect x="6" y="6" width="12" height="12" rx="1.5" fill="currentColor" stroke="none"/>',
  restart: '<path d="M19.5 12a7.5 7.5 0 1 1-2.4-5.5M19.7 3.2v4.2h-4.2"/>',
  undo: '<path d="M8 5 4 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11h-4"/>',
  sun: '<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2.2M12 19.3v2.2M2.5 12h2.2M19.3 12h2.2M5.3 5.3l1.5 1.5M17.2 17.2l1.5 1.5M5.3 18.7l1.5-1.5M17.2 6.8l1.5-1.5"/>',
  moon: '<path d="M20 14.2A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.2z"/>',
} as const;

export type Icon = keyof typeof paths;

export function icon(name: Icon): HTMLElement {
  return html(`<svg class="icon" viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${paths[name]}</svg>`);
}
