import { randomUUID } from 'node:crypto';
import { heatmap, line, surface } from './figures.mjs';

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Answers each cell with what its text suggests: it recites, it does not compute. */
export class RecitingKernel {
  id = randomUUID();
  state = 'idle';
  count = 0;
  interrupted = false;
  connections = new Set();
  queue = Promise.resolve();

  model() {
    return { id: this.id, name: 'cahier', execution_state: this.state, connections: this.connections.size };
  }

  attach(connection) {
    this.connections.add(connection);
    connection.on('close', () => this.connections.delete(connection));
    connection.on('message', (frame) => {
      const request = JSON.parse(frame);
      if (request.header.msg_type === 'kernel_info_request') {
        this.send(request, 'shell', 'kernel_info_reply', { status: 'ok', protocol_version: '5.3' });
      } else if (request.header.msg_type === 'execute_request') {
        this.queue = this.queue.then(() => this.execute(request));
      }
    });
  }

  interrupt() {
    this.interrupted = true;
  }

  restart() {
    this.interrupted = true;
    this.count = 0;
    this.state = 'idle';
    this.send(null, 'iopub', 'status', { execution_state: 'restarting' });
    setTimeout(() => this.send(null, 'iopub', 'status', { execution_state: 'idle' }), 300);
  }

  send(parent, channel, type, content) {
    const frame = JSON.stringify({
      channel, content, metadata: {}, parent_header: parent?.header ?? {}, buffers: [],
      header: { msg_id: randomUUID(), msg_type: type, session: 'kernel', username: 'kernel', date: new Date().toISOString(), version: '5.3' },
    });
    for (const connection of this.connections) connection.send(frame);
  }

  async execute(request) {
    const { code } = request.content;
    const cell = request.metadata.cahier?.cellNumber;
    this.interrupted = false;
    this.state = 'busy';
    this.count++;
    const say = (type, content) => this.send(request, 'iopub', type, content);
    say('status', { execution_state: 'busy' });
    say('execute_input', { code, execution_count: this.count });
    let error = null;
    try {
      error = await this.recite(code, cell, say);
    } finally {
      if (error) say('error', error);
      if (this.state !== 'dead') this.state = 'idle';
    }
    if (this.state === 'dead') return;
    this.send(request, 'shell', 'execute_reply', { status: error ? 'error' : 'ok', execution_count: this.count, ...error });
    say('status', { execution_state: 'idle' });
  }

  async recite(code, cell, say) {
    const print = (text, name = 'stdout') => say('stream', { name, text });
    const show = (data, display_id = randomUUID()) => say('display_data', { data, metadata: {}, transient: { display_id } });
    const at = (needle) => {
      const lines = code.split('\n');
      const index = Math.max(0, lines.findIndex((text) => text.includes(needle)));
      const column = Math.max(0, lines[index].indexOf(needle)) + 1;
      return { line: index + 1, column, endLine: index + 1, endColumn: column + needle.length };
    };
    await wait(120);
    if (code.includes('while (true)')) {
      for (let i = 0; !this.interrupted; i++) {
        if (i % 10 === 0) print(`tour ${i / 10}\n`);
        await wait(50);
      }
      return { ename: 'Interrupted', evalue: 'Interrompu.', traceback: [], cahier: { kind: 'interrupted', cell, spans: [] } };
    }
    if (code.includes('Environment.Exit')) {
      print('Adieu.\n');
      this.state = 'dead';
      say('status', { execution_state: 'dead' });
      say('cahier_exit', { exitCode: 3, reason: 'Le code a appelé Environment.Exit : code de sortie 3.' });
      return null;
    }
    if (code.includes('Softmx')) {
      return {
        ename: 'CompilationError', evalue: 'CS1061', traceback: [],
        cahier: { kind: 'compile', cell, spans: [
          { ...at('Softmx'), id: 'CS1061', severity: 'error', message: '« Tensor » ne contient pas de définition pour « Softmx ». Vouliez-vous dire « Softmax » ?' },
          { ...at('unused'), id: 'CS0168', severity: 'warning', message: 'La variable « unused » est déclarée mais jamais utilisée.' },
        ] },
      };
    }
    if (code.includes('wrong.MatMul')) {
      return {
        ename: 'ShapeException',
        evalue: 'MatMul: [6, 4] × [6, 4] : les dimensions intérieures 4 et 6 diffèrent. Vouliez-vous b.Transpose() ?',
        traceback: ['ShapeException: MatMul: [6, 4] × [6, 4]', `   cellule ${cell}, ligne 2`, '   Cahier.Tensors.Tensor.MatMul(Tensor other)'],
        cahier: { kind: 'runtime', cell, spans: [{ ...at('wrong.MatMul(K)'), severity: 'error', message: 'dimensions intérieures 4 et 6' }] },
      };
    }
    if (code.includes('live.Update')) {
      const id = randomUUID();
      const losses = [];
      for (let epoch = 1; epoch <= 30 && !this.interrupted; epoch++) {
        losses.push(0.12 + 3.1 * Math.exp(-epoch / 7) + 0.05 * Math.sin(epoch * 2.1));
        say(epoch === 1 ? 'display_data' : 'update_display_data', { data: line(losses), metadata: {}, transient: { display_id: id } });
        print(`\rtour ${String(epoch).padStart(2)}/30   perte ${losses.at(-1).toFixed(3)}`);
        await wait(100);
      }
      print('\n');
      return null;
    }
    if (code.includes('AttentionMap') || code.includes('Heatmap')) show(heatmap());
    if (code.includes('Surface')) show(surface());
    if (code.includes('ParameterTable')) show({ 'text/html': parameterTable, 'text/plain': '44 183 069' });
    if (code.includes('Console.Error')) print('avertissement : la graine n’est pas fixée\n', 'stderr');
    if (code.includes('for (var i')) print(Array.from({ length: 240 }, (_, i) => `pas ${i} : perte ${(3 / (i + 1)).toFixed(4)}`).join('\n') + '\n');
    if (code.includes('Markdown')) show({ 'text/markdown': 'Chaque ligne somme à **1** : $\\sum_j \\alpha_{ij} = 1$.' });
    const printed = /Console\.WriteLine\("([^"]*)"/.exec(code)?.[1];
    if (printed) print(printed + '\n');
    if (/^weights\s*$/m.test(code)) {
      say('execute_result', {
        execution_count: this.count, metadata: {}, data: {
          'text/plain': 'Tensor [3, 3]\n[[0.7213, 0.1994, 0.0793],\n [0.1021, 0.8370, 0.0609],\n [0.2446, 0.1310, 0.6244]]',
        },
      });
    }
    return null;
  }
}

const parameterTable = `<table><thead><tr><th>Partie</th><th>Forme</th><th style="text-align:right">Paramètres</th></tr></thead><tbody>
<tr><td>Plongements</td><td><code>[29, 512] × 2</code></td><td style="text-align:right">29 696</td></tr>
<tr><td>Encodeur, 6 couches</td><td></td><td style="text-align:right">18 914 304</td></tr>
<tr><td>Décodeur, 6 couches</td><td></td><td style="text-align:right">25 224 192</td></tr>
<tr><td>Projection</td><td><code>[29, 512] + [29]</code></td><td style="text-align:right">14 877</td></tr>
<tr><th>Total</th><th></th><th style="text-align:right">44 183 069</th></tr></tbody></table>`;
