// The Explore lab: drawing, trace, zoom and gestures of the plot.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cells, countPaintedPixels, plot, values } from './explore.mjs';
import { onLab, open, useServer } from './harness.mjs';

useServer();

const visit = onLab('explore');

test('curves are drawn at the root and under a folder', async () => {
  for (const path of ['/', '/sub/path/']) {
    const { page, close } = await open(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.ok((await countPaintedPixels(page)) > 5000);
    await close();
  }
});

test('the trace follows pointer and keys, and is read to screen readers', async () => {
  await visit('f=hard_swish,relu&x=-6..6', {}, async (page) => {
    const slider = plot(page);
    const box = await slider.boundingBox();
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.3);
    const hovered = Number(await slider.getAttribute('aria-valuenow'));
    assert.ok(hovered > 1 && hovered < 4, `${hovered}`);
    await slider.focus();
    await page.keyboard.press('Home');
    assert.equal(await slider.getAttribute('aria-valuenow'), '-6');
    await page.keyboard.press('k');
    assert.equal(await slider.getAttribute('aria-valuenow'), '-3');
    await page.keyboard.press('e');
    assert.equal(await slider.getAttribute('aria-valuenow'), '-1.5');
    await page.keyboard.press('z');
    assert.equal(await slider.getAttribute('aria-valuenow'), '0');
    await page.keyboard.press('Shift+K');
    assert.match(await slider.getAttribute('aria-valuetext'), /^x = −3; Hard swish 0, slope 0; ReLU 0, slope 0$/);
    assert.deepEqual(await values(page, 'Hard swish'), [0, 0, 0]);
  });
});

test('the plot is zoomed and panned by keys, buttons, drag, wheel and fields', async () => {
  await visit('', {}, async (page) => {
    const slider = plot(page);
    const ends = async () => [Number(await slider.getAttribute('aria-valuemin')), Number(await slider.getAttribute('aria-valuemax'))];
    const box = await slider.boundingBox();
    await page.mouse.move(box.x + 400, box.y + 150);
    await page.mouse.wheel(0, 400);
    assert.deepEqual(await ends(), [-6, 6], 'the wheel alone scrolls the page');
    await page.evaluate(() => scrollTo(0, 0));
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await page.waitForFunction(() => document.querySelector('.surface').ariaValueMax < 6);
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await page.mouse.move(box.x + 500, box.y + 150);
    await page.mouse.down();
    await page.mouse.move(box.x + 600, box.y + 150, { steps: 4 });
    await page.mouse.up();
    const [from, to] = await ends();
    assert.ok(from < -6.5 && Math.abs(to - from - 12) < 1e-9, `${from} ${to}`);
    await page.getByRole('button', { name: 'Undo' }).click();
    assert.deepEqual(await ends(), [-6, 6]);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    assert.deepEqual(await ends(), [-4, 4]);
    await slider.focus();
    await page.keyboard.press('0');
    assert.deepEqual(await ends(), [-6, 6]);
    await page.keyboard.press('Shift+ArrowRight');
    assert.deepEqual((await ends()).map((v) => v.toFixed(6)), ['-4.800000', '7.200000']);
    await page.getByRole('textbox', { name: 'from' }).fill('1');
    await page.getByRole('textbox', { name: 'to' }).fill('1.000001');
    await page.waitForURL(/x=1\.\.1\.000001/);
    assert.ok((await countPaintedPixels(page)) > 500 && (await countPaintedPixels(page, 0)) > 500);
    await page.getByRole('button', { name: 'Equal axes' }).click();
    await page.waitForURL(/y=/);
    await page.getByRole('button', { name: 'Fit' }).click();
    await page.waitForFunction(() => !location.search.includes('y='));
  });
});

test('on a phone one finger traces, two fingers zoom, and the plot stays in sight', async () => {
  await visit('f=elu', { width: 360, height: 740, hasTouch: true }, async (page) => {
    const box = await plot(page).boundingBox();
    assert.ok(box.height >= 240, `${box.height}`);
    const cdp = await page.context().newCDPSession(page);
    const touch = (type, ...xs) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((x, id) => ({ x: box.x + x, y: box.y + 90, id })) });
    await touch('touchStart', 200);
    await touch('touchEnd');
    assert.ok(Number(await plot(page).getAttribute('aria-valuenow')) > 0);
    await touch('touchStart', 120, 180);
    await touch('touchMove', 100, 200);
    await touch('touchMove', 80, 220);
    await touch('touchEnd');
    const width = (await plot(page).getAttribute('aria-valuemax')) - (await plot(page).getAttribute('aria-valuemin'));
    assert.ok(width < 9, `${width}`);
    await page.getByRole('slider', { name: 'α of ELU' }).scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollBy(0, 300));
    const later = await plot(page).boundingBox();
    assert.ok(later.y >= -4 && later.y < 60, `${later.y}`);
  });
});

test('shading shows the dead and saturated shares of the view', async () => {
  await visit('f=relu,tanh&shade=1', {}, async (page) => {
    assert.deepEqual((await cells(page, 'ReLU')).slice(3), ['50.0 %', '0.0 %']);
    assert.deepEqual((await cells(page, 'Tanh')).slice(3), ['0.0 %', '50.1 %']);
  });
});

test('axes are redrawn only when interval, size or theme change', async () => {
  await visit('f=swish', {}, async (page) => {
    await page.evaluate(() => {
      const axes = document.querySelector('.surface canvas').getContext('2d');
      window.cleared = 0;
      const clear = axes.clearRect.bind(axes);
      axes.clearRect = (...a) => {
        window.cleared += 1;
        clear(...a);
      };
    });
    const slider = page.getByRole('slider', { name: 'β of Swish' });
    for (let i = 0; i < 10; i++) await slider.press('ArrowRight');
    await plot(page).press('ArrowRight');
    assert.equal(await page.evaluate(() => window.cleared), 0);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForFunction(() => window.cleared === 1);
    await page.getByRole('button', { name: /Theme/ }).click();
    await page.getByRole('button', { name: /Theme/ }).click();
    await page.waitForFunction(() => window.cleared >= 2);
  });
});
