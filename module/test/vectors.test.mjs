// Values, slopes and second derivatives have the bits of the native engine, for arrays of any kind.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import init, { activations, evaluate, evaluateWithSlope, secondDerivative, slope } from 'activation-lab';

/** The output of the engine's example `vectors`. */
const VECTORS = process.env.ENGINE_VECTORS;

const singles = (hex) => new Float32Array(Uint8Array.from(Buffer.from(hex, 'hex')).buffer);
/** NaN has many bit patterns, of which any may result. */
const withOneNaN = (numbers) => numbers.map((number) => (Number.isNaN(number) ? NaN : number));
const numbers = (hex) => new Float64Array(Uint8Array.from(Buffer.from(hex, 'hex')).buffer);

await init();

test('every activation has the bits of the native engine', () => {
  assert.ok(VECTORS, 'ENGINE_VECTORS must name a file; `cargo xtask test --only module` writes it');
  const vectors = JSON.parse(readFileSync(VECTORS, 'utf8'));
  assert.deepEqual(new Set(vectors.map(({ id }) => id)), new Set(activations().map(({ id }) => id)));
  for (const { id, params, x, value, slope: first, second_derivative: second, single } of vectors) {
    const points = numbers(x);
    assert.ok(points.length > 2000);
    assert.deepEqual(evaluate(id, points, params), numbers(value), `f of ${id}(${params})`);
    assert.deepEqual(slope(id, points, params), numbers(first), `f′ of ${id}(${params})`);
    assert.deepEqual(secondDerivative(id, points, params), numbers(second), `f″ of ${id}(${params})`);
    const [inSingle, values, slopes] = [single.x, single.value, single.slope].map(singles);
    const both = evaluateWithSlope(id, inSingle, params);
    for (const [got, expected] of [
      [evaluate(id, inSingle, params), values],
      [slope(id, inSingle, params), slopes],
      [both.value, values],
      [both.slope, slopes],
    ]) {
      assert.deepEqual(withOneNaN(got), withOneNaN(expected), `${id}(${params}) in single precision`);
    }
  }
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
  assert.deepEqual(evaluate('gelu', Float64Array.of(0.1)), evaluate('gelu', [0.1]));
  const shared = new Float64Array(new SharedArrayBuffer(16));
  shared.set([1, 2]);
  assert.deepEqual(evaluate('gelu', shared), evaluate('gelu', [1, 2]));
});

test('single precision stays single, in arrays of any length', () => {
  const x = Float32Array.from({ length: 10_003 }, (_, i) => (i - 5000) / 500);
  for (const { id } of activations()) {
    const value = evaluate(id, x);
    assert.ok(value instanceof Float32Array && slope(id, x) instanceof Float32Array);
    const exact = evaluate(id, Float64Array.from(x));
    for (const [i, y] of value.entries()) {
      assert.ok(Math.abs(y - exact[i]) <= 1e-6 * Math.abs(exact[i]) + 1e-38, `${id} at ${x[i]}: ${y}, ${exact[i]}`);
    }
    for (const [from, to] of [[0, 0], [3, 4], [1, 4097], [7, 4103], [5, 8200]]) {
      assert.deepEqual(evaluate(id, x.subarray(from, to)), value.slice(from, to), `${id} from ${from} to ${to}`);
    }
    assert.deepEqual(secondDerivative(id, x), Float32Array.from(secondDerivative(id, Float64Array.from(x))));
  }
});

test('results go into the given arrays, which may be x', () => {
  for (const Kind of [Float32Array, Float64Array]) {
    const x = Kind.from({ length: 5000 }, (_, i) => (i - 2500) / 300);
    const expected = { value: evaluate('silu', x), slope: slope('silu', x) };
    for (const [of, result] of [[evaluate, expected.value], [slope, expected.slope]]) {
      const out = new Kind(x.length);
      assert.equal(of('silu', x, [], out), out);
      assert.deepEqual(out, result);
      const same = x.slice();
      assert.deepEqual(of('silu', same, undefined, same), result);
    }
    const out = { value: new Kind(x.length), slope: new Kind(x.length) };
    assert.equal(evaluateWithSlope('silu', x, [], out), out);
    assert.deepEqual(out, expected);
    assert.deepEqual(evaluateWithSlope('silu', x), expected);
    const { value } = out;
    assert.equal(evaluateWithSlope('silu', x, [], { value }).value, value, 'a part may be left out');
  }
});

test('parameters are in the order of their list, and the defaults if left out', () => {
  assert.deepEqual(Array.from(evaluate('hard_tanh', [-9, 9], [-2, 3])), [-2, 3]);
  for (const { id, params } of activations()) {
    const x = [-3, -0.5, 0, 0.5, 3];
    const defaults = params.map((param) => param.default);
    for (const f of [evaluate, slope, secondDerivative]) {
      assert.deepEqual(f(id, x), f(id, x, Float64Array.from(defaults)), id);
    }
  }
});

test('NaN gives NaN, and infinite x gives limits', () => {
  assert.ok(Number.isNaN(evaluate('relu', [NaN])[0]));
  assert.deepEqual(Array.from(evaluate('sigmoid', [-Infinity, Infinity])), [0, 1]);
  assert.deepEqual(Array.from(slope('relu', [-1, 0, 1])), [0, 0, 1]);
});
