// The Depth lab as people use it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onLab, query, useServer } from './harness.mjs';
import { computed } from './labs.mjs';

useServer();

const visit = onLab('depth');
const measured = computed.depth;
const verdicts = (page) => page.getByRole('region', { name: 'Verdicts' }).getByRole('listitem').allInnerTexts();
/** The cells of a network of the selected layer. */
const numbers = (page, name) => page.getByRole('row', { name: new RegExp(`^${name}`) }).locator('td').allInnerTexts();
/** Keeps the pixels of the chart of the gradient, to compare what is drawn later. */
const keepChart = (page) =>
  page.evaluate(() => {
    window.chart = () => [...document.querySelectorAll('.gradient-chart canvas')].map((canvas) => canvas.toDataURL()).join();
    window.kept = window.chart();
  });
const value = (text) => {
  const [mantissa, power = ''] = text.replace('−', '-').split('×10');
  const digits = [...power].map((c) => (c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join('');
  return Number(mantissa) * 10 ** Number(digits);
};

test('what is measured agrees with theory, and a slider moves both', async () => {
  await visit('f=tanh&init=lecun&width=256&depth=10&layer=10', {}, async (page) => {
    await measured(page);
    const variance = async () => (await numbers(page, 'Tanh')).slice(2, 4).map(value);
    const [found, theory] = await variance();
    assert.ok(Math.abs(found / theory - 1) < 0.3, `${found} ${theory}`);
    const gain = page.getByRole('slider', { name: 'Gain' });
    await gain.focus();
    for (let i = 0; i < 5; i++) await gain.press('PageUp');
    await measured(page);
    const [more, told] = await variance();
    assert.ok(more > 1.5 * found, `${more} ${found}`);
    assert.ok(Math.abs(more / told - 1) < 0.3, `${more} ${told}`);
    // The address follows after a pause: on a busy machine an earlier value may stand in it for a moment.
    const last = Number(await gain.inputValue());
    await page.waitForFunction((v) => Number(new URLSearchParams(location.search).get('gain')) === v, last);
    const before = await numbers(page, 'Tanh');
    await page.reload();
    await measured(page);
    assert.deepEqual(await numbers(page, 'Tanh'), before, 'a link reproduces every digit');
  });
});

test('exhibits: sigmoid vanishes at least fourfold a layer, Glorot halves the square of ReLU', async () => {
  await visit('', {}, async (page) => {
    await page.getByRole('button', { name: 'Sigmoid, small weights' }).click();
    await measured(page);
    const [sigmoid] = await verdicts(page);
    const factor = Number(sigmoid.match(/×([\d.]+) each/)[1]);
    assert.ok(factor <= 0.25 && sigmoid.includes('vanishes'), sigmoid);
    await page.getByRole('button', { name: "ReLU with Glorot's weights" }).click();
    await measured(page);
    const [relu] = await verdicts(page);
    assert.ok(Math.abs(Number(relu.match(/×([\d.]+) each/)[1]) - Math.SQRT1_2) < 0.04, relu);
    await page.keyboard.press('Control+z');
    await measured(page);
    assert.deepEqual(await verdicts(page), [sigmoid]);
  });
});

test('the layer is selected by keys and by pointer', async () => {
  await visit('', {}, async (page) => {
    await measured(page);
    const slider = page.getByRole('slider', { name: 'Selected layer' });
    await slider.focus();
    await page.keyboard.press('End');
    await page.getByRole('heading', { name: 'Layer 30 of 30' }).waitFor();
    assert.equal((await numbers(page, 'ReLU'))[0], '1', 'gradients are relative to the last layer');
    await page.locator('.gradient-chart .chart').hover({ position: { x: 47, y: 40 } });
    await page.getByRole('heading', { name: 'The input', exact: true }).waitFor();
  });
});

test('a band of many seeds runs to its end, and can be cancelled', async () => {
  const show = (page) => page.getByRole('button', { name: 'Show the band of 20 seeds' });
  await visit('f=relu&depth=5&width=16', {}, async (page) => {
    await measured(page);
    await keepChart(page);
    await show(page).click();
    // So small a band may be there within a frame: its drawing tells that it was computed.
    await page.waitForFunction(() => window.chart() !== window.kept);
    await show(page).waitFor();
    assert.ok(await page.evaluate(() => window.chart() !== window.kept), 'the band stays');
  });
  await visit('depth=100&width=128', {}, async (page) => {
    await measured(page);
    await keepChart(page);
    await show(page).click();
    await page.getByRole('button', { name: /^Cancel/ }).click();
    await show(page).waitFor();
    await page.waitForFunction(() => window.chart() === window.kept);
  });
});

test('functions are added, changed and removed', async () => {
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
