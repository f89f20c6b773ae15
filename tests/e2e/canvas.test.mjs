// Canvases follow the device pixel ratio, and come back after their context was lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, path, useServer } from './harness.mjs';

useServer();

const LABS = [
  ['explore', '.surface canvas'],
  ['train', '.field canvas, .units canvas, .charts canvas'],
  ['depth', '.charts canvas'],
];

/** How many of the canvases in sight have something drawn on them. */
const drawnCount = (page, selector) =>
  page.evaluate((selector) => {
    const isDrawn = (canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0);
    return [...document.querySelectorAll(selector)].filter((canvas) => canvas.width > 0 && isDrawn(canvas)).length;
  }, selector);

for (const [lab, selector] of LABS) {
  test(`${lab}: canvases are drawn anew when only the device pixel ratio changes`, async () => {
    const { page, close } = await open(path(lab, ''), { fresh: true });
    await page.locator(selector).first().waitFor();
    const ratio = () => page.evaluate((selector) => {
      const canvas = document.querySelector(selector);
      return canvas.width / canvas.getBoundingClientRect().width;
    }, selector);
    const { width, height } = page.viewportSize();
    const session = await page.context().newCDPSession(page);
    const before = await ratio();
    await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 3, mobile: false });
    await page.waitForFunction(([selector, before]) => {
      const canvas = document.querySelector(selector);
      return Math.abs(canvas.width / canvas.getBoundingClientRect().width / before - 3) < 0.02;
    }, [selector, before]);
    assert.ok((await drawnCount(page, selector)) > 0);
    await close();
  });

  test(`${lab}: canvases are drawn again when a lost context comes back`, async () => {
    const { page, close } = await open(path(lab, ''));
    await page.locator(selector).first().waitFor();
    await page.waitForFunction((selector) => document.querySelector(selector).width > 0, selector);
    await page.waitForTimeout(300);
    const before = await drawnCount(page, selector);
    assert.ok(before > 0);
    // A lost context comes back without its picture, which `reset` does, too.
    const left = await page.evaluate((selector) => {
      const all = [...document.querySelectorAll(selector)];
      for (const canvas of all) {
        canvas.getContext('2d').reset();
        canvas.dispatchEvent(new Event('contextlost', { cancelable: true }));
      }
      const context = (canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width || 1, canvas.height || 1).data;
      const left = all.filter((canvas) => context(canvas).some((value) => value > 0)).length;
      for (const canvas of all) canvas.dispatchEvent(new Event('contextrestored'));
      return left;
    }, selector);
    assert.equal(left, 0);
    await page.waitForTimeout(300);
    assert.equal(await drawnCount(page, selector), before);
    await close();
  });
}
