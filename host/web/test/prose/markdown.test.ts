import { describe, expect, test } from 'vitest';
import { Prose } from '../../src/prose/markdown';
import { Slugs } from '../../src/prose/slug';
import { typeset } from '../../src/prose/typography';

const render = (source: string, language: 'fr' | 'en' = 'en'): string => new Prose(language).render(source).html;

describe('formulas', () => {
  test('are set in the line and displayed', () => {
    expect(render('Let $x^2$ be.')).toContain('class="katex"');
    expect(render('$$\nx = y\n$$')).toContain('katex-display');
    expect(render('$$x = y$$')).toContain('katex-display');
    expect(render('Text before\n$$\nx\n$$\nand after')).toContain('katex-display');
  });

  test('underscores and stars inside stay mathematics', () => {
    const html = render('$a_1 * b_2 * c_3$ and $d_4$');
    expect(html).not.toContain('<em>');
    expect(html).toContain('a_1 * b_2 * c_3');
  });

  test('prices are not formulas', () => {
    expect(render('It costs $5 or $10, not more.')).not.toContain('katex');
    expect(render('from $5 to 6$')).toContain('katex');
    expect(render('\\$x\\$')).not.toContain('katex');
  });

  test('a mistake in a formula is shown in its place and spares the rest', () => {
    const html = render('$\\frac{a}$ and then');
    expect(html).toContain('and then');
    expect(html).toContain('katex-error');
  });

  test('the full stop stays with its formula', () => {
    expect(render('We set $x$. Then')).toMatch(/<span class="with-maths">.*\.<\/span> Then/s);
  });

  test('work inside tables and lists', () => {
    expect(render('| a | $D$ |\n| - | - |\n| 1 | $\\sqrt{d}$ |').match(/class="katex"/g)).toHaveLength(2);
    expect(render('- first\n\n  $$x$$')).toContain('katex-display');
  });
});

describe('prose', () => {
  test('headings get anchors, unique on the page', () => {
    const prose = new Prose('fr');
    const first = prose.render('## Les masques\n\n### $d$ et $D$').headings;
    const second = prose.render('## Les masques').headings;
    expect(first.map(({ level, id }) => [level, id])).toEqual([[2, 'les-masques'], [3, 'd-et-d']]);
    expect(second[0]!.id).toBe('les-masques-1');
    expect(first[1]!.html).toContain('katex');
  });

  test('links go through the page’s resolver, foreign ones open beside', () => {
    const prose = new Prose('en', (href) => href.replace('.ipynb', ''));
    expect(prose.render('[a](13-lstm.ipynb)').html).toContain('href="13-lstm"');
    expect(prose.render('[a](https://example.org)').html).toContain('rel="noopener noreferrer"');
  });

  test('C# listings are coloured, others stay plain and harmless', () => {
    expect(render('```csharp\nvar x = 1;\n```')).toContain('<span class="tok-keyword">var</span>');
    expect(render('```\n<script>\n```')).toContain('&lt;script&gt;');
  });

  test('attached pictures come with the notebook', () => {
    const { html } = new Prose('en').render('![a](attachment:p.png)', { 'p.png': { 'image/png': 'AAAA' } });
    expect(html).toContain('src="data:image/png;base64,AAAA"');
  });

  test('code is never typeset', () => {
    expect(render('`a ? b : c`', 'fr')).toContain('a ? b : c');
  });
});

describe('typography', () => {
  test('French punctuation does not start a line', () => {
    expect(typeset('Pourquoi ? « Oui » ; voici : 65 % de 44 183 069', 'fr'))
      .toBe('Pourquoi\u202f? «\u00a0Oui\u00a0»\u202f; voici\u00a0: 65\u00a0% de 44\u202f183\u202f069');
  });

  test('quotation marks are those of the language', () => {
    const source = '"word", *"word"*, `"code"` (c) and don\'t';
    expect(new Prose('en').render(source).html).toContain('“word”, <em>“word”</em>, <code>&quot;code&quot;</code> (c) and don’t');
    expect(new Prose('fr').render('"mot"').html).toContain('«\u00a0mot\u00a0»');
  });

  test('apostrophes are typographic in both languages', () => {
    expect(typeset("l'attention", 'fr')).toBe('l’attention');
    expect(typeset("don't", 'en')).toBe('don’t');
  });

  test('English spaces are left alone', () => {
    expect(typeset('a : b ?', 'en')).toBe('a : b ?');
  });
});

test('anchors are named as GitHub names them', () => {
  const slugs = new Slugs();
  expect(slugs.next('L’attention, en 3 produits !')).toBe('lattention-en-3-produits-');
  expect(slugs.next('À retenir')).toBe('à-retenir');
});
