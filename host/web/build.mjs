// Builds the page into ../Cahier.Host/wwwroot. The same sources and lock file give the same bytes:
// names carry the content's hash, nothing carries a date or a path of this machine.
import { build } from 'esbuild';
import { mkdir, readFile, rm, writeFile, copyFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, process.env.CAHIER_WWWROOT ?? '../Cahier.Host/wwwroot');

// KaTeX offers each font in three formats; every browser this page supports reads the first, woff2.
const katexFonts = {
  name: 'katex-woff2-only',
  setup(b) {
    b.onLoad({ filter: /katex(\.min)?\.css$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace(/,url\([^)]*\.(woff|ttf)\) format\("[^"]*"\)/g, ''),
      loader: 'css',
      resolveDir: path.dirname(file),
    }));
  },
};

// plotly.js's core asks for the style sheet of its maps; this bundle has no maps.
const noMapStyles = {
  name: 'no-map-styles',
  setup(b) {
    b.onLoad({ filter: /maplibre-gl.*\.css$/ }, () => ({ contents: '', loader: 'empty' }));
  },
};

// plotly.js asks two packages of Node's for the size of an image; those of the library are PNG, which says it in its header.
const pngSizes = {
  name: 'png-sizes',
  setup(b) {
    b.onLoad({ filter: /plotly\.js[\\/]src[\\/]traces[\\/]image[\\/]helpers\.js$/ }, () => ({
      contents: `exports.getImageSize = (source) => {
        const start = source.indexOf(',') + 1;
        const header = atob(source.slice(start, start + 40));
        const number = (at) => [0, 1, 2, 3].reduce((sum, i) => sum * 256 + header.charCodeAt(at + i), 0);
        return { width: number(16), height: number(20) };
      };`,
      loader: 'js',
    }));
  },
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const result = await build({
  absWorkingDir: here,
  entryPoints: { main: 'src/main.ts', theme: 'src/ui/theme-early.ts', style: 'src/styles/main.css' },
  outdir: path.join(out, 'assets'),
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  metafile: true,
  legalComments: 'none',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file' },
  define: { global: 'globalThis', 'define.amd': 'false' },
  plugins: [katexFonts, noMapStyles, pngSizes],
  logLevel: 'warning',
});

const assets = Object.entries(result.metafile.outputs);
const named = (prefix, extension) => {
  const found = assets.find(([file, o]) => o.entryPoint && path.basename(file).startsWith(prefix + '-') && file.endsWith(extension));
  return '/assets/' + path.basename(found[0]);
};
const font = (prefix) => '/assets/' + path.basename(assets.find(([file]) => path.basename(file).startsWith(prefix))[0]);

const page = (await readFile(path.join(here, 'src/index.html'), 'utf8'))
  .replace('{{style}}', named('style', '.css'))
  .replace('{{theme}}', named('theme', '.js'))
  .replace('{{main}}', named('main', '.js'))
  .replace('{{serif}}', font('source-serif-4-latin-wght-normal'));
await writeFile(path.join(out, 'index.html'), page);
await copyFile(path.join(here, 'src/favicon.svg'), path.join(out, 'favicon.svg'));
await writeFile(path.join(out, 'LICENSES.txt'), await licenses(result.metafile));

/** The licence of every package that went into the page, since the bundles carry no comments. */
async function licenses(meta) {
  const names = new Set();
  const used = Object.values(meta.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file));
  for (const input of used) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(input);
    if (match) names.add(match[1]);
  }
  const parts = [];
  for (const name of [...names].sort()) {
    const folder = path.join(here, 'node_modules', name);
    const info = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    let text = '';
    for (const file of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license', 'LICENSE-MIT.txt']) {
      text ||= await readFile(path.join(folder, file), 'utf8').catch(() => '');
    }
    parts.push(`${name} ${info.version} (${info.license ?? 'see below'})\n\n${text.replace(/\r\n/g, '\n').trim()}\n`);
  }
  return parts.join('\n' + '-'.repeat(100) + '\n\n');
}
