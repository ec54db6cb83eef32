import { describe, expect, test } from 'vitest';
import { parseAnsi } from '../../src/outputs/ansi';
import { fold } from '../../src/outputs/fold';
import { choose } from '../../src/outputs/mime';

describe('ANSI escapes', () => {
  test('colours become classes until they are reset', () => {
    expect(parseAnsi('a\u001b[1;31mb\u001b[0mc')).toEqual([
      { text: 'a', classes: [] }, { text: 'b', classes: ['ansi-bold', 'ansi-red'] }, { text: 'c', classes: [] },
    ]);
  });

  test('cursor movements and titles disappear', () => {
    expect(parseAnsi('a\u001b[2K\u001b[1Ab\u001b]0;title\u0007c').map(({ text }) => text).join('')).toBe('abc');
  });

  test('text without escapes is one run', () => {
    expect(parseAnsi('plain')).toEqual([{ text: 'plain', classes: [] }]);
    expect(parseAnsi('')).toEqual([]);
  });
});

describe('folding', () => {
  const lines = (n: number): string => Array.from({ length: n }, (_, i) => `line ${i + 1}`).join('\n');

  test('sixty lines stay, sixty-one fold', () => {
    expect(fold(lines(60) + '\n')).toBeNull();
    expect(fold(lines(61))).not.toBeNull();
  });

  test('head, tail and the number between make the whole', () => {
    const folded = fold(lines(200))!;
    expect(folded.head.split('\n')).toHaveLength(25);
    expect(folded.tail.split('\n')[0]).toBe('line 186');
    expect(folded.tail.split('\n').at(-1)).toBe('line 200');
    expect(folded.hidden).toBe(160);
  });
});

describe('the kind of output shown', () => {
  test('a live figure comes before its picture, a picture before its text', () => {
    expect(choose({ 'text/plain': '', 'text/html': '', 'application/vnd.plotly.v1+json': {} })).toBe('application/vnd.plotly.v1+json');
    expect(choose({ 'text/plain': '', 'image/png': '' })).toBe('image/png');
    expect(choose({ 'application/x-unknown': 1 })).toBeNull();
  });
});
