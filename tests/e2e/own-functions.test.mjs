// Functions that the visitor types: in every lab, in links, exports and undo.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LABS } from './labs.mjs';
import { axe, open, path, previewLoaded, query, readableQuery, started, tab, useServer } from './harness.mjs';

useServer();

const panel = (page) => page.getByRole('region', { name: 'Your own functions' });
const formula = (page, name) => panel(page).getByRole('group', { name, exact: true }).getByLabel('f(x) =');

/** Adds a function of one's own, and types its formula. */
async function typeFormula(page, text) {
  await panel(page).getByRole('button', { name: 'Type a formula…' }).click();
  const field = formula(page, 'Formula 1');
  // It is ready to be typed over.
  await page.waitForFunction(() => document.activeElement?.id.endsWith('own-0-formula'));
  await page.keyboard.type(text);
  return field;
}

test('a formula is typed, its letter is dragged, a network trains with it, and the link takes it along', async () => {
  const { page, close } = await open('/?f=relu');
  await typeFormula(page, 'x*sigmoid(c*x)');
  await page.waitForFunction(() => location.search.includes('c*x'));
  assert.equal(readableQuery(page), '?f=relu,Formula+1=x*sigma(c*x)&focus=2');
  // The curve and its readings are those of Swish.
  const reading = page.locator('.readout').getByRole('row', { name: /Formula 1/ });
  assert.match(await reading.innerText(), /−0\.2778/);
  const slider = page.locator('.functions').getByRole('slider', { name: /c/ });
  await slider.focus();
  const before = await slider.inputValue();
  await page.keyboard.press('PageUp');
  assert.ok(Number(await slider.inputValue()) > Number(before));
  assert.doesNotMatch(await reading.innerText(), /−0\.2778/);
  await page.waitForFunction(() => /c\*x\):/.test(location.search));

  await panel(page).getByText('Letters: limits and learning').click();
  await panel(page).getByLabel('Learned in training').selectOption('c');
  await tab(page, 'Train').click();
  await started(page, 'train');
  await page.getByLabel('Activation of network 2').selectOption({ label: 'Formula 1' });
  const network = page.locator('.network').nth(1);
  await network.getByText('Learned c by layer').waitFor();
  assert.match(await network.innerText(), /1\.000, 1\.000/);
  await page.getByRole('button', { name: '+1 epoch' }).click();
  await page.waitForFunction(() => !/1\.000, 1\.000/.test(document.querySelectorAll('.network')[1].innerText));
  const learned = /Learned c by layer\s+([\d.]+), ([\d.]+)/.exec(await network.innerText());
  assert.ok(learned && learned[1] !== '1.000', await network.innerText());

  await tab(page, 'Code').click();
  await started(page, 'code');
  await page.getByRole('combobox', { name: 'Activation', exact: true }).selectOption({ label: 'Formula 1' });
  await page.getByRole('region', { name: /program/i }).getByText('torch.sigmoid').first().waitFor();

  await page.getByRole('button', { name: 'Share this view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this view' });
  const link = await dialog.getByRole('textbox', { name: 'Text to paste' }).inputValue();
  await previewLoaded(page);
  await page.goto(link);
  await started(page, 'code');
  assert.equal(await page.getByRole('combobox', { name: 'Activation', exact: true }).locator('option:checked').innerText(), 'Formula 1');
  assert.equal(await formula(page, 'Formula 1').inputValue(), 'x*sigma(c*x)');
  await close();
});

test('an error is told at its place, and the last good curve stays', async () => {
  const { page, close } = await open('/?f=relu');
  const field = await typeFormula(page, 'x*sgimoid(x)');
  const error = panel(page).getByRole('alert').filter({ hasText: 'Character 3' });
  await error.waitFor();
  assert.match(await error.innerText(), /Do you mean “sigmoid”\?/);
  assert.equal(await error.locator('mark').innerText(), 'sgimoid');
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  // The field is described by the error.
  const described = (await field.getAttribute('aria-describedby')).split(' ')[0];
  assert.equal(await error.getAttribute('id'), described);
  // "x*s" was the last text that is a formula.
  assert.match(readableQuery(page), /Formula\+1=x\*s&/);
  await field.fill('x*sigmoid(x)');
  await error.waitFor({ state: 'hidden' });
  await page.waitForFunction(() => location.search.includes('sigma'));
  await axe(page);
  await close();
});

test('typing is one step to undo, and undo brings the formula back', async () => {
  const { page, close } = await open('/?f=relu');
  const field = await typeFormula(page, 'x^3');
  await page.waitForFunction(() => location.search.includes('x%5E3'));
  await field.blur();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForFunction(() => location.search.includes('sigma'));
  assert.equal(await field.inputValue(), 'x*sigma(b*x)');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForFunction(() => !location.search.includes('sigma'));
  assert.equal(await panel(page).getByLabel('f(x) =').count(), 0);
  await close();
});

test('every lab lists the function, and renaming it changes every lab', async () => {
  const own = 'Wobble=x%2Bsin(b*x)';
  for (const lab of LABS) {
    const { page, close } = await open(path(lab, `formulas=${own}`));
    const name = panel(page).getByRole('group', { name: 'Wobble' }).getByLabel('Name');
    await name.fill('Ripple');
    await page.waitForFunction(() => location.search.includes('Ripple'));
    const other = LABS.find((one) => one !== lab);
    await tab(page, other[0].toUpperCase() + other.slice(1)).click();
    await started(page, other);
    assert.match(readableQuery(page), /formulas=Ripple=x\+sin\(b\*x\)/);
    await panel(page).getByRole('button', { name: 'Remove Ripple' }).click();
    await page.waitForFunction(() => !location.search.includes('Ripple'));
    await close();
  }
});

test('a function that a lab uses says why it cannot be removed', async () => {
  const { page, close } = await open('/?lab=depth&f=x*tanh(x),relu');
  const remove = panel(page).getByRole('button', { name: 'Remove x*tanh(x)' });
  assert.ok(await remove.isDisabled());
  assert.match(await remove.getAttribute('title'), /In use in Depth/);
  await close();
});

test('a formula that is its own name is written out in Code', async () => {
  const { page, close } = await open('/?lab=code&f=x*tanh(x)*x');
  await page.getByRole('heading', { name: 'f is x·tanh(x)·x' }).waitFor();
  await close();
});

test('limits of a letter bound its slider', async () => {
  const { page, close } = await open('/?f=max(a*x,x):4');
  await panel(page).getByText('Letters: limits and learning').click();
  await panel(page).getByLabel('a to').fill('2');
  await page.waitForFunction(() => location.search.includes('@a=-5..2:2'));
  const slider = page.locator('.functions').getByRole('slider');
  assert.equal(await slider.getAttribute('aria-valuemax') ?? await slider.getAttribute('max'), '2');
  await close();
});

test('a function of a paper, and a formula from the search, are added', async () => {
  const { page, close } = await open('/?f=relu');
  await panel(page).getByLabel('From a paper').selectOption('ISRLU');
  await page.waitForFunction(() => location.search.includes('ISRLU'));
  assert.match(await page.locator('.origin').innerText(), /Carlile/);
  await page.getByRole('button', { name: 'Add a function' }).click();
  await page.getByRole('searchbox').fill('x*tanh(exp(x))');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.search.includes('tanh(exp(x))'));
  assert.equal(await panel(page).getByLabel('f(x) =').count(), 2);
  await close();
});

test('a form that loses digits, and gaps, are told', async () => {
  const { page, close } = await open('/?f=log(1%2Bexp(x))-x,log(x)');
  await panel(page).getByText(/Fewer than 4 correct digits beyond x = /).waitFor();
  await panel(page).getByText('Not a finite number below x = 0: the curve has a gap there.').waitFor();
  await close();
});

test('an embed shows the function, and its editor only with the controls', async () => {
  const { page, close } = await open('/?f=relu,x*tanh(x)&embed=1&hide=functions');
  assert.ok(await panel(page).isHidden());
  assert.match(await page.locator('.readout').innerText(), /x\*tanh\(x\)/);
  await close();
  const { page: none, close: closeNone } = await open('/?f=relu&embed=1');
  assert.ok(await panel(none).isHidden());
  await closeNone();
});

test('no formula hangs the page', async () => {
  const { page, close } = await open('/?f=relu');
  const field = await typeFormula(page, 'x');
  const texts = [`${'('.repeat(5000)}x`, 'x^9^9^9^9', '1'.repeat(100_000), `${'sin('.repeat(39)}x${')'.repeat(39)}`, 'x\u0000', '{'.repeat(400), 'x'.repeat(400)];
  for (const text of texts) {
    // `maxlength` holds for typing only.
    await field.evaluate((input, value) => {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
    await field.evaluate(() => new Promise(requestAnimationFrame));
  }
  await field.fill('x^2');
  await page.waitForFunction(() => location.search.includes('x%5E2'));
  assert.equal(query(page).get('f'), 'relu,Formula 1=x^2');
  await close();
});
