import type { Span } from '../kernel/messages';
import { textOf } from '../notebook/nbformat';
import type { Prose } from '../prose/markdown';
import { renderMaths } from '../prose/maths';
import { h, html } from '../ui/dom';
import { errorView } from './error-view';
import { choose } from './mime';
import type { CellOutputs, DisplayOutput, Output } from './model';
import { PlotView } from './plot-view';
import { TextView } from './text-view';

interface Drawn {
  version: number;
  element: HTMLElement;
  text?: TextView;
  plot?: PlotView;
}

/** Draws a cell's outputs, at most once a frame, touching only those that changed. */
export class OutputsView {
  private drawn = new Map<number, Drawn>();
  private scheduled = false;

  constructor(
    private readonly element: HTMLElement,
    private readonly outputs: CellOutputs,
    private readonly prose: Prose,
    private readonly goTo: (cell: number | undefined, span: Span) => void,
  ) {}

  schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    // A hidden tab gets no frames, yet what it shows when it comes back must be there.
    if (document.hidden) setTimeout(() => this.draw(), 200);
    else requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    this.scheduled = false;
    const next = new Map<number, Drawn>();
    let previous: Element | null = null;
    for (const output of this.outputs.items) {
      const drawn = this.drawOutput(output, this.drawn.get(output.key));
      next.set(output.key, drawn);
      const place: Element | null = previous ? previous.nextElementSibling : this.element.firstElementChild;
      if (place !== drawn.element) this.element.insertBefore(drawn.element, place);
      previous = drawn.element;
    }
    for (const [key, { element, plot }] of this.drawn) {
      if (next.get(key)?.element === element) continue;
      plot?.remove();
      element.remove();
    }
    this.drawn = next;
  }

  private drawOutput(output: Output, before: Drawn | undefined): Drawn {
    if (before && before.version === output.version) return before;
    const { version } = output;
    switch (output.kind) {
      case 'stream': {
        const text = before?.text ?? new TextView(output.name);
        text.show(output.text, output.cut);
        return { version, element: text.element, text };
      }
      case 'error':
        return { version, element: errorView(output.error, this.goTo) };
      case 'display':
        return { version, ...this.drawDisplay(output, before) };
    }
  }

  private drawDisplay({ data }: DisplayOutput, before: Drawn | undefined): Omit<Drawn, 'version'> {
    const mime = choose(data);
    const value = mime ? data[mime] : '';
    switch (mime) {
      case 'application/vnd.plotly.v1+json': {
        const plot = before?.plot ?? new PlotView();
        plot.show(data);
        return { element: plot.element, plot };
      }
      case 'text/html':
        return { element: withLiveFigures(rich(textOf(value), 'html')) };
      case 'text/markdown':
        return { element: rich(this.prose.render(textOf(value)).html, 'prose') };
      case 'text/latex':
        return { element: rich(renderMaths(textOf(value).replace(/^\$+|\$+$/g, ''), true), 'prose') };
      case 'image/svg+xml':
        return { element: rich(textOf(value), 'image') };
      case 'image/png':
      case 'image/jpeg':
      case 'image/gif':
        return { element: h('div', { class: 'rich image' }, h('img', { src: `data:${mime};base64,${textOf(value).trim()}`, alt: textOf(data['text/plain']) })) };
      default: {
        const text = before?.text ?? new TextView('plain');
        text.show(mime === 'application/json' ? JSON.stringify(value, null, 2) : textOf(value));
        return { element: text.element, text };
      }
    }
  }
}

/** Figures shown through their HTML alone carry their data with them, and come to life too. */
function withLiveFigures(element: HTMLElement): HTMLElement {
  for (const figure of element.querySelectorAll<HTMLElement>('figure[data-cahier-plotly]')) {
    const plot = new PlotView();
    plot.show({ 'application/vnd.plotly.v1+json': figure.dataset.cahierPlotly, 'text/html': figure.outerHTML });
    figure.replaceWith(plot.element);
  }
  return element;
}

/** HTML of the course's own notebooks goes in as it is; scripts in it do not run. */
function rich(markup: string, kind: 'html' | 'prose' | 'image'): HTMLElement {
  const element = html(`<div class="rich ${kind}"></div>`);
  element.innerHTML = markup;
  return element;
}
