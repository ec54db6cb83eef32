import type { StreamParser, StringStream } from '@codemirror/language';

/** Where the tokenizer stands inside a literal; code inside an interpolation hole may open further literals. */
type Context =
  | { kind: 'comment' }
  | { kind: 'string'; quotes: number; verbatim: boolean; dollars: number }
  | { kind: 'hole'; depth: number; braces: number };

export interface State {
  stack: Context[];
  /** The indentation of the line on which each open bracket stands. */
  brackets: number[];
  afterDot: boolean;
  previous: string;
}

const words = (text: string): Set<string> => new Set(text.split(' '));

const keywords = words('abstract as async await base break case catch checked class const continue default delegate do else enum event '
  + 'explicit extern finally fixed for foreach goto if implicit in init interface internal is lock namespace new not operator or and out '
  + 'override params partial private protected public readonly record ref required return scoped sealed sizeof stackalloc static struct '
  + 'switch this throw try typeof unchecked unsafe using var virtual volatile when where while with yield get set nameof global file allows');
const types = words('bool byte char decimal double dynamic float int long nint nuint object sbyte short string uint ulong ushort void');
const atoms = words('true false null');
/** After these words a capitalised name is a type. */
const beforeType = words('new is as class struct record interface enum : typeof using namespace');

/** C# as the lessons write it (C# 14 scripts): for colours and indentation, not for understanding. */
export const csharpParser: StreamParser<State> = {
  name: 'csharp',
  startState: () => ({ stack: [], brackets: [], afterDot: false, previous: '' }),
  copyState: (state) => ({
    ...state, stack: state.stack.map((context) => ({ ...context })), brackets: [...state.brackets],
  }),
  token(stream, state) {
    const context = state.stack.at(-1);
    if (context?.kind === 'comment') return comment(stream, state);
    if (context?.kind === 'string') return text(stream, state, context);
    if (stream.eatSpace()) return null;
    return code(stream, state);
  },
  indent(state, textAfter, context) {
    if (state.stack.some(({ kind }) => kind !== 'hole')) return null;
    const closing = /^\s*[}\])]/.test(textAfter);
    const open = state.brackets.at(-1);
    return open === undefined ? 0 : open + (closing ? 0 : context.unit);
  },
  languageData: {
    commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
    closeBrackets: { brackets: ['(', '[', '{', '"', "'"] },
    indentOnInput: /^\s*[}\])]$/,
  },
};

function code(stream: StringStream, state: State): string | null {
  const { afterDot, previous } = state;
  state.afterDot = false;
  if (stream.match('///')) return rest(stream, 'docComment');
  if (stream.match('//')) return rest(stream, 'lineComment');
  if (stream.match('/*')) {
    state.stack.push({ kind: 'comment' });
    return comment(stream, state);
  }
  if (stream.sol() || stream.string.slice(0, stream.pos).trim() === '') {
    if (stream.match(/^#!?[a-z]+/)) return 'meta';
  }
  if (opensString(stream, state)) return 'string';
  if (stream.match('..')) return said(state, '..', 'operator');
  if (stream.match(/^'(?:\\.[^']*|[^'\\])'/)) return 'character';
  if (stream.match(/^(?:0[xX][\da-fA-F_]+|0[bB][01_]+|(?:\d[\d_]*)?\.?\d[\d_]*(?:[eE][+-]?\d+)?)[fFdDmMuUlL]*/)) return said(state, '0', 'number');
  if (stream.match(/^@?[\p{L}_][\p{L}\p{N}_]*/u)) return word(stream, state, afterDot, previous);
  return punctuation(stream, state);
}

function word(stream: StringStream, state: State, afterDot: boolean, previous: string): string {
  const name = stream.current();
  state.previous = name;
  if (!afterDot) {
    if (atoms.has(name)) return 'atom';
    if (types.has(name)) return 'typeName';
    if (keywords.has(name)) return 'keyword';
  }
  if (stream.match(/^\s*(?:<[\w\s,.?[\]]*>)?\s*\(/, false)) return previous === 'new' ? 'typeName' : 'variableName.function';
  const capital = /^\p{Lu}/u.test(name);
  if (capital && beforeType.has(previous)) return 'typeName';
  // `Tensor x`, `Tensor.Zeros`, `List<Tensor>`: a capitalised name that starts something is a type.
  if (capital && !afterDot && stream.match(/^(?:\s*<[\w\s,.?[\]]*>)?(?:\[[,\s]*\])*\??(?:\s+[\p{L}_]|\.)/u, false)) return 'typeName';
  return afterDot ? 'propertyName' : 'variableName';
}

function punctuation(stream: StringStream, state: State): string | null {
  const character = stream.next()!;
  const hole = state.stack.at(-1);
  if (hole?.kind === 'hole') {
    if (character === '}' && hole.depth === 0) {
      for (let i = 1; i < hole.braces; i++) stream.eat('}');
      state.stack.pop();
      return 'punctuation.special';
    }
    if (character === ':' && hole.depth === 0 && stream.match(/^[^"}]+/)) return 'string.special';
    if ('([{'.includes(character)) hole.depth++;
    else if (')]}'.includes(character)) hole.depth--;
  } else if ('([{'.includes(character)) {
    state.brackets.push(stream.indentation());
  } else if (')]}'.includes(character)) {
    state.brackets.pop();
  }
  state.afterDot = character === '.' && stream.peek() !== '.';
  state.previous = character;
  if ('+-*/%=<>!&|^~?:'.includes(character)) return 'operator';
  return '()[]{}'.includes(character) ? 'bracket' : 'punctuation';
}

/** `"…"`, `@"…"`, `$"…"`, `$@"…"` and the raw `"""…"""`, `$$"""…"""`. */
function opensString(stream: StringStream, state: State): boolean {
  const opening = stream.match(/^([$@]*)("{3,}|")/) as RegExpMatchArray | null;
  if (!opening) return false;
  const [, prefix = '', quotes = '"'] = opening;
  const dollars = prefix.split('$').length - 1;
  if (quotes === '"' && dollars === 0 && !prefix.includes('@')) {
    // The plain string ends on its line: no state is needed, and an unclosed one does not spill over.
    stream.match(/^(?:[^"\\]|\\.)*"?/);
    state.previous = '"';
    return true;
  }
  state.stack.push({ kind: 'string', quotes: quotes.length, verbatim: prefix.includes('@') || quotes.length > 1, dollars });
  return true;
}

function text(stream: StringStream, state: State, context: Context & { kind: 'string' }): string {
  const { quotes, verbatim, dollars } = context;
  const opens = '{'.repeat(dollars);
  while (!stream.eol()) {
    if (!verbatim && stream.match(/^\\./)) continue;
    if (quotes === 1 && verbatim && stream.match('""')) continue;
    if (stream.match('"'.repeat(quotes))) {
      state.stack.pop();
      state.previous = '"';
      return 'string';
    }
    if (dollars > 0 && stream.match(opens, false)) {
      if (quotes === 1 && stream.match('{{')) continue;
      if (stream.current() !== '') return 'string';
      stream.match(opens);
      state.stack.push({ kind: 'hole', depth: 0, braces: dollars });
      return 'punctuation.special';
    }
    stream.next();
  }
  if (!verbatim) state.stack.pop();
  return 'string';
}

function comment(stream: StringStream, state: State): string {
  if (stream.match(/^.*?\*\//)) state.stack.pop();
  else stream.skipToEnd();
  return 'blockComment';
}

function rest(stream: StringStream, token: string): string {
  stream.skipToEnd();
  return token;
}

function said(state: State, what: string, token: string): string {
  state.previous = what;
  return token;
}
