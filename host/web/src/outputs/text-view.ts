import { h } from '../ui/dom';
import { count, t } from '../ui/language';
import { parseAnsi } from './ansi';
import { fold } from './fold';

/** Plain text as a terminal would show it, long text folded. */
export class TextView {
  readonly element: HTMLElement;
  private unfolded = false;
  private text = '';
  private cut = false;

  constructor(kind: 'stdout' | 'stderr' | 'plain') {
    this.element = h('div', { class: `text text-${kind}` });
  }

  show(text: string, cut = false): void {
    this.text = text.endsWith('\n') ? text.slice(0, -1) : text;
    this.cut = cut;
    this.draw();
  }

  private draw(): void {
    const parts: HTMLElement[] = [];
    if (this.cut) parts.push(h('p', { class: 'note' }, t.cut));
    const folded = fold(this.text);
    if (!folded) {
      parts.push(pre(this.text));
    } else if (this.unfolded) {
      parts.push(pre(this.text), this.button(t.fold));
    } else {
      parts.push(pre(folded.head), this.button(t.hiddenLines(count(folded.hidden))), pre(folded.tail));
    }
    this.element.replaceChildren(...parts);
  }

  private button(label: string): HTMLElement {
    return h('button', {
      type: 'button', class: 'fold', 'aria-expanded': String(this.unfolded),
      onclick: () => {
        this.unfolded = !this.unfolded;
        this.draw();
        this.element.querySelector<HTMLElement>('.fold')?.focus();
      },
    }, label);
  }
}

function pre(text: string): HTMLElement {
  const element = h('pre', { tabindex: 0 });
  for (const run of parseAnsi(text)) {
    element.append(run.classes.length === 0 ? run.text : h('span', { class: run.classes.join(' ') }, run.text));
  }
  return element;
}
