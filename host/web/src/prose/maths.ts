import katex from 'katex';
import type { MarkdownIt, Token } from 'markdown-it';

/** `$…$` in the line, `$$…$$` displayed; a dollar next to a space or a digit stays a dollar. */
export function maths(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'maths', (state, silent) => {
    const { src, pos } = state;
    if (src[pos] !== '$') return false;
    const display = src[pos + 1] === '$';
    const fence = display ? '$$' : '$';
    const start = pos + fence.length;
    const end = closing(src, start, fence);
    if (end < 0 || src.slice(start, end).trim() === '') return false;
    if (!display && (/\s/.test(src[start]!) || /\s/.test(src[end - 1]!) || /\d/.test(src[end + 1] ?? ''))) return false;
    if (!silent) {
      const token = state.push('maths', '', 0);
      token.content = src.slice(start, end).trim();
      token.meta = { display };
    }
    state.pos = end + fence.length;
    return true;
  });

  md.block.ruler.before('fence', 'maths_block', (state, startLine, endLine, silent) => {
    const first = state.bMarks[startLine]! + state.tShift[startLine]!;
    if (!state.src.startsWith('$$', first)) return false;
    const lineEnd = state.eMarks[startLine]!;
    const firstLine = state.src.slice(first + 2, lineEnd);
    // `$$x$$ and more` belongs to a paragraph.
    const sameLine = firstLine.indexOf('$$');
    if (sameLine >= 0 && firstLine.slice(sameLine + 2).trim() !== '') return false;
    let content = sameLine >= 0 ? firstLine.slice(0, sameLine) : firstLine;
    let line = startLine;
    let closed = sameLine >= 0;
    while (!closed && ++line < endLine) {
      const text = state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]!);
      closed = text.trimEnd().endsWith('$$');
      content += '\n' + (closed ? text.trimEnd().slice(0, -2) : text);
    }
    if (!closed) return false;
    if (silent) return true;
    const token = state.push('maths', '', 0);
    token.block = true;
    token.content = content.trim();
    token.meta = { display: true };
    token.map = [startLine, line + 1];
    state.line = line + 1;
    return true;
  }, { alt: ['paragraph', 'blockquote', 'list'] });

  md.renderer.rules.maths = (tokens, index) => {
    const token = tokens[index]!;
    const { display, trailing = '' } = metaOf(token);
    const rendered = renderMaths(token.content, display);
    return trailing === '' ? rendered : `<span class="with-maths">${rendered}${trailing}</span>`;
  };
}

interface MathsMeta {
  display: boolean;
  /** Punctuation that must not start the next line. */
  trailing?: string;
}

const metaOf = (token: Token): MathsMeta => token.meta as unknown as MathsMeta;

/** A line may break after a formula, but not between the formula and its full stop. */
export function attachPunctuation(tokens: Token[]): void {
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    // Long formulas keep their own places to break.
    if (token.type !== 'maths' || next?.type !== 'text' || token.content.length > 40) continue;
    const punctuation = /^[\u00a0\u202f]?[.,;:!?)\]»…’]+/.exec(next.content)?.[0];
    if (punctuation === undefined) continue;
    next.content = next.content.slice(punctuation.length);
    token.meta = { ...metaOf(token), trailing: punctuation };
  }
}

export function renderMaths(tex: string, display: boolean): string {
  const rendered = katex.renderToString(tex, { displayMode: display, throwOnError: false, strict: false, errorColor: 'var(--danger)' });
  // A long formula scrolls by itself, also by keyboard, rather than widening the page.
  return display ? `<div class="maths" tabindex="0">${rendered}</div>` : rendered;
}

function closing(src: string, from: number, fence: string): number {
  for (let end = src.indexOf(fence, from); end >= 0; end = src.indexOf(fence, end + 1)) {
    let slashes = 0;
    while (src[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}
