// The page around the labs: tabs, title, history, undo across labs, copying the link.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, refuseClipboard, started, tab, useServer } from './harness.mjs';

useServer();

const slider = (page) => page.getByRole('slider', { name: 'α of Leaky ReLU' });

test('undo and redo open the lab in which the step was made', async () => {
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

test('each lab has a title and a tab, and keeps its view while others are open', async () => {
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

test('the browser goes back and forward through labs and presets', async () => {
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

test('without storage and clipboard API the link is copied by execCommand, and a failure is reported', async () => {
  const init = () => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('blocked'); } });
    const command = document.execCommand;
    window.copied = [];
    Document.prototype.execCommand = function (name) {
      window.copied.push(document.activeElement.value);
      return command.call(this, name);
    };
  };
  const { page, close } = await open('/?f=relu', { init });
  await page.evaluate(refuseClipboard, true);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('Link copied').waitFor();
  assert.deepEqual(await page.evaluate(() => window.copied), [page.url()]);
  await page.evaluate(refuseClipboard);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('The browser refuses to copy').waitFor();
  await close();
});
