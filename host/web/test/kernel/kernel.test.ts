import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Kernel, type KernelState } from '../../src/kernel/kernel';
import type { Message } from '../../src/kernel/messages';

/** The server's end of the line. */
class Line {
  static readonly OPEN = 1;
  static last: Line;
  readyState = 1;
  onopen?: () => void;
  onclose?: () => void;
  onmessage?: (event: { data: string }) => void;
  sent: Message[] = [];

  constructor(readonly url: string) {
    Line.last = this;
    setTimeout(() => this.onopen?.());
  }

  send(frame: string): void {
    this.sent.push(JSON.parse(frame) as Message);
  }

  close(): void {
    this.onclose?.();
  }

  say(msg_type: string, content: object, parent = '', channel = 'iopub'): void {
    this.onmessage?.({ data: JSON.stringify({ channel, header: { msg_type, msg_id: 'x' }, parent_header: { msg_id: parent }, metadata: {}, content }) });
  }
}

let requests: string[] = [];
let answer: (path: string) => { status: number; body?: unknown };

beforeEach(() => {
  requests = [];
  answer = () => ({ status: 200, body: { id: 'k1', execution_state: 'idle' } });
  vi.stubGlobal('WebSocket', Line);
  vi.stubGlobal('fetch', async (path: string, options: RequestInit) => {
    requests.push(`${options.method} ${path}`);
    const { status, body } = answer(path);
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  });
});
afterEach(() => vi.unstubAllGlobals());

const wait = (ms = 5): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function open(): { kernel: Kernel; states: KernelState[]; deaths: string[]; outputs: string[] } {
  const states: KernelState[] = [];
  const deaths: string[] = [];
  const outputs: string[] = [];
  const kernel = new Kernel('notebooks/fr/14.ipynb', {
    onState: (state) => states.push(state),
    onDeath: (reason) => deaths.push(reason),
    onOutput: (cellId, { header }) => outputs.push(`${cellId} ${header.msg_type}`),
    onLost: ({ status }) => deaths.push(`lost ${status}`),
    onSilence: () => deaths.push('silence'),
    onGap: () => states.push('reconnecting'),
  });
  return { kernel, states, deaths, outputs };
}

describe('a kernel', () => {
  test('starts once, is asked for a sign of life, and is then ready', async () => {
    const { kernel, states } = open();
    await Promise.all([kernel.start(), kernel.start()]);
    expect(requests).toEqual(['POST /api/kernels']);
    expect(Line.last.url).toContain('/api/kernels/k1/channels?session_id=');
    expect(Line.last.sent.map(({ header }) => header.msg_type)).toEqual(['kernel_info_request']);
    Line.last.say('kernel_info_reply', {}, '', 'shell');
    expect(states.at(-1)).toBe('idle');
  });

  test('a cell is done when its reply and its last output have both come', async () => {
    const { kernel, outputs } = open();
    const run = kernel.execute('1+1', { cellId: 'c', cellNumber: 1 });
    let done = '';
    void run.then((outcome) => { done = outcome; });
    await wait();
    const request = Line.last.sent.at(-1)!;
    expect(request.metadata).toEqual({ cahier: { cellId: 'c', cellNumber: 1 } });
    const id = request.header.msg_id;
    Line.last.say('status', { execution_state: 'busy' }, id);
    expect(kernel.state).toBe('busy');
    Line.last.say('execute_reply', { status: 'ok' }, id, 'shell');
    await wait();
    expect(done).toBe('');
    Line.last.say('stream', { name: 'stdout', text: 'late' }, id);
    Line.last.say('status', { execution_state: 'idle' }, id);
    expect(await run).toBe('ok');
    expect(kernel.state).toBe('idle');
    // A thread the cell left behind goes on writing.
    Line.last.say('stream', { name: 'stdout', text: 'later' }, id);
    expect(outputs).toEqual(['c stream', 'c stream']);
  });

  test('its death ends the running cell and is told with its reason', async () => {
    const { kernel, deaths } = open();
    const run = kernel.execute('Environment.Exit(0);', { cellId: 'c', cellNumber: 1 });
    await wait();
    Line.last.say('status', { execution_state: 'dead' });
    Line.last.say('cahier_exit', { exitCode: 0, reason: 'Environment.Exit' });
    expect(await run).toBe('lost');
    expect(kernel.state).toBe('dead');
    expect(deaths).toEqual(['', 'Environment.Exit']);
  });

  test('restart asks the server, or starts another when the server forgot it', async () => {
    const { kernel } = open();
    await kernel.start();
    await kernel.restart();
    expect(requests.at(-1)).toBe('POST /api/kernels/k1/restart');
    answer = (path) => path.endsWith('/restart') ? { status: 404 } : { status: 201, body: { id: 'k2' } };
    await kernel.restart();
    expect(requests.at(-1)).toBe('POST /api/kernels');
    expect(Line.last.url).toContain('k2');
  });

  test('a dropped line comes back, and a cell whose end was missed is not waited for', async () => {
    const { kernel, states } = open();
    const run = kernel.execute('1', { cellId: 'c', cellNumber: 1 });
    await wait();
    const first = Line.last;
    first.onclose?.();
    expect(states.at(-1)).toBe('reconnecting');
    await wait(400);
    expect(Line.last).not.toBe(first);
    expect(await run).toBe('lost');
    expect(kernel.state).toBe('idle');
  });

  test('a server that does not answer is told to the reader once, and asked again', async () => {
    const { kernel, deaths } = open();
    await kernel.start();
    await wait();
    const answered = answer;
    answer = () => { throw new TypeError('refused'); };
    vi.stubGlobal('WebSocket', class extends Line {
      constructor(url: string) {
        super(url);
        setTimeout(() => this.onclose?.());
        this.readyState = 3;
        Object.defineProperty(this, 'onopen', { get: () => undefined, set: () => undefined });
      }
    });
    Line.last.onclose?.();
    await wait(2000);
    expect(deaths).toEqual(['silence']);
    expect(kernel.state).toBe('reconnecting');
    answer = answered;
    vi.stubGlobal('WebSocket', Line);
    await wait(2200);
    expect(deaths).toEqual(['silence']);
    expect(kernel.state).toBe('idle');
  });

  test('a server that forgot the kernel is not asked for ever', async () => {
    const { kernel, deaths } = open();
    await kernel.start();
    answer = () => ({ status: 404 });
    Line.last.onclose?.();
    await wait(300);
    expect(deaths).toEqual(['lost 404']);
    expect(kernel.state).toBe('dead');
  });

  test('a start that fails says why and can be tried again', async () => {
    answer = () => ({ status: 500, body: { message: 'no SDK' } });
    const { kernel, states } = open();
    await expect(kernel.start()).rejects.toThrow('no SDK');
    expect(states.at(-1)).toBe('dead');
    answer = () => ({ status: 201, body: { id: 'k1' } });
    await expect(kernel.start()).resolves.toBeUndefined();
  });
});
