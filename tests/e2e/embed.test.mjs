// The labs within another page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertFits, open, useServer } from './harness.mjs';
import { LABS } from './labs.mjs';

useServer();

/** Puts frames with these queries into the page, each as high as it asks to be, and notes what they ask. */
async function host(page, queries, width = 700) {
  await page.evaluate(
    ([queries, width]) => {
      document.body.innerHTML = queries
        .map((q, i) => `<iframe title="frame ${i}" src="?${q}" width="${width}" height="300" style="border:0"></iframe>`)
        .join('');
      window.asked = queries.map(() => []);
      addEventListener('message', ({ data, source }) => {
        const i = [...document.querySelectorAll('iframe')].findIndex((f) => f.contentWindow === source);
        if (i < 0 || data?.type !== 'activation-lab:height') return;
        window.asked[i].push(data.height);
        document.querySelectorAll('iframe')[i].height = data.height;
      });
    },
    [queries, width],
  );
}

test('every lab stands alone, without header, and its link leads to the whole page', async () => {
  const { page, close } = await open('/');
  await host(page, LABS.map((lab) => `lab=${lab}&embed=1`));
  for (const [i, lab] of LABS.entries()) {
    const frame = page.frameLocator(`iframe >> nth=${i}`);
    await frame.getByRole('heading', { level: 1 }).waitFor();
    assert.ok(await frame.locator('header').isHidden(), lab);
    const address = await frame.getByRole('link', { name: 'Open in Activation Lab' }).getAttribute('href');
    assert.equal(address, lab === 'explore' ? '?' : `?lab=${lab}`);
  }
  await close();
});

test('heights settle and fit the content', async () => {
  for (const width of [320, 700]) {
    const { page, close } = await open('/');
    await host(page, LABS.map((lab) => `lab=${lab}&embed=1`), width);
    await page.waitForFunction(() => window.asked.every((a) => a.length > 0));
    await page.waitForTimeout(2500);
    const before = await page.evaluate(() => window.asked.map((a) => a.length));
    await page.waitForTimeout(1000);
    const asked = await page.evaluate(() => window.asked);
    assert.deepEqual(asked.map((a) => a.length), before, `${JSON.stringify(asked)}`);
    for (const frame of page.frames().slice(1)) {
      const over = await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      assert.ok(over <= 1, `${frame.url()} ${over} at ${width}`);
      await assertFits(frame, width);
    }
    await close();
  }
});

test('a change within a frame stays embedded and does not move the host', async () => {
  const { page, close } = await open('/');
  await host(page, ['f=leaky_relu:0.1&embed=1&openlink=0']);
  const frame = page.frameLocator('iframe');
  const slider = frame.getByRole('slider', { name: 'α of Leaky ReLU' });
  await slider.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true, 'no focus is taken');
  assert.ok(await frame.getByRole('link', { name: 'Open in Activation Lab' }).isHidden());
  await slider.press('ArrowRight');
  const inner = page.frames()[1];
  await inner.waitForFunction(() => location.search.includes('leaky_relu:0.11'));
  assert.match(inner.url(), /embed=1/);
  assert.ok(!page.url().includes('leaky'));
  await close();
});
