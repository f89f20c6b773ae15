// The share dialog: what it offers is what works.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { open, previewed, started, useServer, visit } from './harness.mjs';

useServer();

async function dialog(path, options) {
  const opened = await open(path, options);
  await opened.page.getByRole('button', { name: 'Share or embed' }).click();
  const dialog = opened.page.getByRole('dialog', { name: 'Share this view' });
  await dialog.waitFor();
  return { ...opened, dialog, code: () => dialog.getByRole('textbox', { name: 'Text to paste' }).inputValue() };
}

test('every kind of course material gets the view, its size and its options', async () => {
  const { page, dialog: box, code, close } = await dialog('/?f=relu,swish:1.5&at=-1');
  const base = new URL('/', page.url()).href;
  assert.equal(await code(), `${base}?f=relu,swish:1.5&at=-1`);
  await box.getByLabel('Title').fill('ReLU & "Swish"');
  await box.getByLabel('Width').fill('640');
  await box.getByLabel('Theme').selectOption('dark');
  await box.getByLabel('Facts').uncheck();
  await box.getByLabel('locked: Presets').check();
  await box.getByLabel('A link to the whole page').uncheck();
  const source = `${base}?f=relu,swish:1.5&at=-1&theme=dark&embed=1&openlink=0&hide=facts&lock=presets`;
  const kinds = {
    Link: [`${base}?f=relu,swish:1.5&at=-1&theme=dark`],
    'HTML frame': [`src="${source.replaceAll('&', '&amp;')}"`, 'title="ReLU &amp; &quot;Swish&quot;"', 'width="640" height="640"', 'loading="lazy"', 'allow="clipboard-write"', 'aspect-ratio:640/640'],
    Markdown: [`](${base}previews/explore.png)](${base}?f=relu,swish:1.5`],
    MyST: [`:::{iframe} ${source}`, ':title: ReLU & "Swish"', 'placeholder'],
    Quarto: ['{=html}', '<iframe src='],
    Jupyter: [`"${source}"`, 'height=640', 'title="ReLU &amp; &quot;Swish&quot;"'],
    'Custom element': [`src="${base}element.js"`, '<activation-lab lab="explore" f="relu,swish:1.5" at="-1" theme="dark" openlink="0" hide="facts" lock="presets">'],
  };
  for (const [name, parts] of Object.entries(kinds)) {
    await box.getByRole('button', { name, exact: true }).click();
    const text = await code();
    for (const part of parts) assert.ok(text.includes(part), `${name}: ${part}\n${text}`);
  }
  // The preview is the embed itself.
  const frame = page.frameLocator('.share-preview iframe');
  await started(frame);
  assert.ok(await frame.locator('.facts').isHidden());
  assert.ok(await frame.getByRole('button', { name: 'The textbook four' }).isDisabled());
  assert.equal(await page.locator('.share-preview iframe').getAttribute('width'), '640');
  // A size that is none is explained, and the last one stays.
  await box.getByLabel('Height').fill('7');
  await box.getByText('From 240 to 2000; the last value stays.').waitFor();
  await close();
});

test('what is offered for a page runs there', async () => {
  const { page, dialog: box, code, close } = await dialog('/?f=elu:2&at=-1');
  await box.getByRole('button', { name: 'HTML frame' }).click();
  const frame = await code();
  await box.getByRole('button', { name: 'Custom element' }).click();
  const element = await code();
  await previewed(page);
  await box.getByRole('button', { name: 'Close' }).click();
  await box.waitFor({ state: 'detached' });
  // Scripts in innerHTML do not run: the element's is put in by hand.
  await page.evaluate(
    ([frame, element]) => {
      document.body.innerHTML = frame;
      document.body.append(document.createRange().createContextualFragment(element));
    },
    [frame, element],
  );
  await started(page.frameLocator('iframe'));
  assert.match(await page.frameLocator('iframe').locator('.readout').innerText(), /−1\.2642/);
  await page.locator('activation-lab .readout').waitFor();
  assert.match(await page.locator('activation-lab .readout').innerText(), /−1\.2642/);
  await close();
});

test('the offline file has the view in it', async () => {
  const { page, dialog: box, close } = await dialog('/?f=elu:2&at=-1');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    box.getByRole('button', { name: 'Download as one offline file' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'activation-lab-explore.html');
  // The browser's own copy goes with the page.
  const path = join(mkdtempSync(join(tmpdir(), 'activation-lab-')), download.suggestedFilename());
  await download.saveAs(path);
  await previewed(page);
  assert.match(readFileSync(path, 'utf8'), /data-query="\?f=elu:2&amp;at=-1"/);
  await close();
  const { page: file, close: closeFile } = await visit(pathToFileURL(path).href);
  await file.locator('.readout').waitFor();
  assert.match(await file.locator('.readout').innerText(), /−1\.2642/);
  await closeFile();
  rmSync(dirname(path), { recursive: true });
});

test('every lab has its parts, by keyboard too', async () => {
  for (const [lab, part] of [['train', 'Charts'], ['depth', 'Exhibits'], ['compare', 'Rows and columns']]) {
    const { page, dialog: box, close } = await dialog(`/?lab=${lab}`);
    // The preview waits for further changes before it is loaded anew.
    const reloaded = page.waitForEvent('framenavigated', (frame) => frame.url().includes('hide='));
    await box.getByLabel(part, { exact: true }).uncheck();
    await reloaded;
    await box.getByText('QR code').click();
    assert.ok(await box.getByRole('img', { name: 'QR code of the link' }).isVisible());
    await previewed(page);
    await page.keyboard.press('Escape');
    await box.waitFor({ state: 'detached' });
    // The lab below is as it was, and the dialog opens again.
    await page.getByRole('button', { name: 'Share or embed' }).press('Enter');
    await box.waitFor();
    await previewed(page);
    await close();
  }
});

test('a dialog that cannot be fetched is said, and may be asked for again', async () => {
  const { page } = await open('/');
  await page.route(/split_dialogs\.wasm/, (route) => route.abort());
  await page.getByRole('button', { name: 'Share or embed' }).click();
  await page.getByRole('alert').filter({ hasText: 'The dialog could not be loaded.' }).waitFor();
  await page.unroute(/split_dialogs\.wasm/);
  await page.getByRole('button', { name: 'Share or embed' }).click();
  await page.getByRole('dialog', { name: 'Share this view' }).waitFor();
  await previewed(page);
  await page.context().close();
});
