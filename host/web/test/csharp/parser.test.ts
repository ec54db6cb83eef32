import { indentUnit, getIndentation } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { csharp, highlightCSharp } from '../../src/csharp/language';

/** The classes of the words of a line, as `class:text`. */
function coloured(source: string): string[] {
  return [...highlightCSharp(source).matchAll(/<span class="tok-([\w-]+)">([^<]*)<\/span>/g)].map(([, name, text]) => `${name}:${text!.replaceAll('&quot;', '"')}`);
}

describe('C# colours', () => {
  test('keywords, types, calls, numbers, comments', () => {
    const tokens = coloured('var scores = Q.MatMul(K) / MathF.Sqrt(64f); // [T, T]');
    expect(tokens).toEqual(expect.arrayContaining(['keyword:var', 'function:MatMul', 'type:MathF', 'function:Sqrt', 'number:64f', 'comment:// [T, T]']));
  });

  test('names that follow a dot are never keywords', () => {
    expect(coloured('x.set.value')).not.toContain('keyword:set');
  });

  test('code inside an interpolation is code again, to any depth', () => {
    const tokens = coloured('$"a {f($"b {1 + 2}"):0.00} c" + d');
    expect(tokens).toEqual(expect.arrayContaining(['function:f', 'number:1', 'number:2']));
    expect(tokens.at(-1)).toBe('operator:+');
  });

  test('doubled braces and escapes do not open or close anything', () => {
    expect(coloured('$"{{x}} \\" {y}" + 1')).toContain('number:1');
    expect(coloured('@"a "" b" + 1')).toContain('number:1');
  });

  test('raw strings span lines', () => {
    const tokens = coloured('var t = """\n  "quoted" var\n  """;\nvar u = 1;');
    expect(tokens.filter((token) => token === 'keyword:var')).toHaveLength(2);
    expect(coloured('$$"""{{x}} {literal}""" + 1')).toContain('number:1');
  });

  test('an unclosed string ends with its line', () => {
    expect(coloured('var a = "oops\nvar b = 1;')).toContain('number:1');
  });

  test('directives of scripts', () => {
    expect(coloured('#r "../../lib/bin/Cahier.dll"')).toEqual(['meta:#r', 'string:"../../lib/bin/Cahier.dll"']);
  });

  test('ranges are not decimals', () => {
    expect(coloured('t[1..3]').filter((token) => token.startsWith('number'))).toEqual(['number:1', 'number:3']);
  });
});

test('a new line inside braces is indented one step more', () => {
  const state = EditorState.create({ doc: 'for (;;)\n{\n\n}', extensions: [csharp, indentUnit.of('    ')] });
  expect(getIndentation(state, state.doc.line(3).from)).toBe(4);
  expect(getIndentation(state, state.doc.line(4).from)).toBe(0);
});
