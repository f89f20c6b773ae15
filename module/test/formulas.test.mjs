// Formulas are taken wherever ids are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import init, { activations, analyse, evaluate, evaluateWithSlope, secondDerivative, slope, train } from 'activation-lab';

await init();

const X = Float64Array.from({ length: 81 }, (_, i) => (i - 40) / 7);

const near = (found, expected, tolerance, name) =>
  found.forEach((value, i) =>
    assert.ok(Math.abs(value - expected[i]) <= tolerance * Math.max(1, Math.abs(expected[i])), `${name} at ${X[i]}: ${value}, not ${expected[i]}`),
  );

test('formulas have the values and derivatives of the activations that they write out', () => {
  for (const [formula, id, params] of [
    ['x * sigmoid(beta*x)', 'swish', [1.5]],
    ['x·σ(β·x)', 'swish', [1.5]],
    ['x \\cdot \\sigma(\\beta x)', 'swish', [1.5]],
    ['max(a*x, x)', 'leaky_relu', [0.2]],
    ['if(x > 0, x, a*(exp(x) - 1))', 'elu', [0.7]],
    ['{ x > 0: x; else: 0 }', 'relu', []],
    ['log(1 + exp(x))', 'softplus', undefined],
    ['tanh(x)', 'tanh', undefined],
    ['gelu(x)', 'gelu', undefined],
  ]) {
    near(evaluate(formula, X, params), evaluate(id, X, params), 1e-13, formula);
    near(slope(formula, X, params), slope(id, X, params), 1e-12, `slope of ${formula}`);
    near(secondDerivative(formula, X, params), secondDerivative(id, X, params), 1e-11, `curvature of ${formula}`);
    const single = Float32Array.from(X);
    near(evaluate(formula, single, params), evaluate(id, single, params), 1e-6, `${formula} in single precision`);
    const both = evaluateWithSlope(formula, single, params);
    assert.deepEqual([both.value, both.slope], [evaluate(formula, single, params), slope(formula, single, params)]);
  }
  assert.deepEqual(evaluate('-x^2', [3]), Float64Array.of(-9));
  assert.deepEqual(evaluate('2^3^2 + 0*x', [1]), Float64Array.of(512));
});

test('every formula that the list states is read, and has the values of its activation', () => {
  for (const { id, formula, params } of activations()) {
    // Other names than letters are those of the list alone.
    if (params.some(({ name, symbol }) => name.length > 1 && symbol.length > 1)) continue;
    const limits = params.map(({ name, default: value }) => `@${name}=${value - 1}..${value}..${value + 1}`).join('');
    near(evaluate(formula + limits, X), evaluate(id, X), 1e-9, id);
  }
});

test('parameters are given by name, by symbol or in order, and are 1 if they are left out', () => {
  const expected = evaluate('swish', X, [2]);
  for (const [formula, params] of [
    ['x*sigmoid(b*x)', { b: 2 }],
    ['x*sigmoid(b*x)', [2]],
    ['x*sigmoid(β*x)', { β: 2 }],
    ['x*sigmoid(β*x)', { beta: 2 }],
    ['a*x*sigmoid(b*x)', { b: 2 }],
    ['a*x*sigmoid(b*x)', Float32Array.of(1, 2)],
    ['swish', { beta: 2 }],
    ['swish', { β: 2 }],
  ]) {
    near(evaluate(formula, X, params), expected, 1e-13, formula);
  }
  assert.deepEqual(evaluate('a*x + b', [3]), Float64Array.of(4));
  assert.deepEqual(evaluate('hard_tanh', [9], { max: 3 }), Float64Array.of(3));
});

test('the facts about a formula are those of its twin', () => {
  for (const [formula, params, id, same] of [
    ['max(a*x, x)', { a: 0.1 }, 'leaky_relu', [0.1]],
    ['x * sigmoid(b*x)', [1], 'swish', [1]],
    ['min(max(x, -1), 1)', [], 'hard_tanh', [-1, 1]],
  ]) {
    const [typed, listed] = [analyse(formula, params), analyse(id, same)];
    assert.equal(typeof typed.id, 'string');
    for (const key of ['monotonicity', 'convexity', 'derivatives', 'kinks', 'dead', 'interval']) assert.deepEqual(typed[key], listed[key], `${key} of ${formula}`);
    for (const key of ['left', 'right']) assert.equal(typed[key].kind, listed[key].kind, formula);
    for (const key of ['gain', 'mean', 'slopeSquare']) near([typed.moments[key]], [listed.moments[key]], 1e-9, key);
    near([typed.maxAbsSlope.value], [listed.maxAbsSlope.value], 1e-9, formula);
    // The formula in its one notation is a formula.
    near(evaluate(typed.id, X, typed.params), evaluate(id, X, same), 1e-13, typed.id);
  }
});

test('networks train with formulas, and learn a letter', () => {
  const run = { epochs: 20, seed: 3, layers: [4], data: 'circle' };
  const { layers, trainLoss, outcome } = train({ ...run, activation: 'x*sigmoid(b*x)', params: { b: 2 } });
  assert.equal(outcome, 'finished');
  assert.ok(trainLoss[20] < trainLoss[0]);
  assert.deepEqual([layers[0].params, layers[1].activation], [[2], null]);
  near([trainLoss[0]], [train({ ...run, activation: 'swish', params: [2], init: 'he' }).trainLoss[0]], 1, 'loss');
  const learned = train({ ...run, activation: 'a*x*sigmoid(b*x)@learn=b', params: { b: 2 } }).layers[0];
  assert.ok(learned.params[0] !== 2 && Math.abs(learned.params[0] - 2) < 2, `${learned.params}`);
  assert.equal(learned.params[1], 1);
  const mixed = train({ ...run, layers: [{ units: 3, activation: 'sin(w*x)', params: { w: 3 } }, { units: 2, activation: 'a*tanh(x)@learn=a' }] });
  assert.deepEqual([mixed.layers[0].params, mixed.layers[0].activation], [[3], 'sin(w*x)']);
  assert.notEqual(mixed.layers[1].params[0], 1);
});

test('a text that is no formula throws an error that tells where and what', () => {
  for (const [text, start, end, pattern] of [
    ['x * sigmod(x)', 4, 10, /unknown name, perhaps sigmoid/],
    ['x * (1 + x', 10, 10, /expected/],
    ['x +', 3, 3, /expected a number/],
    ['β·σ(x) + foo(x)', 9, 12, /unknown name/],
    ['x*𝑥', 2, 4, /formula at 2/],
    ['My one = x*sigmod(x)', 11, 17, /perhaps sigmoid/],
    ['a*x@b=0..1', 3, 10, /expected @parameter=least/],
    ['2*a', 0, 3, /does not depend on x/],
    ['max(x)', 0, 6, /max takes 2 to 8 arguments/],
    ['1/2x', 3, 4, /ambiguous/],
    ['('.repeat(5000), undefined, undefined, /longer than 2000 bytes/],
    [`x${'+0.12345678901234567890'.repeat(30)}`, 0, 691, /longer than 400 bytes/],
    [`${'('.repeat(500)}x${')'.repeat(500)}`, undefined, undefined, /nested deeper/],
    [`x + ${'9'.repeat(50)}`, undefined, undefined, /a number of more/],
    ['a+b+c+d+f+g+h+k+l+x', undefined, undefined, /more than 8 parameters/],
    ['alert(1)', 0, 5, /unknown name/],
    ['x; y', undefined, undefined, /expected an operator/],
  ]) {
    for (const call of [() => evaluate(text, [1]), () => slope(text, [1]), () => analyse(text), () => train({ activation: text })]) {
      assert.throws(call, (error) => {
        assert.ok(error instanceof SyntaxError && Number.isInteger(error.start) && error.end >= error.start, `${text}: ${error}`);
        assert.match(error.message, pattern, text);
        if (start !== undefined) assert.deepEqual([error.start, error.end], [start, end], `${text}: ${error.message}`);
        return true;
      });
    }
  }
});

test('ids that do not exist and parameters that do not fit are refused', () => {
  const refused = (call, pattern, Kind = RangeError) => assert.throws(call, (error) => error instanceof Kind && pattern.test(error.message) || assert.fail(String(error)));
  refused(() => evaluate('rellu', [1]), /no activation "rellu", perhaps relu; activations\(\) lists them/);
  refused(() => evaluate('x*sigmoid(b*x)', [1], []), /x\*sigma\(b\*x\) takes 1 parameter \(b\), not 0/);
  refused(() => evaluate('x^2', [1], [1]), /x\^2 takes no parameters, not 1/);
  refused(() => evaluate('x*a', [1], { b: 1 }), /x\*a takes 1 parameter \(a\), not b/);
  refused(() => evaluate('x^2', [1], { b: 1 }), /x\^2 takes no parameters, not b/);
  refused(() => evaluate('swish', [1], { alpha: 1 }), /swish takes 1 parameter \(beta\), not alpha/);
  refused(() => evaluate('swish', [1], { beta: 11 }), /beta of swish must be from 0 to 10, not 11/);
  refused(() => evaluate('x*a', [1], [6]), /a of x\*a must be from -5 to 5, not 6/);
  refused(() => evaluate('x*a@a=0..2', [1], [3]), /a of .* must be from 0 to 2, not 3/);
  refused(() => evaluate('x*a', [1], [Infinity]), /a of x\*a must be from/);
  refused(() => evaluate('x*a', [1], { a: NaN }), /a must be from|a of/);
  refused(() => evaluate('x*a', [1], { a: '1' }), /params\.a must be a number, not a string/, TypeError);
  refused(() => evaluate('x*a', [1], { get a() { throw new Error('boom'); } }), /boom/, Error);
  refused(() => train({ activation: 'x*tanh(x)', epochs: 100_000 }), /times as long as is allowed/);
});

test('more formulas than the program keeps at a time are evaluated, and leave the same results', () => {
  const before = evaluate('x*sigmoid(b*x)', X, [1.5]);
  for (let i = 0; i < 5200; i++) assert.equal(evaluate(`x + ${i}`, [1])[0], i + 1);
  assert.deepEqual(evaluate('x*sigmoid(b*x)', X, [1.5]), before);
});

test('formulas that are hard to analyse take bounded time', () => {
  for (const text of ['9^9^9^9*x', 'sin(1/x)', 'exp(exp(exp(x)))']) {
    const start = performance.now();
    evaluate(text, X);
    analyse(text, [], [-1e9, 1e9]);
    assert.ok(performance.now() - start < 20_000, `${text}: ${performance.now() - start} ms`);
  }
});
