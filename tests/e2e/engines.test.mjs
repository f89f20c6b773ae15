// The labs in the engines of other browsers. Each has the same functions, for what is tried here:
//   visit(address)            opens a page in a window of the given size
//   evaluate(work, ...args)   calls a function in the page, and awaits its result
//   drag(from, to)            moves the pointer between two points of the window while its button is down
//   press(key)                presses a key
//   problems()                what the page has written to the console since it was opened, and its errors
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { NATIVE, RUN, fingerprint } from '../../module/test/fingerprint.mjs';
import { firefox } from './firefox.mjs';
import { DIST, path } from './harness.mjs';
import { LABS } from './labs.mjs';
import { serve } from './server.mjs';
import { webkit } from './webkit.mjs';

const SIZE = { width: 1440, height: 900 };
const PHONE = 360;

/**
 * A script at the start of every page, for browsers whose driver has no log. It has what scripts write to the console,
 * errors, promises that nobody awaits, elements that cannot load and what a policy refuses, in frames, too; but not what
 * the browser itself writes.
 */
const LOG = `<script>
  const { problems } = Object.assign(window, { problems: top.problems ?? [] });
  for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
    const write = console[level];
    console[level] = (...words) => {
      problems.push('console.' + level + ': ' + words.join(' '));
      write.apply(console, words);
    };
  }
  const add = (type, text) => addEventListener(type, (event) => problems.push(type + ': ' + text(event)), true);
  add('error', ({ message, target }) => message ?? target.outerHTML);
  add('unhandledrejection', ({ reason }) => reason);
  add('securitypolicyviolation', ({ violatedDirective, blockedURI }) => violatedDirective + ' ' + blockedURI);
</script>`;

const EPOCHS = 4;
const QUERIES = { explore: 'f=gelu_tanh,leaky_relu:0.1', train: `lr=1&f=relu,leaky_relu&epoch=${EPOCHS}`, code: 'f=leaky_relu' };

const EMBEDS = `
  <script type="module" src="./element.js"></script>
  <script>
    window.heights = {};
    addEventListener('message', ({ data, source }) => {
      const frame = [...document.querySelectorAll('iframe')].find(({ contentWindow }) => contentWindow === source);
      if (data?.type === 'activation-lab:height') frame.height = window.heights[frame.title] = data.height;
    });
  </script>
  ${LABS.map((lab) => `<iframe title="${lab}" src="./?lab=${lab}&embed=1" width="${PHONE}" height="300"></iframe>`).join('')}
  <activation-lab lab="explore" f="tanh" style="display: block"></activation-lab>`;

const page = (body) => `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,">${LOG}${body}`;

const { default: init, train } = await import(pathToFileURL(join(DIST, 'module/node.js')));
await init();

let server;
before(async () => {
  const index = readFileSync(join(DIST, 'index.html'), 'utf8').replace('<head>', `<head>${LOG}`);
  server = await serve(DIST, { pages: { '/': index, '/embeds': page(EMBEDS) } });
});
after(() => server.stop());

for (const { name, isInstalled, launch } of [firefox, webkit]) {
  describe(name, { skip: !isInstalled && `${name} is not installed` }, () => {
    let browser;
    before(async () => (browser = await launch(SIZE)));
    after(() => browser?.close());

    /** Waits for what `probe` finds in the page. */
    async function wait(probe, ...args) {
      const end = Date.now() + 30_000;
      while (Date.now() < end) {
        const found = await browser.evaluate(probe, ...args);
        if (found) return found;
        await setTimeout(50);
      }
      assert.fail(`nothing within 30 s: ${probe}`);
    }

    /** Opens a page, runs `check`, and fails if something was written to the console. */
    async function visit(path, check) {
      await browser.visit(server.origin + path);
      await check();
      assert.deepEqual(await browser.problems(), []);
    }

    /** Opens a lab and runs `check`. */
    const open = (lab, check) =>
      visit(path(lab, QUERIES[lab]), async () => {
        await wait((lab) => document.querySelector(`#app[data-open=${lab}]`) !== null, lab);
        if (lab === 'train') await wait((epoch) => document.querySelector('.epoch').textContent === `Epoch ${epoch}`, EPOCHS);
        await check();
      });

    for (const lab of LABS) {
      test(`${lab} opens, and a slider is dragged`, async () => {
        await open(lab, async () => {
          const text = await browser.evaluate(() => document.querySelector('#app').innerText);
          const { x, y, width, share } = await browser.evaluate(firstSlider);
          const target = share < 0.5 ? 0.75 : 0.25;
          await browser.drag({ x: x + share * width, y }, { x: x + target * width, y });
          await wait((text) => document.querySelector('#app').innerText !== text, text);
          const after = await browser.evaluate(firstSlider);
          assert.ok(Math.abs(after.share - target) < 0.02, `from ${share} to ${after.share} instead of ${target}`);
        });
      });
    }

    test('a key moves the trace, and a long formula fits', async () => {
      await open('explore', async () => {
        await browser.evaluate(() => document.querySelector('[aria-label="Traced x"]').focus());
        await browser.press('ArrowRight');
        await wait(() => Number(document.querySelector('[aria-label="Traced x"]').getAttribute('aria-valuenow')) > -1.2);
        const [content, box] = await browser.evaluate(() => {
          const { scrollWidth, clientWidth } = document.querySelector('.fn .formula');
          return [scrollWidth, clientWidth];
        });
        assert.ok(content <= box, `a formula of ${content} px in ${box} px`);
      });
    });

    test('weights have the bits of the native engine, and Train shows the losses of the module', async () => {
      await open('train', async () => {
        const [layers, activations] = await browser.evaluate(async (run) => {
          const engine = await import(new URL('./module/index.js', location.href).href);
          await engine.default();
          const { layers } = engine.train(run);
          return [layers.map((layer) => ({ ...layer, weights: [...layer.weights], biases: [...layer.biases] })), engine.activations()];
        }, RUN);
        assert.equal(fingerprint(layers, activations), NATIVE);
        const { trainLoss, testLoss } = train({ learningRate: 1, epochs: EPOCHS });
        const expected = [trainLoss, testLoss].map((of) => of.at(-1).toFixed(4));
        assert.deepEqual(await browser.evaluate(() => [...document.querySelectorAll('.network dd')].slice(0, 2).map((cell) => cell.textContent)), expected);
      });
    });

    test('embeds tell their height, and fit a narrow page', async () => {
      await visit('/embeds', async () => {
        await wait((count) => Object.keys(heights).length === count, LABS.length);
        await browser.evaluate(() => document.querySelector('activation-lab').ready);
        // The frames settle when each has as much height as it last asked for.
        await wait(() => [...document.querySelectorAll('iframe')].every(({ contentDocument: { documentElement }, height }) => height > 300 && documentElement.scrollHeight <= height));
        const widths = await browser.evaluate(() => [...document.querySelectorAll('iframe')].map(({ contentDocument }) => contentDocument.documentElement.scrollWidth));
        assert.ok(widths.every((width) => width <= PHONE), `${widths}`);
        assert.ok((await browser.evaluate(() => document.querySelector('activation-lab').clientHeight)) > 300);
      });
    });
  });
}

/** Runs in the page: the first slider, brought into sight: its line, and where on it the thumb is. */
function firstSlider() {
  const slider = [...document.querySelectorAll('#app input[type=range]')].find((one) => one.checkVisibility());
  slider.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = slider.getBoundingClientRect();
  const radius = 8;
  const share = (slider.value - slider.min) / (slider.max - slider.min);
  return { x: left + radius, y: top + height / 2, width: width - 2 * radius, share };
}
