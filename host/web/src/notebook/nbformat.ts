/** What the page reads of a notebook file (nbformat 4.5). */
export interface Notebook {
  nbformat: number;
  metadata: { cahier?: { lesson?: number; title?: string; minutes?: number }; [key: string]: unknown };
  cells: Cell[];
}

export interface Cell {
  id?: string;
  cell_type: 'code' | 'markdown' | 'raw';
  source: MultilineText;
  attachments?: Record<string, MimeBundle>;
}

/** Texts in notebook files are one string or a list of lines that keep their line ends. */
export type MultilineText = string | string[];

export type MimeBundle = Record<string, unknown>;

export const textOf = (text: unknown): string =>
  Array.isArray(text) ? text.join('') : typeof text === 'string' ? text : text === undefined || text === null ? '' : JSON.stringify(text);

/** The cell's own id, or its place for files older than 4.5. */
export const idOf = (cell: Cell, index: number): string => cell.id ?? `cell-${index}`;
