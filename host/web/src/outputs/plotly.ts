import { currentTheme } from '../ui/theme';
import { language } from '../ui/language';

/** The content of `application/vnd.plotly.v1+json`. */
export interface PlotlyFigure {
  data?: unknown[];
  layout?: Layout;
  config?: Record<string, unknown>;
}

type Layout = Record<string, unknown>;

interface Plotly {
  react(element: HTMLElement, data: unknown[], layout: Layout, config: Record<string, unknown>): Promise<unknown>;
  purge(element: HTMLElement): void;
  relayout(element: HTMLElement, layout: Layout): Promise<unknown>;
}

let library: Promise<Plotly> | null = null;

/** plotly.js is most of the page's weight: it comes when the first figure does. */
export function loadPlotly(): Promise<Plotly> {
  library ??= import('../plotly-bundle.cjs').then(({ default: plotly }) => plotly as Plotly);
  return library;
}

/** Inks for both papers; text reaches 4.5:1 on its paper. */
const inks = {
  light: { text: '#3b3f4c', grid: '#e6e2d8', line: '#b9b4a6', hover: '#ffffff' },
  dark: { text: '#c9c7c0', grid: '#2c313d', line: '#4a5060', hover: '#262a35' },
};

const colorway = {
  light: ['#26418f', '#c2543d', '#3a7d5c', '#a8731a', '#7a4a9c', '#2a7f9e', '#b04a78', '#666b78'],
  dark: ['#8fa8f5', '#f0917a', '#7cc7a0', '#e0b25e', '#c39ae0', '#74c0dc', '#e58fb5', '#a0a3ae'],
};

/** Draws the figure into the element, or turns the one there into it, keeping the reader's zoom. */
export async function draw(element: HTMLElement, figure: PlotlyFigure): Promise<void> {
  const plotly = await loadPlotly();
  const layout = figure.layout ?? {};
  // Matrices of square cells say how wide they are; other figures take the column.
  element.style.maxWidth = typeof layout.width === 'number' ? `${layout.width}px` : '';
  element.style.minWidth = `${leastWidth(layout)}px`;
  const touch = matchMedia('(pointer: coarse)').matches;
  await plotly.react(element, figure.data ?? [], { ...(touch ? { dragmode: false } : {}), ...layoutFor(layout, element.clientWidth) }, {
    responsive: true,
    locale: language,
    // A finger scrolls the page through the figure, and has no room for a row of small buttons.
    displayModeBar: touch || element.clientWidth < 480 ? false : 'hover',
    modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d'],
    ...figure.config,
    displaylogo: false,
    // Nothing leaves the reader's machine.
    showSendToCloud: false,
    plotlyServerURL: '',
  });
}

export async function purge(element: HTMLElement): Promise<void> {
  if (library) (await library).purge(element);
}

/** The figure's own layout on the page's paper, as wide as the column. */
export function layoutFor(layout: Layout, columnWidth: number, theme = currentTheme()): Layout {
  const ink = inks[theme];
  const own = layout as { width?: number; height?: number; title?: unknown; margin?: object; font?: object; legend?: object; hoverlabel?: object };
  const result: Layout = {
    uirevision: 'kept',
    colorway: colorway[theme],
    ...layout,
    autosize: true,
    height: heightFor(own.width, own.height, columnWidth),
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    margin: { t: own.title ? 56 : 24, r: 24, b: 48, l: 56, ...own.margin },
    font: { size: 13, ...own.font, family: '"Source Sans 3", system-ui, sans-serif', color: ink.text },
    legend: { bgcolor: 'rgba(0,0,0,0)', ...own.legend },
    hoverlabel: { ...own.hoverlabel, bgcolor: ink.hover, bordercolor: ink.line, font: { color: ink.text } },
    modebar: { bgcolor: 'rgba(0,0,0,0)', color: ink.line, activecolor: ink.text },
  };
  delete result.width;
  if (Array.isArray(layout.annotations)) result.annotations = layout.annotations.map((note) => onPaper(note as Layout, ink.text));
  for (const [name, value] of Object.entries(layout)) {
    if (/^[xy]axis\d*$/.test(name)) result[name] = axis(value as Layout, ink);
    else if (/^scene\d*$/.test(name)) result[name] = scene(value as Layout, ink);
  }
  // A flat pair of axes would be drawn behind a surface, empty.
  if (!Object.keys(layout).some((name) => /^scene\d*$/.test(name))) {
    result.xaxis ??= axis({}, ink);
    result.yaxis ??= axis({}, ink);
  }
  return result;
}

/** Surfaces are drawn by the graphics card: without WebGL the figure's own picture stays. */
export function canDraw(figure: PlotlyFigure): boolean {
  const solid = (figure.data ?? []).some((trace) => ['surface', 'scatter3d'].includes(String((trace as { type?: string }).type)));
  return !solid || hasWebGL();
}

let webGL: boolean | undefined;

function hasWebGL(): boolean {
  if (webGL === undefined) {
    const context = document.createElement('canvas').getContext('webgl');
    webGL = context !== null;
    // Browsers keep few contexts alive: this one was only asked whether there are any.
    context?.getExtension('WEBGL_lose_context')?.loseContext();
  }
  return webGL;
}

/** A drawing wider than the column shrinks with its proportions; a narrower one keeps its height. */
function heightFor(width: number | undefined, height: number | undefined, columnWidth: number): number {
  if (height === undefined) return Math.round(Math.min(440, Math.max(280, columnWidth * 0.6)));
  if (width === undefined || columnWidth === 0 || columnWidth >= width) return height;
  return Math.round(Math.max(height * (columnWidth / width), Math.min(height, 240)));
}

/** Panels side by side need room each: on a narrow screen they scroll rather than shrink to nothing. */
export function leastWidth(layout: Layout): number {
  const starts = Object.entries(layout)
    .filter(([name]) => /^(xaxis|scene)\d*$/.test(name))
    .map(([, value]) => (value as { domain?: number[] | { x?: number[] } }).domain)
    .map((domain) => (Array.isArray(domain) ? domain : domain?.x)?.[0] ?? 0);
  const columns = new Set(starts.map((start) => start.toFixed(2))).size;
  return columns < 2 ? 0 : columns * 150 + 100;
}

type Ink = (typeof inks)['light'];

function axis(own: Layout, ink: Ink): Layout {
  return {
    automargin: true, ...own,
    gridcolor: ink.grid, zerolinecolor: ink.line, linecolor: ink.line, tickcolor: ink.line,
    ...(own.color === undefined ? {} : { color: ink.text }),
    ...(typeof own.tickfont === 'object' ? { tickfont: { ...own.tickfont, color: ink.text } } : {}),
  };
}

function scene(own: Layout, ink: Ink): Layout {
  const axes = Object.fromEntries(['xaxis', 'yaxis', 'zaxis'].map((name) => [name, {
    backgroundcolor: 'rgba(0,0,0,0)', ...(own[name] as Layout), color: ink.text, gridcolor: ink.grid, zerolinecolor: ink.line, linecolor: ink.line,
  }]));
  return { ...own, ...axes, bgcolor: 'rgba(0,0,0,0)' };
}

/** Notes on the paper take its ink; those inside a filled cell keep the colour chosen for that filling. */
function onPaper(note: Layout, color: string): Layout {
  const onFilling = note.bgcolor !== undefined || (note.xref !== 'paper' && note.yref !== 'paper' && (note.font as Layout | undefined)?.color !== undefined);
  return onFilling ? note : { ...note, font: { ...(note.font as object | undefined), color } };
}
