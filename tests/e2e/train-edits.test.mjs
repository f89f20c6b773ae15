// Weights and biases that are set by hand in the Train lab.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { onLab, query, useServer } from './harness.mjs';
import { computed } from './labs.mjs';

useServer();

const visit = onLab('train');
const network = (page, name) => page.getByRole('region', { name, exact: true });
const button = (page, name) => page.getByRole('button', { name, exact: true });
const unit = (page, network_, name) => network(page, network_).getByRole('button', { name, exact: true });
const panel = (page) => page.getByRole('region', { name: 'Selected unit' });
const value = (page) => panel(page).getByRole('spinbutton').or(panel(page).getByRole('textbox'));
const edits = (page) => panel(page).locator('.edits li').allInnerTexts();
const numbers = async (page, name) => (await network(page, name).locator('dd').allInnerTexts()).slice(0, 3);
const saved = async (page) => {
  const download = page.waitForEvent('download');
  await button(page, 'Download the weights (JSON)').click();
  return JSON.parse(await readFile(await (await download).path(), 'utf8'));
};
const set = async (page, text) => {
  await value(page).fill(text);
  await value(page).press('Enter');
};
const epochs = async (page, until) => {
  for (let epoch = Number(query(page).get('epoch') ?? 0); epoch < until; epoch++) await button(page, '+1 epoch').click();
  await computed.train(page, until);
  await page.waitForFunction((epoch) => location.search.includes(`epoch=${epoch}`), until);
};

test('a bias is set at the present epoch, the run goes on, and a link, undo and taking back agree', async () => {
  await visit('f=relu,elu', {}, async (page) => {
    await epochs(page, 3);
    const [before, other] = [await numbers(page, 'ReLU'), await numbers(page, 'ELU')];
    await unit(page, 'ReLU', 'Layer 1, unit 1').click();
    await unit(page, 'ReLU', 'Layer 1, unit 2').click();
    await unit(page, 'ReLU', 'Layer 1, unit 3').hover();
    await panel(page).getByText('ReLU: layer 1, unit 2').waitFor();
    await set(page, '-9.5');
    await page.waitForFunction(() => location.search.includes('set=1.3.1.2.b:-9.5'));
    assert.deepEqual(await edits(page), ['ReLU, layer 1, unit 2, bias: −9.5 at epoch 3 Take back']);
    assert.equal(query(page).get('epoch'), '3');
    await panel(page).getByText('ReLU: layer 1, unit 2: dead').waitFor();
    const after = await numbers(page, 'ReLU');
    assert.notDeepEqual(after, before);
    assert.deepEqual(await numbers(page, 'ELU'), other, 'the other network is as it was');
    await page.getByText('set by hand', { exact: true }).waitFor();
    assert.equal((await saved(page)).networks[0].layers[0].biases[1], -9.5);
    await epochs(page, 5);
    const live = [await numbers(page, 'ReLU'), await saved(page)];
    await page.reload();
    await computed.train(page, 5);
    assert.deepEqual([await numbers(page, 'ReLU'), await saved(page)], live, 'a link replays it');
    await button(page, 'Rewind').click();
    await computed.train(page, 0);
    await page.waitForFunction(() => !location.search.includes('epoch='));
    await epochs(page, 5);
    assert.deepEqual(await numbers(page, 'ReLU'), live[0], 'as does a run from the start');
    await button(page, 'Take back: ReLU, layer 1, unit 2, bias: −9.5 at epoch 3').click();
    await page.waitForFunction(() => !location.search.includes('set='));
    await computed.train(page, 5);
    await page.waitForFunction((text) => document.querySelector('.network dd').innerText !== text, live[0][0]);
    await button(page, 'Undo').click();
    await page.waitForFunction((text) => document.querySelector('.network dd').innerText === text, live[0][0]);
    assert.equal(query(page).get('set'), '1.3.1.2.b:-9.5');
  });
});

test('a connection is chosen by a press, an output by keys, and its weight by the slider', async () => {
  await visit('f=tanh&net=2', {}, async (page) => {
    const boxes = await Promise.all(['Layer 1, unit 1', 'Output unit'].map((name) => unit(page, 'Tanh', name).boundingBox()));
    const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
    const [[x1, y1], [x2, y2]] = boxes.map(middle);
    await page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2);
    await panel(page).getByText('Tanh: output').waitFor();
    const parameter = panel(page).getByLabel('Parameter');
    assert.equal(await parameter.locator('option:checked').innerText(), 'weight for unit 1 of the layer before');
    // Other units that the pointer passes on the way to the panel do not take its place.
    await page.mouse.move(x1, y1);
    assert.match(await panel(page).innerText(), /Tanh: output/);
    await panel(page).getByRole('slider').focus();
    await page.keyboard.press('End');
    await page.waitForFunction(() => location.search.includes('set=1.0.2.1.1:10'));
    assert.equal((await saved(page)).networks[0].layers[1].weights[0][0], 10);
    await unit(page, 'Tanh', 'Layer 1, unit 1').focus();
    await page.keyboard.press('ArrowDown');
    await parameter.selectOption('weight for x₂');
    await set(page, '0.3');
    await page.waitForFunction(() => location.search.includes('set=1.0.1.2.2:0.3,1.0.2.1.1:10'));
    assert.equal((await edits(page)).length, 2);
    await button(page, 'Undo').click();
    await page.waitForFunction(() => location.search.endsWith('set=1.0.2.1.1:10'));
  });
});

test('what a link cannot set is named, and an earlier epoch cannot be changed', async () => {
  await visit('f=relu&set=1.0.1.1.b:99', {}, async (page) => {
    await page.getByText('“1.0.1.1.b:99” for “set”, which is not usable').waitFor();
    assert.deepEqual(await edits(page), []);
  });
  await visit('f=relu&set=1.0.1.1.b:1,2.0.1.1.b:2,1.0.1.9.b:3', {}, async (page) => {
    await page.getByText('for “set”, which cannot be used here; “1.0.1.1.b:1” is taken').waitFor();
    assert.deepEqual(await edits(page), ['ReLU, layer 1, unit 1, bias: 1 at epoch 0 Take back']);
    await epochs(page, 2);
    await page.getByLabel('Epoch shown').focus();
    await page.keyboard.press('Home');
    await panel(page).getByText('An earlier epoch is shown.').waitFor();
    assert.equal(await panel(page).getByRole('slider').count(), 0);
  });
});

test('a value is set while training runs, and thirty-two are the most', async () => {
  const many = Array.from({ length: 31 }, (_, n) => `1.${n + 1000}.1.1.b:1`).join(',');
  await visit(`f=relu&set=${many}`, {}, async (page) => {
    await button(page, 'Train').click();
    await page.waitForFunction(() => Number(document.querySelector('.epoch').textContent.replace(/\D/g, '')) > 3);
    // Training pauses when the field is chosen: it does not write over what is being typed.
    await value(page).click();
    await button(page, 'Train').waitFor();
    await set(page, '0.25');
    await button(page, 'Train').waitFor();
    await page.waitForFunction(() => /b:0\.25/.test(location.search));
    const [, epoch] = /1\.(\d+)\.1\.1\.b:0\.25/.exec(new URL(page.url()).search);
    await computed.train(page, Number(epoch));
    assert.equal((await saved(page)).networks[0].layers[0].biases[0], 0.25);
    await button(page, '+1 epoch').click();
    await panel(page).getByText('32 values are set by hand').waitFor();
  });
});
