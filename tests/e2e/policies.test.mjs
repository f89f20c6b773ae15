// Strict policies of the server: no inline scripts or styles, and Trusted Types.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DIST, path, previewLoaded, started, useServer, visit } from './harness.mjs';
import { CORS, withHostPage } from './host-page.mjs';
import { computed, LABS } from './labs.mjs';
import { serve } from './server.mjs';

/** The policy in docs/embedding.md. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

useServer();

async function withPolicy(query, use, expectedProblem) {
  const server = await serve(DIST, { headers: { 'Content-Security-Policy': POLICY } });
  try {
    const { page, problems } = await visit(server.origin + query, { worker: true });
    await started(page);
    await use(page);
    const found = problems.filter((problem) => !expectedProblem?.test(problem));
    await page.context().close();
    assert.deepEqual(found, [], 'there should be no console messages, errors or failed requests');
  } finally {
    server.stop();
  }
}

for (const lab of LABS) {
  test(`${lab} and its dialogs work under a policy without inline scripts and styles`, async () => {
    await withPolicy(path(lab, 'f=relu,x*sigmoid(b*x):2'), async (page) => {
      await computed[lab]?.(page, 0);
      // Share exists in every lab; its preview is a page under the same policy.
      await page.getByRole('button', { name: 'Share this view' }).click();
      await previewLoaded(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Help' }).click();
      await page.getByRole('dialog', { name: 'Help' }).waitFor();
      await page.keyboard.press('Escape');
      await page.evaluate(() => navigator.serviceWorker.ready);
    });
  });
}

test('workers count under the policy', async () => {
  await withPolicy('/?lab=train&f=relu&data=abs&noise=0&net=2-2-2-2-2-2-2-2-2', async (page) => {
    const worker = page.waitForEvent('worker');
    await page.getByRole('button', { name: 'Count over 1000 seeds' }).click();
    await worker;
    await page.getByText(/of 1000 networks were born dead/).waitFor();
  });
});

test('the default policy lets neither handlers of events nor scripts of other folders through', async () => {
  await withPolicy('/', async (page) => {
    const outcomes = await page.evaluate(() => {
      const attempt = (act) => {
        try {
          act();
          return 'done';
        } catch (error) {
          return error.name;
        }
      };
      const html = (text) => attempt(() => (document.createElement('div').innerHTML = text));
      const script = (src) => attempt(() => (document.createElement('script').src = src));
      return [
        html('<p>text</p>'),
        html('<img src onerror=alert()>'),
        html('<a href="javascript:alert()">'),
        html('<script></' + 'script>'),
        script('./sw.js'),
        script('https://example.org/x.js'),
      ];
    });
    assert.deepEqual(outcomes, ['done', 'TypeError', 'TypeError', 'TypeError', 'done', 'TypeError']);
  }, /'default' policy failed/);
});

test('on a host that requires Trusted Types an element installs no policy, and runs with that of the host', async () => {
  const hostHeaders = { 'Content-Security-Policy': "require-trusted-types-for 'script'" };
  const element = (origin) => `<script type="module" src="${origin}/element.js"></script><activation-lab></activation-lab>`;
  await withHostPage(
    element,
    async (page) => {
      await page.locator('activation-lab').getByRole('alert').waitFor();
      assert.equal(await page.evaluate(() => trustedTypes.defaultPolicy), null);
    },
    { labHeaders: CORS, hostHeaders, expectedProblems: null },
  );
  const policy = "<script>trustedTypes.createPolicy('default', { createHTML: (html) => html, createScriptURL: (url) => url })</script>";
  await withHostPage(
    (origin) => policy + element(origin),
    async (page) => {
      await page.evaluate(() => document.querySelector('activation-lab').ready);
      await page.locator('activation-lab').getByRole('heading', { level: 1 }).waitFor();
    },
    { labHeaders: CORS, hostHeaders },
  );
});
