// The Code lab: the worked layer, its settings and its address.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { onLab, query, readableQuery, started, useServer } from './harness.mjs';
import { program, selectActivation } from './program.mjs';

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
    if (isDeepStrictEqual(await matrix(page, id), numbers)) return;
    await page.waitForTimeout(25);
  }
  assert.deepEqual(await matrix(page, id), numbers, id);
}
const terms = (page) => page.locator('.terms').innerText();
/** The entries that are marked as terms of the selected one, as `entry term`. */
const markedTerms = (page) =>
  page.locator('[data-term]').evaluateAll((cells) => cells.map((cell) => `${cell.dataset.cell} ${cell.dataset.term}`));
const entry = (page, id) => page.locator(`[data-cell="${id}"] button`);

test('the page shows every matrix of the example, forward and backward', async () => {
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

test('every matrix is a table with row and column headers', async () => {
  await visit('', {}, async (page) => {
    const z = page.getByRole('table', { name: /^Z/ });
    assert.deepEqual(await z.getByRole('columnheader').allInnerTexts(), ['unit 1', 'unit 2']);
    assert.deepEqual(await z.getByRole('rowheader').allInnerTexts(), ['example 1', 'example 2']);
    assert.equal(await page.getByRole('table').count(), 12);
    assert.equal(await page.getByLabel('W: input 2, unit 1').inputValue(), '1.5');
    assert.equal(await page.getByLabel('B: unit 2').inputValue(), '0.2');
  });
});

test('an edited entry changes all matrices and the program, and undo restores it in one step', async () => {
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

test('an invalid number shows an error and the last valid values stay', async () => {
  await visit('', {}, async (page) => {
    const field = page.getByLabel('X: example 1, input 2');
    for (const [bad, message] of [['zwei', /not a number/], ['', /not a number/], ['1e99', /not a number between ±1,000,000; keeping 2/]]) {
      await field.fill(bad);
      assert.equal(await field.getAttribute('aria-invalid'), 'true', bad);
      const error = page.locator(`#${await field.getAttribute('aria-describedby')}`);
      assert.match(await error.innerText(), message);
      const box = await error.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 1440, JSON.stringify(box));
      await has(page, 'z', [[3.6, 5.2], [7.6, 11.2]]);
    }
    await page.getByLabel('B: unit 1').fill('1.1');
    assert.equal(await field.inputValue(), '1e99', 'the invalid text stays');
    await has(page, 'z', [[4.6, 5.2], [8.6, 11.2]]);
    await field.fill('2');
    assert.equal(await field.getAttribute('aria-invalid'), 'false');
  });
});

test('error messages stay within a narrow page', async () => {
  for (const sizes of ['', 'x=1,2,3,4;5,6,7,8&w=1,2,3,4;5,6,7,8;1,2,3,4;5,6,7,8&b=1,2,3,4']) {
    await visit(sizes, { width: 360, height: 740 }, async (page) => {
      const errors = await page.evaluate(async () => {
        const fill = async (field, text) => {
          field.focus();
          field.value = text;
          field.dispatchEvent(new Event('input', { bubbles: true }));
          await new Promise((resolve) => setTimeout(resolve));
        };
        const errors = [];
        for (const field of document.querySelectorAll('.matrix input')) {
          await fill(field, '1e99');
          const { left, right, height } = document.getElementById(field.getAttribute('aria-describedby')).getBoundingClientRect();
          errors.push({ id: field.id, left, right, height });
          await fill(field, '1');
        }
        return errors;
      });
      assert.ok(errors.length >= 10);
      for (const { id, left, right, height } of errors) assert.ok(height > 0 && left >= 0 && right <= 360, `${id} ${left} ${right}`);
    });
  }
});

test('examples, inputs and units can be added and removed within limits', async () => {
  await visit('', {}, async (page) => {
    for (const [article, name] of [['an', 'example'], ['an', 'input'], ['a', 'unit']]) {
      const more = page.getByRole('button', { name: `Add ${article} ${name}` });
      const less = page.getByRole('button', { name: `Remove the last ${name}` });
      assert.ok(await less.isDisabled());
      await more.click();
      await more.click();
      assert.ok(await more.isDisabled());
    }
    await has(page, 'x', [[1, 2, 1, 1], [3, 4, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]]);
    await has(page, 'w', [[0.5, 1, 0.5, 0.5], [1.5, 2, 0.5, 0.5], [0.5, 0.5, 0.5, 0.5], [0.5, 0.5, 0.5, 0.5]]);
    await has(page, 'b', [[0.1, 0.2, 0, 0]]);
    await has(page, 'y', [[4.6, 6.2, 2.5, 2.5], [8.6, 12.2, 4.5, 4.5], [3.1, 4.2, 2, 2], [3.1, 4.2, 2, 2]]);
    await page.getByRole('button', { name: 'Reset to the example' }).click();
    await has(page, 'z', [[3.6, 5.2], [7.6, 11.2]]);
    assert.equal(query(page).get('x'), null);
  });
});

test('an inactive unit outputs zeros and receives no gradient', async () => {
  await visit('', {}, async (page) => {
    const make = page.getByRole('button', { name: 'Make one unit inactive' });
    await make.click();
    await has(page, 'z', [[-4.5, 5.2], [-0.5, 11.2]]);
    await has(page, 'y', [[0, 5.2], [0, 11.2]]);
    await has(page, 'delta', [[0, 1], [0, 1]]);
    await has(page, 'dx', [[1, 2], [1, 2]]);
    await has(page, 'dw', [[0, 4], [0, 6]]);
    await has(page, 'db', [[0, 2]]);
    const note = page.locator('.inactive-unit');
    assert.match(await note.innerText(), /Unit 1 is inactive.*ReLU gives 0 and passes no gradient back/);
    await make.click();
    // The first is active again, on its second example.
    await has(page, 'dw', [[3, 0], [4, 0]]);
    await selectActivation(page, 'leaky_relu');
    await has(page, 'db', [[1.01, 0.02]]);
    assert.match(await note.innerText(), /Unit 2 is inactive.*Leaky ReLU still passes a gradient back/);
  });
});

test('an entry shows its terms when pointed at, tapped, or reached by keys', async () => {
  await visit('', {}, async (page) => {
    assert.match(await terms(page), /= 1·0\.5 \+ 2·1\.5 = 3\.5$/);
    assert.deepEqual(await markedTerms(page), ['x:1:1 1', 'x:1:2 2', 'w:1:1 1', 'w:2:1 2']);
    await entry(page, 'dx:2:2').hover();
    assert.match(await terms(page), /= 1·1\.5 \+ 1·2 = 3\.5$/);
    assert.deepEqual(await markedTerms(page), ['w:2:1 1', 'w:2:2 2', 'delta:2:1 1', 'delta:2:2 2']);
    assert.equal(await page.locator('[data-traced]').getAttribute('data-cell'), 'dx:2:2');
    await page.getByRole('heading', { level: 1 }).hover();
    assert.equal(await page.locator('[data-traced]').getAttribute('data-cell'), 'xw:1:1', 'pointing selects nothing');
    // Each matrix is one tab stop; arrow keys move within it.
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
    assert.deepEqual(await markedTerms(page), ['xw:1:1 1', 'b:1:1 2']);
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
    await entry(page, 'dw:2:1').tap();
    assert.match(await terms(page), /= 2·1 \+ 4·1 = 6$/);
    assert.ok(await page.locator('.terms').isVisible());
    const line = await page.locator('.terms').boundingBox();
    assert.ok(line.y >= 0 && line.y + line.height <= 740, 'the terms are in sight');
  });
});

test('a link reproduces the lab', async () => {
  const link = 'f=swish:1.5&x=1,-2,0.5;3,4,-1&w=0.5,1;1.5,2;-1,0.25&b=0.1,-0.2&in=jax&at=dw:3:2';
  await visit(link, {}, async (page) => {
    const snapshot = async () => [await matrix(page, 'y'), await matrix(page, 'dw'), await terms(page), await program(page)];
    const before = await snapshot();
    assert.deepEqual((await matrix(page, 'x'))[0], [1, -2, 0.5]);
    assert.match(before[2], /^dW32 = X13·δ12 \+ X23·δ22/);
    await page.getByRole('button', { name: 'Add an example' }).click();
    await page.goBack();
    await has(page, 'y', before[0]);
    await page.reload();
    await started(page);
    await has(page, 'y', before[0]);
    assert.deepEqual(await snapshot(), before);
    assert.equal(readableQuery(page), `?lab=code&${link}`);
  });
});

test('parts can be hidden, and locked numbers still traced', async () => {
  await visit('embed=1&hide=backward,used&lock=given,size,function', {}, async (page) => {
    assert.ok(await table(page, 'dx').isHidden());
    assert.ok(await page.locator('.applications').isHidden());
    assert.ok(await page.getByLabel('X: example 1, input 1').isDisabled());
    assert.ok(await page.getByRole('button', { name: 'Add a unit' }).isDisabled());
    await entry(page, 'z:1:2').click();
    assert.match(await terms(page), /= 5 \+ 0\.2 = 5\.2$/);
  });
});
