// The Compare lab: table, settings, explanations, claims and files.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { activationCount, onLab, open, path, query, tab, useServer } from './harness.mjs';
import { computed } from './labs.mjs';

useServer();

const visit = onLab('compare');
const measured = computed.compare;
const row = (page, name) => page.locator('.grid-table tr').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const cell = (page, name, column) => row(page, name).locator(`td[data-column="${column}"]`);
/** The columns of the cost; the second is not shown by default. */
const COSTS = ['cost', 'relu_cost', 'javascript'];
/** Two digits, and a note where they are not to be relied on. */
const RATIO = /^(0\.0*[1-9]\d|[1-9]\.\d|[1-9]\d0*)(\n+scatter .*%)?$/;
/** Waits for the rows of all activations. */
const allRows = async (page) =>
  page.waitForFunction((count) => document.querySelectorAll('.grid-table tbody tr').length === count, await activationCount(page));
const names = (page) => page.locator('.grid-table tbody th').allInnerTexts();

test('the textbook table has the expected values', async () => {
  await visit('', {}, async (page) => {
    await measured(page);
    const table = {};
    for (const name of ['ReLU', 'Sigmoid', 'Tanh', 'Leaky ReLU']) {
      table[name] = await Promise.all(['range', 'gradient', 'mean', 'sparsity', 'dead'].map((c) => cell(page, name, c).innerText()));
    }
    assert.deepEqual(table, {
      ReLU: ['[0, ∞)', '{0} ∪ {1}', '0.399', '50 %', 'x < 0: 50 %'],
      Sigmoid: ['(0, 1)', '(0, 0.25]', '0.500', '0 %', 'none'],
      Tanh: ['(−1, 1)', '(0, 1]', '0.000', '0 %', 'none'],
      'Leaky ReLU': ['(−∞, ∞)', '{0.01} ∪ {1}', '0.395', '0 %', 'none'],
    });
    assert.match(await cell(page, 'Sigmoid', 'verdict').innerText(), /^vanishes: \S+ × over 10 layers.*textbook: 0\.25/s);
    assert.match(await cell(page, 'ReLU', 'verdict').innerText(), /^stable/);
    for (const column of ['cost', 'javascript']) assert.match(await cell(page, 'Tanh', column).innerText(), RATIO);
  });
});

test('sliders change the table, and a link reproduces it', async () => {
  await visit('', {}, async (page) => {
    const alpha = page.getByRole('textbox', { name: 'α of all rows that have it' });
    await alpha.fill('0.5');
    assert.equal(await cell(page, 'Leaky ReLU', 'gradient').innerText(), '{0.5} ∪ {1}');
    // E f = (1 − α)·σ/√2π, at μ = 0.
    await page.getByRole('textbox', { name: 'σ of the inputs' }).fill('2');
    assert.equal(await cell(page, 'Leaky ReLU', 'mean').innerText(), (0.5 * 2 * 0.3989423).toFixed(3));
    // P(z < 0) = Φ(−1) at μ = σ = 2.
    await page.getByRole('textbox', { name: 'μ of the inputs' }).fill('2');
    assert.equal(await cell(page, 'ReLU', 'sparsity').innerText(), '15.9 %');
    await page.getByRole('textbox', { name: 'L of layers' }).fill('30');
    await measured(page);
    const sigmoid = await cell(page, 'Sigmoid', 'verdict').innerText();
    assert.match(sigmoid, /over 30 layers/);
    await page.waitForFunction(() => location.search.includes('layers=30'));
    await page.reload();
    await measured(page);
    assert.equal(await cell(page, 'Sigmoid', 'verdict').innerText(), sigmoid);
    assert.equal(await cell(page, 'Leaky ReLU', 'gradient').innerText(), '{0.5} ∪ {1}');
  });
});

test('thresholds decide the verdict', async () => {
  await visit('f=tanh', {}, async (page) => {
    await measured(page);
    assert.match(await cell(page, 'Tanh', 'verdict').innerText(), /^stable/);
    await page.getByRole('textbox', { name: 'Vanishes at or below' }).fill('0.9');
    assert.match(await cell(page, 'Tanh', 'verdict').innerText(), /^vanishes/);
  });
});

test('a cell explains how it was computed and links to where it can be seen', async () => {
  await visit('', {}, async (page) => {
    await measured(page);
    await cell(page, 'Sigmoid', 'gradient').click();
    const panel = page.getByRole('complementary', { name: 'How a cell was computed' });
    assert.match(await panel.innerText(), /Sigmoid: Range of f′[^]*960 points[^]*greatest at x = 0: 0\.25/);
    // By keys: the next cell, and its explanation.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    assert.match(await panel.innerText(), /Sigmoid: Vanishing gradient\?[^]*4 random networks of 10 layers of 64 units/);
    // A vanishing gradient is seen in Depth, in the network that was measured; dying units in Train.
    assert.match(await panel.getByRole('link', { name: 'Check in Depth' }).getAttribute('href'), /lab=depth&f=sigmoid&init=glorot&depth=10$/);
    await cell(page, 'ReLU', 'dead').click();
    assert.match(await panel.getByRole('link', { name: 'Check in Train' }).getAttribute('href'), /lab=train&.*lr=1/);
    await cell(page, 'Tanh', 'range').click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    assert.match(await panel.innerText(), /Tanh: Formula/);
    await panel.getByRole('link', { name: 'Check in Explore' }).click();
    await page.getByRole('slider', { name: 'Traced x' }).waitFor();
    assert.equal(query(page).get('f'), 'tanh');
    await page.goBack();
    await measured(page);
  });
});

test('the explanation does not cover its cell', async () => {
  for (const [width, height] of [[1440, 600], [360, 640]]) {
    await visit('f=relu,sigmoid,tanh,gelu,softsign,elu,selu,silu,mish,softplus', { width, height }, async (page) => {
      // Rows change their heights while they are measured.
      await measured(page);
      const panel = page.getByRole('complementary', { name: 'How a cell was computed' });
      for (const [name, column] of [['ReLU', 'range'], ['GELU', 'dead'], ['Softsign', 'verdict'], ['Tanh', 'smooth']]) {
        const target = cell(page, name, column);
        // At the lower edge of the window, where the panel appears.
        await target.evaluate((element) => element.scrollIntoView({ block: 'end' }));
        await target.click();
        await panel.waitFor();
        await page.waitForFunction(([cell, panel]) => cell.getBoundingClientRect().bottom <= panel.getBoundingClientRect().top + 1, [
          await target.elementHandle(),
          await panel.elementHandle(),
        ]);
        await panel.getByRole('button', { name: 'Close' }).click();
      }
    });
  }
});

test('a narrow page shows cards, the verdict first, without scrolling sideways', async () => {
  await visit('f=all&cols=formula,derivative,range,gradient,verdict,mean,sparsity,dead,smooth,monotone,symmetry,gain,edge,cost,relu_cost,slope_cost,javascript,frameworks', { width: 360, height: 800 }, async (page) => {
    const wide = () =>
      page.evaluate(() => {
        const all = [document.documentElement, ...document.querySelectorAll('.grid-table, .grid-table tr')];
        return all.filter((element) => element.scrollWidth > element.clientWidth).length;
      });
    await allRows(page);
    assert.equal(await wide(), 0);
    // Titles are whole, and no value runs over them.
    const cut = await page.locator('.cell-title').evaluateAll((titles) => titles.filter((title) => title.scrollWidth > title.clientWidth).length);
    assert.equal(cut, 0);
    const tops = await row(page, 'Sigmoid').locator('th, td').evaluateAll((cells) => cells.map((c) => [c.dataset.column ?? 'name', c.getBoundingClientRect().top]));
    const seen = tops.sort((a, b) => a[1] - b[1]).map(([column]) => column);
    assert.deepEqual(seen.slice(0, 3), ['name', 'verdict', 'formula']);
    assert.equal(await page.getByRole('grid').getByRole('gridcell').count(), 18 * (await names(page)).length);
    await page.getByLabel('Sort by').selectOption('Function');
    const sorted = await names(page);
    assert.deepEqual(sorted, [...sorted].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    await page.getByRole('button', { name: 'ascending' }).click();
    assert.deepEqual(await names(page), sorted.reverse());
    assert.equal(query(page).get('sort'), '-function');
  });
});

test('on a phone the first card is on the first screen, and the settings are folded', async () => {
  await visit('', { width: 360, height: 740 }, async (page) => {
    await measured(page);
    const verdict = await cell(page, 'ReLU', 'verdict').boundingBox();
    assert.ok(verdict.y + verdict.height < 740, `the verdict ends at ${verdict.y + verdict.height} px`);
    const weights = page.getByLabel('Weights', { exact: true });
    assert.equal(await weights.isVisible(), false);
    await page.getByRole('button', { name: 'Settings' }).click();
    await weights.selectOption({ index: 1 });
    await measured(page);
    // A number and its sign are on one line.
    const heights = await page.locator('.unbroken').evaluateAll((all) => all.map((element) => element.getClientRects().length));
    assert.ok(heights.length >= 8 && heights.every((lines) => lines === 1), `${heights}`);
  });
});

test('rows can be chosen, sorted and searched', async () => {
  await visit('', {}, async (page) => {
    await page.getByRole('button', { name: 'ReLU family' }).click();
    const family = await names(page);
    assert.ok(family.length > 8 && family.includes('CELU'), `${family}`);
    const sort = page.getByRole('button', { name: 'Sparsity' });
    await sort.click();
    await sort.click();
    assert.equal(query(page).get('sort'), '-sparsity');
    assert.ok(await sort.evaluate((e) => e === document.activeElement), 'the button keeps the focus');
    const shares = (await page.locator('td[data-column="sparsity"]').allInnerTexts()).map(parseFloat);
    assert.deepEqual(shares, [...shares].sort((a, b) => b - a));
    // The heading that stays in view names the column.
    assert.match(await page.getByRole('columnheader', { name: 'Function' }).innerText(), /by Sparsity ↓/);
    const width = (await page.getByRole('columnheader', { name: 'Sparsity' }).boundingBox()).width;
    await page.getByRole('button', { name: 'Function' }).click();
    assert.equal((await page.getByRole('columnheader', { name: 'Sparsity' }).boundingBox()).width, width, 'sorting keeps the widths');
    const sorted = await names(page);
    assert.deepEqual(sorted, [...sorted].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    await page.getByRole('searchbox', { name: 'Find' }).fill('celu');
    assert.deepEqual(await names(page), ['CELU']);
    await page.getByRole('searchbox', { name: 'Find' }).fill('no such thing');
    await page.getByText('No function in the table has that in its name.').waitFor();
  });
});

test('columns can be shown and hidden', async () => {
  await visit('f=tanh', {}, async (page) => {
    await page.getByText('Columns', { exact: true }).click();
    await page.getByRole('checkbox', { name: 'Critical σw' }).check();
    await measured(page);
    assert.equal(await cell(page, 'Tanh', 'edge').innerText(), '1.00');
    await page.getByRole('checkbox', { name: 'Formula' }).uncheck();
    assert.equal(await cell(page, 'Tanh', 'formula').count(), 0);
    assert.ok(!query(page).get('cols').includes('formula'));
  });
});

test('the table of all activations is measured, and sorted by a measured column', async () => {
  await visit('f=all&sort=cost', {}, async (page) => {
    await allRows(page);
    await measured(page, { timeout: 60_000 });
    assert.equal(await page.locator('td.pending').count(), 0);
    const costs = (await page.locator('td[data-column="cost"]').allInnerTexts()).map(parseFloat);
    assert.deepEqual(costs, [...costs].sort((a, b) => a - b));
  });
});

test('the cost is beside that of ReLU and of plain JavaScript, with the same digits in every file', async () => {
  const columns = [...COSTS, 'slope_cost'];
  const own = encodeURIComponent('W=x*sigmoid(3*x)');
  await visit(`f=relu,gelu,${own}&cols=${columns}`, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await measured(page);
    const shown = await page.locator('.grid-table tbody tr').evaluateAll((rows, columns) =>
      rows.map((row) => columns.map((column) => row.querySelector(`[data-column="${column}"]`).innerText.replaceAll('\u{a0}', ' ').split(/\n+/))), columns);
    const [relu, gelu, typed] = shown;
    assert.deepEqual(relu[1], ['1.0'], 'ReLU costs once as much as ReLU');
    for (const [number] of [...relu, ...gelu]) assert.match(number, RATIO);
    for (const column of [0, 1, 3]) assert.ok(typed[column].includes('interpreted formula'), `${typed}`);
    assert.deepEqual(typed[2], ['–']);
    await cell(page, 'W', 'javascript').click();
    await page.getByText('A typed formula has no loop in JavaScript').waitFor();
    const text = ([number, ...notes]) => (notes.length ? `${number} (${notes.join(', ')})` : number);
    for (const format of ['CSV', 'Markdown', 'HTML']) {
      await page.getByRole('button', { name: `Copy the table as ${format}` }).click();
      await page.getByText(`${format} copied`).waitFor();
      const copied = (await page.evaluate(() => navigator.clipboard.readText())).replaceAll('&gt;', '>').replaceAll('\\', '');
      for (const ratio of shown.flat()) assert.ok(copied.includes(text(ratio)), `${format} has ${text(ratio)}: ${copied}`);
    }
  });
});

test('where plain JavaScript cannot be loaded its column has a dash, and the rest is measured', async () => {
  const { page, problems, close } = await open(path('code'));
  await page.route('**/plain-functions.js', (route) => route.abort());
  await tab(page, 'Compare').click();
  await measured(page);
  assert.equal(await cell(page, 'Tanh', 'javascript').innerText(), '–');
  assert.match(await cell(page, 'Tanh', 'cost').innerText(), RATIO);
  await cell(page, 'Tanh', 'javascript').click();
  await page.getByText('The loops in JavaScript could not be loaded.').waitFor();
  assert.equal(problems.splice(0).filter((problem) => problem.startsWith('failed: ')).length, 1, 'it is asked for once');
  await close();
});

test('a clock that is too coarse to measure with is told', async () => {
  const init = () => {
    const now = performance.now.bind(performance);
    performance.now = () => Math.floor(now() / 100) * 100;
  };
  await visit('', { init }, async (page) => {
    await measured(page);
    assert.equal(await cell(page, 'Tanh', 'cost').innerText(), '–');
    await cell(page, 'Tanh', 'cost').click();
    await page.getByText('the clock that this browser gives to pages ticks only every 100 ms').waitFor();
  });
});

test('every claim has a measurement, and links to Train', async () => {
  await visit('', {}, async (page) => {
    await measured(page);
    const claims = page.getByRole('region', { name: 'Five textbook claims, checked' });
    const text = await claims.innerText();
    assert.ok(!text.includes('…'), text);
    assert.match(text, /ReLU\s+\d+ of 16 dead\s+Leaky ReLU\s+0 of 16 dead/);
    await claims.getByRole('link', { name: 'Watch them die in Train' }).click();
    await page.getByRole('heading', { name: 'Which units survive training?' }).waitFor();
    assert.equal(query(page).get('lr'), '1');
  });
});

test('the table is copied in every format and saved as CSV', async () => {
  await visit('', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await measured(page);
    for (const [format, excerpt] of [['CSV', '"(0, 0.25]"'], ['Markdown', '| --- |'], ['LaTeX', '\\toprule'], ['HTML', '<thead>'], ['JSON', '"Range":"(0, 1)"']]) {
      await page.getByRole('button', { name: `Copy the table as ${format}` }).click();
      await page.getByText(`${format} copied`).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.ok(copied.includes(excerpt) && copied.includes('Sigmoid'), copied);
      if (format === 'JSON') assert.ok(JSON.parse(copied).every((row) => typeof row['Zero-centred?'] === 'number'), copied);
    }
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the table as CSV' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'activations.csv');
    assert.equal((await readFile(await download.path(), 'utf8')).trim().split('\n').length, 5);
  });
});
