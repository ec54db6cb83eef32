import { ApiError, request } from '../api/client';
import { executeRequest, message, type ExecuteMetadata, type ExecuteReply, type Message } from './messages';
import { KernelSocket } from './socket';

export type KernelState = 'starting' | 'idle' | 'busy' | 'dead' | 'reconnecting';

export interface KernelEvents {
  onState(state: KernelState): void;
  /** The process ended; `reason` is the server's explanation in the notebook's language. */
  onDeath(reason: string): void;
  /** What a cell sends: streams, displays, errors. */
  onOutput(cellId: string, message: Message): void;
  /** The server no longer knows this kernel, or this reader. */
  onLost(error: ApiError): void;
  /** The line dropped and the server has not answered since: it was stopped, or the machine slept. It is still asked. */
  onSilence(): void;
  /** The line dropped and came back while a cell was running. */
  onGap(): void;
}

/** Questions without an answer before the reader is told: about two seconds. */
const unansweredAtMost = 3;

export type Outcome = 'ok' | 'error' | 'aborted' | 'lost';

interface Execution {
  cellId: string;
  reply: ExecuteReply | null;
  idle: boolean;
  finish(outcome: Outcome): void;
}

interface KernelModel {
  id: string;
  execution_state?: string;
}

/** One notebook's kernel on the server: its life, and the cells it runs. */
export class Kernel {
  state: KernelState = 'starting';

  private id: string | null = null;
  private socket: KernelSocket | null = null;
  private starting: Promise<void> | null = null;
  private unanswered = 0;
  private readonly session = crypto.randomUUID();
  /** Requests whose output may still arrive: a background thread writes after its cell is done. */
  private readonly cells = new Map<string, string>();
  private readonly running = new Map<string, Execution>();

  constructor(private readonly notebook: string, private readonly events: KernelEvents) {}

  /** Starts the process unless it runs or is starting; rejects with the server's reason. */
  start(): Promise<void> {
    this.starting ??= this.create().catch((error: unknown) => {
      this.starting = null;
      this.setState('dead');
      throw error;
    });
    return this.starting;
  }

  async execute(code: string, cell: ExecuteMetadata): Promise<Outcome> {
    await this.start();
    const socket = this.socket!;
    const sent = executeRequest(this.session, code, cell);
    const key = sent.header.msg_id;
    this.cells.set(key, cell.cellId);
    return new Promise((resolve) => {
      this.running.set(key, {
        cellId: cell.cellId, reply: null, idle: false,
        finish: (outcome) => {
          this.running.delete(key);
          resolve(outcome);
        },
      });
      socket.send(sent);
    });
  }

  async interrupt(): Promise<void> {
    if (this.id) await request(`/api/kernels/${this.id}/interrupt`, { method: 'POST', body: {} });
  }

  /** A fresh process: all variables are gone when this resolves. */
  async restart(): Promise<void> {
    this.abandon();
    this.setState('starting');
    if (!this.id || !this.socket) return this.recreate();
    try {
      await request(`/api/kernels/${this.id}/restart`, { method: 'POST', body: {} });
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return this.recreate();
      this.setState('dead');
      throw error;
    }
    this.askForInfo();
  }

  /** Ends the process when the reader leaves: the results on the page leave with it. */
  shutdown(): void {
    this.socket?.close();
    if (this.id) void request(`/api/kernels/${this.id}`, { method: 'DELETE', keepalive: true }).catch(() => undefined);
  }

  private recreate(): Promise<void> {
    this.socket?.close();
    this.socket = null;
    this.id = null;
    this.starting = null;
    return this.start();
  }

  private async create(): Promise<void> {
    this.setState('starting');
    const { id } = await request<KernelModel>('/api/kernels', { method: 'POST', body: { name: 'cahier', path: this.notebook } });
    this.id = id;
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const url = `${scheme}://${location.host}/api/kernels/${id}/channels?session_id=${this.session}`;
    this.socket = new KernelSocket(url, {
      onMessage: (received) => this.receive(received),
      onOpen: () => this.opened(),
      onDrop: () => {
        if (this.state !== 'dead') this.setState('reconnecting');
      },
      mayReconnect: () => this.stillThere(),
    });
    this.askForInfo();
  }

  /** The answer says that the process is up, whoever missed its first status. */
  private askForInfo(): void {
    this.socket?.send(message(this.session, 'shell', 'kernel_info_request', {}));
  }

  private opened(): void {
    this.unanswered = 0;
    if (this.state !== 'reconnecting') return;
    this.setState(this.running.size > 0 ? 'busy' : 'idle');
    if (this.running.size > 0) void this.afterGap();
  }

  /** A reply may have been lost with the line: the server knows whether the kernel still computes. */
  private async afterGap(): Promise<void> {
    this.events.onGap();
    const waiting = [...this.running.values()];
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const model = await request<KernelModel>(`/api/kernels/${this.id}`).catch(() => null);
    if (model?.execution_state === 'busy') return;
    for (const execution of waiting) execution.finish('lost');
    this.setState('idle');
  }

  private async stillThere(): Promise<boolean> {
    try {
      await request(`/api/kernels/${this.id}`);
      return true;
    } catch (error) {
      // No answer at all is a server that restarts or a laptop that slept: go on trying.
      if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500) {
        if (++this.unanswered === unansweredAtMost) this.events.onSilence();
        return true;
      }
      this.abandon();
      this.setState('dead');
      this.events.onLost(error);
      return false;
    }
  }

  private receive(received: Message): void {
    const parent = received.parent_header.msg_id ?? '';
    const execution = this.running.get(parent);
    switch (received.header.msg_type) {
      case 'status':
        this.receiveStatus(String(received.content.execution_state), execution);
        return;
      case 'cahier_exit':
        this.die(String(received.content.reason ?? ''));
        return;
      case 'kernel_info_reply':
        if (this.state === 'starting') this.setState(this.running.size > 0 ? 'busy' : 'idle');
        return;
      case 'execute_reply':
        if (execution) {
          execution.reply = received.content as unknown as ExecuteReply;
          this.settle(execution);
        }
        return;
      default:
        if (received.channel === 'iopub') {
          this.events.onOutput(this.cells.get(parent) ?? '', received);
        }
    }
  }

  private receiveStatus(state: string, execution: Execution | undefined): void {
    if (state === 'dead') return this.die('');
    if (execution && state === 'idle') {
      execution.idle = true;
      this.settle(execution);
    }
    if (state === 'busy' && this.state !== 'dead') {
      // Only cells make the kernel look busy, not the page's own questions.
      if (execution) this.setState('busy');
    } else if (state === 'idle' && this.state !== 'dead' && this.running.size === 0) {
      this.setState('idle');
    } else if (state === 'restarting') {
      this.abandon();
      this.setState('starting');
    }
  }

  /** Outputs and reply travel on two channels; a cell is done when both have come to their end. */
  private settle(execution: Execution): void {
    if (!execution.reply) return;
    const { status } = execution.reply;
    const outcome: Outcome = status === 'ok' ? 'ok' : status === 'error' ? 'error' : 'aborted';
    if (execution.idle || outcome === 'aborted') execution.finish(outcome);
    else setTimeout(() => execution.finish(outcome), 2000);
  }

  private die(reason: string): void {
    const already = this.state === 'dead';
    this.abandon();
    this.setState('dead');
    if (!already || reason !== '') this.events.onDeath(reason);
  }

  private abandon(): void {
    for (const execution of [...this.running.values()]) execution.finish('lost');
  }

  private setState(state: KernelState): void {
    if (state === this.state && state !== 'starting') return;
    this.state = state;
    this.events.onState(state);
  }
}
