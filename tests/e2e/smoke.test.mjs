// The page starts wherever it is put, and is accessible in each of its looks.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, open, start, stop } from './harness.mjs';

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

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 360]) {
    test(`is accessible in ${colorScheme}, ${width} px wide`, async () => {
      const { page, close } = await open('/', { width, height: 800, colorScheme });
      await axe(page);
      await close();
    });
  }
}
