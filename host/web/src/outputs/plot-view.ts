import type { MimeBundle } from '../notebook/nbformat';
import { textOf } from '../notebook/nbformat';
import { h } from '../ui/dom';
import { t } from '../ui/language';
import { onThemeChange } from '../ui/theme';
import { canDraw, draw, purge, type PlotlyFigure } from './plotly';

const alive = new Set<PlotView>();
onThemeChange(() => {
  for (const view of alive) void view.redraw();
});

/**
 * A figure that answers the mouse. Until plotly.js is there, and where it fails, the picture that came with it stands
 * in its place; its title, description and table of values stay for screen readers.
 */
export class PlotView {
  readonly element = h('figure', { class: 'plot' });
  private readonly canvas = h('div', { class: 'plot-canvas' });
  private readonly picture = h('div', { class: 'plot-picture' });
  private readonly table = h('div', { class: 'plot-data' });
  private figure: PlotlyFigure = {};
  private markup = '';
  private speaking = 0;
  private drawing = false;
  private again = false;
  private drawn = false;

  constructor() {
    this.element.append(this.picture, this.canvas, this.table);
    this.canvas.hidden = true;
    alive.add(this);
  }

  show(data: MimeBundle): void {
    this.figure = asFigure(data['application/vnd.plotly.v1+json']);
    this.markup = textOf(data['text/html']);
    clearTimeout(this.speaking);
    // A live figure changes many times a second; what it says in words follows when it rests.
    if (this.drawn) this.speaking = window.setTimeout(() => this.speak(), 400);
    else this.speak();
    void this.redraw();
  }

  /** Draws the newest figure; while plotly is at work, the ones between are skipped. */
  async redraw(): Promise<void> {
    if (this.drawing) {
      this.again = true;
      return;
    }
    this.drawing = true;
    try {
      do {
        this.again = false;
        await this.drawOnce();
      } while (this.again);
    } catch (error) {
      console.error(error);
      if (!this.drawn && this.picture.childElementCount === 0) this.picture.replaceChildren(h('p', { class: 'note' }, t.plotFailed));
    } finally {
      this.drawing = false;
    }
  }

  remove(): void {
    alive.delete(this);
    void purge(this.canvas);
  }

  private speak(): void {
    const { label, picture, table } = alternatives(this.markup, this.figure);
    this.element.setAttribute('aria-label', label);
    const open = this.table.querySelector('details')?.open ?? false;
    this.table.replaceChildren(...(table ? [table] : []));
    const details = this.table.querySelector('details');
    if (details) details.open = open;
    this.table.classList.toggle('visually-hidden', !details);
    if (!this.drawn && picture && (this.picture.childElementCount === 0 || !canDraw(this.figure))) this.picture.replaceChildren(picture);
  }

  private async drawOnce(): Promise<void> {
    if (!canDraw(this.figure)) return;
    if (!this.drawn) {
      // Drawn behind the picture, then shown in its place, so that the page does not jump.
      this.canvas.hidden = false;
      this.canvas.classList.add('behind');
    }
    await draw(this.canvas, this.figure);
    this.drawn = true;
    this.canvas.classList.remove('behind');
    this.picture.remove();
    // What scrolls must be reachable by keyboard.
    if (this.element.scrollWidth > this.element.clientWidth) this.element.tabIndex = 0;
    else this.element.removeAttribute('tabindex');
  }
}

function asFigure(content: unknown): PlotlyFigure {
  return (typeof content === 'string' ? JSON.parse(content) : content ?? {}) as PlotlyFigure;
}

/** What the figure's HTML says about it in words: the title and description of its drawing, and its table. */
export function alternatives(markup: string, figure: PlotlyFigure): { label: string; picture: Element | null; table: Element | null } {
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  const svg = parsed.querySelector('svg');
  const words = [svg?.querySelector('title')?.textContent, svg?.querySelector('desc')?.textContent]
    .map((text) => text?.trim() ?? '').filter((text) => text !== '');
  if (words.length === 0) {
    const own = parsed.querySelector('[aria-label]')?.getAttribute('aria-label') ?? parsed.querySelector('figcaption')?.textContent;
    words.push(own?.trim() || titleOf(figure) || t.figure);
  }
  return { label: words.join('. '), picture: svg, table: parsed.querySelector('details:has(table)') ?? parsed.querySelector('table') };
}

function titleOf(figure: PlotlyFigure): string {
  const title = figure.layout?.title;
  return typeof title === 'string' ? title : String((title as { text?: string } | undefined)?.text ?? '');
}
