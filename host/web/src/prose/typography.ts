import type { Language } from '../ui/language';

/** The finer points of typesetting that plain typing leaves out: apostrophes, and French no-break spaces. */
export function typeset(text: string, language: Language): string {
  text = text.replace(/(\p{L})'(?=\p{L})/gu, '$1’');
  if (language !== 'fr') return text;
  return text
    .replace(/[ \u00a0]([;!?]+)(?=[\s)»\u00a0]|$)/g, '\u202f$1')
    .replace(/ (:|»)/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
    .replace(/(\d) (%|€|°C)/g, '$1\u00a0$2')
    .replace(/(\d) (?=\d{3}(?!\d))/g, '$1\u202f');
}
