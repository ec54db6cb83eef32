import type { Outcome } from '../kernel/kernel';
import type { ErrorContent, ExecuteMetadata, Message, Span } from '../kernel/messages';
import type { Runnable } from '../notebook/runner';
import { hasUnknownName } from '../outputs/error-view';
import { CellOutputs } from '../outputs/model';
import { OutputsView } from '../outputs/view';
import type { Prose } from '../prose/markdown';
import { announce } from '../ui/announce';
import { h } from '../ui/dom';
import { icon } from '../ui/icons';
import { duration, t } from '../ui/language';
import { Editor } from './editor';

export interface CodeCellHost {
  run(cell: CodeCell): void;
  goOn(from: CodeCell): void;
  /** The cells above that this kernel has not run to their end. */
  unrunBefore(cell: CodeCell): CodeCell[];
  runFirst(others: readonly CodeCell[], cell: CodeCell): void;
  execute(code: string, cell: ExecuteMetadata): Promise<Outcome>;
  edited(cell: CodeCell, text: string): void;
  /** Marks another cell: an error can lie in a function defined above. */
  goTo(cellNumber: number | undefined, span: Span, from: CodeCell): void;
  mark(cellNumber: number | undefined, spans: readonly Span[], from: CodeCell): void;
}

export interface CodeCellOptions {
  id: string;
  number: number;
  original: string;
  text: string;
  prose: Prose;
}

type State = 'fresh' | 'queued' | 'running' | 'done' | 'failed' | 'interrupted' | 'lost';

/** A cell of C#: its text, its Run button in the margin, what happened, and what came out. */
export class CodeCell implements Runnable {
  readonly element: HTMLElement;
  readonly id: string;
  readonly number: number;

  private readonly original: string;
  private readonly editor: Editor;
  private readonly outputs = new CellOutputs();
  private readonly view: OutputsView;
  private readonly status = h('span', { class: 'cell-status' });
  private readonly reset: HTMLElement;
  private readonly hint = h('div', { class: 'cell-hint', hidden: true });
  private state: State = 'fresh';
  private startedAt = 0;
  private clock = 0;
  private error: ErrorContent | null = null;

  constructor({ id, number, original, text, prose }: CodeCellOptions, private readonly host: CodeCellHost) {
    this.id = id;
    this.number = number;
    this.original = original;

    const editor = h('div', { class: 'cell-editor' });
    const outputs = h('div', { class: 'cell-outputs', 'data-testid': 'output', role: 'group', 'aria-label': t.outputOf(number) });
    const run = h('button', {
      type: 'button', class: 'cell-run', 'data-testid': 'run', 'aria-label': t.run(number), title: t.runHint,
      onclick: () => host.run(this),
    }, icon('run'), h('span', { class: 'cell-number', 'aria-hidden': 'true' }, String(number)));
    this.reset = h('button', { type: 'button', class: 'cell-reset', onclick: () => this.resetText() }, icon('undo'), t.reset);
    this.element = h('section', {
      class: 'cell code-cell', 'data-testid': 'cell', 'data-cell-id': id, 'aria-label': t.cell(number), tabindex: -1,
      onkeydown: (event: KeyboardEvent) => this.keydown(event),
    }, run, editor, h('div', { class: 'cell-foot' }, this.status, this.reset), outputs, this.hint);

    this.editor = new Editor(editor, text, t.editor(number), {
      onChange: (changed) => this.changed(changed),
      onRun: (goOn) => {
        host.run(this);
        if (goOn) host.goOn(this);
      },
      onLeave: () => this.element.focus(),
    });
    this.view = new OutputsView(outputs, this.outputs, prose, (cell, span) => host.goTo(cell, span, this));
    this.showEdited(text);
    this.setState('fresh');
  }

  /** Its variables exist in the kernel of now. */
  get ran(): boolean {
    return this.state === 'done' && !this.element.classList.contains('stale');
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: 'nearest' });
  }

  edit(): void {
    this.editor.focus();
  }

  mark(spans: readonly Span[]): void {
    this.editor.mark(spans);
  }

  goTo(span: Span): void {
    this.editor.goTo(span);
  }

  onQueued(): void {
    this.setState('queued');
  }

  onUnqueued(): void {
    this.setState(this.startedAt === 0 ? 'fresh' : 'lost');
  }

  async run(): Promise<Outcome> {
    this.outputs.clear();
    this.error = null;
    this.hint.hidden = true;
    this.editor.mark([]);
    this.element.classList.remove('stale');
    this.startedAt = performance.now();
    this.setState('running');
    let outcome: Outcome = 'lost';
    try {
      outcome = await this.host.execute(this.editor.text, { cellId: this.id, cellNumber: this.number });
    } finally {
      this.finish(outcome);
    }
    return outcome;
  }

  receive(message: Message): void {
    if (!this.outputs.apply(message)) return;
    if (message.header.msg_type === 'error') this.receiveError(message.content as unknown as ErrorContent);
    this.view.schedule();
  }

  /** `display.Update(…)` reaches the display wherever it stands, also from a later cell. */
  update(message: Message): void {
    if (this.outputs.update(message)) this.view.schedule();
  }

  /** The kernel that made these outputs is gone. */
  markStale(): void {
    if (this.startedAt === 0 || ['running', 'queued', 'lost'].includes(this.state)) return;
    this.element.classList.add('stale');
    this.status.textContent = t.stale;
  }

  private receiveError(error: ErrorContent): void {
    this.error = error;
    const { cell, spans } = error.cahier ?? {};
    if (spans && spans.length > 0) this.host.mark(cell, spans, this);
    if (hasUnknownName(error)) this.showHint(this.host.unrunBefore(this));
  }

  private showHint(above: readonly CodeCell[]): void {
    if (above.length === 0) return;
    this.hint.replaceChildren(h('p', {}, t.fromAbove),
      h('button', { type: 'button', class: 'button', onclick: () => this.host.runFirst(above, this) }, t.runAbove));
    this.hint.hidden = false;
  }

  private finish(outcome: Outcome): void {
    const took = performance.now() - this.startedAt;
    const interrupted = this.error?.cahier?.kind === 'interrupted';
    this.setState(outcome === 'ok' ? 'done' : outcome === 'lost' ? 'lost' : interrupted ? 'interrupted' : 'failed', took);
    // What was cleared when the run began and never written again goes now.
    this.view.schedule();
    if (outcome === 'ok') announce(t.doneAloud(this.number, duration(took)));
    else if (this.error && !interrupted) announce(t.failedAloud(this.number, this.error.evalue));
    else announce(`${t.cell(this.number)}, ${this.status.textContent}`);
  }

  private setState(state: State, took = 0): void {
    this.state = state;
    this.element.dataset.state = state;
    clearInterval(this.clock);
    const time = duration(took);
    this.status.textContent = {
      fresh: '', queued: t.queued, running: '', done: t.done(time), failed: t.failed(time), interrupted: t.interrupted(time), lost: t.lost,
    }[state];
    if (state === 'running') {
      const tick = (): void => {
        const elapsed = performance.now() - this.startedAt;
        // Quick cells never show a clock: it would only flicker.
        if (elapsed > 400) this.status.textContent = t.running(duration(elapsed < 10_000 ? Math.floor(elapsed / 100) * 100 : Math.floor(elapsed / 1000) * 1000));
      };
      this.clock = window.setInterval(tick, 100);
    }
  }

  private changed(text: string): void {
    this.showEdited(text);
    this.host.edited(this, text);
  }

  private showEdited(text: string): void {
    const edited = text !== this.original;
    this.element.classList.toggle('edited', edited);
    this.reset.hidden = !edited;
  }

  private resetText(): void {
    this.editor.text = this.original;
    this.editor.focus();
  }

  private keydown(event: KeyboardEvent): void {
    if (event.target !== this.element || event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (event.shiftKey || event.ctrlKey || event.metaKey) {
        this.host.run(this);
        if (event.shiftKey) this.host.goOn(this);
      } else {
        this.edit();
      }
    }
  }
}
