// Embedded labs: without header, of the height of their content.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertFits, open, started, useServer } from './harness.mjs';
import { LABS } from './labs.mjs';

useServer();

/** Puts frames with these queries into the page, sets each to the height it asks for, and records these heights. */
async function embedFrames(page, queries, width = 700) {
  await page.evaluate(
    ([queries, width]) => {
      document.body.innerHTML = queries
        .map((q, i) => `<iframe title="frame ${i}" src="?${q}" width="${width}" height="300" style="border:0"></iframe>`)
        .join('');
      window.heights = queries.map(() => []);
      addEventListener('message', ({ data, source }) => {
        const i = [...document.querySelectorAll('iframe')].findIndex((f) => f.contentWindow === source);
        if (i < 0 || data?.type !== 'activation-lab:height') return;
        window.heights[i].push(data.height);
        window.lastHeight = performance.now();
        document.querySelectorAll('iframe')[i].height = data.height;
      });
    },
    [queries, width],
  );
}

test('every embedded lab has no header, and links to the whole page', async () => {
  const { page, close } = await open('/');
  await embedFrames(page, LABS.map((lab) => `lab=${lab}&embed=1`));
  for (const [i, lab] of LABS.entries()) {
    const frame = page.frameLocator(`iframe >> nth=${i}`);
    await started(frame, lab);
    assert.ok(await frame.locator('header').isHidden(), lab);
    const address = await frame.getByRole('link', { name: 'Open in Activation Lab' }).getAttribute('href');
    assert.equal(address, lab === 'explore' ? '?' : `?lab=${lab}`);
  }
  await close();
});

test('the heights of frames settle and fit the content', async () => {
  for (const width of [320, 700]) {
    const { page, close } = await open('/');
    await embedFrames(page, LABS.map((lab) => `lab=${lab}&embed=1`), width);
    // Cells that are still measured have other heights.
    const table = page.frameLocator('iframe[src*="lab=compare"]').locator('.grid-table');
    await table.locator('td').first().waitFor();
    await table.locator('.pending').first().waitFor({ state: 'detached' });
    // Fails by timeout if the frames never stop asking.
    await page.waitForFunction(() => window.heights.every((of) => of.length > 0) && performance.now() - window.lastHeight > 2000);
    for (const frame of page.frames().slice(1)) {
      const overflow = await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      assert.ok(overflow <= 1, `${frame.url()} ${overflow} at ${width}`);
      await assertFits(frame, width);
    }
    await close();
  }
});

test('a change within a frame does not change the address or the focus of the host', async () => {
  const { page, close } = await open('/');
  await embedFrames(page, ['f=leaky_relu:0.1&embed=1&openlink=0']);
  const frame = page.frameLocator('iframe');
  const slider = frame.getByRole('slider', { name: 'α of Leaky ReLU' });
  await slider.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true, 'the frame takes no focus');
  assert.ok(await frame.getByRole('link', { name: 'Open in Activation Lab' }).isHidden());
  await slider.press('ArrowRight');
  const inner = page.frames()[1];
  await inner.waitForFunction(() => location.search.includes('leaky_relu:0.11'));
  assert.match(inner.url(), /embed=1/);
  assert.ok(!page.url().includes('leaky'));
  await close();
});
