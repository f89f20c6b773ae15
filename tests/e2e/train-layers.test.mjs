// Activations of single layers of the networks of the Train lab.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { onLab, query, useServer } from './harness.mjs';
import { computed } from './labs.mjs';

useServer();

const visit = onLab('train');
const network = (page, name) => page.getByRole('region', { name, exact: true });
const button = (page, name) => page.getByRole('button', { name, exact: true });
const numbers = async (page, name) => (await network(page, name).locator('dd').allInnerTexts()).slice(0, 3);
const saved = async (page, name) => {
  const download = page.waitForEvent('download');
  await button(page, name).click();
  return readFile(await (await download).path(), 'utf8');
};

test('a layer gets another activation, which the column shows, a link restores and files say', async () => {
  await visit('f=relu,elu', {}, async (page) => {
    const relu = network(page, 'ReLU');
    const before = await numbers(page, 'ReLU');
    assert.equal(await relu.getByRole('combobox').count(), 1, 'the layers are folded');
    await relu.getByText('Same in every layer').click();
    await relu.getByLabel('Layer 2', { exact: true }).selectOption('tanh');
    await relu.getByText('Layer 2: Tanh').waitFor();
    await page.waitForFunction(() => location.search.includes('fl=1.2.tanh'));
    assert.notDeepEqual(await numbers(page, 'ReLU'), before);
    await button(page, '+1 epoch').click();
    await computed.train(page, 1);
    const losses = await numbers(page, 'ReLU');
    const lines = (await saved(page, 'Download the run (CSV)')).split(/\r?\n/).map((line) => line.split(','));
    assert.deepEqual(
      lines.filter(([n, , epoch]) => n === '1' && epoch === '1').map(([, activation]) => activation),
      ['relu', 'tanh', 'output'],
    );
    const file = JSON.parse(await saved(page, 'Download the weights (JSON)'));
    assert.deepEqual(file.networks.map((one) => one.layers[1].activation), ['tanh', 'elu']);
    await page.waitForFunction(() => location.search.includes('epoch=1'));
    await page.reload();
    await computed.train(page, 1);
    assert.deepEqual(await numbers(page, 'ReLU'), losses);
    await relu.getByText('Layer 2: Tanh').click();
    assert.equal(await relu.getByLabel('Layer 2', { exact: true }).inputValue(), 'tanh');
    await relu.getByLabel('Layer 2', { exact: true }).selectOption('as the network');
    await relu.getByText('Same in every layer').waitFor();
    assert.deepEqual(await numbers(page, 'ReLU'), before);
    await button(page, 'Undo').click();
    await relu.getByText('Layer 2: Tanh').waitFor();
    assert.equal(query(page).get('fl'), '1.2.tanh');
  });
});
