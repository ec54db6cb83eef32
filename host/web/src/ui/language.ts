import { tables, type Strings } from './strings';

export type Language = 'fr' | 'en';

const key = 'cahier:language';

/** The page's strings, in the language last given to `useLanguage`. */
export let t: Strings = tables.en;
export let language: Language = 'en';

export function useLanguage(next: Language): void {
  language = next;
  t = tables[next];
  document.documentElement.lang = next;
  try {
    localStorage.setItem(key, next);
  } catch {
    // Not remembered, that is all.
  }
}

/** The language used last here, else the first of the browser's that the course speaks. */
export function preferredLanguage(): Language {
  let remembered: string | null = null;
  try {
    remembered = localStorage.getItem(key);
  } catch {
    // Storage can be forbidden.
  }
  if (remembered === 'fr' || remembered === 'en') return remembered;
  return firstSpoken(navigator.languages ?? [navigator.language]);
}

export function firstSpoken(languages: readonly string[]): Language {
  for (const tag of languages) {
    const code = tag.slice(0, 2).toLowerCase();
    if (code === 'fr' || code === 'en') return code;
  }
  return 'en';
}

export const otherLanguage = (of: Language): Language => (of === 'fr' ? 'en' : 'fr');

/** A duration as the reader's language writes it: `0,8 s`, `12 s`, `2 min 5 s`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds >= 59.5) {
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)}\u00a0min ${whole % 60}\u00a0s`;
  }
  const digits = seconds < 9.95 ? 1 : 0;
  if (milliseconds < 50) return `${Math.max(1, Math.round(milliseconds))}\u00a0ms`;
  return `${count(seconds, digits)}\u00a0s`;
}

export function count(value: number, digits = 0): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}
