import { StreamLanguage } from '@codemirror/language';
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import { csharpParser } from './parser';

export const csharp = StreamLanguage.define(csharpParser);

/** Class names rather than colours: the editor, the prose's listings and both themes share one style sheet. */
export const codeHighlighter = tagHighlighter([
  { tag: tags.keyword, class: 'tok-keyword' },
  { tag: tags.atom, class: 'tok-atom' },
  { tag: tags.number, class: 'tok-number' },
  { tag: [tags.string, tags.character], class: 'tok-string' },
  { tag: tags.special(tags.string), class: 'tok-format' },
  { tag: [tags.lineComment, tags.blockComment, tags.docComment], class: 'tok-comment' },
  { tag: tags.typeName, class: 'tok-type' },
  { tag: tags.function(tags.variableName), class: 'tok-function' },
  { tag: tags.meta, class: 'tok-meta' },
  { tag: [tags.operator, tags.special(tags.punctuation)], class: 'tok-operator' },
]);

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character]!);

/** C# as HTML, for the listings inside the prose. */
export function highlightCSharp(source: string): string {
  let result = '';
  let position = 0;
  highlightTree(csharp.parser.parse(source), codeHighlighter, (from, to, classes) => {
    result += escapeHtml(source.slice(position, from));
    result += `<span class="${classes}">${escapeHtml(source.slice(from, to))}</span>`;
    position = to;
  });
  return result + escapeHtml(source.slice(position));
}
