// The program comes in parts: the first lab at once, the others and the dialogs when they are first opened.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DIST, open, started, tab, useServer, visit } from './harness.mjs';
import { LABS } from './labs.mjs';
import { serve } from './server.mjs';

useServer();

test('a lab is fetched when it is opened, and once', async () => {
  const { page, close } = await open('/');
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url().split('/').pop()));
  for (const [lab, name] of [['train', 'Train'], ['explore', 'Explore'], ['train', 'Train']]) {
    await tab(page, name).click();
    await started(page, lab);
  }
  assert.equal(fetched.filter((name) => name === 'split_train.wasm').length, 1);
  const others = fetched.filter((name) => /^split_(?!train\.)/.test(name));
  assert.deepEqual(others, []);
  await close();
});

test('a part that cannot be loaded is said, and can be tried again', async () => {
  const { page, problems } = await open('/');
  await page.route('**/split_train.wasm', (route) => route.abort());
  await tab(page, 'Train').click();
  const said = page.getByRole('alert').filter({ hasText: 'Train' });
  await said.waitFor();
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /What does it do/, 'the last lab stays');
  await page.unroute('**/split_train.wasm');
  await said.getByRole('button', { name: 'Try again' }).click();
  await started(page, 'train');
  assert.equal(await said.count(), 0);
  assert.ok(problems.length > 0, 'the browser itself complains of the request');
  await page.context().close();
});

test('a part that takes long is announced after a second', async () => {
  const { page, close } = await open('/');
  let answer;
  await page.route('**/split_depth.wasm', (route) => (answer = () => route.continue()));
  await tab(page, 'Depth').click();
  const said = page.getByText('Loading Depth');
  await page.waitForTimeout(600);
  assert.equal(await said.count(), 0);
  await said.waitFor();
  answer();
  await started(page, 'depth');
  await said.waitFor({ state: 'detached' });
  await close();
});

for (const width of [1440, 768, 360]) {
  test(`the picture of each lab stands where the lab will, ${width} px wide`, async (context) => {
    const server = await serve(DIST);
    context.after(() => server.stop());
    for (const lab of LABS) {
      const { page, close } = await visit('about:blank', { width, colorScheme: 'light' });
      let answer;
      await page.route('**/activation-lab_bg.wasm', (route) => (answer = () => route.continue()));
      await page.goto(`${server.origin}/?lab=${lab}&theme=dark`, { waitUntil: 'commit' });
      const current = page.locator('nav [aria-current]');
      await current.waitFor();
      await page.locator(`:root[data-theme=dark] [data-picture=${lab}]`).waitFor();
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
      const places = () =>
        page.evaluate(() =>
          ['h1', '.lede', 'nav', 'nav [aria-current]', '.mark'].map((name) => {
            const all = [...document.querySelectorAll(name)];
            const { x, y, width, height } = all.find((element) => element.checkVisibility()).getBoundingClientRect();
            return { name, x, y, width, height };
          }),
        );
      await page.getByText('Loading …').waitFor();
      const [before, title] = [await places(), await page.title()];
      // From picture to lab without a frame that has neither.
      await page.evaluate(() => {
        window.bare = 0;
        const look = () => {
          window.bare += document.querySelector('h1') === null;
          requestAnimationFrame(look);
        };
        look();
      });
      answer();
      await started(page);
      // Heights of lines of type may differ by a part of a pixel.
      for (const [i, place] of (await places()).entries()) {
        for (const side of ['x', 'y', 'width', 'height']) {
          const moved = Math.abs(place[side] - before[i][side]);
          assert.ok(moved < 1, `${lab}: ${side} of ${place.name} by ${moved}`);
        }
      }
      assert.equal(await page.title(), title);
      assert.equal(await page.evaluate(() => window.bare), 0);
      await close();
    }
  });
}
