// Serves a folder like a static host: at the root and, to show that all paths are relative, under /sub/path/.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const BASES = ['/sub/path/', '/'];
/** The folder that is named by a hash of its content. */
const CONTENT_FOLDER = /^[0-9a-f]{16}\//;
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Files that are named by their content never change; the others are asked for again. */
const cacheByName = (path) => (CONTENT_FOLDER.test(path) ? 'max-age=31536000, immutable' : 'no-cache');

/**
 * Starts on a free port. `headers` are added to every response; `pages` maps paths to further HTML pages; `cacheControl`
 * gives the header of a file; `gzip` compresses all files. `deploy` replaces the folder by another one.
 */
export async function serve(dist, { headers = {}, pages = {}, cacheControl = cacheByName, gzip = false } = {}) {
  const compressed = new Map();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (pathname in pages) {
      response.writeHead(200, { 'Content-Type': TYPES['.html'] }).end(pages[pathname]);
      return;
    }
    const base = BASES.find((base) => pathname.startsWith(base));
    const path = normalize(decodeURIComponent(pathname.slice(base.length)) || 'index.html');
    const file = join(dist, path);
    try {
      if (path.startsWith('..')) throw new Error('outside of the folder');
      let body = await readFile(file);
      response.setHeader('Cache-Control', cacheControl(path));
      if (gzip) {
        if (!compressed.has(file)) compressed.set(file, gzipSync(body));
        body = compressed.get(file);
        response.setHeader('Content-Encoding', 'gzip');
      }
      response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    deploy(folder) {
      dist = folder;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
