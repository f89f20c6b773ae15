// The Depth lab: measurements, theory, selected layer, bands.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onLab, query, useServer } from './harness.mjs';
import { computed } from './labs.mjs';

useServer();

const visit = onLab('depth');
const measured = computed.depth;
const verdicts = (page) => page.getByRole('region', { name: 'Verdicts' }).getByRole('listitem').allInnerTexts();
/** The cells of a network at the selected layer. */
const numbers = (page, name) => page.getByRole('row', { name: new RegExp(`^${name}`) }).locator('td').allInnerTexts();
/** Stores the pixels of the gradient chart, to compare them with later drawings. */
const storeChart = (page) =>
  page.evaluate(() => {
    window.chartPixels = () => [...document.querySelectorAll('.gradient-chart canvas')].map((canvas) => canvas.toDataURL()).join();
    window.storedPixels = window.chartPixels();
  });
/** Reads a number like 1.2×10⁻³. */
const value = (text) => {
  const [mantissa, power = ''] = text.replace('−', '-').split('×10');
  const digits = [...power].map((c) => (c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join('');
  return Number(mantissa) * 10 ** Number(digits);
};

test('measurements agree with theory, also after a slider has moved', async () => {
  await visit('f=tanh&init=lecun&width=256&depth=10&layer=10', {}, async (page) => {
    await measured(page);
    const variance = async () => (await numbers(page, 'Tanh')).slice(2, 4).map(value);
    const [measuredBefore, theoryBefore] = await variance();
    assert.ok(Math.abs(measuredBefore / theoryBefore - 1) < 0.3, `${measuredBefore} ${theoryBefore}`);
    const gain = page.getByRole('slider', { name: 'Gain' });
    await gain.focus();
    for (let i = 0; i < 5; i++) await gain.press('PageUp');
    await measured(page);
    const [measuredAfter, theoryAfter] = await variance();
    assert.ok(measuredAfter > 1.5 * measuredBefore, `${measuredAfter} ${measuredBefore}`);
    assert.ok(Math.abs(measuredAfter / theoryAfter - 1) < 0.3, `${measuredAfter} ${theoryAfter}`);
    // The address is written after a pause, so it may have an earlier value for a moment.
    const last = Number(await gain.inputValue());
    await page.waitForFunction((v) => Number(new URLSearchParams(location.search).get('gain')) === v, last);
    const before = await numbers(page, 'Tanh');
    await page.reload();
    await measured(page);
    assert.deepEqual(await numbers(page, 'Tanh'), before, 'a link reproduces every digit');
  });
});

test('presets: the gradient of sigmoid shrinks at least fourfold per layer, Glorot weights halve the variance of ReLU', async () => {
  await visit('', {}, async (page) => {
    await page.getByRole('button', { name: 'Sigmoid, small weights' }).click();
    await measured(page);
    const [sigmoid] = await verdicts(page);
    const factor = Number(sigmoid.match(/\(([\d.]+) × per layer/)[1]);
    assert.ok(factor <= 0.25 && sigmoid.includes('vanishes'), sigmoid);
    await page.getByRole('button', { name: "ReLU with Glorot's weights" }).click();
    await measured(page);
    const [relu] = await verdicts(page);
    assert.ok(Math.abs(Number(relu.match(/\(([\d.]+) × per layer/)[1]) - Math.SQRT1_2) < 0.04, relu);
    await page.keyboard.press('Control+z');
    await measured(page);
    assert.deepEqual(await verdicts(page), [sigmoid]);
  });
});

test('a chart is read by pointer and keys, and a click or Enter selects the layer', async () => {
  await visit('', {}, async (page) => {
    await measured(page);
    const slider = page.getByRole('slider', { name: 'Selected layer' });
    await slider.focus();
    await page.keyboard.press('End');
    await page.getByRole('heading', { name: 'Layer 30 of 30' }).waitFor();
    assert.equal((await numbers(page, 'ReLU'))[0], '1', 'gradients are relative to the last layer');
    await page.waitForFunction(() => location.search.includes('layer=30'));
    const address = page.url();
    const chart = page.getByRole('slider', { name: 'Read layer by layer: Gradient' });
    const read = () => page.locator('.gradient-chart .reading').innerText();
    assert.match(await read(), /^Layer 30:/, 'the selected layer, while none is pointed at');
    await chart.hover({ position: { x: 47, y: 40 } });
    assert.match(await read(), /^Input:\s*ReLU \S+/);
    assert.ok((await read()).includes(`Sigmoid ${(await verdicts(page))[1].match(/vanishes: (\S+) ×/)[1]}`), await read());
    // Other charts are read at the same layer, and the selected one stays.
    assert.match(await page.locator('.reading').last().innerText(), /^Input:.*dead/s);
    await page.getByRole('heading', { name: 'Layer 30 of 30' }).waitFor();
    await page.waitForTimeout(600);
    assert.equal(page.url(), address, 'reading changes nothing in the link');
    await chart.click({ position: { x: 47, y: 40 } });
    await page.getByRole('heading', { name: 'The input', exact: true }).waitFor();
    await page.mouse.move(0, 0);
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageUp');
    assert.match(await chart.getAttribute('aria-valuetext'), /^Layer 11: ReLU \S+; Sigmoid/);
    assert.match(await read(), /^Layer 11:/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Layer 11 of 30' }).waitFor();
  });
});

test('a slider reaches the limit of its field', async () => {
  await visit('depth=2&f=relu', {}, async (page) => {
    const slider = page.getByRole('slider', { name: 'Units', exact: true });
    await slider.press('End');
    assert.equal(await page.getByRole('textbox', { name: 'Units' }).inputValue(), '512');
    await page.waitForFunction(() => location.search.includes('width=512'));
    await slider.press('ArrowLeft');
    assert.ok(Number(await page.getByRole('textbox', { name: 'Units' }).inputValue()) < 512);
  });
});

test('the range of many seeds is computed, or cancelled', async () => {
  const show = (page) => page.getByRole('button', { name: 'Show the range of 20 more seeds' });
  await visit('f=relu&depth=5&width=16', {}, async (page) => {
    await measured(page);
    await storeChart(page);
    await show(page).click();
    // So small a band may be computed within one frame: only its drawing proves that it was.
    await page.waitForFunction(() => window.chartPixels() !== window.storedPixels);
    await show(page).waitFor();
    assert.ok(await page.evaluate(() => window.chartPixels() !== window.storedPixels), 'the band stays');
  });
  await visit('depth=100&width=128', {}, async (page) => {
    await measured(page);
    await storeChart(page);
    await show(page).click();
    await page.getByRole('button', { name: /^Cancel/ }).click();
    await show(page).waitFor();
    await page.waitForFunction(() => window.chartPixels() === window.storedPixels);
  });
});

test('activations can be added, changed and removed', async () => {
  await visit('f=relu', {}, async (page) => {
    assert.ok(await page.getByRole('button', { name: 'Remove ReLU' }).isDisabled());
    await page.getByRole('button', { name: 'Add an activation' }).click();
    await page.getByLabel('Activation 2').selectOption('elu');
    await measured(page);
    assert.equal((await verdicts(page)).length, 2);
    assert.equal(query(page).get('f'), 'relu,elu');
    await page.getByRole('button', { name: 'Remove ReLU' }).click();
    await measured(page);
    assert.match((await verdicts(page))[0], /^ELU/);
  });
});

test('on a phone presets come first, settings follow the verdicts, and readings have their space', async () => {
  await visit('', { width: 360, height: 740 }, async (page) => {
    await measured(page);
    const top = async (locator) => (await locator.boundingBox()).y;
    const places = [
      page.getByRole('button', { name: 'Recommended weights' }),
      page.getByRole('slider', { name: 'Read layer by layer: Gradient' }),
      page.getByRole('region', { name: 'Verdicts' }),
      page.getByRole('button', { name: 'Settings' }),
      page.getByRole('slider', { name: 'Read layer by layer: Variance' }),
    ];
    const tops = await Promise.all(places.map(top));
    assert.deepEqual(tops, [...tops].sort((a, b) => a - b));
    assert.ok(tops[3] < 2 * 740, `the settings begin at ${tops[3]} px`);
    const chart = page.getByRole('slider', { name: 'Read layer by layer: Share of zeros' });
    const height = () => page.locator('.zeros-chart').evaluate((figure) => figure.offsetHeight);
    const heights = new Set();
    await chart.focus();
    for (let i = 0; i < 12; i++) {
      heights.add(await height());
      await page.keyboard.press('ArrowRight');
    }
    assert.equal(heights.size, 1, [...heights].join());
  });
});
