// Lazy loading: the other labs and the dialogs are loaded when first opened, and a static picture is shown until then.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DIST, open, started, tab, useServer, visit } from './harness.mjs';
import { LABS } from './labs.mjs';
import { serve } from './server.mjs';

useServer();

test('a lab is fetched once, when it is first opened', async () => {
  const { page, close } = await open('/');
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url().split('/').pop()));
  for (const [lab, name] of [['train', 'Train'], ['explore', 'Explore'], ['train', 'Train']]) {
    await tab(page, name).click();
    await started(page, lab);
  }
  assert.equal(fetched.filter((name) => name === 'split_train.wasm').length, 1);
  assert.deepEqual(fetched.filter((name) => /^split_(?!train\.)/.test(name)), []);
  await close();
});

test('a lab that cannot be loaded shows an error, and can be tried again', async () => {
  const { page, problems } = await open('/');
  await page.route('**/split_train.wasm', (route) => route.abort());
  await tab(page, 'Train').click();
  const error = page.getByRole('alert').filter({ hasText: 'Train' });
  await error.waitFor();
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /What an activation function does/, 'the previous lab stays');
  await page.unroute('**/split_train.wasm');
  await error.getByRole('button', { name: 'Try again' }).click();
  await started(page, 'train');
  assert.equal(await error.count(), 0);
  assert.ok(problems.length > 0, 'the browser reports the failed request');
  await page.context().close();
});

test('a lab that loads slowly shows a message after a second', async () => {
  const { page, close } = await open('/');
  let resume;
  await page.route('**/split_depth.wasm', (route) => (resume = () => route.continue()));
  await tab(page, 'Depth').click();
  const message = page.getByText('Loading Depth');
  await page.waitForTimeout(600);
  assert.equal(await message.count(), 0);
  await message.waitFor();
  resume();
  await started(page, 'depth');
  await message.waitFor({ state: 'detached' });
  await close();
});

for (const width of [1440, 768, 360]) {
  test(`nothing moves when a lab replaces its static picture, ${width} px wide`, async (context) => {
    const server = await serve(DIST);
    context.after(() => server.stop());
    for (const lab of LABS) {
      const { page, close } = await visit('about:blank', { width, colorScheme: 'light' });
      let resume;
      await page.route('**/activation-lab_bg.wasm', (route) => (resume = () => route.continue()));
      await page.goto(`${server.origin}/?lab=${lab}&theme=dark`, { waitUntil: 'commit' });
      const current = page.locator('nav [aria-current]');
      await current.waitFor();
      await page.locator(`:root[data-theme=dark] [data-picture=${lab}]`).waitFor();
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
      const boxes = () =>
        page.evaluate(() =>
          ['h1', '.lede', 'nav', 'nav [aria-current]', '.mark'].map((name) => {
            const all = [...document.querySelectorAll(name)];
            const { x, y, width, height } = all.find((element) => element.checkVisibility()).getBoundingClientRect();
            return { name, x, y, width, height };
          }),
        );
      await page.getByText('Loading …').waitFor();
      const [before, title] = [await boxes(), await page.title()];
      // Counts frames that show neither picture nor lab.
      await page.evaluate(() => {
        window.emptyFrames = 0;
        const check = () => {
          const isShown = (heading) => heading.checkVisibility({ opacityProperty: true });
          window.emptyFrames += ![...document.querySelectorAll('h1')].some(isShown);
          requestAnimationFrame(check);
        };
        check();
      });
      resume();
      await started(page);
      // Line heights may differ by a fraction of a pixel.
      for (const [i, box] of (await boxes()).entries()) {
        for (const side of ['x', 'y', 'width', 'height']) {
          const moved = Math.abs(box[side] - before[i][side]);
          assert.ok(moved < 1, `${lab}: ${side} of ${box.name} by ${moved}`);
        }
      }
      assert.equal(await page.title(), title);
      assert.equal(await page.evaluate(() => window.emptyFrames), 0);
      await close();
    }
  });
}
