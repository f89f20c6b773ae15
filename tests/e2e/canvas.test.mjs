// Canvases follow the device pixel ratio, and come back after their context was lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, path, useServer } from './harness.mjs';

useServer();

// Canvases, and those of them whose pixels are those of the screen: a field has a fixed resolution.
const LABS = [
  ['explore', '.surface canvas', '.surface canvas'],
  ['train', '.field canvas, .units canvas, .charts canvas', '.units canvas'],
  ['depth', '.charts canvas', '.charts canvas'],
];

/** How many of the canvases in sight have something drawn on them. */
const drawnCount = (page, selector) =>
  page.evaluate((selector) => {
    const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const isInSight = (canvas) => {
      const { top, bottom } = canvas.getBoundingClientRect();
      return canvas.width > 0 && bottom > 0 && top < innerHeight;
    };
    const isDrawn = (canvas) => {
      [probe.canvas.width, probe.canvas.height] = [canvas.width, canvas.height];
      probe.drawImage(canvas, 0, 0);
      return probe.getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0);
    };
    return [...document.querySelectorAll(selector)].filter((canvas) => isInSight(canvas) && isDrawn(canvas)).length;
  }, selector);

/** Opens a lab, and waits until its canvases are drawn. */
async function openDrawn(lab, selector, options) {
  const opened = await open(path(lab, ''), options);
  await opened.page.locator(selector).first().waitFor();
  let count = 0;
  while (count === 0 || count !== (await drawnCount(opened.page, selector))) {
    count = await drawnCount(opened.page, selector);
    await opened.page.waitForTimeout(200);
  }
  return { ...opened, count };
}

/** Replaces the ratio by one that a test sets. The protocol's own emulation fires no event. */
function emulateRatio() {
  let ratio = 1;
  const queries = [];
  const { matchMedia } = window;
  Object.defineProperty(window, 'devicePixelRatio', { get: () => ratio });
  window.matchMedia = (text) => {
    const query = matchMedia.call(window, text);
    if (text.includes('resolution')) queries.push(query);
    return query;
  };
  window.setRatio = (to) => {
    ratio = to;
    queries.at(-1).dispatchEvent(new Event('change'));
  };
}

for (const [lab, selector, sharp] of LABS) {
  test(`${lab}: canvases are drawn anew when only the device pixel ratio changes`, async () => {
    const { page, count, close } = await openDrawn(lab, selector, { init: emulateRatio });
    const width = () => page.locator(sharp).first().evaluate((canvas) => canvas.width);
    const before = await width();
    for (const ratio of [3, 1.5]) {
      await page.evaluate((ratio) => setRatio(ratio), ratio);
      await page.waitForFunction(([selector, wanted]) => Math.abs(document.querySelector(selector).width - wanted) <= 2, [sharp, before * ratio]);
      assert.equal(await drawnCount(page, selector), count);
    }
    await close();
  });

  test(`${lab}: canvases are drawn again when a lost context comes back`, async () => {
    const { page, count, close } = await openDrawn(lab, selector);
    const onAll = (act) => page.locator(selector).evaluateAll(act);
    // A lost context comes back without its picture, which `reset` does, too.
    await onAll((all) => all.forEach((canvas) => {
      canvas.getContext('2d').reset();
      canvas.dispatchEvent(new Event('contextlost', { cancelable: true }));
    }));
    assert.equal(await drawnCount(page, selector), 0);
    await onAll((all) => all.forEach((canvas) => canvas.dispatchEvent(new Event('contextrestored'))));
    await page.waitForTimeout(400);
    assert.equal(await drawnCount(page, selector), count);
    await close();
  });
}
