// Weighs what a first visit loads: index.html, every file it names, and every file those name in turn.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const LIMIT = 100_000; // bytes, compressed with Brotli

const [dist] = process.argv.slice(2);
const waiting = new Map(
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, join(entry.parentPath ?? entry.path, entry.name)]),
);
const loaded = [];
load('index.html');

function load(name) {
  const path = waiting.get(name);
  const content = readFileSync(path);
  waiting.delete(name);
  const compressed = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  loaded.push({ name: basename(path), raw: content.length, brotli: compressed.length });
  if (/\.(html|css|js)$/.test(name)) {
    const text = content.toString();
    for (const other of [...waiting.keys()]) if (waiting.has(other) && text.includes(other)) load(other);
  }
}

const sum = (key) => loaded.reduce((total, file) => total + file[key], 0);
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const row = (name, raw, brotli) => console.error(name.padEnd(44) + raw.padStart(11) + brotli.padStart(11));

row('first load', 'raw', 'brotli');
for (const { name, raw, brotli } of loaded) row(name, kB(raw), kB(brotli));
row('total', kB(sum('raw')), kB(sum('brotli')));

const excess = sum('brotli') - LIMIT;
console.error(
  excess > 0 ? `over the limit of ${kB(LIMIT)} by ${excess} bytes` : `within the limit of ${kB(LIMIT)}`,
);
