import { h } from './dom';

let region: HTMLElement | null = null;

/** Says a short sentence to screen readers, without moving anything. */
export function announce(sentence: string): void {
  if (!region) {
    region = h('div', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
    document.body.append(region);
  }
  region.textContent = sentence;
}
