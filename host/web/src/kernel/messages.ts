/** Jupyter messages (protocol 5.3), as the WebSocket carries them: one JSON object a text frame. */
export type Channel = 'shell' | 'control' | 'iopub' | 'stdin';

export interface Header {
  msg_id: string;
  msg_type: string;
  session: string;
  username: string;
  date: string;
  version: string;
}

export interface Message<C = Record<string, unknown>> {
  channel: Channel;
  header: Header;
  parent_header: Partial<Header>;
  metadata: Record<string, unknown>;
  content: C;
  buffers?: unknown[];
}

export interface ExecuteReply {
  status: 'ok' | 'error' | 'aborted' | 'abort';
  execution_count?: number;
  ename?: string;
  evalue?: string;
}

/** Where in a cell something is wrong; lines and columns start at 1. */
export interface Span {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  id?: string;
  severity?: 'error' | 'warning';
  message?: string;
}

export interface ErrorContent {
  ename: string;
  evalue: string;
  traceback: string[];
  cahier?: { kind?: 'compile' | 'runtime' | 'interrupted'; cell?: number; spans?: Span[] };
}

export interface ExecuteMetadata {
  cellId: string;
  cellNumber: number;
}

export function message<C>(session: string, channel: Channel, type: string, content: C, metadata = {}): Message<C> {
  return {
    channel,
    header: {
      msg_id: crypto.randomUUID(), msg_type: type, session,
      username: '', date: new Date().toISOString(), version: '5.3',
    },
    parent_header: {},
    metadata,
    content,
    buffers: [],
  };
}

export const executeRequest = (session: string, code: string, cahier: ExecuteMetadata): Message =>
  message(session, 'shell', 'execute_request', {
    code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false, stop_on_error: true,
  }, { cahier });

export function parseMessage(frame: string): Message | null {
  try {
    const value = JSON.parse(frame) as Message;
    return typeof value?.header?.msg_type === 'string' ? value : null;
  } catch {
    return null;
  }
}
