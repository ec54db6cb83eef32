import type { ErrorContent, Message } from '../kernel/messages';
import type { MimeBundle } from '../notebook/nbformat';

export type Output = StreamOutput | DisplayOutput | ErrorOutput;

interface Versioned {
  /** Stays the same while the output lives: the view keeps its element. */
  readonly key: number;
  /** Grows with each change: the view draws it again. */
  version: number;
}

export interface StreamOutput extends Versioned {
  kind: 'stream';
  name: 'stdout' | 'stderr';
  text: string;
  /** The beginning was dropped. */
  cut: boolean;
}

export interface DisplayOutput extends Versioned {
  kind: 'display';
  data: MimeBundle;
  metadata: Record<string, unknown>;
  displayId: string | null;
}

export interface ErrorOutput extends Versioned {
  kind: 'error';
  error: ErrorContent;
}

/** A cell that prints for ever keeps its last million characters. */
export const streamLimit = 1_000_000;

let nextKey = 1;

/** A cell's outputs, as its messages build them. */
export class CellOutputs {
  items: Output[] = [];
  private clearPending = false;

  /** True when the message changed something to be drawn. */
  apply(message: Message): boolean {
    const content = message.content;
    switch (message.header.msg_type) {
      case 'stream':
        this.beforeNext();
        this.stream(content.name === 'stderr' ? 'stderr' : 'stdout', String(content.text ?? ''));
        return true;
      case 'display_data':
      case 'execute_result':
        this.beforeNext();
        this.items.push({
          kind: 'display', key: nextKey++, version: 0,
          data: (content.data ?? {}) as MimeBundle,
          metadata: (content.metadata ?? {}) as Record<string, unknown>,
          displayId: displayIdOf(message),
        });
        return true;
      case 'error':
        this.beforeNext();
        this.items.push({ kind: 'error', key: nextKey++, version: 0, error: content as unknown as ErrorContent });
        return true;
      case 'clear_output':
        // `wait` keeps the old output until the next one comes, so that nothing flickers.
        if (content.wait === true) this.clearPending = true;
        else this.clear();
        return true;
      default:
        return false;
    }
  }

  /** Puts new content into the displays of that id; true when there was one here. */
  update(message: Message): boolean {
    const id = displayIdOf(message);
    let found = false;
    for (const item of this.items) {
      if (item.kind !== 'display' || id === null || item.displayId !== id) continue;
      item.data = (message.content.data ?? {}) as MimeBundle;
      item.metadata = (message.content.metadata ?? {}) as Record<string, unknown>;
      item.version++;
      found = true;
    }
    return found;
  }

  clear(): void {
    this.items = [];
    this.clearPending = false;
  }

  private beforeNext(): void {
    if (this.clearPending) this.clear();
  }

  private stream(name: StreamOutput['name'], text: string): void {
    let last = this.items.at(-1);
    if (last?.kind !== 'stream' || last.name !== name) {
      last = { kind: 'stream', key: nextKey++, version: 0, name, text: '', cut: false };
      this.items.push(last);
    }
    last.text = overwriteLines(last.text, text);
    if (last.text.length > streamLimit * 1.5) {
      last.text = last.text.slice(cutAt(last.text, last.text.length - streamLimit));
      last.cut = true;
    }
    last.version++;
  }
}

/** The next beginning of a line, unless that line is so long that little would be left. */
function cutAt(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 || end > at + streamLimit / 2 ? at : end + 1;
}

/** Appends as a terminal would: a lone carriage return goes back to the start of the line and writes over it. */
export function overwriteLines(before: string, text: string): string {
  text = text.replaceAll('\r\n', '\n');
  if (!text.includes('\r') && !before.endsWith('\r')) return before + text;

  const lineStart = before.lastIndexOf('\n') + 1;
  const lines = (before.slice(lineStart) + text).split('\n').map((line, index, all) => {
    // A return at the very end waits: what comes next decides whether it overwrites or the line ends.
    const waiting = index === all.length - 1 && line.endsWith('\r');
    const parts = (waiting ? line.slice(0, -1) : line).split('\r');
    const written = parts.reduce((under, over) => over + under.slice(over.length));
    return waiting ? written + '\r' : written;
  });
  return before.slice(0, lineStart) + lines.join('\n');
}

function displayIdOf(message: Message): string | null {
  const transient = message.content.transient as { display_id?: unknown } | undefined;
  return typeof transient?.display_id === 'string' ? transient.display_id : null;
}
