// node tests/e2e/downloads.mjs <dist> [--record]: prints the bytes, after brotli, that a first visit of each lab downloads.
// `--record` writes them into download-sizes.json, the limit for later builds.
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { launch, started } from './harness.mjs';
import { LABS } from './labs.mjs';
import { serve } from './server.mjs';

const RECORD = new URL('download-sizes.json', import.meta.url);

/** What Chromium fetches for each lab with empty caches and without service worker: `sum`, and `files` with name and size. */
export async function downloads(dist) {
  const server = await serve(dist);
  const browser = await launch();
  const all = {};
  /** Compressed sizes by URL: the labs share most files. */
  const sizes = new Map();
  for (const lab of LABS) {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const responses = new Map();
    page.on('response', (response) => responses.set(response.url(), response));
    await page.goto(`${server.origin}/?lab=${lab}`, { waitUntil: 'networkidle' });
    await started(page);
    const files = [];
    for (const [url, response] of responses) {
      if (!url.startsWith(server.origin)) continue;
      const { pathname } = new URL(url);
      if (!sizes.has(pathname)) sizes.set(pathname, brotliCompressSync(await response.body()).length);
      files.push({ name: basename(pathname) || 'index.html', size: sizes.get(pathname) });
    }
    all[lab] = { sum: files.reduce((sum, { size }) => sum + size, 0), files };
    await context.close();
  }
  await browser.close();
  server.stop();
  return all;
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

if (argv[1] === fileURLToPath(import.meta.url)) {
  const all = await downloads(argv[2]);
  for (const lab of LABS) {
    console.error(`first visit of ${lab}`.padEnd(34) + kB(all[lab].sum));
    for (const { name, size } of all[lab].files) console.error(`  ${name}`.padEnd(34) + kB(size));
  }
  const sums = Object.fromEntries(LABS.map((lab) => [lab, all[lab].sum]));
  if (argv[3] === '--record') writeFileSync(RECORD, `${JSON.stringify(sums, null, 2)}\n`);
}
