// What is around the labs: tabs, title, history, undo across labs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, started, tab, useServer } from './harness.mjs';

useServer();

const slider = (page) => page.getByRole('slider', { name: 'α of Leaky ReLU' });

test('undo and redo work across labs, and lead to the lab in which the step was made', async () => {
  const { page, close } = await open('/');
  await slider(page).press('ArrowRight');
  await tab(page, 'Depth').click();
  await started(page, 'depth');
  await page.getByRole('slider', { name: 'Gain' }).press('ArrowRight');
  await tab(page, 'Code').click();
  await started(page, 'code');
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.click();
  await started(page, 'depth');
  assert.equal(await page.getByRole('slider', { name: 'Gain' }).inputValue(), '1');
  await undo.click();
  await started(page, 'explore');
  assert.equal(await slider(page).inputValue(), '0.1');
  assert.ok(await undo.isDisabled());
  await page.keyboard.press('Control+Shift+Z');
  assert.equal(await slider(page).inputValue(), '0.11');
  await page.keyboard.press('Control+y');
  await started(page, 'depth');
  assert.equal(await page.getByRole('slider', { name: 'Gain' }).inputValue(), '1.01');
  await close();
});

test('each lab has its title and its tab, and is as it was left', async () => {
  const { page, close } = await open('/?f=elu:2');
  for (const [lab, name] of Object.entries({ train: 'Train', depth: 'Depth', compare: 'Compare', code: 'Code' })) {
    await tab(page, name).click();
    await started(page, lab);
    assert.equal(await page.title(), `${name} – Activation Lab`);
    assert.equal(await tab(page, name).getAttribute('aria-current'), 'page');
    assert.equal(await page.locator('nav [aria-current]').count(), 1);
    assert.match(page.url(), new RegExp(`\\?lab=${lab}$`));
  }
  await tab(page, 'Explore').click();
  await started(page, 'explore');
  assert.match(await page.locator('.readout').innerText(), /ELU/);
  assert.match(page.url(), /\?f=elu:2$/);
  await close();
});

test('the browser goes back and forward through labs and steps', async () => {
  const { page, close } = await open('/');
  await page.getByRole('button', { name: 'Smooth ReLUs' }).click();
  await tab(page, 'Compare').click();
  await started(page, 'compare');
  await page.goBack();
  await started(page, 'explore');
  assert.match(await page.locator('.readout').innerText(), /Mish/);
  await page.goBack();
  await page.waitForFunction(() => !document.querySelector('.readout').textContent.includes('Mish'));
  await page.goForward();
  await page.goForward();
  await started(page, 'compare');
  await close();
});
