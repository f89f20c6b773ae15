// The Explore lab: functions, parameters, values and facts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countPaintedPixels, plot, values } from './explore.mjs';
import { activationCount, onLab, open, readableQuery, refuseClipboard, started, useServer } from './harness.mjs';

useServer();

const visit = onLab('explore');
/** The value of a fact. */
const fact = (page, term) => page.locator('dl div', { has: page.getByText(term, { exact: true }) }).locator('dd').innerText();

test('a slider changes curve, values, formula, facts and address', async () => {
  await visit('f=elu&at=-1', {}, async (page) => {
    const before = await page.locator('.surface canvas').nth(1).evaluate((c) => c.toDataURL());
    const slider = page.getByRole('slider', { name: 'α of ELU' });
    await slider.fill('2.5');
    const [f, df, ddf] = await values(page, 'ELU');
    for (const [got, expected] of [[f, 2.5 * Math.expm1(-1)], [df, 2.5 * Math.exp(-1)], [ddf, 2.5 * Math.exp(-1)]]) {
      assert.ok(Math.abs(got - expected) < 5e-5, `${got} ${expected}`);
    }
    assert.match(await page.locator('.fn .formula').innerText(), /2\.50/);
    assert.notEqual(await page.locator('.surface canvas').nth(1).evaluate((c) => c.toDataURL()), before);
    await page.waitForURL(/elu:2\.5/);
    assert.equal(await fact(page, 'Range of f'), '(−2.5, ∞)');
    await slider.dblclick();
    assert.equal((await values(page, 'ELU'))[1], Number(Math.exp(-1).toFixed(4)));
  });
});

test('arrow, Home and End keys move a slider', async () => {
  await visit('f=leaky_relu:0.5', {}, async (page) => {
    const slider = page.getByRole('slider', { name: 'α of Leaky ReLU' });
    await slider.press('ArrowRight');
    assert.equal(await slider.getAttribute('aria-valuetext'), '0.51');
    await slider.press('End');
    assert.equal(await slider.getAttribute('aria-valuetext'), '1.00');
    await slider.press('Home');
    assert.equal(await slider.getAttribute('aria-valuetext'), '0.00');
  });
});

test('an invalid number shows an error and the last valid value stays', async () => {
  await visit('f=elu:2&at=-1', {}, async (page) => {
    const field = page.getByRole('textbox', { name: 'α of ELU' });
    for (const bad of ['abc', '99', '-1', '1e999', '']) {
      await field.fill(bad);
      assert.equal(await field.getAttribute('aria-invalid'), 'true', bad);
      await page.getByRole('alert').filter({ hasText: '; keeping 2' }).waitFor();
      assert.ok(Math.abs((await values(page, 'ELU'))[0] - 2 * Math.expm1(-1)) < 5e-5);
    }
    await field.fill('0.5');
    assert.equal(await field.getAttribute('aria-invalid'), 'false');
    assert.ok(Math.abs((await values(page, 'ELU'))[0] - 0.5 * Math.expm1(-1)) < 5e-5);
  });
});

test('the search puts exact names first, and says why a layer has no curve', async () => {
  await visit('f=relu', {}, async (page) => {
    const search = async (text) => {
      await page.locator('.functions button.add').click();
      await page.getByRole('searchbox').fill(text);
      await page.keyboard.press('Enter');
    };
    for (const text of ['tanh', 'identity', 'linear', 'elu']) await search(text);
    assert.equal(readableQuery(page), '?f=relu,tanh,identity,identity,elu&focus=5');
    for (const text of ['softmax', 'GLU', 'maxout']) {
      await search(text);
      await page.getByRole('dialog').getByText(`no curve`).waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
    }
    assert.equal(readableQuery(page), '?f=relu,tanh,identity,identity,elu&focus=5');
  });
});

test('every function can be added, by list or by search, up to six', async () => {
  await visit('f=', {}, async (page) => {
    const add = page.locator('.functions button.add');
    await add.click();
    const names = await page.locator('.choice > .name').allInnerTexts();
    assert.equal(names.length, await activationCount(page));
    await page.keyboard.press('Escape');
    for (const name of names) {
      // Dispatched: waiting for a position to click at takes longer than all else.
      await add.dispatchEvent('click');
      await page.locator('.choice', { has: page.locator('.name').getByText(name, { exact: true }) }).dispatchEvent('click');
      await page.locator('.readout').getByRole('rowheader', { name, exact: true }).waitFor();
      assert.ok((await countPaintedPixels(page)) > 200, name);
      await page.getByRole('button', { name: `Remove ${name}`, exact: true }).dispatchEvent('click');
    }
    for (const [search, name] of [['SiLU', 'SiLU'], ['nn.LeakyReLU', 'Leaky ReLU'], ['hard swish', 'Hard swish'], ['heaviside', 'Step'], ['tf.nn.elu', 'ELU'], ['expit', 'Sigmoid']]) {
      await add.click();
      await page.getByRole('searchbox').fill(search);
      await page.keyboard.press('Enter');
      await page.getByRole('rowheader', { name, exact: true }).waitFor();
    }
    assert.ok(await add.isDisabled());
    assert.equal(readableQuery(page), '?f=silu,leaky_relu,hard_swish,step,elu,sigmoid&focus=6');
  });
});

test('a function keeps its colour when others are removed or hidden', async () => {
  await visit('', {}, async (page) => {
    await page.getByRole('button', { name: 'The textbook four' }).click();
    assert.equal(readableQuery(page), '?f=relu,sigmoid,tanh,leaky_relu');
    const color = () => page.getByRole('rowheader', { name: 'Tanh', exact: true }).locator('span').evaluate((e) => getComputedStyle(e).color);
    const before = await color();
    await page.getByRole('button', { name: 'Remove Sigmoid' }).click();
    assert.equal(await color(), before);
    await page.getByRole('button', { name: 'Show ReLU', exact: true }).click();
    assert.equal(readableQuery(page), '?f=~relu,,tanh,leaky_relu');
    assert.equal(await page.getByRole('rowheader', { name: 'ReLU', exact: true }).count(), 0);
  });
});

test("undo, redo and the browser's history restore earlier views", async () => {
  await visit('f=elu', {}, async (page) => {
    const slider = page.getByRole('slider', { name: 'α of ELU' });
    const value = () => slider.getAttribute('aria-valuetext');
    await slider.press('ArrowRight');
    await slider.press('ArrowRight');
    await page.getByRole('button', { name: 'Sigmoid and tanh' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    assert.equal(await value(), '1.02');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    assert.equal(await value(), '1.00');
    for (let i = 0; i < 3; i++) await page.keyboard.press('Control+Shift+Z');
    assert.equal(readableQuery(page), '?f=sigmoid,tanh');
    assert.ok(await page.getByRole('button', { name: 'Redo' }).isDisabled());
  });
  await visit('f=elu', {}, async (page) => {
    await page.getByRole('button', { name: 'Sigmoid and tanh' }).click();
    await page.getByRole('rowheader', { name: 'Tanh' }).waitFor();
    await page.goBack();
    await page.getByRole('rowheader', { name: 'ELU' }).waitFor();
    assert.equal(readableQuery(page), '?f=elu');
  });
});

test('the address reproduces the view', async () => {
  const address = 'f=~relu,leaky_relu:0.3,,swish:2&focus=4&x=-2..3.5&y=-1..2&show=f,ddf&one=1&tangent=0&shade=1&at=0.75&theme=dark';
  await visit(address, {}, async (page) => {
    const picture = () => page.locator('.surface canvas').nth(1).evaluate((c) => c.toDataURL());
    const before = [await picture(), await page.locator('.readout').innerText(), await page.locator('.facts').innerText()];
    assert.equal(readableQuery(page), `?${address}`);
    await page.reload();
    await started(page);
    assert.deepEqual([await picture(), await page.locator('.readout').innerText(), await page.locator('.facts').innerText()], before);
    assert.match(before[2], /Facts: Swish/);
  });
});

test('facts belong to the selected function', async () => {
  await visit('f=sigmoid,celu:2,thresholded_relu', {}, async (page) => {
    assert.equal(await fact(page, 'Range of f'), '(0, 1)');
    assert.match(await fact(page, 'Supremum of |f′|'), /^0\.25, at x = 0/);
    await page.getByRole('button', { name: 'CELU', exact: true }).click();
    assert.equal(await fact(page, 'Range of f'), '(−2, ∞)');
    // At the kink the derivative is 1, but Keras gives 2: it adds the gradients of both branches.
    const keras = page.locator('.frameworks').getByRole('row', { name: 'Keras' });
    assert.deepEqual(await keras.getByRole('cell').allInnerTexts(), ['keras.activations.celu', 'alpha=1.0', '2']);
    assert.deepEqual(await page.locator('.frameworks .differs').allInnerTexts(), ['2']);
    await page.getByRole('button', { name: 'Thresholded ReLU', exact: true }).click();
    assert.equal(await fact(page, 'Range of f'), '{0} ∪ (1, ∞)');
    await page.locator('.facts').getByRole('button', { name: 'x = 1', exact: true }).click();
    assert.equal(await plot(page).getAttribute('aria-valuenow'), '1');
  });
});

test('every control can be reached by keyboard', async () => {
  await visit('', { reducedMotion: 'reduce' }, async (page) => {
    const reached = new Set();
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200)));
    }
    const all = await page.evaluate(() =>
      [...document.querySelectorAll("a, button:not(:disabled), input, summary, [tabindex='0']")]
        .filter((e) => e.checkVisibility() && !e.closest('dialog'))
        .map((e) => e.outerHTML.slice(0, 200)),
    );
    assert.deepEqual(all.filter((e) => !reached.has(e)), []);
  });
});

test('the link is copied, and a failure to copy is reported', async () => {
  await visit('f=elu', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied').waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\?f=elu$/);
  });
  await visit('', {}, async (page) => {
    await page.evaluate(refuseClipboard);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('The browser refuses to copy').waitFor();
  });
});

test('an error of a field covers no other field', async () => {
  for (const [path, label] of [['/', 'from'], ['/?lab=train', 'Samples'], ['/?lab=depth', 'Gain'], ['/?lab=compare', 'Vanishes at or below']]) {
    const { page, close } = await open(path);
    const field = page.getByRole('textbox', { name: label, exact: true });
    await field.fill('x');
    const problem = page.locator('.problem:not(:empty)');
    await problem.waitFor();
    const covered = await problem.evaluate((box) => {
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const others = [...document.querySelectorAll('main :is(label, input, select, button, h2)')].filter((element) => element.checkVisibility() && !element.matches('.sr-only'));
      return others.filter((element) => {
        const r = element.getBoundingClientRect();
        return r.width > 1 && r.left < right - 1 && r.right > left + 1 && r.top < bottom - 1 && r.bottom > top + 1;
      }).map((element) => element.outerHTML.slice(0, 80));
    });
    assert.deepEqual(covered, [], path);
    await close();
  }
});

test('a tap that closes the menu leaves the trace where it is', async () => {
  const { page, close } = await open('/', { width: 360, height: 740 });
  const trace = page.getByRole('slider', { name: 'Traced x' });
  const before = await trace.getAttribute('aria-valuenow');
  await page.getByRole('button', { name: 'Menu' }).click();
  const box = await trace.boundingBox();
  await page.evaluate(([x, y]) => {
    const surface = document.elementFromPoint(x, y).closest('.surface');
    const options = { bubbles: true, pointerId: 5, pointerType: 'touch', clientX: x, clientY: y, button: 0 };
    surface.dispatchEvent(new PointerEvent('pointerdown', options));
    surface.dispatchEvent(new PointerEvent('pointerup', options));
  }, [box.x + 40, box.y + box.height - 20]);
  assert.equal(await trace.getAttribute('aria-valuenow'), before);
  await close();
});

test('equal axes is a toggle, an end of the interval that moves the other says so, and a link leads to the facts', async () => {
  const { page, close } = await open('/');
  const equal = page.getByRole('button', { name: 'Equal axes' });
  await page.waitForTimeout(300);
  const x = () => page.getByRole('textbox', { name: 'to', exact: true }).inputValue();
  const before = await x();
  assert.equal(await equal.getAttribute('aria-pressed'), 'false');
  await equal.click();
  assert.equal(await equal.getAttribute('aria-pressed'), 'true');
  assert.notEqual(await x(), before);
  await equal.click();
  assert.equal(await equal.getAttribute('aria-pressed'), 'false');
  assert.equal(await x(), before);
  await page.getByRole('textbox', { name: 'from', exact: true }).fill('9');
  await page.getByText('“to” was moved to 21').waitFor();
  await page.getByRole('button', { name: 'facts below' }).click();
  assert.ok(await page.locator('.facts').evaluate((facts) => facts.contains(document.activeElement) && facts.getBoundingClientRect().top < innerHeight));
  await close();
});

test('formulas are whole in the list of functions', async () => {
  for (const width of [320, 360, 1440]) {
    const { page, close } = await open('/', { width, height: 740 });
    await page.getByRole('button', { name: 'Add a function' }).click();
    await page.getByRole('searchbox').waitFor();
    const clipped = await page.locator('.choice').evaluateAll((all) =>
      all.filter((choice) => choice.querySelector('math')?.getBoundingClientRect().right > choice.getBoundingClientRect().right - 4).map((choice) => choice.innerText),
    );
    assert.deepEqual(clipped, [], `${width} px`);
    await close();
  }
});
