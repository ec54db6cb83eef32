import { parseMessage, type Message } from './messages';

interface Events {
  onMessage(message: Message): void;
  onOpen(): void;
  /** The line dropped; it is tried again until `close`, or until `mayReconnect` says there is nothing behind it. */
  onDrop(): void;
  mayReconnect(): Promise<boolean>;
}

const delays = [250, 500, 1000, 2000, 5000];

/** A WebSocket that comes back by itself, and keeps what was sent while it was away. */
export class KernelSocket {
  private socket: WebSocket | null = null;
  private closed = false;
  private attempts = 0;
  private unsent: string[] = [];

  constructor(private readonly url: string, private readonly events: Events) {
    this.connect();
  }

  send(message: Message<unknown>): void {
    const frame = JSON.stringify(message);
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(frame);
    else this.unsent.push(frame);
  }

  close(): void {
    this.closed = true;
    this.socket?.close();
  }

  private connect(): void {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onopen = () => {
      this.attempts = 0;
      for (const frame of this.unsent.splice(0)) socket.send(frame);
      this.events.onOpen();
    };
    socket.onmessage = ({ data }) => {
      const message = typeof data === 'string' ? parseMessage(data) : null;
      if (message) this.events.onMessage(message);
    };
    socket.onclose = () => {
      if (this.closed) return;
      this.events.onDrop();
      const delay = delays[Math.min(this.attempts++, delays.length - 1)];
      setTimeout(() => void this.retry(), delay);
    };
  }

  private async retry(): Promise<void> {
    if (this.closed || !(await this.events.mayReconnect()) || this.closed) return;
    this.connect();
  }
}
