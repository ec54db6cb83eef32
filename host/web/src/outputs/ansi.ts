export interface AnsiRun {
  text: string;
  /** Class names for the colours and weights in force. */
  classes: string[];
}

const colours = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
const escape = /\u001b\[([0-9;]*)m|\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-Z\\-_]/g;

/** Cuts text at its ANSI escapes: colours become classes, cursor movements disappear. */
export function parseAnsi(text: string): AnsiRun[] {
  if (!text.includes('\u001b')) return text === '' ? [] : [{ text, classes: [] }];
  const runs: AnsiRun[] = [];
  let style: { colour?: string; background?: string; bold?: boolean; italic?: boolean; underline?: boolean } = {};
  let start = 0;

  const push = (end: number): void => {
    if (end <= start) return;
    const classes = Object.entries(style).flatMap(([name, value]) =>
      value === undefined ? [] : [value === true ? `ansi-${name}` : `ansi-${name === 'background' ? 'on-' : ''}${value}`]);
    runs.push({ text: text.slice(start, end), classes });
  };

  for (const match of text.matchAll(escape)) {
    push(match.index);
    start = match.index + match[0].length;
    if (match[1] === undefined) continue;
    for (const code of match[1].split(';').map(Number)) {
      if (code === 0) style = {};
      else if (code === 1) style.bold = true;
      else if (code === 3) style.italic = true;
      else if (code === 4) style.underline = true;
      else if (code === 22) delete style.bold;
      else if (code === 39) delete style.colour;
      else if (code === 49) delete style.background;
      else if (code >= 30 && code <= 37) style.colour = colours[code - 30];
      else if (code >= 90 && code <= 97) style.colour = colours[code - 90];
      else if (code >= 40 && code <= 47) style.background = colours[code - 40];
      else if (code === 38 || code === 48) break; // 256 colours and more: shown without
    }
  }
  push(text.length);
  return runs;
}
