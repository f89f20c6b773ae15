// A new version of the page on the server, which has none of the old files any more.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DIST, started, tab, useServer, visit } from './harness.mjs';
import { serve } from './server.mjs';

const CONTENT_FOLDER = /[0-9a-f]{16}/;
/** As GitHub Pages has them: ten minutes for every file. */
const GITHUB_PAGES = () => 'max-age=600';

useServer();

/** Another build: that of the variable, or a copy of the tested one under another name. */
const NEXT = process.env.NEXT_DIST ?? copyUnderAnotherName(DIST);

function copyUnderAnotherName(dist) {
  const copy = mkdtempSync(join(tmpdir(), 'next-dist-'));
  after(() => rmSync(copy, { recursive: true }));
  cpSync(dist, copy, { recursive: true, filter: (path) => !/\/(offline|module)$/.test(path) });
  const [name] = readdirSync(copy).filter((name) => CONTENT_FOLDER.test(name));
  const next = name.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
  renameSync(join(copy, name), join(copy, next));
  for (const file of ['index.html', 'element.js', 'sw.js']) {
    const text = readFileSync(join(copy, file), 'utf8').replaceAll(name, next);
    writeFileSync(join(copy, file), text.replace(/activation-lab-[0-9a-f]{16}/, `activation-lab-${next}`));
  }
  return copy;
}

/** The content folder of a page. */
const version = (page) => page.evaluate(() => document.querySelector('script[type=module]').src.match(/[0-9a-f]{16}/)[0]);

/** The content folder of a build. */
const versionOf = (dist) => readFileSync(join(dist, 'index.html'), 'utf8').match(CONTENT_FOLDER)[0];

/** The name of the cache of a build. */
const cacheOf = (dist) => readFileSync(join(dist, 'sw.js'), 'utf8').match(/activation-lab-[0-9a-f]{16}/)[0];

/** The names of the caches of service workers that are active. */
async function activeCaches(context) {
  const cacheIfActive = (worker) => worker.evaluate(() => (self.serviceWorker.state === 'activated' ? VERSION : ''));
  // The worker that is replaced may end meanwhile.
  return Promise.all(context.serviceWorkers().map((worker) => cacheIfActive(worker).catch(() => '')));
}

async function withServer(cacheControl, use) {
  const server = await serve(DIST, { cacheControl });
  try {
    await use(server);
  } finally {
    server.stop();
  }
}

test('the two builds have different files', () => assert.notEqual(versionOf(DIST), versionOf(NEXT)));

test('the service worker serves the page of the first visit, and the new version offline after an update', async () => {
  await withServer(GITHUB_PAGES, async (server) => {
    const { page, close } = await visit(`${server.origin}/`, { worker: true });
    await started(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    server.deploy(NEXT);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update();
    });
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()).waiting);
    // A part of the old version that was never loaded still comes from its cache.
    await tab(page, 'Depth').click();
    await started(page, 'depth');
    const context = page.context();
    const next = await context.newPage();
    await page.close();
    while (!(await activeCaches(context)).includes(cacheOf(NEXT))) await next.waitForTimeout(50);
    server.stop();
    await next.goto(`${server.origin}/?f=elu`);
    await started(next);
    assert.equal(await version(next), versionOf(NEXT));
    await tab(next, 'Train').click();
    await started(next, 'train');
    await close();
  });
});

test('an open page whose files are gone says that there is a new version, and loads it with the same view', async () => {
  await withServer(undefined, async (server) => {
    const { page, problems } = await visit(`${server.origin}/?f=elu:2`);
    await started(page);
    server.deploy(NEXT);
    for (const open of [
      () => tab(page, 'Train').click(),
      () => page.getByRole('button', { name: 'Share this view' }).click(),
    ]) {
      await open();
      const message = page.getByRole('alert').filter({ hasText: 'There is a new version' });
      await message.first().waitFor();
      assert.doesNotMatch(await message.first().innerText(), /Try again/);
    }
    await page.goBack();
    await page.getByRole('alert').getByRole('button', { name: 'Reload' }).click();
    await page.waitForFunction((old) => !document.querySelector('script[type=module]').src.includes(old), versionOf(DIST));
    await started(page);
    assert.equal(await version(page), versionOf(NEXT));
    assert.match(await page.locator('.readout').innerText(), /ELU/);
    const errors = problems.filter((problem) => problem.startsWith('error:'));
    assert.deepEqual(errors, [], 'the browser reports missing files only');
    await page.context().close();
  });
});

test('an old page from the cache of the browser whose files are gone loads the new version by itself', async () => {
  const cacheControl = (path) => (path === 'index.html' ? 'max-age=600' : 'no-store');
  await withServer(cacheControl, async (server) => {
    const { page } = await visit(`${server.origin}/?f=elu:2`, { fresh: true });
    await started(page);
    await page.goto('about:blank');
    server.deploy(NEXT);
    await page.goto(`${server.origin}/?f=elu:2`);
    await page.waitForURL(/elu/);
    await started(page);
    assert.equal(await version(page), versionOf(NEXT));
    await page.context().close();
  });
});

test('an element whose files are gone says that there is a new version', async () => {
  await withServer(undefined, async (server) => {
    const { page } = await visit(`${server.origin}/manifest.json`, { fresh: true });
    await page.evaluate(async (origin) => {
      await import(`${origin}/element.js`);
    }, server.origin);
    server.deploy(NEXT);
    await page.evaluate(async () => {
      const element = document.createElement('activation-lab');
      document.body.append(element);
      await element.ready;
    });
    assert.match(await page.locator('activation-lab').getByRole('alert').innerText(), /new version.*reload/);
    await page.context().close();
  });
});
