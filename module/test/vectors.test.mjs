// Value, slope and second derivative against the engine's references of 800 digits, as engine/tests/accuracy.rs has it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import init, { activations, analyse, secondDerivative, evaluate, slope } from 'activation-lab';

const DATA = join(import.meta.dirname, '../../engine/tests/data/reference.txt');
const HALF = 2 ** -53;

const bits = new BigUint64Array(1);
const float = new Float64Array(bits.buffer);
const number = (word) => ((bits[0] = BigInt(`0x${word}`)), float[0]);
const next = (size) => ((float[0] = size), bits[0]++, float[0]);

/** The distance in units in the last place of the exact value. */
function ulps(got, exact) {
  if (got === exact) return 0;
  const size = Math.abs(exact);
  return Math.abs(got - exact) / (next(size) - size);
}

/** How far the argument of an exponential or a sine may carry its own rounding. */
function argument(id, p, x) {
  if (['swish', 'softplus', 'snake'].includes(id) && p !== 1) return Math.abs(p * x);
  if (id === 'celu' && p !== 1) return Math.abs(x / p);
  return id === 'quick_gelu' ? Math.abs(1.702 * x) : 0;
}

const ORDERS = [
  { name: 'value', of: evaluate, units: 4, nearZero: 0, exactAtKinks: true },
  { name: 'slope', of: slope, units: 4, nearZero: 4 * HALF, exactAtKinks: true },
  { name: 'secondDerivative', of: secondDerivative, units: 16, nearZero: 8 * HALF, exactAtKinks: false },
];

function tolerated({ units, nearZero, exactAtKinks }, { id, params, kinks }, x, got, exact) {
  const error = Math.abs(got - exact);
  if (got === exact || (Math.abs(exact) < 1e-300 && error <= 1e-305)) return true;
  if (exactAtKinks && kinks.includes(x)) return ulps(got, exact) <= 1;
  const absolute = Math.abs(exact) < 0.125 ? nearZero : 0;
  return ulps(got, exact) <= units + argument(id, params[0] ?? 1, x) || error <= absolute;
}

/** Every function with parameters, and its rows of x, value, slope, second derivative. */
function cases(ids) {
  const all = [];
  for (const line of readFileSync(DATA, 'utf8').trim().split('\n')) {
    const [first, ...rest] = line.split(' ');
    if (ids.has(first)) {
      const params = rest.map(number);
      all.push({ id: first, params, kinks: analyse(first, params).kinks.map(({ x }) => x), rows: [] });
    } else {
      all.at(-1).rows.push([first, ...rest].map(number));
    }
  }
  return all;
}

await init();

test('all activations are within a few units in the last place of 800 digits', () => {
  const ids = new Set(activations().map(({ id }) => id));
  const all = cases(ids);
  const failures = [];
  let rows = 0;
  for (const one of all) {
    const x = Float64Array.from(one.rows, ([x]) => x);
    for (const [i, order] of ORDERS.entries()) {
      const got = order.of(one.id, x, one.params);
      assert.ok(got instanceof Float64Array && got.length === x.length);
      one.rows.forEach((row, at) => {
        rows++;
        if (tolerated(order, one, x[at], got[at], row[i + 1])) return;
        failures.push(`${order.name} of ${one.id}(${one.params}) at ${x[at]}: ${got[at]}, exactly ${row[i + 1]}`);
      });
    }
  }
  assert.ok(rows > 45_000, `${rows}`);
  assert.deepEqual(new Set(all.map(({ id }) => id)), ids);
  assert.ok(ids.size >= 40);
  assert.deepEqual(failures.slice(0, 20), [], `${failures.length} of ${rows} fail`);
});

test('arrays of any length and kind give the same numbers as single values', () => {
  const buffer = Float64Array.from({ length: 10_003 }, (_, i) => (i - 5000) / 500);
  const single = (x) => evaluate('gelu', [x])[0];
  for (const length of [0, 1, 2047, 2048, 2049, 4096, 10_000]) {
    const part = buffer.subarray(3, 3 + length);
    const before = Array.from(part);
    assert.deepEqual(evaluate('gelu', part), Float64Array.from(part, single), `${length}`);
    assert.deepEqual(Array.from(part), before, 'the input stays as it is');
  }
  assert.deepEqual(evaluate('gelu', [-1, 2]), Float64Array.of(single(-1), single(2)));
  assert.deepEqual(evaluate('gelu', Float32Array.of(0.1)), Float64Array.of(single(Math.fround(0.1))));
  const shared = new Float64Array(new SharedArrayBuffer(16));
  shared.set([1, 2]);
  assert.deepEqual(evaluate('gelu', shared), evaluate('gelu', [1, 2]));
});

test('parameters are in the order of their list, and the defaults if left out', () => {
  assert.deepEqual(Array.from(evaluate('hard_tanh', [-9, 9], [-2, 3])), [-2, 3]);
  for (const { id, params } of activations()) {
    const x = [-3, -0.5, 0, 0.5, 3];
    const defaults = params.map((param) => param.default);
    for (const { of } of ORDERS) assert.deepEqual(of(id, x), of(id, x, Float64Array.from(defaults)), id);
  }
});

test('NaN gives NaN, and infinite x gives limits', () => {
  for (const { id } of activations()) assert.ok(Number.isNaN(evaluate(id, [NaN])[0]), id);
  assert.deepEqual(Array.from(evaluate('sigmoid', [-Infinity, Infinity])), [0, 1]);
  assert.deepEqual(Array.from(slope('relu', [-1, 0, 1])), [0, 0, 1]);
});
