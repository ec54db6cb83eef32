import { Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import { rangeOf } from '../../src/cells/marks';

const doc = Text.of(['var a = 1', 'b.Softmx()', '']);
const at = (line: number, column: number, endLine: number, endColumn: number): string => {
  const { from, to } = rangeOf(doc, { line, column, endLine, endColumn });
  return doc.sliceString(from, to);
};

test('a span marks the words it covers', () => {
  expect(at(2, 3, 2, 9)).toBe('Softmx');
});

test('a missing semicolon, an empty span, marks the character before it', () => {
  expect(at(1, 10, 1, 10)).toBe('1');
});

test('an empty span at the start of a line marks the line', () => {
  expect(at(2, 1, 2, 1)).toBe('b.Softmx()');
});

test('a span from an older, longer text is clamped', () => {
  expect(() => at(9, 80, 12, 4)).not.toThrow();
  expect(at(1, 5, 1, 99)).toBe('a = 1');
});
