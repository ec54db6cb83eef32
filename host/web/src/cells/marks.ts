import { RangeSet, RangeSetBuilder, StateEffect, StateField, type EditorState, type Extension, type Text } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutterLineClass, hoverTooltip, type DecorationSet } from '@codemirror/view';
import type { Span } from '../kernel/messages';
import { h } from '../ui/dom';

const setSpans = StateEffect.define<readonly Span[]>();

interface Marks {
  spans: readonly { from: number; to: number; span: Span }[];
  decorations: DecorationSet;
  gutter: RangeSet<GutterMarker>;
}

const none: Marks = { spans: [], decorations: Decoration.none, gutter: RangeSet.empty };

class LineMarker extends GutterMarker {
  override elementClass: string;

  constructor(severity: string) {
    super();
    this.elementClass = `cm-marked-number cm-marked-${severity}`;
  }
}

const lineMarkers = { error: new LineMarker('error'), warning: new LineMarker('warning') };

const field = StateField.define<Marks>({
  create: () => none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setSpans)) return build(transaction.state, effect.value);
    }
    // An edit answers the error: what it says may no longer be true.
    return transaction.docChanged ? none : marks;
  },
  provide: (self) => [
    EditorView.decorations.from(self, ({ decorations }) => decorations),
    gutterLineClass.from(self, ({ gutter }) => gutter),
  ],
});

/** Offending places: wavy underline, tinted line, coloured line number, and the message on hover. */
export const errorMarks: Extension = [
  field,
  hoverTooltip((view, position) => {
    const hit = view.state.field(field).spans.find(({ from, to }) => from <= position && position <= to);
    if (!hit?.span.message) return null;
    return { pos: hit.from, end: hit.to, above: true, create: () => ({ dom: h('div', { class: 'cm-message' }, hit.span.message!) }) };
  }),
];

export const markSpans = (spans: readonly Span[]): StateEffect<readonly Span[]> => setSpans.of(spans);

/** A span's place in the text; spans come from the text that ran, so they are clamped to the text that is. */
export function rangeOf(doc: Text, span: Span): { from: number; to: number } {
  const at = (line: number, column: number): number => {
    const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return Math.min(found.from + Math.max(column - 1, 0), found.to);
  };
  const from = at(span.line, span.column);
  const to = Math.max(at(span.endLine ?? span.line, span.endColumn ?? span.column), from);
  if (to > from) return { from, to };
  // An empty span (something is missing here) is shown on the character before, or on the whole line.
  const line = doc.lineAt(from);
  return from > line.from && span.column > 1 ? { from: from - 1, to: from } : { from: line.from, to: line.to };
}

function build(state: EditorState, spans: readonly Span[]): Marks {
  const { doc } = state;
  const placed = spans.map((span) => ({ ...rangeOf(doc, span), span })).sort((a, b) => a.from - b.from || a.to - b.to);
  const lines = new Map<number, 'error' | 'warning'>();
  for (const { from, to, span } of placed) {
    for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
      if (lines.get(line.from) !== 'error') lines.set(line.from, span.severity ?? 'error');
      if (line.to >= to || line.number === doc.lines) break;
    }
  }
  const gutter = new RangeSetBuilder<GutterMarker>();
  const lineRanges = [...lines].sort(([a], [b]) => a - b).map(([from, severity]) => {
    gutter.add(from, from, lineMarkers[severity]);
    return Decoration.line({ class: `cm-marked-line cm-marked-${severity}` }).range(from);
  });
  const marks = placed.filter(({ from, to }) => to > from).map(({ from, to, span }) =>
    Decoration.mark({ class: `cm-marked cm-marked-${span.severity ?? 'error'}` }).range(from, to));
  return { spans: placed, decorations: Decoration.set([...lineRanges, ...marks], true), gutter: gutter.finish() };
}
