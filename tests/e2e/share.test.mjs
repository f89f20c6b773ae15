// The share dialog: links, embed code and offline files.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { open, previewLoaded, started, useServer, visit } from './harness.mjs';

useServer();

/** Opens the share dialog on a page. */
async function openShareDialog(path, options) {
  const opened = await open(path, options);
  await opened.page.getByRole('button', { name: 'Share this view' }).click();
  const dialog = opened.page.getByRole('dialog', { name: 'Share this view' });
  await dialog.waitFor();
  return { ...opened, dialog, code: () => dialog.getByRole('textbox', { name: 'Text to paste' }).inputValue() };
}

test('the code of every format has the view, its size and its options', async () => {
  const { page, dialog, code, close } = await openShareDialog('/?f=relu,swish:1.5&at=-1');
  const base = new URL('/', page.url()).href;
  assert.equal(await code(), `${base}?f=relu,swish:1.5&at=-1`);
  await dialog.getByLabel('Title').fill('ReLU & "Swish"');
  await dialog.getByLabel('Width').fill('640');
  await dialog.getByLabel('Theme').selectOption('dark');
  await dialog.getByLabel('Presets', { exact: true }).check();
  await dialog.getByLabel('locked: Presets').check();
  await dialog.getByLabel('A link to the whole page').uncheck();
  const source = `${base}?f=relu,swish:1.5&at=-1&theme=dark&embed=1&openlink=0&hide=show,save,facts&lock=presets`;
  const formats = {
    Link: [`${base}?f=relu,swish:1.5&at=-1&theme=dark`],
    'HTML frame': [`src="${source.replaceAll('&', '&amp;')}"`, 'title="ReLU &amp; &quot;Swish&quot;"', 'width="640" height="640"', 'loading="lazy"', 'allow="clipboard-write"', 'aspect-ratio:640/640'],
    Markdown: [`](${base}previews/explore.png)](${base}?f=relu,swish:1.5`],
    MyST: [`:::{iframe} ${source}`, ':title: ReLU & "Swish"', 'placeholder'],
    Quarto: ['{=html}', '<iframe src='],
    Jupyter: [`"${source}"`, 'height=640', 'title="ReLU &amp; &quot;Swish&quot;"'],
    'Custom element': [`src="${base}element.js"`, '<activation-lab lab="explore" f="relu,swish:1.5" at="-1" theme="dark" openlink="0" hide="show,save,facts" lock="presets">'],
  };
  for (const [name, parts] of Object.entries(formats)) {
    await dialog.getByRole('button', { name, exact: true }).click();
    const text = await code();
    for (const part of parts) assert.ok(text.includes(part), `${name}: ${part}\n${text}`);
  }
  // The preview shows the embed.
  const frame = page.frameLocator('.share-preview iframe');
  await started(frame);
  assert.ok(await frame.locator('.facts').isHidden());
  assert.ok(await frame.getByRole('button', { name: 'The textbook four' }).isDisabled());
  assert.equal(await page.locator('.share-preview iframe').getAttribute('width'), '640');
  // An invalid size shows an error, and the last valid one stays.
  await dialog.getByLabel('Height').fill('7');
  await dialog.getByText('not a number between 240 and 2000; keeping 640').waitFor();
  await close();
});

test('the code for a frame and for an element runs in a page', async () => {
  const { page, dialog, code, close } = await openShareDialog('/?f=elu:2&at=-1');
  await dialog.getByRole('button', { name: 'HTML frame' }).click();
  const frame = await code();
  await dialog.getByRole('button', { name: 'Custom element' }).click();
  const element = await code();
  await previewLoaded(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'detached' });
  // Scripts in innerHTML do not run, those of a contextual fragment do.
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

test('the offline file opens with the view', async () => {
  const { page, dialog, close } = await openShareDialog('/?f=elu:2&at=-1');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download as one offline file' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'activation-lab-explore.html');
  // The browser deletes its copy with the context.
  const path = join(mkdtempSync(join(tmpdir(), 'activation-lab-')), download.suggestedFilename());
  await download.saveAs(path);
  await previewLoaded(page);
  assert.match(readFileSync(path, 'utf8'), /data-query="\?f=elu:2&amp;at=-1"/);
  await close();
  const { page: file, close: closeFile } = await visit(pathToFileURL(path).href);
  await file.locator('.readout').waitFor();
  assert.match(await file.locator('.readout').innerText(), /−1\.2642/);
  await closeFile();
  rmSync(dirname(path), { recursive: true });
});

test('the parts of every lab can be hidden, and the dialog is closed and opened by keyboard', async () => {
  for (const [lab, part] of [['train', 'Activation and learning rate of each network'], ['depth', 'Strips of the layers'], ['compare', 'Parameters, inputs, layers']]) {
    const { page, dialog, close } = await openShareDialog(`/?lab=${lab}`);
    // The preview opens, and is reloaded after a pause.
    await previewLoaded(page);
    const before = page.frames().at(-1).url();
    const reloaded = page.waitForEvent('framenavigated', (frame) => frame.parentFrame() && frame.url() !== before);
    await dialog.getByLabel(part, { exact: true }).uncheck();
    await reloaded;
    await dialog.getByText('QR code').click();
    assert.ok(await dialog.getByRole('img', { name: 'QR code of the link' }).isVisible());
    await previewLoaded(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Share this view' }).press('Enter');
    await dialog.waitFor();
    await previewLoaded(page);
    await close();
  }
});

test('a dialog that cannot be loaded shows an error, and can be opened again', async () => {
  const { page } = await open('/');
  await page.route(/split_dialogs\.wasm/, (route) => route.abort());
  await page.getByRole('button', { name: 'Share this view' }).click();
  await page.getByRole('alert').filter({ hasText: 'The dialog could not be loaded.' }).waitFor();
  await page.unroute(/split_dialogs\.wasm/);
  await page.getByRole('button', { name: 'Share this view' }).click();
  await page.getByRole('dialog', { name: 'Share this view' }).waitFor();
  await previewLoaded(page);
  await page.context().close();
});

test('settings that the text makes no use of are greyed, and named', async () => {
  const { page, dialog, close } = await openShareDialog('/');
  const greyed = async () => {
    const rows = await dialog.locator('.unused').allInnerTexts();
    return rows.map((text) => text.trim().split('\n')[0]);
  };
  assert.deepEqual(await greyed(), ['Title', 'Width', 'Height', 'A link to the whole page', 'Shown in the page']);
  await dialog.getByText('Link makes no use of: title, width, height, link to the whole page, parts.').waitFor();
  await dialog.getByRole('button', { name: 'Jupyter' }).click();
  assert.deepEqual(await greyed(), ['Width']);
  await dialog.getByRole('button', { name: 'HTML frame' }).click();
  assert.deepEqual(await greyed(), []);
  await previewLoaded(page);
  await close();
});
