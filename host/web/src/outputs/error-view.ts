import type { ErrorContent, Span } from '../kernel/messages';
import { typeset } from '../prose/typography';
import { h } from '../ui/dom';
import { language, t } from '../ui/language';
import { TextView } from './text-view';

/** A name that nothing defines (CS0103, CS0246): often one of a cell that has not been run. */
export function hasUnknownName({ cahier }: ErrorContent): boolean {
  return cahier?.kind === 'compile' && (cahier.spans ?? []).some(({ id }) => id === 'CS0103' || id === 'CS0246');
}

/** An error in the reader's words first: what, where (a link to the line), and the trace for who wants it. */
export function errorView(error: ErrorContent, goTo: (cell: number | undefined, span: Span) => void): HTMLElement {
  const { kind, cell, spans = [] } = error.cahier ?? {};
  if (kind === 'interrupted') {
    return h('div', { class: 'error interrupted' }, h('p', { class: 'error-title' }, t.interruptedTitle));
  }
  const element = h('div', { class: 'error' });
  if (kind === 'compile' && spans.some(({ message }) => message)) {
    const list = h('ul', { class: 'diagnostics' });
    for (const span of spans) {
      list.append(h('li', { class: `diagnostic-${span.severity ?? 'error'}` },
        where(span, undefined, () => goTo(cell, span)),
        h('span', { class: 'diagnostic-text' }, typeset(span.message ?? '', language)),
        span.id ? h('code', {}, span.id) : null));
    }
    element.append(list);
    return element;
  }
  element.append(h('p', { class: 'error-title' },
    h('span', { class: 'error-name' }, error.ename || t.error), ' ',
    spans[0] ? where(spans[0], cell, () => goTo(cell, spans[0]!)) : null));
  element.append(h('p', { class: 'error-message' }, typeset(error.evalue, language)));
  if (error.traceback.length > 0) {
    const trace = new TextView('plain');
    trace.show(error.traceback.join('\n'));
    element.append(h('details', {}, h('summary', {}, t.trace), trace.element));
  }
  return element;
}

function where(span: Span, cell: number | undefined, go: () => void): HTMLElement {
  const label = cell === undefined ? t.line(span.line) : t.inCell(cell, span.line);
  return h('button', { type: 'button', class: 'where', onclick: go }, label);
}
