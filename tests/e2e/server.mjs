// Serves a folder like a static host: at the root and, to show that all paths are relative, under /sub/path/.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

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

/** Starts on a free port. `headers` are added to every response; `pages` maps paths to further HTML pages. */
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
      if (path.startsWith('..')) throw new Error('outside of the folder');
      const body = await readFile(file);
      response.setHeader('Cache-Control', CONTENT_FOLDER.test(path) ? 'max-age=31536000, immutable' : 'no-cache');
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
