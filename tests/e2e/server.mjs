// Serves a folder as a static host would: at the root and, to prove that its paths are relative, deeper down.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const BASES = ['/sub/path/', '/'];
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Starts on a free port, with more `headers` and `pages` (path to HTML) if asked; gives the origin and a way to stop. */
export async function serve(dist, { headers = {}, pages = {} } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (pathname in pages) {
      response.writeHead(200, { 'Content-Type': TYPES['.html'] }).end(pages[pathname]);
      return;
    }
    const base = BASES.find((base) => pathname.startsWith(base));
    const path = normalize(decodeURIComponent(pathname.slice(base.length))) || 'index.html';
    const file = join(dist, path === '.' ? 'index.html' : path);
    try {
      if (path.startsWith('..')) throw new Error('outside');
      const body = await readFile(file);
      response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
