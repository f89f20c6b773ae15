// The inputs of the networks of the Train lab.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { onLab, query, useServer } from './harness.mjs';
import { computed } from './labs.mjs';

useServer();

const visit = onLab('train');
const network = (page, name) => page.getByRole('region', { name, exact: true });
const button = (page, name) => page.getByRole('button', { name, exact: true });
const input = (page, name) => page.getByRole('group', { name: 'Inputs of the networks' }).getByRole('button', { name, exact: true });
const numbers = async (page, name) => (await network(page, name).locator('dd').allInnerTexts()).slice(0, 3);
const chosen = (page) =>
  page.getByRole('group', { name: 'Inputs of the networks' }).locator('button[aria-pressed="true"]:visible').allInnerTexts();
const train = async (page, epochs) => {
  for (let i = 0; i < epochs; i++) await button(page, '+1 epoch').click();
  await computed.train(page, epochs);
  await page.waitForFunction((epoch) => location.search.includes(`epoch=${epoch}`), epochs);
};

test('squares of the features separate the circle without a hidden layer, and a link restores them', async () => {
  await visit('f=relu&net=&lr=0.3', {}, async (page) => {
    assert.deepEqual(await chosen(page), ['x₁', 'x₂']);
    await train(page, 20);
    assert.ok(Number((await numbers(page, 'ReLU'))[1]) > 0.4, 'no line separates the circle');
    for (const name of ['x₁²', 'x₂²', 'x₁', 'x₂']) await input(page, name).click();
    assert.deepEqual(await chosen(page), ['x₁²', 'x₂²']);
    await computed.train(page, 0);
    await train(page, 20);
    const losses = await numbers(page, 'ReLU');
    assert.ok(Number(losses[1]) < 0.1, losses.join());
    assert.equal(query(page).get('in'), 'x1sq,x2sq');
    const download = page.waitForEvent('download');
    await button(page, 'Download the weights (JSON)').click();
    const file = JSON.parse(await readFile(await (await download).path(), 'utf8'));
    assert.deepEqual([file.inputs, file.networks[0].layers[0].weights[0].length], [['x1sq', 'x2sq'], 2]);
    await page.reload();
    await computed.train(page, 20);
    assert.deepEqual([await chosen(page), await numbers(page, 'ReLU')], [['x₁²', 'x₂²'], losses]);
  });
});

test('one input stays, data of one feature have their own, and undo restores inputs', async () => {
  await visit('f=relu&in=x1,x2,x1x2', {}, async (page) => {
    for (const name of ['x₁', 'x₂']) await input(page, name).click();
    assert.equal(await input(page, 'x₁x₂').isDisabled(), true);
    assert.match(await input(page, 'x₁x₂').getAttribute('title'), /^The only input/);
    await button(page, 'Undo').click();
    assert.deepEqual(await chosen(page), ['x₂', 'x₁x₂']);
    await page.getByLabel('Data set').selectOption('abs');
    assert.deepEqual(await chosen(page), ['x₁']);
    assert.equal(await input(page, 'x₂').isVisible(), false);
    await input(page, 'x₁²').click();
    assert.deepEqual(await chosen(page), ['x₁', 'x₁²']);
    await train(page, 2);
    await button(page, 'Undo').click();
    await page.getByLabel('Data set').selectOption('circle');
    assert.deepEqual(await chosen(page), ['x₂', 'x₁x₂'], 'chosen features are kept for data that have them');
  });
});

test('the weights of the first layer name their inputs', async () => {
  await visit('f=relu&in=x1,sinx2', {}, async (page) => {
    await button(page, 'Layer 1, unit 1').click();
    const unit = page.getByRole('region', { name: 'Selected unit' });
    assert.match(await unit.innerText(), /[\d.]+ for x₁, [−-]?[\d.]+ for sin x₂/);
    await button(page, 'Layer 2, unit 1').click();
    assert.doesNotMatch(await unit.innerText(), / for x₁/);
  });
});
