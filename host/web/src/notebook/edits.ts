/** What the reader changed in a lesson's cells, kept in the browser so that a reload loses nothing. */
export class Edits {
  private readonly key: string;
  private texts: Record<string, string>;

  constructor(notebook: string, private readonly storage: Storage | null = available()) {
    this.key = `cahier:edits:${notebook}`;
    this.texts = this.read();
  }

  get(cellId: string): string | undefined {
    return this.texts[cellId];
  }

  /** Keeps the text, or forgets the cell when it is the course's own again. */
  set(cellId: string, text: string, original: string): void {
    // Another tab may have written meanwhile: its cells stay.
    this.texts = this.read();
    if (text === original) delete this.texts[cellId];
    else this.texts[cellId] = text;
    this.write();
  }

  private read(): Record<string, string> {
    try {
      const value: unknown = JSON.parse(this.storage?.getItem(this.key) ?? '{}');
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
      return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'));
    } catch {
      return this.texts ?? {};
    }
  }

  private write(): void {
    try {
      if (Object.keys(this.texts).length === 0) this.storage?.removeItem(this.key);
      else this.storage?.setItem(this.key, JSON.stringify(this.texts));
    } catch {
      // Storage full or forbidden: the edit lives as long as the page.
    }
  }
}

function available(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
