// The ES module in a browser: in a page and in a worker.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, useServer } from './harness.mjs';

useServer();

for (const base of ['/', '/sub/path/']) {
  test(`the module computes the same in page and worker at ${base}`, async () => {
    const { page, close } = await open(base);
    const [inPage, inWorker] = await page.evaluate(async () => {
      const address = new URL('./module/index.js', location.href).href;
      const work = `
        import init, { activations, analyse, evaluate, train } from '${address}';
        await init();
        const x = Float64Array.from({ length: 3000 }, (_, i) => (i - 1500) / 100);
        const values = activations().map(({ id }) => Array.from(evaluate(id, x)));
        const facts = activations().map(({ id }) => analyse(id));
        const { trainLoss, dead, outcome } = train({ epochs: 20, seed: 3 });
        export const result = JSON.stringify([values, facts, Array.from(trainLoss), Array.from(dead), outcome]);`;
      const blob = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      const { result } = await import(blob(work));
      const worker = new Worker(blob(`${work} postMessage(result);`), { type: 'module' });
      const other = await new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
      });
      worker.terminate();
      return [result, other];
    });
    assert.equal(inPage, inWorker);
    const [values, facts, trainLoss, dead, outcome] = JSON.parse(inPage);
    assert.ok(values.length > 0 && values.every((of) => of.length === 3000));
    assert.ok(facts.length === values.length && facts.every(({ range }) => range !== undefined));
    assert.deepEqual([trainLoss.length, dead.length, outcome], [21, 21, 'finished']);
    assert.deepEqual([values[0][1000], values[0][2000]], [0, 5]);
    assert.ok(trainLoss.at(-1) < trainLoss[0]);
    await close();
  });
}

test('the examples of its README run', async () => {
  const { page, close } = await open('/');
  const [text, lines] = await page.evaluate(async () => {
    const readme = await (await fetch('./module/README.md')).text();
    const example = (start) => {
      const rest = readme.slice(readme.indexOf(start));
      const code = rest.slice(0, rest.search(/\n```|<\/script>/));
      return code.replaceAll('./activation-lab/index.js', new URL('./module/index.js', location.href).href);
    };
    const address = (code) => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    document.body.textContent = '';
    await import(address(example('  import init, { evaluate }')));
    const text = document.body.textContent;
    const lines = await new Promise((resolve) => {
      const lines = [];
      const log = (line) => (lines.push(line), line.startsWith('epoch') || resolve(lines));
      const code = example('const worker').replace("'worker.js'", JSON.stringify(address(example('// worker.js'))));
      new Function('console', code)({ log });
    });
    return [text, lines];
  });
  assert.ok(Math.abs(text - 0.8650983882673103) < 1e-15, text);
  assert.equal(lines.length, 501);
  assert.match(lines[499], /^epoch 500: 0\.\d+$/);
  assert.equal(lines[500], 'finished');
  await close();
});
