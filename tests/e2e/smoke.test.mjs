// The page starts at any path of a host.
import assert from 'node:assert/strict';
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
