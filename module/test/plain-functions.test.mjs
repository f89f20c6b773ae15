// The loops in plain JavaScript, which Compare measures beside the engine, compute the same functions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activations, default as init, evaluate } from 'activation-lab';
import { plain } from '../bench/kernels/plain.mjs';

await init();

test('plain JavaScript computes every activation, with its parameters', () => {
  assert.deepEqual(new Set(Object.keys(plain)), new Set(activations().map(({ id }) => id)));
  const x = Float32Array.from({ length: 4001 }, (_, i) => (i - 2000) / 250);
  const y = new Float32Array(x.length);
  for (const { id, params } of activations()) {
    // Between the default and a limit: not the number that a loop might have in place of the parameter.
    for (const share of [0, 0.3]) {
      const values = params.map(({ default: usual, max }) => usual + share * (max - usual));
      plain[id](x, y, values);
      for (const [i, value] of evaluate(id, x, values).entries()) {
        const error = Math.abs(y[i] - value);
        assert.ok(error <= 2e-6 * Math.max(1, Math.abs(value)), `${id}(${values}) at ${x[i]}: ${y[i]}, not ${value}`);
      }
    }
  }
});
