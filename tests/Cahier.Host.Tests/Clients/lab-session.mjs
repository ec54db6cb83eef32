// A full session of @jupyterlab/services with a server: node lab-session.mjs ADDRESS TOKEN NOTEBOOK v1|default
// Ends with 0 when all was as it should be.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { ContentsManager, KernelManager, KernelSpecManager, ServerConnection, SessionManager } = require('@jupyterlab/services');
const WebSocket = require('ws');

const [address, token, notebook, protocol] = process.argv.slice(2);

/** What JupyterLab had before the subprotocol: it offers none. */
class DefaultWebSocket extends WebSocket {
  constructor(url) {
    super(url);
  }
}

console.debug = () => {};
const serverSettings = ServerConnection.makeSettings({
  baseUrl: address,
  wsUrl: address.replace(/^http/, 'ws'),
  token,
  appendToken: true,
  ...(protocol === 'default' ? { WebSocket: DefaultWebSocket } : {}),
});

const within = (seconds, what, promise) =>
  Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail(new Error(`${what}: no answer in ${seconds} s`)), seconds * 1000).unref())]);

/** Runs code; returns the reply and all outputs. */
async function run(kernel, code, whenStarted) {
  const future = kernel.requestExecute({ code });
  const outputs = [];
  future.onIOPub = (message) => {
    outputs.push({ type: message.header.msg_type, ...message.content });
    if (message.header.msg_type === 'execute_input') whenStarted?.();
  };
  const reply = await within(30, code, future.done);
  return { reply: reply.content, outputs };
}

const text = (outputs) => outputs.filter(({ type }) => type === 'stream').map(({ text }) => text).join('');
const result = (outputs) => outputs.find(({ type }) => type === 'execute_result')?.data['text/plain'];

const kernelspecs = new KernelSpecManager({ serverSettings });
const kernels = new KernelManager({ serverSettings });
const sessions = new SessionManager({ serverSettings, kernelManager: kernels });
const contents = new ContentsManager({ serverSettings });
await within(10, 'ready', Promise.all([kernelspecs.ready, sessions.ready]));
assert.equal(kernelspecs.specs.default, 'cahier');
assert.equal(kernelspecs.specs.kernelspecs['.net-csharp'].language, 'C#');

// A kernel, its questions and its answers.
const session = await sessions.startNew({ path: notebook, name: notebook, type: 'notebook', kernel: { name: '.net-csharp' } });
const { kernel } = session;
const info = await within(20, 'kernel info', kernel.info);
assert.match(info.language_info.file_extension, /^\.cs/);

let seen = await run(kernel, 'var x = 20; Console.WriteLine("é"); x + 1');
assert.equal(seen.reply.status, 'ok');
assert.equal(text(seen.outputs).trim(), 'é');
assert.equal(result(seen.outputs), '21');
assert.equal(seen.outputs.filter(({ type }) => type === 'status').at(-1).execution_state, 'idle');

seen = await run(kernel, 'y');
assert.equal(seen.reply.status, 'error');
assert.match(seen.outputs.find(({ type }) => type === 'error').evalue, /CS0103|y/);

const completion = await within(10, 'completion', kernel.requestComplete({ code: 'Console.Wri', cursor_pos: 11 }));
assert.ok(completion.content.matches.includes('WriteLine'), JSON.stringify(completion.content));
const inspection = await within(10, 'inspection', kernel.requestInspect({ code: 'Console.WriteLine', cursor_pos: 12, detail_level: 0 }));
assert.ok(inspection.content.found);

// A long result, whole.
seen = await run(kernel, 'new string(\'x\', 20_000_000).DisplayAs("text/plain");');
assert.equal(seen.outputs.find(({ data }) => data)?.data['text/plain'].length, 20_000_000);

// Interrupted in the middle of a cell, it keeps its variables; restarted, it has none.
seen = await run(kernel, 'while (true) { }', () => setTimeout(() => kernel.interrupt(), 200));
assert.equal(seen.reply.status, 'error');
assert.equal(result((await run(kernel, 'x')).outputs), '20');
const states = [];
kernel.statusChanged.connect((_, state) => states.push(state));
await within(20, 'restart', kernel.restart());
assert.equal((await run(kernel, 'x')).reply.status, 'error');
assert.ok(states.includes('restarting'), states.join());

// Another client of the same kernel sees what this one runs, and not its replies.
const watcher = kernels.connectTo({ model: kernel.model });
const watched = [];
watcher.anyMessage.connect((_, { msg, direction }) => direction === 'recv' && watched.push(msg));
await within(10, 'second client', watcher.info);
const asked = kernel.requestExecute({ code: '6 * 7' });
await within(10, 'execute', asked.done);
await within(10, 'watching', (async () => {
  while (!watched.some((message) => message.header.msg_type === 'execute_result' && message.parent_header.msg_id === asked.msg.header.msg_id))
    await new Promise((resolve) => setTimeout(resolve, 20));
})());
assert.ok(!watched.some((message) => message.header.msg_type === 'execute_reply'));
watcher.dispose();

// A cell that ends its process says so, and its request is answered.
seen = await run(kernel, 'Environment.Exit(3);');
assert.equal(seen.reply.status, 'error');
assert.match(seen.reply.evalue, /Environment\.Exit\(3\)/);

// Sessions are given another kernel, as JupyterLab does with a dead one, and renamed.
await within(20, 'another kernel', session.changeKernel({ name: 'cahier' }));
assert.notEqual(session.kernel.id, kernel.id);
await session.setPath('renamed.ipynb');
await session.setName('renamed');
assert.equal(result((await run(session.kernel, '2 + 2')).outputs), '4');
await sessions.refreshRunning();
assert.deepEqual([...sessions.running()].map(({ path, name }) => [path, name]), [['renamed.ipynb', 'renamed']]);
await kernels.refreshRunning();
assert.deepEqual([...kernels.running()].map(({ id }) => id), [session.kernel.id]);

// Contents: created, saved, kept at a checkpoint, renamed, copied, removed.
const untitled = await contents.newUntitled({ path: '', type: 'notebook' });
assert.equal(untitled.path, 'Untitled.ipynb');
const cell = (source) => ({ cells: [{ cell_type: 'markdown', id: 'a', metadata: {}, source }], metadata: {}, nbformat: 4, nbformat_minor: 5 });
await contents.save(untitled.path, { type: 'notebook', format: 'json', content: cell('kept') });
const { id } = await contents.createCheckpoint(untitled.path);
await contents.save(untitled.path, { type: 'notebook', format: 'json', content: cell('changed') });
assert.equal((await contents.listCheckpoints(untitled.path))[0].id, id);
await contents.restoreCheckpoint(untitled.path, id);
const renamed = await contents.rename(untitled.path, 'é à.ipynb');
assert.equal(renamed.path, 'é à.ipynb');
assert.equal([(await contents.get(renamed.path)).content.cells[0].source].flat().join(''), 'kept');
await contents.deleteCheckpoint(renamed.path, id);
assert.deepEqual(await contents.listCheckpoints(renamed.path), []);
const folder = await contents.newUntitled({ path: '', type: 'directory' });
const copy = await contents.copy(renamed.path, folder.path);
assert.equal(copy.path, 'Untitled Folder/é à-Copy1.ipynb');
await contents.save('bytes.bin', { type: 'file', format: 'base64', content: 'AP8=' });
assert.equal((await contents.get('bytes.bin', { type: 'file', format: 'base64', content: true })).content, 'AP8=');
await contents.delete(renamed.path);
await assert.rejects(contents.get(renamed.path), (error) => error.response.status === 404);
assert.ok((await contents.get('', { type: 'directory', content: true })).content.some(({ path }) => path === folder.path));
await assert.rejects(contents.rename(notebook, 'mine.ipynb'), /course/);

await session.shutdown();
await sessions.refreshRunning();
await kernels.refreshRunning();
assert.equal([...sessions.running()].length + [...kernels.running()].length, 0);
console.log('all as it should be');
process.exit(0);
