// The labs in other people's pages: frames with and without rights, messages, elements, files.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { assertFits, DIST, open, random, refuseClipboard, started, tab, useServer, visit } from './harness.mjs';
import { LABS } from './labs.mjs';
import { serve } from './server.mjs';

const CORS = { 'Access-Control-Allow-Origin': '*' };
const EVAL = "default-src 'self' 'unsafe-inline' data: blob: 'wasm-unsafe-eval'";

useServer();

/** Runs `body` with the labs on a server of their own and a host page on another; its HTML is made from the labs' origin. */
async function hosted(html, body, { labs = {}, host = {}, ...options } = {}) {
  const lab = await serve(DIST, { headers: labs });
  const page = await serve(DIST, { headers: host, pages: { '/host': `<!doctype html><title>host</title><link rel="icon" href="data:,">${html(lab.origin)}` } });
  try {
    const visited = await visit(`${page.origin}/host`, options);
    await body(visited.page, visited);
    await visited.page.close();
    return visited;
  } finally {
    lab.stop();
    page.stop();
  }
}

const frame = (src, more = '') => `<iframe title="lab" src="${src}" width="700" height="500" ${more}></iframe>`;
const heading = (page, nth = 0) => page.frameLocator(`iframe >> nth=${nth}`).getByRole('heading', { level: 1 });
const running = (page, nth = 0) => started(page.frameLocator(`iframe >> nth=${nth}`));
const readout = (page) => page.frameLocator('iframe').locator('.readout').innerText();

test('a plain frame of another origin', async () => {
  const { close } = await hosted(
    (origin) => frame(`${origin}/?f=leaky_relu:0.3&at=-2&embed=1`),
    async (page) => {
      await running(page);
      assert.match(await readout(page), /−0\.6000/);
    },
  );
  await close();
});

test('a sandbox that allows scripts only: runs with the CORS header, says what is missing without', async () => {
  const html = (origin) => frame(`${origin}/?embed=1`, 'sandbox="allow-scripts"');
  const { close } = await hosted(
    html,
    async (page) => {
      await running(page);
      assert.match(await readout(page), /ReLU/);
      const slider = page.frameLocator('iframe').getByRole('slider', { name: 'α of Leaky ReLU' });
      await slider.press('ArrowRight');
      assert.equal(await slider.inputValue(), '0.11');
    },
    { labs: CORS },
  );
  await close();
  await hosted(html, async (page, { problems }) => {
    const said = page.frameLocator('iframe').getByRole('alert');
    await said.waitFor();
    assert.match(await said.innerText(), /could not be loaded/);
    const link = said.getByRole('link', { name: 'Open the lab' });
    assert.ok(!(await link.getAttribute('href')).includes('embed'));
    // The picture of ReLU is there all the same.
    assert.ok(await page.frameLocator('iframe').locator('.surface path').first().isVisible());
    assert.ok(problems.length > 0, 'the browser itself complains of the refused script');
  });
});

test('a host that isolates itself can use a frame without credentials', async () => {
  const { close } = await hosted(
    (origin) => frame(`${origin}/?embed=1`, 'credentialless'),
    (page) => running(page),
    { host: { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' } },
  );
  await close();
});

test('a policy for scripts: runs with wasm-unsafe-eval, explains itself without', async () => {
  const { close } = await hosted((origin) => frame(`${origin}/?embed=1`), (page) => running(page), {
    labs: { 'Content-Security-Policy': EVAL },
  });
  await close();
  await hosted(
    (origin) => frame(`${origin}/?embed=1`),
    async (page) => {
      const said = page.frameLocator('iframe').getByRole('alert');
      await said.waitFor();
      assert.match(await said.innerText(), /needs JavaScript modules and WebAssembly.*policy/s);
    },
    { labs: { 'Content-Security-Policy': EVAL.replace("'wasm-unsafe-eval'", '') } },
  );
});

test('the offline file of every lab runs from a disk, and within srcdoc', async () => {
  for (const lab of LABS) {
    const path = resolve(DIST, 'offline', `${lab}.html`);
    const { page, close } = await visit(pathToFileURL(path).href, { width: 500 });
    await page.locator('h1').waitFor();
    await assertFits(page, 500);
    await close();
    // All that is in it, in base64 where it is code, and nothing twice.
    const file = readFileSync(path, 'utf8');
    const [code] = file.match(/[\w+/=]{100000,}/);
    assert.ok(file.length < 1.15 * (code.length + 60_000), `${file.length}`);
  }
  const text = readFileSync(join(DIST, 'offline/explore.html'), 'utf8').replace('data-query=""', 'data-query="?f=elu:2&amp;at=-1"');
  const { close } = await hosted(
    () => '<iframe title="lab" sandbox="allow-scripts" width="700" height="500"></iframe>',
    async (page) => {
      await page.evaluate((text) => (document.querySelector('iframe').srcdoc = text), text);
      await heading(page).waitFor();
      assert.match(await readout(page), /−1\.2642/);
    },
  );
  await close();
});

test('without storage, clipboard by its older way, and a refusal said', async () => {
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

const ELEMENTS = (origin) => `
  <script type="module" src="${origin}/element.js"></script>
  <style>activation-lab { display: block; width: 480px }</style>
  ${frame(`${origin}/?f=relu&embed=1`)}${frame(`${origin}/?f=tanh&embed=1`)}
  <activation-lab id="a" lab="explore" f="leaky_relu:0.2" at="-1" hide="facts,presets" lock="functions"></activation-lab>
  <activation-lab id="b" lab="explore" f="elu,swish:2" at="-1" theme="dark"></activation-lab>
  <activation-lab id="c" lab="explore" f="nope,relu"></activation-lab>`;

test('two frames and three elements on a page, which share a program', async () => {
  const { close } = await hosted(
    ELEMENTS,
    async (page) => {
      await running(page, 0);
      await running(page, 1);
      await page.waitForFunction(() => document.querySelectorAll('activation-lab').length === 3);
      await page.evaluate(() => Promise.all([...document.querySelectorAll('activation-lab')].map((lab) => lab.ready)));
      assert.match(await page.locator('#a .readout').innerText(), /−0\.2000/);
      assert.match(await page.locator('#b .readout').innerText(), /−0\.6321/);
      assert.match(await page.locator('#c .notices').getByRole('alert').innerText(), /“nope”/);
      // A program is fetched once for all elements, and once by each frame.
      const fetched = await page.evaluate(() => performance.getEntriesByType('resource').filter((r) => r.name.endsWith('activation-lab_bg.wasm')).length);
      assert.equal(fetched, 1);
      // What is hidden and locked.
      assert.ok(await page.locator('#a .facts').isHidden());
      assert.ok(await page.locator('#a').getByRole('slider', { name: 'α of Leaky ReLU' }).isDisabled());
      const slider = page.locator('#b').getByRole('slider', { name: 'β of Swish' });
      assert.ok(await slider.isEnabled());
      // Each has its own state and theme; the address of the host is its own.
      const told = page.evaluate(() => new Promise((resolve) => addEventListener('activation-lab:change', ({ target, detail }) => resolve([target.id, detail]), { once: true })));
      await slider.press('ArrowRight');
      assert.deepEqual(await told, ['b', '?f=elu,swish:2.01&at=-1&theme=dark']);
      assert.ok(page.url().endsWith('/host'));
      const paper = (id) => page.evaluate((id) => getComputedStyle(document.querySelector(id).shadowRoot.querySelector('.lab-root')).backgroundColor, id);
      assert.notEqual(await paper('#a'), await paper('#b'));
      // Commands, and being moved and put back.
      await page.evaluate(() => {
        const b = document.querySelector('#b');
        b.query = '?f=gelu&theme=dark';
        document.body.prepend(b);
      });
      assert.equal(await page.evaluate(() => document.querySelector('#b').query), '?f=gelu&theme=dark');
      await page.evaluate(async () => {
        const b = document.querySelector('#b');
        b.remove();
        await new Promise((resolve) => setTimeout(resolve, 50));
        document.body.append(b);
        await b.ready;
      });
      assert.match(await page.locator('#b .readout').innerText(), /GELU/);
      assert.equal(await page.evaluate(() => document.querySelector('#b').reset()), true);
      assert.match(await page.evaluate(() => document.querySelector('#b').query), /^\?theme=dark$/);
      assert.equal(await page.evaluate(() => document.querySelector('#b').run()), false, 'nothing runs in Explore');
    },
    { labs: CORS },
  );
  await close();
});

/** Sends a message to the first frame and gives the answer to it, if it comes within a moment. */
const ask = (page, message, wait = 3000) =>
  page.evaluate(
    ([message, wait]) =>
      new Promise((resolve) => {
        const frame = document.querySelector('iframe');
        message.id ??= (window.asked = (window.asked ?? 0) + 1);
        const listen = ({ data, source }) => {
          if (source !== frame.contentWindow || data?.type !== 'activation-lab:answer' || data.id !== message.id) return;
          removeEventListener('message', listen);
          resolve(data);
        };
        addEventListener('message', listen);
        setTimeout(() => resolve(null), wait);
        frame.contentWindow.postMessage(message, '*');
      }),
    [message, wait],
  );

test('a host asks, sets, subscribes and commands by messages', async () => {
  const { close } = await hosted(
    (origin) => frame(`${origin}/?lab=train&embed=1&seed=3`),
    async (page) => {
      await running(page);
      const state = await ask(page, { type: 'activation-lab:get', id: 7 });
      assert.deepEqual(state, { type: 'activation-lab:answer', id: 7, ok: true, lab: 'train', query: '?lab=train&seed=3&embed=1', events: ['change', 'neuron-died', 'run-finished'] });
      const set = await ask(page, { type: 'activation-lab:set', query: '?lab=train&f=relu&lr=1&out=linear&seed=2&stop=30&zzz=1&data=cat' });
      assert.equal(set.ok, true);
      assert.match(set.notices.join(), /“cat”/);
      assert.match(set.query, /seed=2.*embed=1/);
      await page.evaluate(() => {
        window.told = [];
        addEventListener('message', ({ data }) => data?.type === 'activation-lab:event' && window.told.push(data));
      });
      const subscribed = await ask(page, { type: 'activation-lab:subscribe', events: ['neuron-died', 'run-finished'] });
      assert.deepEqual(subscribed.events, ['neuron-died', 'run-finished']);
      assert.equal((await ask(page, { type: 'activation-lab:run' })).ok, true);
      await page.waitForFunction(() => window.told.some(({ event }) => event === 'run-finished'), undefined, { timeout: 20_000 });
      const told = await page.evaluate(() => window.told);
      assert.ok(told.some(({ event, lab }) => event === 'neuron-died' && lab === 'train'), JSON.stringify(told.slice(0, 3)));
      assert.ok(told.every(({ event }) => event !== 'change'), 'only what was subscribed');
      assert.equal((await ask(page, { type: 'activation-lab:pause' })).ok, true);
      assert.equal((await ask(page, { type: 'activation-lab:reset' })).ok, true);
      assert.equal((await ask(page, { type: 'activation-lab:subscribe', events: ['password'] })).ok, false);
    },
  );
  await close();
});

test('two hundred hostile messages leave the state unharmed', async () => {
  const { close } = await hosted(
    (origin) => frame(`${origin}/?f=elu:2&embed=1`),
    async (page) => {
      await running(page);
      await page.evaluate(() => {
        window.answers = 0;
        addEventListener('message', ({ data }) => (window.answers += data?.type === 'activation-lab:answer'));
      });
      const { pick } = random(1);
      const junk = () => pick([null, 0, NaN, '', 'x'.repeat(5000), [], [1, 2], {}, { a: 1 }, true, '__proto__', 'constructor', '<img src=x onerror=alert(1)>']);
      const messages = Array.from({ length: 200 }, () =>
        pick([
          junk(),
          { type: junk() },
          { type: `activation-lab:${pick(['', 'gett', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'eval'])}`, query: junk() },
          { type: 'activation-lab:set', query: pick([0, null, {}, [], 'x'.repeat(4001)]), id: junk() },
          { type: 'activation-lab:get', id: pick([{}, [], 'x'.repeat(101), null]) },
          { type: 'activation-lab:subscribe', events: junk() },
          { type: 'activation-lab:run', id: {} },
        ]),
      );
      await page.evaluate((messages) => messages.forEach((message) => document.querySelector('iframe').contentWindow.postMessage(message, '*')), messages);
      const state = await ask(page, { type: 'activation-lab:get', id: 'last' });
      assert.equal(state.query, '?f=elu:2&embed=1');
      // From its own window and from a sibling: not the host.
      const own = page.frames()[1];
      const before = await page.evaluate(() => window.answers);
      await own.evaluate(() => postMessage({ type: 'activation-lab:set', query: '?f=relu' }, '*'));
      await page.waitForTimeout(200);
      assert.equal(await page.evaluate(() => window.answers), before);
      assert.equal((await ask(page, { type: 'activation-lab:get' })).query, '?f=elu:2&embed=1');
    },
  );
  await close();
});

test('a frame that is unloaded and loaded again shows what its address says', async () => {
  const { close } = await hosted(
    (origin) => frame(`${origin}/?f=elu:2&at=-1&embed=1`),
    async (page) => {
      await running(page);
      const before = await readout(page);
      await page.evaluate(() => {
        const frame = document.querySelector('iframe');
        frame.dataset.src = frame.src;
        frame.removeAttribute('src');
      });
      await page.waitForTimeout(200);
      await page.evaluate(() => (document.querySelector('iframe').src = document.querySelector('iframe').dataset.src));
      await running(page);
      assert.equal(await readout(page), before);
    },
  );
  await close();
});

test('the page is kept for use without a network, but not by embeds', async () => {
  const lab = await serve(DIST);
  const { page, close } = await visit(`${lab.origin}/?embed=1`, { worker: true });
  await started(page);
  const workers = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await page.waitForTimeout(500);
  assert.equal(await workers(), 0, 'an embed registers nothing');
  await page.goto(`${lab.origin}/?f=tanh`);
  await started(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  lab.stop();
  await page.goto(`${lab.origin}/?f=elu`);
  await started(page);
  assert.match(await page.locator('.readout').innerText(), /ELU/);
  // A lab that was never open is there, too.
  await tab(page, 'Train').click();
  await page.getByRole('heading', { level: 1, name: 'Who survives' }).waitFor();
  await close();
});
