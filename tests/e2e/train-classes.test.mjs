// Three classes in the Train lab: an output each, softmax and cross-entropy; and reading a field.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { onLab, query, useServer } from './harness.mjs';
import { computed } from './labs.mjs';

useServer();

const visit = onLab('train');
const network = (page, name) => page.getByRole('region', { name, exact: true });
const button = (page, name) => page.getByRole('button', { name, exact: true });
const field = (page, name) => network(page, name).getByRole('img');
const numbers = async (page, name) => (await network(page, name).locator('dd').allInnerTexts()).slice(0, 3);
const choice = async (page, label) => {
  const select = page.getByLabel(label, { exact: true });
  return [await select.locator('option:checked').innerText(), await select.isDisabled()];
};
const legend = (page) => page.getByRole('list', { name: 'Legend' }).locator('li').allInnerTexts();
/** The classes in the colours of the pixels of the field, most frequent first. */
const colours = (page, name) =>
  field(page, name).locator('.pixels').evaluate((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const style = getComputedStyle(canvas);
    const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgb = (color) => {
      paint.fillStyle = color;
      paint.fillRect(0, 0, 1, 1);
      return [...paint.getImageData(0, 0, 1, 1).data];
    };
    const probe = document.body.appendChild(document.createElement('i'));
    const token = (name) => {
      probe.style.color = `var(${name})`;
      return rgb(getComputedStyle(probe).color);
    };
    const tokens = ['--positive', '--negative', '--third-class'].map(token);
    const paper = token('--paper');
    probe.remove();
    const counts = [0, 0, 0];
    for (let at = 0; at < data.length; at += 4) {
      const distance = (to) => {
        // The nearest point of the line from the paper to the colour.
        const [a, b] = [0, 1, 2].reduce(([a, b], i) => {
          const [d, p] = [to[i] - paper[i], data[at + i] - paper[i]];
          return [a + d * p, b + d * d];
        }, [0, 0]);
        return [0, 1, 2].reduce((sum, i) => sum + (data[at + i] - paper[i] - (a / b) * (to[i] - paper[i])) ** 2, 0);
      };
      const distances = tokens.map(distance);
      counts[distances.indexOf(Math.min(...distances))] += 1;
    }
    return counts.map((count) => count / (data.length / 4));
  });
const saved = async (page, name) => {
  const download = page.waitForEvent('download');
  await button(page, name).click();
  return readFile(await (await download).path(), 'utf8');
};

test('three spirals are learned by three outputs, which a link restores and files say', async () => {
  await visit('f=tanh&net=12-12&opt=adam&lr=0.03&n=600&noise=0', {}, async (page) => {
    assert.deepEqual([await choice(page, 'Output'), await choice(page, 'Loss')], [['tanh', false], ['½(o − t)²', false]]);
    await page.getByLabel('Data set').selectOption('Three spirals');
    await page.waitForFunction(() => location.search.includes('data=three_spirals'));
    assert.deepEqual([await choice(page, 'Output'), await choice(page, 'Loss')], [['Softmax', true], ['Cross-entropy', true]]);
    await page.getByText('each of the 3 classes has an output').waitFor();
    assert.deepEqual((await legend(page)).slice(0, 3), ['class A', 'class B', 'class C']);
    const [before] = await numbers(page, 'Tanh');
    assert.ok(Math.abs(Number(before) - Math.log(3)) < 0.6, before);
    for (let epoch = 0; epoch < 60; epoch++) await button(page, '+1 epoch').click();
    await computed.train(page, 60);
    await page.waitForFunction(() => location.search.includes('epoch=60'));
    const losses = await numbers(page, 'Tanh');
    assert.ok(Number(losses[0]) < 0.2, losses.join());
    // Each class has about a third of the field.
    for (const share of await colours(page, 'Tanh')) assert.ok(share > 0.15, String(share));
    const file = JSON.parse(await saved(page, 'Download the weights (JSON)'));
    assert.deepEqual([file.output, file.loss, file.networks[0].layers[2].biases.length], ['softmax', 'cross_entropy', 3]);
    const columns = (await saved(page, 'Download the run (CSV)')).split(/\r?\n/).filter((line) => line.startsWith('1,output,60,'));
    assert.equal(columns.length, 1);
    await page.reload();
    await computed.train(page, 60);
    assert.deepEqual(await numbers(page, 'Tanh'), losses);
    await button(page, 'Rewind').click();
    await computed.train(page, 0);
    assert.equal((await numbers(page, 'Tanh'))[0], before);
  });
});

test('data of your own begin with two of the classes, numbers have one output and loss, and undo restores three', async () => {
  await visit('f=relu&data=three_spirals', {}, async (page) => {
    await page.getByLabel('Data set').selectOption('Your own');
    await page.getByText('two features, two classes.').waitFor();
    assert.deepEqual([await choice(page, 'Output'), await choice(page, 'Loss')], [['tanh', false], ['½(o − t)²', false]]);
    assert.ok(!(await legend(page)).includes('class C'));
    await page.getByLabel('Data set').selectOption('sin 2x');
    assert.deepEqual([await choice(page, 'Output'), await choice(page, 'Loss')], [['Linear', true], ['½(o − t)²', true]]);
    await page.getByText('the targets are numbers, so the output is linear').waitFor();
    await button(page, 'Undo').click();
    await button(page, 'Undo').click();
    assert.deepEqual(await choice(page, 'Output'), ['Softmax', true]);
    assert.equal(query(page).get('data'), 'three_spirals');
  });
});

test('the map trains networks of three outputs', async () => {
  await visit('f=relu&data=three_spirals&map=1&mapx=lr:0.01..0.1:2&mapy=width:4..8:2&mapepochs=2&mapcolor=train', {}, async (page) => {
    await button(page, 'Remove the map').waitFor();
    const cells = page.getByRole('grid', { name: /^Runs/ }).getByRole('button');
    const losses = await cells.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label').match(/training loss ([\d.]+)/)[1]));
    assert.equal(losses.length, 4);
    // The cross-entropy of equal probabilities is ln 3.
    for (const loss of losses) assert.ok(Number(loss) > 0.6 && Number(loss) < 1.6, losses.join());
  });
});

test('a field is read by pointer and keys, in all networks at once', async () => {
  await visit('f=relu,elu&data=three_spirals', {}, async (page) => {
    const reading = (name) => network(page, name).locator('.field-reading');
    const box = await field(page, 'ReLU').boundingBox();
    await page.mouse.move(box.x + 0.25 * box.width, box.y + 0.25 * box.height);
    const form = /^x₁ = −1\.\d\d, x₂ = 1\.\d\d: A [\d.]+ %, B [\d.]+ %, C [\d.]+ %$/;
    for (const name of ['ReLU', 'ELU']) assert.match(await reading(name).innerText(), form);
    assert.equal(await reading('ELU').getAttribute('aria-live'), 'off');
    await page.mouse.move(box.x - 40, box.y - 40);
    assert.equal(await reading('ReLU').isVisible(), false);
    await field(page, 'ELU').focus();
    await page.keyboard.press('ArrowRight');
    const first = await reading('ELU').innerText();
    assert.equal(await reading('ELU').getAttribute('aria-live'), 'polite');
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await reading('ELU').innerText(), first);
    await page.keyboard.press('Escape');
    assert.equal(await reading('ELU').isVisible(), false);
    await page.getByLabel('Data set').selectOption('|x|');
    await field(page, 'ELU').focus();
    await page.keyboard.press('ArrowRight');
    assert.match(await reading('ELU').innerText(), /^x = −?0\.\d\d: output −?[\d.]+$/);
  });
});
