import { ApiError } from '../api/client';
import { loadCourse, loadNotebook, type Course, type Lesson } from '../api/course';
import { CodeCell, type CodeCellHost } from '../cells/code-cell';
import { Kernel, type KernelState } from '../kernel/kernel';
import type { Message, Span } from '../kernel/messages';
import { Edits } from '../notebook/edits';
import { idOf, textOf, type Notebook } from '../notebook/nbformat';
import { Runner } from '../notebook/runner';
import { loadPlotly } from '../outputs/plotly';
import { Prose, type Heading } from '../prose/markdown';
import { typeset } from '../prose/typography';
import { pageOf, resolveLink, type Route } from '../routes';
import { announce } from '../ui/announce';
import { h } from '../ui/dom';
import { header } from '../ui/header';
import { language, otherLanguage, t } from '../ui/language';
import { KernelBar } from './kernel-bar';
import { outline } from './outline';

type LessonRoute = Extract<Route, { page: 'lesson' }>;

export async function openLesson(app: HTMLElement, route: LessonRoute): Promise<void> {
  const course = loadCourse();
  const notebook = await loadNotebook(route.notebook);
  new LessonPage(app, route, notebook, await course);
}

/** A lesson: its prose and cells in order, one kernel, and the tools between them. */
class LessonPage implements CodeCellHost {
  private readonly cells: CodeCell[] = [];
  private readonly originals = new Map<string, string>();
  private readonly edits: Edits;
  private readonly kernel: Kernel;
  private readonly runner = new Runner();
  private readonly bar: KernelBar;
  private readonly notice = h('div', { class: 'notice', role: 'alert' });

  constructor(app: HTMLElement, route: LessonRoute, notebook: Notebook, course: Course) {
    this.edits = new Edits(route.notebook);
    this.kernel = new Kernel(route.notebook, {
      onState: (state) => this.showState(state),
      onDeath: (reason) => this.showDeath(reason),
      onOutput: (cellId, message) => this.receive(cellId, message),
      onLost: (error) => (error.unauthorized ? this.showFailure(error) : this.showDeath('')),
      onGap: () => this.say(t.outputsLost),
    });
    this.bar = new KernelBar({
      runAll: () => this.runCells(this.cells),
      interrupt: () => this.interrupt(),
      restart: () => void this.restart().catch(() => undefined),
    });

    const lesson = course.lessons.find(({ path }) => path[language] === route.notebook);
    const { content, headings } = this.build(notebook, route.notebook);
    const title = typeset(lesson?.title[language] ?? headings.find(({ level }) => level === 1)?.html ?? route.slug, language);
    document.title = `${title} · Cahier`;
    this.notice.hidden = true;
    const other = lesson?.path[otherLanguage(language)];
    app.replaceChildren(
      header({
        otherPage: other ? pageOf(other) : null,
        title: h('span', { class: 'topbar-title' }, title),
        tools: this.bar.element,
      }),
      h('div', { class: 'lesson' },
        outline(headings, content),
        h('main', { class: 'page', id: 'content' },
          lesson ? h('p', { class: 'eyebrow' }, [t.lesson(lesson.number), lesson.minutes ? t.minutes(lesson.minutes) : ''].filter(Boolean).join(' · ')) : null,
          content,
          neighbours(course, lesson))),
      this.notice);

    if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
    addEventListener('pagehide', ({ persisted }) => {
      if (!persisted) this.kernel.shutdown();
    });
    this.kernel.start().catch((error: unknown) => this.showFailure(error));
    // Then what the first figure will need, while the reader reads.
    setTimeout(() => void loadPlotly().catch(() => undefined), 1500);
  }

  run(cell: CodeCell): void {
    this.runCells([cell]);
  }

  goOn(from: CodeCell): void {
    const next = this.cells[this.cells.indexOf(from) + 1];
    next?.edit();
  }

  unrunBefore(cell: CodeCell): CodeCell[] {
    return this.cells.slice(0, this.cells.indexOf(cell)).filter(({ ran }) => !ran);
  }

  runFirst(others: readonly CodeCell[], cell: CodeCell): void {
    this.runCells([...others, cell]);
  }

  execute: CodeCellHost['execute'] = (code, cell) => this.kernel.execute(code, cell);

  edited(cell: CodeCell, text: string): void {
    this.edits.set(cell.id, text, this.originals.get(cell.id) ?? '');
  }

  mark(cellNumber: number | undefined, spans: readonly Span[], from: CodeCell): void {
    this.cellOf(cellNumber, from).mark(spans);
  }

  goTo(cellNumber: number | undefined, span: Span, from: CodeCell): void {
    this.cellOf(cellNumber, from).goTo(span);
  }

  private build(notebook: Notebook, path: string): { content: HTMLElement; headings: Heading[] } {
    const prose = new Prose(language, (href) => resolveLink(href, path));
    const content = h('div', { class: 'cells' });
    const headings: Heading[] = [];
    for (const [index, cell] of notebook.cells.entries()) {
      const id = idOf(cell, index);
      const source = textOf(cell.source);
      if (cell.cell_type === 'code') {
        this.originals.set(id, source);
        const codeCell = new CodeCell({ id, number: this.cells.length + 1, original: source, text: this.edits.get(id) ?? source, prose }, this);
        this.cells.push(codeCell);
        content.append(codeCell.element);
      } else if (cell.cell_type === 'markdown') {
        const rendered = prose.render(source, cell.attachments);
        headings.push(...rendered.headings);
        const element = h('section', { class: 'cell prose', 'data-testid': 'cell', 'data-cell-id': id });
        element.innerHTML = rendered.html;
        content.append(element);
      }
    }
    return { content, headings };
  }

  private cellOf(number: number | undefined, otherwise: CodeCell): CodeCell {
    return this.cells.find((cell) => cell.number === number) ?? otherwise;
  }

  private receive(cellId: string, message: Message): void {
    if (message.header.msg_type === 'update_display_data') {
      for (const cell of this.cells) cell.update(message);
    } else {
      this.cells.find(({ id }) => id === cellId)?.receive(message);
    }
  }

  /** Asking a dead kernel to run is asking for a new one. */
  private runCells(cells: readonly CodeCell[]): void {
    if (this.notice.dataset.tone === 'calm') this.notice.hidden = true;
    const ready = this.kernel.state === 'dead' ? this.restart() : Promise.resolve();
    ready.then(() => this.runner.add(...cells), () => undefined);
  }

  private interrupt(): void {
    this.runner.clear();
    this.kernel.interrupt().catch((error: unknown) => this.showFailure(error));
  }

  private async restart(): Promise<void> {
    const hadRun = this.cells.some(({ element }) => element.dataset.state !== 'fresh');
    this.runner.clear();
    try {
      await this.kernel.restart();
    } catch (error) {
      this.showFailure(error);
      throw error;
    }
    for (const cell of this.cells) cell.markStale();
    if (hadRun) this.say(t.restarted);
    else this.notice.hidden = true;
  }

  private showState(state: KernelState): void {
    this.bar.show(state);
    if (state === 'dead' || state === 'reconnecting') announce(t.kernelLabel(t.kernel[state]));
  }

  private showDeath(reason: string): void {
    this.runner.clear();
    for (const cell of this.cells) cell.markStale();
    // The server's reason already says what is lost.
    this.offerRestart(t.kernelDied, typeset(reason, language), reason ? t.textIntact : t.kernelDiedHint);
  }

  private showFailure(error: unknown): void {
    if (error instanceof ApiError && error.unauthorized) this.say(`${t.unauthorized}. ${t.unauthorizedHint}`);
    else if (error instanceof ApiError && error.status === 0) this.offerRestart(`${t.unreachable}.`, t.unreachableHint);
    else this.offerRestart(t.kernelFailed, error instanceof Error ? error.message : String(error));
  }

  private offerRestart(...sentences: string[]): void {
    const [first, ...others] = sentences.filter((sentence) => sentence !== '').map((sentence) => /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);
    this.showNotice('alarm', h('p', {}, h('strong', {}, first ?? ''), ' ', others.join(' ')),
      h('button', { type: 'button', class: 'button', onclick: () => void this.restart().catch(() => undefined) }, t.restartNow));
  }

  private say(sentence: string): void {
    this.showNotice('calm', h('p', {}, sentence),
      h('button', { type: 'button', class: 'button', onclick: () => { this.notice.hidden = true; } }, t.dismiss));
  }

  private showNotice(tone: 'alarm' | 'calm', ...children: HTMLElement[]): void {
    this.notice.dataset.tone = tone;
    this.notice.replaceChildren(...children);
    this.notice.hidden = false;
  }
}

function neighbours(course: Course, lesson: Lesson | undefined): HTMLElement | null {
  const spoken = course.lessons.filter(({ path }) => path[language]);
  const place = lesson ? spoken.indexOf(lesson) : -1;
  if (place < 0) return null;
  const link = (to: Lesson | undefined, label: string, side: string): HTMLElement | null => to
    ? h('a', { class: side, href: pageOf(to.path[language]!) ?? '#' }, h('small', {}, label), typeset(to.title[language] ?? t.lesson(to.number), language))
    : null;
  const before = link(spoken[place - 1], t.previous, 'before');
  const after = link(spoken[place + 1], t.next, 'after');
  return before || after ? h('nav', { class: 'neighbours' }, before, after) : null;
}
