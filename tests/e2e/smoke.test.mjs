// The page starts wherever it is put, and is accessible in each of its looks.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { axe, DIST, open, start, stop } from './harness.mjs';

before(() => start());
after(stop);

for (const path of ['/', '/sub/path/', '/sub/path/index.html']) {
  test(`starts at ${path}`, async () => {
    const { page, close } = await open(path, { worker: true });
    await page.evaluate(() => navigator.serviceWorker.ready);
    assert.ok(await page.locator('h1').isVisible());
    await close();
  });
}

test('a first visit loads at most 100 kB, compressed', async () => {
  const { page, close } = await open('/');
  const addresses = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const files = addresses.map((address) => new URL(address).pathname);
  assert.ok(files.some((file) => file.endsWith('explore_bg.wasm')));
  const sizes = ['/index.html', ...files].map((file) => brotliCompressSync(readFileSync(join(DIST, file))).length);
  const sum = sizes.reduce((sum, size) => sum + size);
  assert.ok(sum <= 100_000, `${sum} bytes: ${files.map((file, i) => `${file} ${sizes[i + 1]}`).join(', ')}`);
  await close();
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 360]) {
    test(`is accessible in ${colorScheme}, ${width} px wide`, async () => {
      const { page, close } = await open('/', { width, height: 800, colorScheme });
      await axe(page);
      await close();
    });
  }
}
