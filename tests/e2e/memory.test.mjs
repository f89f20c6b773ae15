// Memory is flat: what moves of sliders, labs and elements take is given back. After half of the work, which fills caches
// and the steps that can be undone, the other half must add nothing. MEMORY=full makes it 10,000 moves, 300 switches and
// 1,000 elements, which take some minutes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, path, useServer } from './harness.mjs';
import { CORS, withHostPage } from './host-page.mjs';
import { computed, LABS } from './labs.mjs';

/** Of one half: moves of sliders in each lab, rounds through the labs, elements. */
const [MOVES, ROUNDS, ELEMENTS] = process.env.MEMORY === 'full' ? [1000, 30, 500] : [250, 4, 20];

/** DOM nodes and listeners: a few come and go. */
const FEW = 20;
/** Bytes: of compiled functions; of holes in the memory of the program, which grows by 64 KiB and never shrinks. */
const MAX_HEAP_GROWTH = 100_000;
const MAX_PROGRAM_GROWTH = 4 * 65_536;

useServer();

/** Runs before the scripts of a page: keeps the memory of its program, which is private to it. */
function keepMemory() {
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await instantiate.apply(WebAssembly, given);
      window.programMemory ??= (result.instance ?? result).exports.memory;
      return result;
    };
  }
}

/** Counts what a page holds that is no garbage. */
async function count(page, session) {
  // Finalisers of the first collection free what the second finds.
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const { Nodes, JSEventListeners, JSHeapUsedSize } = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  const program = await page.evaluate(() => window.programMemory.buffer.byteLength);
  return { nodes: Nodes, listeners: JSEventListeners, heap: JSHeapUsedSize, program };
}

/**
 * Does the work again and again, and fails if the page holds more after the second time than after the first, and more
 * again after the third: what grows once can be the highest need of memory so far, which stays with a program.
 */
async function assertFlat(context, page, work) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await work();
  let before = await count(page, session);
  for (const isLast of [false, true]) {
    await work();
    const after = await count(page, session);
    const growth = Object.fromEntries(Object.keys(before).map((key) => [key, after[key] - before[key]]));
    const numbers = `${JSON.stringify(before)} grows by ${JSON.stringify(growth)}`;
    context.diagnostic(numbers);
    const { nodes, listeners, heap, program } = growth;
    const isFlat = nodes <= FEW && listeners <= FEW && heap <= MAX_HEAP_GROWTH && program <= MAX_PROGRAM_GROWTH;
    if (isFlat) return;
    assert.ok(!isLast, numbers);
    before = after;
  }
}

const QUERIES = { explore: 'f=relu,leaky_relu,elu,swish,gelu,mish&show=f,df,ddf', train: 'lr=1&f=prelu,swish&epoch=2', code: 'f=leaky_relu' };

for (const lab of LABS) {
  test(`memory is flat while the sliders of ${lab} are moved`, async (context) => {
    const { page, close } = await open(path(lab, QUERIES[lab]), { init: keepMemory });
    await assertFlat(context, page, async () => {
      await page.evaluate(moveSliders, MOVES);
      // Cells and charts that are still measured have other elements.
      if (lab !== 'train') await computed[lab]?.(page, { timeout: 60_000 });
    });
    await close();
  });
}

/** Runs in the page: ten moves of a slider within a frame, then those of the next; each is a step that can be undone. */
async function moveSliders(times) {
  for (let i = 0; i < times; i++) {
    const sliders = [...document.querySelectorAll('#app input[type=range]')].filter((one) => one.checkVisibility());
    const slider = sliders[Math.floor(i / 10) % sliders.length];
    slider.value = Number(slider.min) + ((i * 0.37) % 1) * (slider.max - slider.min);
    for (const type of ['input', 'change']) slider.dispatchEvent(new Event(type, { bubbles: true }));
    if (i % 10 === 9) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
}

test('memory is flat while labs are switched', async (context) => {
  const { page, close } = await open('/', { init: keepMemory });
  await assertFlat(context, page, () => page.evaluate(switchLabs, [LABS, ROUNDS]));
  await close();
});

/** Runs in the page: opens each lab in turn, and ends with the first. */
async function switchLabs([labs, rounds]) {
  for (let i = 1; i <= rounds * labs.length; i++) {
    const at = i % labs.length;
    document.querySelectorAll('nav a')[at].click();
    while (!document.querySelector(`#app[data-open=${labs[at]}]`)) await new Promise((resolve) => setTimeout(resolve, 5));
    for (let k = 0; k < 4; k++) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
}

test('memory is flat while elements are made and removed', async (context) => {
  await withHostPage(
    (origin) => `<script>(${keepMemory})()</script><script type="module" src="${origin}/element.js"></script>`,
    async (page) => {
      await page.evaluate(() => customElements.whenDefined('activation-lab'));
      await assertFlat(context, page, () => page.evaluate(makeElements, [LABS, ELEMENTS]));
    },
    { labHeaders: CORS },
  );
});

/** Runs in the page: elements with each lab in turn, which are removed after their first frame. */
async function makeElements([labs, times]) {
  for (let i = 0; i < times; i++) {
    const element = document.createElement('activation-lab');
    element.setAttribute('lab', labs[i % labs.length]);
    document.body.append(element);
    await element.ready;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    element.remove();
  }
}
