import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { codeHighlighter, csharp } from '../csharp/language';
import type { Span } from '../kernel/messages';
import { errorMarks, markSpans, rangeOf } from './marks';

export interface EditorEvents {
  onChange(text: string): void;
  /** Ctrl+Enter stays, Shift+Enter goes on to the next cell. */
  onRun(goOn: boolean): void;
  /** Escape: the keyboard leaves the text, and Tab moves through the page again. */
  onLeave(): void;
}

const shared = [
  lineNumbers(),
  highlightSpecialChars(),
  history(),
  drawSelection(),
  EditorState.tabSize.of(4),
  indentUnit.of('    '),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  csharp,
  syntaxHighlighting(codeHighlighter),
  errorMarks,
];

/** A cell's text, editable as C#. */
export class Editor {
  private readonly view: EditorView;

  constructor(parent: HTMLElement, text: string, label: string, events: EditorEvents) {
    const run = (goOn: boolean) => () => {
      events.onRun(goOn);
      return true;
    };
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          Prec.highest(keymap.of([
            { key: 'Shift-Enter', run: run(true) },
            { key: 'Ctrl-Enter', mac: 'Cmd-Enter', run: run(false) },
          ])),
          shared,
          keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
          Prec.lowest(keymap.of([{ key: 'Escape', run: () => (events.onLeave(), true) }])),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', spellcheck: 'false', autocapitalize: 'off' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) events.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** Replaces the text in one step that Ctrl+Z takes back. */
  set text(text: string) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
  }

  focus(): void {
    this.view.focus();
  }

  mark(spans: readonly Span[]): void {
    this.view.dispatch({ effects: markSpans(spans) });
  }

  goTo(span: Span): void {
    const { from } = rangeOf(this.view.state.doc, span);
    this.view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    this.view.focus();
  }
}
