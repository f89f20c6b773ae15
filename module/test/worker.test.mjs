// The module in a worker thread.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import init, { activations, analyse, evaluate, train } from 'activation-lab';

test('a worker computes the same bits', async () => {
  await init();
  const x = Float64Array.from({ length: 5000 }, (_, i) => (i - 2500) / 100);
  const worker = new Worker(new URL('./worker.mjs', import.meta.url));
  worker.postMessage(x);
  const [{ values, facts, training }] = await once(worker, 'message');
  await worker.terminate();
  const ids = activations().map(({ id }) => id);
  assert.deepEqual(values, ids.map((id) => evaluate(id, x)));
  assert.deepEqual(facts, ids.map((id) => analyse(id)));
  assert.deepEqual(training, train({ epochs: 20 }));
});
