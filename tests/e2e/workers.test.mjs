// Long computations in Web Workers, and in slices of frames where workers are refused.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DIST, open, path, started, useServer, visit } from './harness.mjs';
import { CORS, frameHtml, labFrame, withHostPage } from './host-page.mjs';
import { computed } from './labs.mjs';

useServer();

const BORN_DEAD = 'f=relu&data=abs&noise=0&net=2-2-2-2-2-2-2-2-2';
const COUNTED = /^(\d+) of 1000 networks were born dead: [\d.]+ %\./;

const removeWorker = () => delete window.Worker;
const countButton = (page) => page.getByRole('button', { name: 'Count over 1000 seeds' });
const countResult = (page) => page.locator('.seed-count [role=status]');

/** The number of networks that are born dead, counted in the page or frame. */
async function count(page) {
  await countButton(page).click();
  await countResult(page).getByText(COUNTED).waitFor();
  await countButton(page).waitFor();
  return (await countResult(page).innerText()).match(COUNTED)[1];
}

/** The count in a page with these options, and the number of workers that it has started. */
async function countIn(options, prepare = () => {}) {
  const { page, close, problems } = await open(path('train', BORN_DEAD), options);
  let workers = 0;
  page.on('worker', () => workers++);
  await prepare(page);
  assert.equal(workers, 0, 'no worker is started before it is needed');
  const dead = await count(page);
  assert.equal(page.workers().length, 0, 'all workers have ended');
  return { dead, workers, close, problems };
}

test('workers and slices of frames count the same', async () => {
  const worked = await countIn({});
  assert.ok(worked.workers > 0);
  await worked.close();
  const sliced = await countIn({ init: removeWorker });
  assert.equal(sliced.workers, 0);
  await sliced.close();
  assert.equal(worked.dead, sliced.dead);
  assert.ok(Number(worked.dead) > 800);
});

/** The pixels of Depth’s chart with its bands, in a page with these options, and the number of workers at work. */
async function bandIn(options) {
  const { page, close } = await open(path('depth', 'f=relu,tanh&depth=12&width=48'), options);
  await computed.depth(page);
  const show = page.getByRole('button', { name: 'Show the range of 20 more seeds' });
  const pixels = () => page.locator('.gradient-chart canvas').evaluateAll((all) => all.map((canvas) => canvas.toDataURL()).join());
  const before = await pixels();
  let workers = 0;
  page.on('worker', () => workers++);
  await show.click();
  await page.waitForFunction((name) => ![...document.querySelectorAll('button')].some((button) => button.textContent.startsWith(name)), 'Cancel');
  await page.mouse.move(0, 0);
  await page.waitForTimeout(100);
  const after = await pixels();
  assert.notEqual(after, before);
  await close();
  return { after, workers };
}

test('the bands of other seeds are the same with and without workers', async () => {
  const [worked, sliced] = [await bandIn({}), await bandIn({ init: removeWorker })];
  assert.ok(worked.workers > 0 && sliced.workers === 0);
  assert.equal(worked.after, sliced.after);
});

for (const file of ['_loader.js', '_bg.wasm']) {
  test(`frames take over if the worker’s ${file} cannot be loaded`, async () => {
    const { dead, problems } = await countIn({ fresh: true }, (page) => page.route(`**/*worker${file}`, (route) => route.abort()));
    assert.ok(Number(dead) > 800);
    assert.deepEqual(problems.filter((problem) => problem.startsWith('error')), []);
  });
}

test('frames take over in a sandbox, under a policy, and for another origin', async () => {
  const { dead, close } = await countIn({});
  await close();
  const inFrame = (attributes, options) =>
    withHostPage(
      (origin) => frameHtml(`${origin}/?lab=train&${BORN_DEAD}`, attributes),
      async (page) => {
        await started(labFrame(page));
        assert.equal(await count(labFrame(page)), dead);
      },
      options,
    );
  await inFrame('sandbox="allow-scripts"', { labHeaders: CORS });
  const policy = "worker-src 'none'; default-src 'self' 'unsafe-inline' data: blob: 'wasm-unsafe-eval'";
  await inFrame('', { labHeaders: { 'Content-Security-Policy': policy }, expectedProblems: null });
  const attributes = BORN_DEAD.replaceAll('&', ' ');
  await withHostPage(
    (origin) => `<script type="module" src="${origin}/element.js"></script><activation-lab lab="train" ${attributes}></activation-lab>`,
    async (page) => assert.equal(await count(page.locator('activation-lab')), dead),
    { labHeaders: CORS },
  );
});

test('an offline file counts in frames', async () => {
  const { dead, close } = await countIn({});
  await close();
  const file = pathToFileURL(resolve(DIST, 'offline/train.html')).href;
  const offline = await visit(`${file}?lab=train&${BORN_DEAD}`, { width: 900 });
  assert.equal(await count(offline.page), dead);
  await offline.close();
});
