// Labs as custom elements of other pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useServer } from './harness.mjs';
import { CORS, frameHtml, frameStarted, withHostPage } from './host-page.mjs';

useServer();

const ELEMENTS = (origin) => `
  <script type="module" src="${origin}/element.js"></script>
  <style>activation-lab { display: block; width: 480px }</style>
  ${frameHtml(`${origin}/?f=relu&embed=1`)}${frameHtml(`${origin}/?f=tanh&embed=1`)}
  <activation-lab id="a" lab="explore" f="leaky_relu:0.2" at="-1" hide="facts,presets" lock="functions"></activation-lab>
  <activation-lab id="b" lab="explore" f="elu,swish:2" at="-1" theme="dark"></activation-lab>
  <activation-lab id="c" lab="explore" f="nope,relu"></activation-lab>`;

test('two frames and three elements share a page, and the elements share a program', async () => {
  await withHostPage(
    ELEMENTS,
    async (page) => {
      await frameStarted(page, 0);
      await frameStarted(page, 1);
      await page.waitForFunction(() => document.querySelectorAll('activation-lab').length === 3);
      await page.evaluate(() => Promise.all([...document.querySelectorAll('activation-lab')].map((lab) => lab.ready)));
      assert.match(await page.locator('#a .readout').innerText(), /−0\.2000/);
      assert.match(await page.locator('#b .readout').innerText(), /−0\.6321/);
      assert.match(await page.locator('#c .notices').getByRole('alert').innerText(), /“nope”/);
      // The elements load the program once. Frames have resource timings of their own.
      const loads = await page.evaluate(() => performance.getEntriesByType('resource').filter((r) => r.name.endsWith('activation-lab_bg.wasm')).length);
      assert.equal(loads, 1);
      // Attributes hide and lock parts.
      assert.ok(await page.locator('#a .facts').isHidden());
      assert.ok(await page.locator('#a').getByRole('slider', { name: 'α of Leaky ReLU' }).isDisabled());
      const slider = page.locator('#b').getByRole('slider', { name: 'β of Swish' });
      assert.ok(await slider.isEnabled());
      // Each element has its own state and theme, and the address of the host does not change.
      const change = page.evaluate(() => new Promise((resolve) => addEventListener('activation-lab:change', ({ target, detail }) => resolve([target.id, detail]), { once: true })));
      await slider.press('ArrowRight');
      assert.deepEqual(await change, ['b', '?f=elu,swish:2.01&at=-1&theme=dark']);
      assert.ok(page.url().endsWith('/host'));
      const background = (id) => page.evaluate((id) => getComputedStyle(document.querySelector(id).shadowRoot.querySelector('.lab-root')).backgroundColor, id);
      assert.notEqual(await background('#a'), await background('#b'));
      // An element takes queries and commands, and keeps its state when it is moved, or removed and added again.
      await page.evaluate(() => {
        const b = document.querySelector('#b');
        b.query = '?f=gelu&theme=dark';
        document.body.prepend(b);
      });
      assert.equal(await page.evaluate(() => document.querySelector('#b').query), '?f=gelu&theme=dark');
      await page.evaluate(async () => {
        const b = document.querySelector('#b');
        b.remove();
        await new Promise((resolve) => setTimeout(resolve, 50));
        document.body.append(b);
        await b.ready;
      });
      assert.match(await page.locator('#b .readout').innerText(), /GELU/);
      assert.equal(await page.evaluate(() => document.querySelector('#b').reset()), true);
      assert.match(await page.evaluate(() => document.querySelector('#b').query), /^\?theme=dark$/);
      assert.equal(await page.evaluate(() => document.querySelector('#b').run()), false, 'nothing runs in Explore');
    },
    { labHeaders: CORS },
  );
});
