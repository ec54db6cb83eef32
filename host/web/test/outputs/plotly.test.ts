import { describe, expect, test } from 'vitest';
import { alternatives } from '../../src/outputs/plot-view';
import { layoutFor, leastWidth } from '../../src/outputs/plotly';

describe('a figure’s layout on the page', () => {
  test('the paper is the page’s, the text has its ink', () => {
    const layout = layoutFor({ paper_bgcolor: 'white', font: { size: 12, color: 'black' } }, 700, 'dark');
    expect(layout.paper_bgcolor).toBe('rgba(0,0,0,0)');
    expect(layout.font).toMatchObject({ size: 12, color: '#c9c7c0' });
  });

  test('every axis takes the grid of the theme and keeps its own settings', () => {
    const layout = layoutFor({ xaxis: { title: 'epoch' }, yaxis2: { gridcolor: 'red', range: [0, 1] } }, 700, 'light');
    expect(layout.xaxis).toMatchObject({ title: 'epoch', gridcolor: '#e6e2d8' });
    expect(layout.yaxis2).toMatchObject({ range: [0, 1], gridcolor: '#e6e2d8' });
  });

  test('a wide figure shrinks with its proportions, one without a width keeps its height', () => {
    expect(layoutFor({ width: 800, height: 800 }, 400, 'light')).toMatchObject({ height: 400, autosize: true });
    expect(layoutFor({ width: 800, height: 800 }, 400, 'light')).not.toHaveProperty('width');
    expect(layoutFor({ height: 420 }, 320, 'light').height).toBe(420);
  });

  test('panels side by side ask for room, panels one under the other do not', () => {
    expect(leastWidth({ xaxis: { domain: [0, 0.45] }, xaxis2: { domain: [0.55, 1] } })).toBe(400);
    expect(leastWidth({ xaxis: { domain: [0, 1] }, xaxis2: { domain: [0, 1] } })).toBe(0);
    expect(leastWidth({})).toBe(0);
  });

  test('a surface has its scene in the inks of the theme, and no flat axes behind it', () => {
    const layout = layoutFor({ scene: { xaxis: { title: 'w' }, camera: { eye: { x: 1 } } } }, 700, 'dark');
    expect(layout.scene).toMatchObject({ xaxis: { title: 'w', color: '#c9c7c0' }, camera: { eye: { x: 1 } }, bgcolor: 'rgba(0,0,0,0)' });
    expect(layout).not.toHaveProperty('xaxis');
    expect(leastWidth({ scene: { domain: { x: [0, 0.45] } }, xaxis2: { domain: [0.55, 1] } })).toBe(400);
  });

  test('the reader’s zoom outlives an update', () => {
    expect(layoutFor({}, 700, 'light').uirevision).toBe(layoutFor({ title: 'next' }, 700, 'light').uirevision);
    expect(layoutFor({ uirevision: 7 }, 700, 'light').uirevision).toBe(7);
  });

  test('notes inside coloured cells keep the ink chosen for the cell', () => {
    const inCell = { text: '0.9', xref: 'x', yref: 'y', font: { color: 'white' } };
    const title = { text: 'head 1', xref: 'paper', yref: 'paper' };
    const { annotations } = layoutFor({ annotations: [inCell, title] }, 700, 'dark') as { annotations: { font: { color: string } }[] };
    expect(annotations.map(({ font }) => font.color)).toEqual(['white', '#c9c7c0']);
  });
});

describe('a figure in words', () => {
  test('title and description of the picture, and its table', () => {
    const html = '<figure><svg><title>Loss</title><desc>A falling curve.</desc></svg><details><summary>Data</summary><table></table></details></figure>';
    const { label, picture, table } = alternatives(html, {});
    expect(label).toBe('Loss. A falling curve.');
    expect(picture?.tagName.toLowerCase()).toBe('svg');
    expect(table?.tagName).toBe('DETAILS');
  });

  test('without HTML the figure’s own title says what it is', () => {
    expect(alternatives('', { layout: { title: { text: 'Loss' } } }).label).toBe('Loss');
  });
});
