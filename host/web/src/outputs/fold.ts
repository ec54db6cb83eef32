/** Long text shows its first and last lines; what lies between waits behind a button. */
export interface Folded {
  head: string;
  tail: string;
  hidden: number;
}

const limit = 60;
const kept = { head: 25, tail: 15 };

export function fold(text: string): Folded | null {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  let lines = 1;
  for (let i = body.indexOf('\n'); i >= 0; i = body.indexOf('\n', i + 1)) lines++;
  if (lines <= limit) return null;

  let headEnd = -1;
  for (let i = 0; i < kept.head; i++) headEnd = body.indexOf('\n', headEnd + 1);
  let tailStart = body.length;
  for (let i = 0; i < kept.tail; i++) tailStart = body.lastIndexOf('\n', tailStart - 1);
  return { head: body.slice(0, headEnd), tail: body.slice(tailStart + 1), hidden: lines - kept.head - kept.tail };
}
