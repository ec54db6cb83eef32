import { describe, expect, test } from 'vitest';
import type { ErrorContent } from '../../src/kernel/messages';
import { hasUnknownName } from '../../src/outputs/error-view';

describe('an unknown name', () => {
  const error = (kind: 'compile' | 'runtime', ...ids: string[]): ErrorContent => ({
    ename: '', evalue: '', traceback: [],
    cahier: { kind, cell: 2, spans: ids.map((id) => ({ line: 1, column: 1, endLine: 1, endColumn: 2, id })) },
  });

  test('is one that the compiler does not find, as a variable or as a type', () => {
    expect(hasUnknownName(error('compile', 'CS1002', 'CS0103'))).toBe(true);
    expect(hasUnknownName(error('compile', 'CS0246'))).toBe(true);
  });

  test('is not a syntax error, nor an exception', () => {
    expect(hasUnknownName(error('compile', 'CS1002'))).toBe(false);
    expect(hasUnknownName(error('runtime', 'NullReferenceException'))).toBe(false);
    expect(hasUnknownName({ ename: 'X', evalue: '', traceback: [] })).toBe(false);
  });
});
