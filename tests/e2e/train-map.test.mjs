// Train’s map of many runs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { assertFits, axe, onLab, open, path, query, useServer } from './harness.mjs';
import { computed } from './labs.mjs';

useServer();

const visit = onLab('train');
const SMALL = 'n=60&map=1&mapx=lr:0.01..1:3&mapy=f&mapepochs=5';
const button = (page, name) => page.getByRole('button', { name });
const ended = (page) => button(page, 'Remove the map').waitFor();
const cell = (page, name) => page.getByRole('grid', { name: /^Runs/ }).getByRole('button', { name });
const cells = (page) => page.getByRole('grid', { name: /^Runs/ }).getByRole('button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));

/** The cells of the map of a link, in a page with these options. */
async function cellsIn(options) {
  const { page, close } = await open(path('train', SMALL), options);
  await ended(page);
  const all = await cells(page);
  await close();
  return all;
}

test('a link restores the map, which is the same with and without workers', async () => {
  const worked = await cellsIn({});
  assert.equal(worked.length, 30);
  for (const one of worked) assert.match(one, /^Learning rate [\d.]+, Activation .*: ([\d.]+ % dead, training loss [\d.×⁻¹²³⁰-⁹]+, test loss |diverged)/);
  assert.deepEqual(await cellsIn({ init: () => delete window.Worker }), worked);
});

test('a press on a cell opens its run, and undo returns', async () => {
  await visit(SMALL, {}, async (page) => {
    await ended(page);
    const before = await cells(page);
    const tanh = cell(page, /^Learning rate 0\.1, Activation Tanh/);
    const expected = Number((await tanh.getAttribute('aria-label')).match(/training loss ([\d.]+)/)[1]);
    await tanh.click();
    await computed.train(page, 5);
    await page.waitForFunction(() => location.search.includes('epoch=5'));
    assert.equal(query(page).get('f').split(',')[0], 'tanh');
    assert.equal(query(page).get('lr'), '0.1');
    const network = page.getByRole('region', { name: 'Tanh', exact: true });
    const loss = Number((await network.locator('dd').allInnerTexts())[0]);
    assert.ok(Math.abs(loss / expected - 1) < 0.005, `${loss} ${expected}`);
    assert.deepEqual(await cells(page), before, 'the map does not depend on what its axes vary');
    assert.equal(await tanh.getAttribute('aria-current'), 'true');
    await button(page, 'Rewind').click();
    await computed.train(page, 0);
    await tanh.click();
    await computed.train(page, 5);
    await button(page, 'Undo').click();
    await button(page, 'Undo').click();
    await computed.train(page, 0);
    assert.equal(query(page).get('f'), null);
    assert.equal(query(page).get('map'), '1');
  });
});

test('keys move in the map, and Enter opens a run', async () => {
  await visit(SMALL, {}, async (page) => {
    await ended(page);
    const name = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
    await cell(page, /^Learning rate 0\.01, Activation ReLU/).focus();
    await page.keyboard.press('ArrowRight');
    assert.match(await name(), /^Learning rate 0\.1, Activation ReLU/);
    for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowDown');
    assert.match(await name(), /^Learning rate 0\.1, Activation Sigmoid/);
    assert.equal(await page.locator('.sweep .reading').innerText(), await name());
    await page.keyboard.press('Enter');
    await computed.train(page, 5);
    assert.match(query(page).get('f'), /^sigmoid,/);
    assert.equal(await page.locator('.map-scroll [tabindex="0"]').count(), 1, 'the Tab key reaches one cell');
  });
});

test('the map is computed when it is asked for, cancelled at once, and computed anew after a change', async () => {
  await visit('mapepochs=2000', {}, async (page) => {
    const worker = page.waitForEvent('worker');
    await button(page, 'Compute 130 runs').click();
    await worker;
    await button(page, /^Cancel: \d+ % done/).click();
    await button(page, 'Compute 130 runs').waitFor();
    while (page.workers().length > 0) await page.waitForTimeout(20);
    await page.waitForFunction(() => !/[?&]map=/.test(location.search));
    await page.getByRole('textbox', { name: 'Epochs of each run' }).fill('1');
    await page.getByRole('textbox', { name: 'Samples' }).fill('40');
    await page.getByRole('textbox', { name: 'Steps' }).fill('4');
    await button(page, 'Compute 40 runs').click();
    await ended(page);
    await page.getByRole('combobox', { name: 'Rows' }).selectOption('lr');
    await page.locator('.sweep thead th', { hasText: 'He normal' }).waitFor();
    await ended(page);
    await page.waitForFunction(() => new URLSearchParams(location.search).get('mapx') === 'init');
    assert.equal(query(page).get('mapy'), 'lr:0.001..10:4');
    await button(page, 'Remove the map').click();
    assert.equal(await page.getByRole('grid', { name: /^Runs/ }).count(), 0);
  });
});

test('diverged runs have a sign, colours a scale, and the map is saved as CSV', async () => {
  await visit('f=elu&n=40&out=linear&map=1&mapx=lr:0.1..100:3&mapy=opt&mapepochs=20&mapcolor=train', { width: 500, colorScheme: 'dark' }, async (page) => {
    await ended(page);
    const diverged = await page.locator('.map-scroll td button', { hasText: '×' }).count();
    assert.ok(diverged > 0);
    assert.match(await page.locator('.map-summary').innerText(), new RegExp(`^Of 12 runs, .* ${diverged} diverged\\.$`));
    const colours = await page.locator('.map-scroll td button').evaluateAll((all) => all.map((one) => one.style.background));
    assert.equal(colours.filter((colour) => !colour).length, diverged);
    await page.locator('.sweep').scrollIntoViewIfNeeded();
    await axe(page);
    await assertFits(page, 500);
    const download = page.waitForEvent('download');
    await button(page, 'Download the map (CSV)').click();
    const lines = readFileSync(await (await download).path(), 'utf8').trim().split('\n');
    assert.equal(lines[0], 'lr,opt,epoch,diverged,dead_fraction,training_loss,test_loss');
    assert.equal(lines.length, 13);
    assert.equal(lines.filter((line) => line.split(',')[3] === '1').length, diverged);
  });
});

test('an embed shows the map only if its link has one', async () => {
  await visit('embed=1&f=relu', {}, async (page) => {
    await computed.train(page, 0);
    assert.ok(await page.locator('.sweep').isHidden());
  });
  await visit(`embed=1&${SMALL}`, {}, async (page) => {
    await ended(page);
    await button(page, 'Remove the map').click();
    await button(page, 'Compute 30 runs').waitFor();
  });
});

test('a map that an embed hides is not computed, and a locked one opens no run', async () => {
  await visit(`${SMALL}&hide=map`, {}, async (page) => {
    await page.waitForTimeout(1000);
    assert.equal(await page.locator('.map-scroll td button.done').count(), 0);
  });
  await visit(`${SMALL}&lock=map`, {}, async (page) => {
    await page.locator('.map-scroll td button.done').nth(29).waitFor();
    assert.ok(await cell(page, /^Learning rate 0\.1, Activation Tanh/).isDisabled());
  });
});
