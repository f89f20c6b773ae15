// Labs in frames of other pages, offline files, and use without a network.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { assertFits, DIST, started, tab, useServer, visit } from './harness.mjs';
import { CORS, frameHtml, frameReadout, frameStarted, labFrame, withHostPage } from './host-page.mjs';
import { LABS } from './labs.mjs';
import { serve } from './server.mjs';

const POLICY = "default-src 'self' 'unsafe-inline' data: blob: 'wasm-unsafe-eval'";

useServer();

test('a lab runs in a frame of another origin', async () => {
  await withHostPage(
    (origin) => frameHtml(`${origin}/?f=leaky_relu:0.3&at=-2&embed=1`),
    async (page) => {
      await frameStarted(page);
      assert.match(await frameReadout(page), /−0\.6000/);
    },
  );
});

test('in a sandbox that allows only scripts a lab runs with CORS headers, and explains itself without', async () => {
  const html = (origin) => frameHtml(`${origin}/?embed=1`, 'sandbox="allow-scripts"');
  await withHostPage(
    html,
    async (page) => {
      await frameStarted(page);
      assert.match(await frameReadout(page), /ReLU/);
      const slider = labFrame(page).getByRole('slider', { name: 'α of Leaky ReLU' });
      await slider.press('ArrowRight');
      assert.equal(await slider.inputValue(), '0.11');
    },
    { labHeaders: CORS },
  );
  await withHostPage(html, async (page, { problems }) => {
    const failure = labFrame(page).getByRole('alert');
    await failure.waitFor();
    assert.match(await failure.innerText(), /could not be loaded/);
    const link = failure.getByRole('link', { name: 'Open the lab' });
    assert.ok(!(await link.getAttribute('href')).includes('embed'));
    // The static picture is shown.
    assert.ok(await labFrame(page).locator('.surface path').first().isVisible());
    assert.ok(problems.length > 0, 'the browser reports the blocked script');
  }, { expectedProblems: null });
});

test('a lab runs in a credentialless frame of an isolated host', async () => {
  await withHostPage(
    (origin) => frameHtml(`${origin}/?embed=1`, 'credentialless'),
    (page) => frameStarted(page),
    { hostHeaders: { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' } },
  );
});

test('under a content security policy a lab runs with wasm-unsafe-eval, and explains itself without', async () => {
  await withHostPage((origin) => frameHtml(`${origin}/?embed=1`), (page) => frameStarted(page), {
    labHeaders: { 'Content-Security-Policy': POLICY },
  });
  await withHostPage(
    (origin) => frameHtml(`${origin}/?embed=1`),
    async (page) => {
      const failure = labFrame(page).getByRole('alert');
      await failure.waitFor();
      assert.match(await failure.innerText(), /needs JavaScript modules and WebAssembly.*policy/s);
      // It asks the server whether its files are still there.
      await page.waitForLoadState('networkidle');
    },
    { labHeaders: { 'Content-Security-Policy': POLICY.replace("'wasm-unsafe-eval'", '') } },
  );
});

test('offline files run from disk and within srcdoc', async () => {
  for (const lab of LABS) {
    const path = resolve(DIST, 'offline', `${lab}.html`);
    const { page, close } = await visit(pathToFileURL(path).href, { width: 500 });
    await page.locator('h1').waitFor();
    await assertFits(page, 500);
    await close();
    // The file is little larger than its wasm in base64: nothing is contained twice.
    const file = readFileSync(path, 'utf8');
    const [code] = file.match(/[\w+/=]{100000,}/);
    assert.ok(file.length < 1.15 * (code.length + 60_000), `${file.length}`);
  }
  const text = readFileSync(join(DIST, 'offline/explore.html'), 'utf8').replace('data-query=""', 'data-query="?f=elu:2&amp;at=-1"');
  await withHostPage(
    () => '<iframe title="lab" sandbox="allow-scripts" width="700" height="500"></iframe>',
    async (page) => {
      await page.evaluate((text) => (document.querySelector('iframe').srcdoc = text), text);
      await labFrame(page).getByRole('heading', { level: 1 }).waitFor();
      assert.match(await frameReadout(page), /−1\.2642/);
    },
  );
});

test('a frame that is unloaded and loaded again shows the view of its address', async () => {
  await withHostPage(
    (origin) => frameHtml(`${origin}/?f=elu:2&at=-1&embed=1`),
    async (page) => {
      await frameStarted(page);
      const before = await frameReadout(page);
      await page.evaluate(() => {
        const frame = document.querySelector('iframe');
        frame.dataset.src = frame.src;
        frame.removeAttribute('src');
      });
      await page.waitForTimeout(200);
      await page.evaluate(() => (document.querySelector('iframe').src = document.querySelector('iframe').dataset.src));
      await frameStarted(page);
      assert.equal(await frameReadout(page), before);
    },
  );
});

test('the page works offline after a visit, and an embed installs no service worker', async () => {
  const lab = await serve(DIST);
  const { page, close } = await visit(`${lab.origin}/?embed=1`, { worker: true });
  await started(page);
  const workers = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await page.waitForTimeout(500);
  assert.equal(await workers(), 0, 'an embed registers none');
  await page.goto(`${lab.origin}/?f=tanh`);
  await started(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  lab.stop();
  await page.goto(`${lab.origin}/?f=elu`);
  await started(page);
  assert.match(await page.locator('.readout').innerText(), /ELU/);
  // Labs that were never opened are cached, too.
  await tab(page, 'Train').click();
  await page.getByRole('heading', { level: 1, name: 'Which units survive' }).waitFor();
  await close();
});
