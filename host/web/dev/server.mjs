// A stand-in for `cahier serve`, to work on the page without .NET: the built files under the real
// Content-Security-Policy, a sample lesson, and a kernel that recites. `npm run build && npm run dev`.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { RecitingKernel } from './kernel.mjs';
import { course, notebook } from './sample.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, process.env.CAHIER_WWWROOT ?? '../../Cahier.Host/wwwroot');
const port = Number(process.env.PORT ?? 8899);
const policy = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
  + "font-src 'self' data:; connect-src 'self' ws:; worker-src 'self' blob:";
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.txt': 'text/plain' };

const kernels = new Map();

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const send = (status, value) => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(value === undefined ? '' : JSON.stringify(value));
  };
  if (request.method !== 'GET' && request.headers['x-xsrftoken'] !== 'dev') return send(403, { message: '_xsrf missing' });

  if (url.pathname === '/api/cahier/course') return send(200, course);
  if (url.pathname.startsWith('/api/contents/')) {
    const content = notebook(decodeURIComponent(url.pathname.slice('/api/contents/'.length)));
    return content ? send(200, { type: 'notebook', format: 'json', content }) : send(404, { message: 'not found' });
  }
  const api = /^\/api\/kernels(?:\/([^/]+)(?:\/(\w+))?)?$/.exec(url.pathname);
  if (api) {
    const [, id, action] = api;
    if (!id && request.method === 'POST') {
      const kernel = new RecitingKernel();
      kernels.set(kernel.id, kernel);
      return send(201, kernel.model());
    }
    const kernel = kernels.get(id);
    if (!kernel) return send(404, { message: 'no such kernel' });
    if (action === 'interrupt') kernel.interrupt();
    if (action === 'restart') kernel.restart();
    if (request.method === 'DELETE') {
      kernels.delete(id);
      return send(204);
    }
    return send(200, kernel.model());
  }
  await sendFile(url.pathname, response);
});

async function sendFile(pathname, response) {
  const file = path.extname(pathname) === '' ? '/index.html' : pathname;
  const body = await readFile(path.join(root, path.normalize(file))).catch(() => null);
  response.writeHead(body ? 200 : 404, {
    'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': policy,
    'Set-Cookie': '_xsrf=dev; Path=/; SameSite=Strict',
  });
  response.end(body ?? 'not found');
}

const sockets = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, socket, head) => {
  const id = /^\/api\/kernels\/([^/]+)\/channels/.exec(request.url)?.[1];
  const kernel = kernels.get(id);
  if (!kernel) return socket.destroy();
  sockets.handleUpgrade(request, socket, head, (connection) => kernel.attach(connection));
});

server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));
