import { beforeEach, expect, test } from 'vitest';
import { Edits } from '../../src/notebook/edits';

const notebook = 'notebooks/fr/14-transformer.ipynb';
beforeEach(() => localStorage.clear());

test('an edit outlives the page', () => {
  new Edits(notebook).set('a', 'var x = 2;', 'var x = 1;');
  expect(new Edits(notebook).get('a')).toBe('var x = 2;');
  expect(new Edits('notebooks/en/14-transformer.ipynb').get('a')).toBeUndefined();
});

test('the course’s own text is not an edit', () => {
  const edits = new Edits(notebook);
  edits.set('a', 'changed', 'original');
  edits.set('a', 'original', 'original');
  expect(edits.get('a')).toBeUndefined();
  expect(localStorage.length).toBe(0);
});

test('two tabs do not erase each other’s cells', () => {
  const [one, two] = [new Edits(notebook), new Edits(notebook)];
  one.set('a', '1', '');
  two.set('b', '2', '');
  one.set('a', '3', '');
  const later = new Edits(notebook);
  expect([later.get('a'), later.get('b')]).toEqual(['3', '2']);
});

test('a storage that is broken or full loses nothing on the page', () => {
  localStorage.setItem(`cahier:edits:${notebook}`, '{broken');
  const edits = new Edits(notebook);
  expect(edits.get('a')).toBeUndefined();

  const full = { getItem: () => { throw new Error(); }, setItem: () => { throw new Error('quota'); }, removeItem: () => undefined } as unknown as Storage;
  const kept = new Edits(notebook, full);
  kept.set('a', '1', '');
  kept.set('b', '2', '');
  expect([kept.get('a'), kept.get('b')]).toEqual(['1', '2']);
});
