import type { MimeBundle } from '../notebook/nbformat';

/** What the page can show, best first: a figure that answers before its picture, a picture before its text. */
export const preferred = [
  'application/vnd.plotly.v1+json',
  'text/html',
  'text/markdown',
  'text/latex',
  'image/svg+xml',
  'image/png',
  'image/jpeg',
  'image/gif',
  'text/plain',
  'application/json',
] as const;

export type Mime = (typeof preferred)[number];

export function choose(data: MimeBundle): Mime | null {
  return preferred.find((mime) => data[mime] !== undefined && data[mime] !== null) ?? null;
}
