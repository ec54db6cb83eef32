import { describe, expect, test } from 'vitest';
import { pageOf, parseRoute, resolveLink } from '../src/routes';

describe('routes', () => {
  test('the root and the language folders are the list of lessons', () => {
    expect(parseRoute('/')).toEqual({ page: 'home', language: null });
    expect(parseRoute('/fr/')).toEqual({ page: 'home', language: 'fr' });
    expect(parseRoute('/en')).toEqual({ page: 'home', language: 'en' });
  });

  test('a lesson page names its notebook', () => {
    expect(parseRoute('/fr/14-transformer')).toEqual({
      page: 'lesson', language: 'fr', slug: '14-transformer', notebook: 'notebooks/fr/14-transformer.ipynb',
    });
  });

  test('a notebook and its page are each other’s inverse, also with accents', () => {
    const notebook = 'notebooks/fr/11-l’attention.ipynb';
    const route = parseRoute(pageOf(notebook)!);
    expect(route).toMatchObject({ notebook });
    expect(pageOf('data/words.txt')).toBeNull();
  });

  test.each([
    ['13-lstm.ipynb', '/fr/13-lstm'],
    ['./13-lstm.ipynb#portes', '/fr/13-lstm#portes'],
    ['../en/14-transformer.ipynb', '/en/14-transformer'],
    ['../../data/README.md', '/files/data/README.md'],
    ['#masques', '#masques'],
    ['https://example.org/a.ipynb', 'https://example.org/a.ipynb'],
    ['mailto:x@example.org', 'mailto:x@example.org'],
  ])('the link %s in a French lesson leads to %s', (href, page) => {
    expect(resolveLink(href, 'notebooks/fr/14-transformer.ipynb')).toBe(page);
  });
});
