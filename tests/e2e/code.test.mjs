// The Code lab as people use it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { activationCount, onLab, query, readableQuery, refuseClipboard, started, useServer } from './harness.mjs';

useServer();

const visit = onLab('code');
const table = (page, id) => page.locator(`.of-${id} table`);
/** The numbers of a matrix, row by row. */
const matrix = (page, id) =>
  table(page, id).evaluate((table) =>
    [...table.tBodies[0].rows].map((row) =>
      [...row.querySelectorAll('input, button')].map((cell) => Number((cell.value || cell.innerText).replace('−', '-'))),
    ),
  );
/** Waits until a matrix has these numbers. */
async function has(page, id, numbers) {
  for (let i = 0; i < 40; i++) {
    if (JSON.stringify(await matrix(page, id)) === JSON.stringify(numbers)) return;
    await page.waitForTimeout(25);
  }
  assert.deepEqual(await matrix(page, id), numbers, id);
}
const terms = (page) => page.locator('.terms').innerText();
const listing = (page) => page.getByRole('region', { name: /^Program for/ });
const program = (page) => listing(page).innerText();
/** The places that are marked as terms of the present number, as `place term`. */
const marked = (page) =>
  page.locator('[data-term]').evaluateAll((cells) => cells.map((cell) => `${cell.dataset.cell} ${cell.dataset.term}`));
const activation = (page) => page.getByRole('combobox', { name: 'Activation' });
const number = (page, place) => page.locator(`[data-cell="${place}"] button`);

test('the example is worked through, forward and backward', async () => {
  await visit('', {}, async (page) => {
    await has(page, 'x', [[1, 2], [3, 4]]);
    await has(page, 'w', [[0.5, 1], [1.5, 2]]);
    await has(page, 'b', [[0.1, 0.2]]);
    await has(page, 'xw', [[3.5, 5], [7.5, 11]]);
    await has(page, 'z', [[3.6, 5.2], [7.6, 11.2]]);
    await has(page, 'y', [[3.6, 5.2], [7.6, 11.2]]);
    for (const id of ['g', 'slope', 'delta']) await has(page, id, [[1, 1], [1, 1]]);
    await has(page, 'dx', [[1.5, 3.5], [1.5, 3.5]]);
    await has(page, 'dw', [[4, 4], [6, 6]]);
    await has(page, 'db', [[2, 2]]);
  });
});

test('matrices read as tables with heads', async () => {
  await visit('', {}, async (page) => {
    const z = page.getByRole('table', { name: /^Z/ });
    assert.deepEqual(await z.getByRole('columnheader').allInnerTexts(), ['unit 1', 'unit 2']);
    assert.deepEqual(await z.getByRole('rowheader').allInnerTexts(), ['example 1', 'example 2']);
    assert.equal(await page.getByRole('table').count(), 12);
    assert.equal(await page.getByLabel('W: input 2, unit 1').inputValue(), '1.5');
    assert.equal(await page.getByLabel('B: unit 2').inputValue(), '0.2');
  });
});

test('a changed number changes what depends on it, and is undone as one step', async () => {
  await visit('', {}, async (page) => {
    await page.getByLabel('W: input 1, unit 2').fill('-3');
    await has(page, 'xw', [[3.5, 1], [7.5, -1]]);
    await has(page, 'z', [[3.6, 1.2], [7.6, -0.8]]);
    await has(page, 'y', [[3.6, 1.2], [7.6, 0]]);
    await has(page, 'slope', [[1, 1], [1, 0]]);
    await has(page, 'dx', [[-2.5, 3.5], [0.5, 1.5]]);
    await has(page, 'dw', [[4, 1], [6, 2]]);
    await has(page, 'db', [[2, 1]]);
    assert.match(await program(page), /\[\[0\.5, -3\.0\], \[1\.5, 2\.0\]\]/);
    await page.waitForFunction(() => new URLSearchParams(location.search).get('w') === '0.5,-3;1.5,2');
    await page.getByRole('button', { name: 'Undo' }).click();
    await has(page, 'z', [[3.6, 5.2], [7.6, 11.2]]);
  });
});

test('a bad number is marked and explained, and nothing is lost', async () => {
  await visit('', {}, async (page) => {
    const field = page.getByLabel('X: example 1, input 2');
    for (const [bad, why] of [['zwei', /Not a number/], ['', /Not a number/], ['1e99', /From −10⁶ to 10⁶/]]) {
      await field.fill(bad);
      assert.equal(await field.getAttribute('aria-invalid'), 'true', bad);
      const complaint = page.locator(`#${await field.getAttribute('aria-describedby')}`);
      assert.match(await complaint.innerText(), why);
      const box = await complaint.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 1440, JSON.stringify(box));
      await has(page, 'z', [[3.6, 5.2], [7.6, 11.2]]);
    }
    await page.getByLabel('B: unit 1').fill('1.1');
    assert.equal(await field.inputValue(), '1e99', 'what was typed stays');
    await has(page, 'z', [[4.6, 5.2], [8.6, 11.2]]);
    await field.fill('2');
    assert.equal(await field.getAttribute('aria-invalid'), 'false');
  });
});

test('explanations stay within a narrow page', async () => {
  for (const sizes of ['', 'x=1,2,3,4;5,6,7,8&w=1,2,3,4;5,6,7,8;1,2,3,4;5,6,7,8&b=1,2,3,4']) {
    await visit(sizes, { width: 360, height: 740 }, async (page) => {
      for (const field of await page.locator('.matrix input').all()) {
        await field.fill('1e99');
        const box = await page.locator(`#${await field.getAttribute('aria-describedby')}`).boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= 360, `${await field.getAttribute('id')} ${JSON.stringify(box)}`);
        await field.fill('1');
      }
    });
  }
});

test('rows and columns are added and removed within limits', async () => {
  await visit('', {}, async (page) => {
    for (const [name, fewest] of [['an example', 'Remove the last example'], ['an input', 'Remove the last input'], ['a unit', 'Remove the last unit']]) {
      const [more, less] = [page.getByRole('button', { name: `Add ${name}` }), page.getByRole('button', { name: fewest })];
      assert.ok(await less.isDisabled());
      await more.click();
      await more.click();
      assert.ok(await more.isDisabled());
    }
    await has(page, 'x', [[1, 2, 1, 1], [3, 4, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]]);
    await has(page, 'w', [[0.5, 1, 0.5, 0.5], [1.5, 2, 0.5, 0.5], [0.5, 0.5, 0.5, 0.5], [0.5, 0.5, 0.5, 0.5]]);
    await has(page, 'b', [[0.1, 0.2, 0, 0]]);
    await has(page, 'y', [[4.6, 6.2, 2.5, 2.5], [8.6, 12.2, 4.5, 4.5], [3.1, 4.2, 2, 2], [3.1, 4.2, 2, 2]]);
    await page.getByRole('button', { name: 'Back to the example' }).click();
    await has(page, 'z', [[3.6, 5.2], [7.6, 11.2]]);
    assert.equal(query(page).get('x'), null);
  });
});

test('a unit is made inactive: zeros forward, and no gradient for it', async () => {
  await visit('', {}, async (page) => {
    const make = page.getByRole('button', { name: 'Make one unit inactive' });
    await make.click();
    await has(page, 'z', [[-4.5, 5.2], [-0.5, 11.2]]);
    await has(page, 'y', [[0, 5.2], [0, 11.2]]);
    await has(page, 'delta', [[0, 1], [0, 1]]);
    await has(page, 'dx', [[1, 2], [1, 2]]);
    await has(page, 'dw', [[0, 4], [0, 6]]);
    await has(page, 'db', [[0, 2]]);
    const about = page.locator('.inactive-unit');
    assert.match(await about.innerText(), /Unit 1 is inactive.*ReLU gives 0 and passes no gradient back/);
    await make.click();
    // The first is active again, on its second example.
    await has(page, 'dw', [[3, 0], [4, 0]]);
    await activation(page).selectOption('leaky_relu');
    await has(page, 'db', [[1.01, 0.02]]);
    assert.match(await about.innerText(), /Unit 2 is inactive.*Leaky ReLU still passes a gradient back/);
  });
});

test('a number is traced to its terms by pointer, by tap and by keys', async () => {
  await visit('', {}, async (page) => {
    assert.match(await terms(page), /= 1·0\.5 \+ 2·1\.5 = 3\.5$/);
    assert.deepEqual(await marked(page), ['x:1:1 1', 'x:1:2 2', 'w:1:1 1', 'w:2:1 2']);
    await number(page, 'dx:2:2').hover();
    assert.match(await terms(page), /= 1·1\.5 \+ 1·2 = 3\.5$/);
    assert.deepEqual(await marked(page), ['w:2:1 1', 'w:2:2 2', 'delta:2:1 1', 'delta:2:2 2']);
    assert.equal(await page.locator('[data-traced]').getAttribute('data-cell'), 'dx:2:2');
    await page.getByRole('heading', { level: 1 }).hover();
    assert.equal(await page.locator('[data-traced]').getAttribute('data-cell'), 'xw:1:1', 'pointing chooses nothing');
    // By keys: one stop for each matrix, arrows within.
    await page.getByLabel('W: input 2, unit 2').focus();
    await page.keyboard.press('Tab');
    assert.match(await terms(page), /= 3\.5$/);
    for (const key of ['ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    assert.match(await terms(page), /= 3·1 \+ 4·2 = 11$/);
    await page.keyboard.press('Home');
    assert.match(await terms(page), /= 7\.5$/);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowRight');
    assert.match(await terms(page), /= 11$/);
    await page.keyboard.press('Tab');
    await page.getByLabel('B: unit 2').focus();
    await page.keyboard.press('Tab');
    assert.match(await terms(page), /= 3\.5 \+ 0\.1 = 3\.6$/);
    assert.deepEqual(await marked(page), ['xw:1:1 1', 'b:1:1 2']);
    await page.waitForFunction(() => new URLSearchParams(location.search).get('at') === 'z:1:1');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.getByLabel('X: example 1, input 1').focus();
    await page.keyboard.press('ArrowDown');
    assert.ok(await page.getByLabel('X: example 2, input 1').evaluate((field) => field === document.activeElement));
    await page.keyboard.press('Escape');
    assert.match(await terms(page), /No number is chosen/);
    await page.waitForFunction(() => new URLSearchParams(location.search).get('at') === 'none');
  });
  await visit('', { hasTouch: true, width: 360, height: 740 }, async (page) => {
    await number(page, 'dw:2:1').tap();
    assert.match(await terms(page), /= 2·1 \+ 4·1 = 6$/);
    assert.ok(await page.locator('.terms').isVisible());
    const [line, height] = [await page.locator('.terms').boundingBox(), 740];
    assert.ok(line.y >= 0 && line.y + line.height <= height, 'the terms are in sight');
  });
});

test('the program says the parameter, and follows its slider', async () => {
  await visit('f=leaky_relu:0.1', {}, async (page) => {
    assert.match(await program(page), /negative_slope=0\.1\)/);
    await page.getByRole('slider', { name: 'α of Leaky ReLU' }).press('ArrowRight');
    await listing(page).filter({ hasText: 'negative_slope=0.11' }).waitFor();
    assert.equal((await program(page)).match(/negative_slope=0\.11\)/g).length, 2, 'as a function and as a layer');
    await page.getByRole('button', { name: 'Keras 3' }).click();
    assert.match(await program(page), /keras\.activations\.leaky_relu\(x, negative_slope=0\.11\)/);
    assert.match(await page.locator('.differs').innerText(), /Keras 3: the default of \S+ is negative_slope=0\.2/);
    assert.equal(query(page).get('in'), 'keras');
    await page.getByRole('button', { name: 'Flux' }).click();
    assert.match(await page.locator('.listing .lede').innerText(), /nobody has run them/);
  });
});

test('every activation in every framework, with nothing said in the console', async () => {
  await visit('', {}, async (page) => {
    const ids = await activation(page).locator('option').evaluateAll((all) => all.map((o) => o.value));
    assert.equal(ids.length, await activationCount(page));
    const targets = page.getByRole('group', { name: 'Framework' }).getByRole('button');
    assert.equal(await targets.count(), 9);
    for (let i = 0; i < 9; i++) {
      await targets.nth(i).click();
      for (const id of ids) {
        await activation(page).selectOption(id);
        const [text, html] = await listing(page).locator('code').evaluate((code) => [code.innerText, code.innerHTML]);
        assert.ok(text.length > 150 && text.includes('0.5') && html.includes('class="t-'), `${id} ${text}`);
        // No place of a template is left, nor a value missing; `{T}` is the type in Julia.
        assert.ok(!/undefined|NaN|<<|\{(?!T\})\w+\}/.test(text.replace(/f?"[^"]*"/g, '')), `${id}: ${text}`);
        const z = await page.locator('.of-y button').allInnerTexts();
        assert.ok(z.every((value) => /^[−\d]/.test(value)), `${id} ${z}`);
      }
    }
  });
});

test('the program is copied, or the refusal said', async () => {
  await visit('f=elu:0.5', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    const copy = page.getByRole('button', { name: 'Copy the program' });
    await copy.click();
    await page.getByText('Program copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied.trim(), (await program(page)).trim());
    assert.match(copied, /F\.elu\(x, alpha=0\.5\)/);
    await page.evaluate(refuseClipboard);
    await copy.click();
    await page.getByText('The browser refuses to copy').waitFor();
  });
});

test('the program is a file', async () => {
  await visit('f=mish&in=candle', {}, async (page) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download mish_candle.rs' }).click();
    const file = await download;
    assert.equal(file.suggestedFilename(), 'mish_candle.rs');
    assert.equal((await readFile(await file.path(), 'utf8')).trim(), (await program(page)).trim());
    assert.ok(await page.getByRole('button', { name: 'As a notebook' }).isHidden(), 'notebooks are for Python');
  });
  await visit('f=gelu_tanh', {}, async (page) => {
    await page.getByRole('button', { name: 'PyTorch', exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'As a notebook' }).click();
    const file = await download;
    assert.equal(file.suggestedFilename(), 'gelu_tanh_pytorch.ipynb');
    const { cells, nbformat } = JSON.parse(await readFile(await file.path(), 'utf8'));
    assert.equal(nbformat, 4);
    assert.equal(cells[0].source.trim(), (await program(page)).trim());
  });
});

test('uses stand under their fields with papers', async () => {
  await visit('f=silu', {}, async (page) => {
    const used = page.getByRole('region', { name: 'Where SiLU is used' });
    assert.match(await used.innerText(), /Language[\s\S]*LLaMA/i);
    await activation(page).selectOption('sine');
    await page.getByRole('region', { name: 'Where Sine is used' }).getByText('SIREN', { exact: true }).waitFor();
  });
});

test('a link reproduces the page', async () => {
  const link = 'f=swish:1.5&x=1,-2,0.5;3,4,-1&w=0.5,1;1.5,2;-1,0.25&b=0.1,-0.2&in=jax&at=dw:3:2';
  await visit(link, {}, async (page) => {
    const look = async () => [await matrix(page, 'y'), await matrix(page, 'dw'), await terms(page), await program(page)];
    const before = await look();
    assert.deepEqual((await matrix(page, 'x'))[0], [1, -2, 0.5]);
    assert.match(before[2], /^dW32 = X13·δ12 \+ X23·δ22/);
    await page.getByRole('button', { name: 'Add an example' }).click();
    await page.goBack();
    await has(page, 'y', before[0]);
    await page.reload();
    await started(page);
    await has(page, 'y', before[0]);
    assert.deepEqual(await look(), before);
    assert.equal(readableQuery(page), `?lab=code&${link}`);
  });
});

test('parts can be hidden, and locked numbers still traced', async () => {
  await visit('embed=1&hide=backward,used&lock=given,size,function', {}, async (page) => {
    assert.ok(await table(page, 'dx').isHidden());
    assert.ok(await page.locator('.applications').isHidden());
    assert.ok(await page.getByLabel('X: example 1, input 1').isDisabled());
    assert.ok(await page.getByRole('button', { name: 'Add a unit' }).isDisabled());
    await number(page, 'z:1:2').click();
    assert.match(await terms(page), /= 5 \+ 0\.2 = 5\.2$/);
  });
});
