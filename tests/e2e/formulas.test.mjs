// Formulas are drawn whole: radicals cover their content, and brackets and braces are as high as theirs. Browsers leave
// this to the font, so it is read from pixels, for every formula of the list, wherever a lab can be.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { PNG } from 'pngjs';
import { DIST, open, started, useServer, visit } from './harness.mjs';
import { CORS, frameHtml, labFrame, withHostPage } from './host-page.mjs';

const QUERY = 'lab=compare&f=all';
const SIZE = { width: 1440, height: 900 };

useServer();

/** The formulas of a page, frame or element with their radicals and fences: boxes in CSS pixels of the page. */
async function measureFormulas(scope) {
  const boxes = async (selector) => Promise.all((await scope.locator(selector).all()).map((one) => one.boundingBox()));
  return {
    formulas: await scope.locator('math').count(),
    roots: await boxes('math msqrt'),
    radicands: await boxes('math msqrt > :first-child'),
    fences: await boxes('math mrow > mo:is(:first-child):has(+ :is(mrow, mtable, mfrac))'),
    contents: await boxes('math mrow > mo:is(:first-child) + :is(mrow, mtable, mfrac)'),
  };
}

/** Whether the pixels of a row or column between two points differ from the background; the share of those that do. */
function inkShare(png, { from, to, isInk }) {
  let inked = 0;
  for (let at = from; at < to; at++) inked += isInk(png, at);
  return inked / Math.max(1, to - from);
}

const round = ({ x, y, width, height }) => ({ left: Math.floor(x), top: Math.floor(y), right: Math.ceil(x + width), bottom: Math.ceil(y + height) });

/** Whether a pixel is darker or lighter than the one in the top left corner of its formula's surroundings. */
function differs(png, x, y, background) {
  const at = 4 * (y * png.width + x);
  return [0, 1, 2].some((i) => Math.abs(png.data[at + i] - background[i]) > 60);
}

/** Fails if a radical or a fence in `scope`, which is part of `page`, is not drawn. */
async function assertDrawn(page, scope) {
  const { formulas, roots, radicands, fences, contents } = await measureFormulas(scope);
  const png = PNG.sync.read(await page.screenshot({ fullPage: true }));
  assert.ok(formulas >= 40 && roots.length >= 3 && fences.length >= 10, `${formulas} formulas, ${roots.length} roots, ${fences.length} fences`);
  const pixel = (x, y) => [...png.data.subarray(4 * (y * png.width + x), 4 * (y * png.width + x) + 3)];
  roots.forEach((box, i) => {
    const [root, content] = [round(box), round(radicands[i])];
    const background = pixel(root.left - 1, root.top - 1);
    const covers = (y) => inkShare(png, { from: content.left, to: content.right - 1, isInk: (png, x) => differs(png, x, y, background) });
    const rows = Array.from({ length: content.top - root.top + 3 }, (_, row) => covers(root.top + row));
    assert.ok(Math.max(...rows) > 0.9, `root ${i} has a bar over ${Math.max(...rows)} of its content`);
    const isInkRow = (png, y) => inkShare(png, { from: root.left, to: content.left, isInk: (png, x) => differs(png, x, y, background) }) > 0;
    assert.ok(inkShare(png, { from: root.top, to: root.bottom, isInk: isInkRow }) > 0.7, `root ${i} has a radical sign`);
  });
  fences.forEach((box, i) => {
    const [fence, content] = [round(box), round(contents[i])];
    const background = pixel(fence.left - 1, fence.top - 1);
    const isInkRow = (png, y) => inkShare(png, { from: fence.left, to: fence.right, isInk: (png, x) => differs(png, x, y, background) }) > 0;
    const share = inkShare(png, { from: content.top, to: content.bottom, isInk: isInkRow });
    assert.ok(share > 0.75, `fence ${i} covers ${share} of the height of its content`);
  });
}

test('in the page, and in print', async () => {
  const { page, close } = await open(`/?${QUERY}`, SIZE);
  await assertDrawn(page, page);
  await page.emulateMedia({ media: 'print' });
  await assertDrawn(page, page);
  await close();
});

test('in a custom element', async () => {
  const html = (origin) => `<script type="module" src="${origin}/element.js"></script><activation-lab style="display: block; width: 1300px" lab="compare" f="all"></activation-lab>`;
  await withHostPage(
    html,
    async (page) => {
      await page.locator('activation-lab math').first().waitFor();
      await assertDrawn(page, page.locator('activation-lab'));
    },
    { labHeaders: CORS },
  );
});

test('in an offline file', async () => {
  const { page, close } = await visit(`${pathToFileURL(resolve(DIST, 'offline/compare.html')).href}?${QUERY}`, SIZE);
  await page.locator('math').first().waitFor();
  await assertDrawn(page, page);
  await close();
});

test('in a sandboxed frame', async () => {
  await withHostPage(
    (origin) => frameHtml(`${origin}/?${QUERY}`, 'sandbox="allow-scripts" style="width: 1300px; height: 6000px"'),
    async (page) => {
      await started(labFrame(page));
      await assertDrawn(page, labFrame(page));
    },
    { labHeaders: CORS },
  );
});
