// Facts compared with closed forms.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import init, { activations, analyse, evaluate } from 'activation-lab';

await init();

const near = (got, exact, tolerance = 1e-9) =>
  assert.ok(Math.abs(got - exact) <= tolerance * Math.max(1, Math.abs(exact)), `${got}, not ${exact}`);

test('the facts about relu are its closed forms', () => {
  const facts = analyse('relu');
  assert.deepEqual(facts.range, [{ low: 0, high: Infinity, lowAttained: true, highAttained: false }]);
  assert.deepEqual(facts.maxAbsSlope, {
    value: 1,
    at: [{ from: 0, to: Infinity, fromIncluded: false, toIncluded: false }],
    more: false,
    attained: true,
  });
  assert.equal(facts.lipschitz, 1);
  assert.deepEqual(facts.left, {
    kind: 'constant', limit: 0, slope: null, intercept: null, power: null, low: null, high: null, saturatedFrom: 0,
  });
  assert.deepEqual([facts.right.kind, facts.right.slope, facts.right.intercept], ['linear', 1, 0]);
  assert.equal(facts.right.limit, Infinity);
  assert.deepEqual([facts.monotonicity, facts.convexity, facts.symmetry], ['non-decreasing', 'convex', null]);
  assert.deepEqual(facts.kinks, [{ x: 0, jumps: 'slope', left: 0, right: 1 }]);
  assert.equal(facts.derivatives, 0);
  assert.deepEqual(facts.dead, [{ from: -Infinity, to: 0 }]);
  assert.deepEqual(facts.zones, [{ state: 'dead', from: -6, to: 0 }]);
  assert.deepEqual(facts.zeros, [{ from: -6, to: 0, fromIncluded: true, toIncluded: true }]);
  near(facts.moments.mean, 1 / Math.sqrt(2 * Math.PI));
  near(facts.moments.square, 0.5);
  near(facts.moments.gain, Math.SQRT2);
  near(facts.moments.zero, 0.5);
  near(facts.critical.deviation, Math.SQRT2);
});

test('facts about other functions are their closed forms', () => {
  near(analyse('sigmoid').maxAbsSlope.value, 0.25);
  assert.deepEqual(analyse('tanh').symmetry, { kind: 'point', x: 0, y: 0 });
  assert.equal(analyse('gaussian').symmetry.kind, 'even');
  assert.equal(analyse('step').derivatives, -1);
  assert.equal(analyse('sigmoid').derivatives, Infinity);
  assert.equal(analyse('step').lipschitz, Infinity);
  const [minimum] = analyse('silu').extrema;
  assert.equal(minimum.kind, 'minimum');
  near(minimum.x, -1.2784645427610738);
  near(minimum.value, -0.2784645427610738);
  assert.equal(analyse('sine', [], [-1, 7]).zeros.length, 3);
  assert.equal(analyse('sine', [], [0, 1000]).zeros, null);
  assert.equal(analyse('sine', [], [-5e5, 5e5]).zeros, null);
  assert.deepEqual(analyse('thresholded_relu', [1]).fixedPoints, [
    { from: 0, to: 0, fromIncluded: true, toIncluded: true },
    { from: 1, to: Infinity, fromIncluded: false, toIncluded: false },
  ]);
  const { kind, slope: trend, low, high } = analyse('snake', [2]).right;
  assert.deepEqual([kind, trend, low, high], ['oscillates', 1, 0, 0.5]);
  assert.deepEqual(analyse('hard_tanh', [-2, 3]).params, [-2, 3]);
  assert.deepEqual(analyse('identity', undefined, [-1, 2]).interval, [-1, 2]);
});

test('zeros, extrema and zones are complete in every interval, or null if there are more than 48', () => {
  const places = (from, to, shift) => Math.floor(to / Math.PI - shift) - Math.ceil(from / Math.PI - shift) + 1;
  for (const [from, to] of [[-6, 6], [-20, 20], [-75, 75], [-100, 100], [1e6, 1e6 + 140], [1e9 - 140, 1e9], [-1e9, 1e9]]) {
    const { zeros, extrema, zones } = analyse('sine', [], [from, to]);
    const listed = (count) => (count > 48 ? undefined : count);
    assert.equal(zeros?.length, listed(places(from, to, 0)), `zeros in ${from}..${to}`);
    assert.equal(extrema?.length, listed(places(from, to, 0.5)), `extrema in ${from}..${to}`);
    assert.equal(zones?.length, listed(places(from, to, 0.5)), `zones in ${from}..${to}`);
  }
  for (let end = 200; end <= 1e9; end *= 40) {
    const { zeros, extrema, zones } = analyse('sine', [], [-end, end]);
    assert.deepEqual([zeros, extrema, zones], [null, null, null], `${end}`);
    assert.equal(analyse('snake', undefined, [-end, end]).zones, null, `${end}`);
    assert.equal(analyse('tanh', [], [-end, end]).zones.length, 2);
  }
});

test('zeros and extrema of every function are where they are reported', () => {
  for (const { id } of activations()) {
    const { zeros, extrema } = analyse(id, undefined, [-20, 20]);
    for (const { from } of zeros ?? []) near(evaluate(id, [from])[0], 0);
    for (const { x, value } of extrema ?? []) assert.equal(evaluate(id, [x])[0], value, id);
  }
});

test('facts are plain objects that can be cloned, and no number is NaN', () => {
  const types = new Set();
  const visit = (value) => {
    types.add(value === null ? 'null' : typeof value);
    assert.ok(!Number.isNaN(value));
    if (value === null || typeof value !== 'object') return;
    assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)));
    Object.values(value).forEach(visit);
  };
  for (const { id } of activations()) {
    const facts = analyse(id);
    visit(facts);
    assert.deepEqual(structuredClone(facts), facts, id);
  }
  assert.deepEqual([...types].sort(), ['boolean', 'null', 'number', 'object', 'string']);
});
