// Labs on paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clickInDialog, openSaveDialog, saveDialog } from './figures.mjs';
import { open, useServer } from './harness.mjs';

useServer();

/** The selectors that match a visible element. */
const visibleSelectors = (page, selectors) =>
  page.evaluate((selectors) => {
    const isVisible = (element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
    };
    return selectors.filter((selector) => [...document.querySelectorAll(selector)].some(isVisible));
  }, selectors);

for (const [lab, query, shown, hidden] of [
  ['explore', '?f=relu,elu:2&formulas=x%5E3&theme=dark&show=f,df,ddf', ['h1', '.surface canvas', '.readout table', '.facts dl', '.fn .formula', '.on-paper'], ['header', '.slider', '.zoom', '.add', '.plot-options', '.save', '.plot details', 'input']],
  ['train', '?lab=train&f=relu,elu&theme=dark&epoch=4', ['h1', '.chart canvas', '.field canvas', '.units canvas', '.value-table table', '.numbers', '.on-paper'], ['header', '.transport button', '.settings', '.save', '.unit', '.files']],
]) {
  test(`${lab} prints curves, numbers and address in light colours, without controls, and nothing is cut off`, async () => {
    const { page, close } = await open(`/${query}`);
    if (lab === 'train') await page.getByText('Epoch 4', { exact: true }).waitFor();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.waitForFunction(() => {
      const canvas = document.querySelector('.surface canvas, .chart canvas');
      return canvas.width / canvas.getBoundingClientRect().width >= 2.9;
    });
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    await page.waitForTimeout(300);
    assert.deepEqual(await visibleSelectors(page, shown), shown);
    assert.deepEqual(await visibleSelectors(page, hidden), []);
    const printed = new URL(await page.locator('.on-paper').innerText());
    assert.deepEqual([...printed.searchParams].sort(), [...new URL(page.url()).searchParams].sort());
    // The text has the ink of the light theme.
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('h1')).color), 'rgb(28, 28, 33)');
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('#app *')]
        .filter((e) => e.offsetParent && !e.closest('.sr-only, math') && ['hidden', 'auto', 'scroll'].includes(getComputedStyle(e).overflowY) && e.scrollHeight > e.clientHeight + 1)
        .map((e) => e.className),
    );
    assert.deepEqual(cut, []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 718);
    // Canvases keep their aspect ratio.
    for (const canvas of await page.locator('.surface canvas, .chart canvas, .units canvas').all()) {
      if (!(await canvas.isVisible())) continue;
      const [ratio, drawn] = await canvas.evaluate((c) => [c.getBoundingClientRect().width / c.getBoundingClientRect().height, c.width / c.height]);
      assert.ok(Math.abs(ratio / drawn - 1) < 0.02, `${ratio} ${drawn}`);
    }
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await close();
  });
}

test('the print button prints the address with a QR code', async () => {
  const { page, close } = await open('/?f=relu', { init: () => (window.print = () => (window.printed = document.querySelector('.on-paper')?.innerHTML ?? '')) });
  await openSaveDialog(page);
  await clickInDialog(page, 'Print …');
  const printed = await page.evaluate(() => window.printed);
  assert.match(printed, /<svg class="qr"/);
  assert.ok(printed.includes(page.url()));
  assert.equal(await saveDialog(page).count(), 0);
  // Printing by the browser's menu keeps the code; for another view there is only the address.
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.locator('.on-paper .qr').count(), 1);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.getByRole('slider', { name: 'Traced x' }).press('ArrowRight');
  await page.waitForURL(/at=/);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.locator('.on-paper').textContent(), page.url());
  await close();
});

test('printing by the browser redraws canvases in light colours', async () => {
  const { page, close } = await open('/?f=relu&theme=dark');
  await page.evaluate(() => {
    // Records the colours of the labels that are drawn while printing.
    const fill = CanvasRenderingContext2D.prototype.fillText;
    window.inks = [];
    CanvasRenderingContext2D.prototype.fillText = function (...all) {
      window.inks.push(this.fillStyle);
      return fill.apply(this, all);
    };
  });
  const pdf = await page.pdf();
  const inks = await page.evaluate(() => window.inks);
  assert.ok(inks.includes('#1d5fd0'), `the light theme's blue: ${[...new Set(inks)]}`);
  assert.ok(pdf.length > 20_000);
  await close();
});
