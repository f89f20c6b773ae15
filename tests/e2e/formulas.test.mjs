// Formulas are drawn whole: radicals cover their content, and brackets and braces are as high as theirs. Browsers leave
// this to the font, so it is read from pixels, for every formula of the list, wherever a lab can be.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { PNG } from 'pngjs';
import { DIST, open, started, useServer, visit } from './harness.mjs';
import { CORS, withHostPage } from './host-page.mjs';
import { serve } from './server.mjs';

const QUERY = 'lab=compare&f=all';
const SIZE = { width: 1440, height: 900 };

useServer();

const FENCED = 'mo:first-child + :is(mrow, mtable, mfrac)';

/** Runs in the page: the boxes of radicals and fences, each with that of its content, relative to the formula. */
function measureParts(math, fenced) {
  const origin = math.getBoundingClientRect();
  const box = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left: Math.floor(left - origin.left), top: Math.floor(top - origin.top), right: Math.ceil(right - origin.left), bottom: Math.ceil(bottom - origin.top) };
  };
  const pair = (element, content) => ({ box: box(element), content: box(content) });
  return {
    roots: [...math.querySelectorAll('msqrt')].map((root) => pair(root, root.firstElementChild)),
    fences: [...math.querySelectorAll(fenced)].filter((content) => '({|'.includes(content.previousElementSibling.textContent)).map((content) => pair(content.previousElementSibling, content)),
  };
}

/** Fails if a radical or a fence of a formula in `scope` is not drawn. The theme must be the light one. */
async function assertDrawn(scope) {
  await scope.locator('.grid-table tbody tr').nth(39).waitFor();
  const formulas = await scope.locator(`math:has(msqrt, ${FENCED})`).all();
  assert.ok(formulas.length >= 15, `${formulas.length} formulas with radicals or fences`);
  for (const formula of formulas) {
    const name = await formula.textContent();
    const { roots, fences } = await formula.evaluate(measureParts, FENCED);
    const { width, data } = PNG.sync.read(await formula.screenshot());
    const isInk = (x, y) => data[4 * (y * width + x) + 1] < 215;
    /** The share of the numbers of a range for which `holds`. */
    const share = (from, to, holds) => Array.from({ length: to - from }, (_, i) => holds(from + i)).filter(Boolean).length / (to - from);
    const isInkRow = (left, right) => (y) => share(left, right, (x) => isInk(x, y)) > 0;
    for (const { box, content } of roots) {
      const isUnderBar = (x) => share(box.top, content.top + 2, (y) => isInk(x, y)) > 0;
      const bar = share(content.left, content.right - 1, isUnderBar);
      assert.ok(bar > 0.9, `the bar of a radical covers its content: ${bar} ${name}`);
      const sign = share(box.top, box.bottom, isInkRow(box.left, content.left));
      assert.ok(sign > 0.7, `a radical sign is as high as its content: ${sign} ${name}`);
    }
    for (const { box, content } of fences) {
      const rows = Array.from({ length: content.bottom - content.top }, (_, row) => content.top + row).filter(isInkRow(content.left, content.right));
      const isFence = isInkRow(box.left, box.right);
      const open = rows.filter((y) => !isFence(y)).length;
      // A pixel at each end, such as that of a comma.
      assert.ok(open <= 2, `a fence is as high as its content: ${open} of ${rows.length} pixels are not ${name}`);
    }
  }
}

test('in the page, and in print', async () => {
  const { page, close } = await open(`/?${QUERY}`, SIZE);
  await assertDrawn(page);
  await page.emulateMedia({ media: 'print' });
  await assertDrawn(page);
  await close();
});

test('in a custom element', async () => {
  const html = (origin) => `<script type="module" src="${origin}/element.js"></script><activation-lab style="display: block; width: 1300px" lab="compare" f="all"></activation-lab>`;
  await withHostPage(
    html,
    async (page) => {
      await page.locator('activation-lab math').first().waitFor();
      await assertDrawn(page.locator('activation-lab'));
    },
    { labHeaders: CORS },
  );
});

test('in an offline file', async () => {
  const { page, close } = await visit(`${pathToFileURL(resolve(DIST, 'offline/compare.html')).href}?${QUERY}`, SIZE);
  await page.locator('math').first().waitFor();
  await assertDrawn(page);
  await close();
});

test('in a sandbox', async () => {
  // The header does to a page what the attribute does to a frame, of which screenshots are some pixels off.
  const sandboxed = await serve(DIST, { headers: { ...CORS, 'Content-Security-Policy': 'sandbox allow-scripts' } });
  const { page, close } = await visit(`${sandboxed.origin}/?${QUERY}`, { ...SIZE, fresh: true });
  await started(page);
  assert.equal(await page.evaluate(() => self.origin), 'null');
  await assertDrawn(page);
  await close();
  sandboxed.stop();
});
