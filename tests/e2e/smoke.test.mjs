// The page starts at any path of a host, and has its licences with it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { open, useServer } from './harness.mjs';

useServer();

for (const path of ['/', '/sub/path/', '/sub/path/index.html']) {
  test(`the page starts at ${path}`, async () => {
    const { page, close } = await open(path, { worker: true });
    await page.evaluate(() => navigator.serviceWorker.ready);
    assert.ok(await page.locator('h1').isVisible());
    await close();
  });
}

test('Help links to the licences of what ships, which are not kept for offline use', async () => {
  const { page, close } = await open('/sub/path/', { worker: true });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.getByRole('button', { name: 'Help' }).click();
  const href = await page.getByRole('link', { name: 'Licences' }).evaluate((link) => link.href);
  const shipped = await (await page.request.get(href)).text();
  assert.equal(shipped, readFileSync(join(import.meta.dirname, '../../THIRD-PARTY.md'), 'utf8'));
  assert.equal(await page.evaluate(async (href) => (await caches.match(href)) === undefined, href), true);
  await close();
});
