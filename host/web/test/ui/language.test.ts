import { describe, expect, test } from 'vitest';
import { cookie } from '../../src/api/client';
import { duration, firstSpoken, useLanguage } from '../../src/ui/language';
import { tables } from '../../src/ui/strings';

describe('language', () => {
  test('the first of the browser’s languages that the course speaks', () => {
    expect(firstSpoken(['de-DE', 'fr-CH', 'en'])).toBe('fr');
    expect(firstSpoken(['ja'])).toBe('en');
  });

  test('durations are written as the language writes them', () => {
    useLanguage('fr');
    expect([12, 840, 12_300, 125_000].map(duration)).toEqual(['12\u00a0ms', '0,8\u00a0s', '12\u00a0s', '2\u00a0min 5\u00a0s']);
    useLanguage('en');
    expect(duration(840)).toBe('0.8\u00a0s');
  });
});

test('no French string lets its punctuation start a line', () => {
  const say = (value: unknown): string[] => typeof value === 'string' ? [value]
    : typeof value === 'function' ? [String(value('x', 'y'))]
      : Object.values(value as object).flatMap(say);
  for (const text of say(tables.fr)) expect(text).not.toMatch(/ [:;!?»]|« |'/);
});

test('a cookie is read by its whole name', () => {
  expect(cookie('_xsrf', 'a_xsrf=no; _xsrf=2%7Cabc; other=1')).toBe('2|abc');
  expect(cookie('_xsrf', '')).toBe('');
});
