// Exceptions of the caller's values do not leave the program in the middle of a call: however many there are, every later
// call has the same results. REFUSALS sets their number; 100000 of each kind take two minutes.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import init, { activations, analyse, choices, evaluate, evaluateWithSlope, secondDerivative, slope, train } from 'activation-lab';
import { boom, detached, outOfBounds, redefined, revoked, throwing } from './hostile-values.mjs';

const COUNT = Number(process.env.REFUSALS ?? 2000);

const RUN = { samples: 20, epochs: 1, layers: [2] };
const work = () => [
  evaluate('gelu', [-1, 0.5, 3]),
  evaluateWithSlope('swish', Float32Array.of(-1, 2, 5), [2]),
  secondDerivative('tanh', [0.3]),
  train(RUN).trainLoss,
];
let expected;
before(async () => {
  await init();
  expected = work();
});

/** Values that throw as soon as they are read as arrays of numbers. */
const ARRAYS = {
  'a detached Float32Array': detached(Float32Array),
  'a detached Float64Array': detached(Float64Array),
  'an out-of-bounds Float32Array': outOfBounds(Float32Array, 4),
  'an out-of-bounds Float64Array': outOfBounds(Float64Array, 2),
  'an out-of-bounds array without a length of its own': outOfBounds(Float64Array),
  'an array of integers': new Int32Array(4),
  'a revoked proxy of an array': revoked([]),
  'a revoked proxy of an object': revoked({}),
  'a revoked proxy of a function': revoked(() => 1),
  'a revoked proxy of a typed array': revoked(new Float64Array(4)),
  'a proxy of a typed array': new Proxy(new Float64Array(4), {}),
  'an array with a getter that throws': redefined([1, 2, 3, 4], 2, boom),
  'a proxy whose length throws': throwing([1, 2, 3, 4]),
  'a proxy whose items throw': throwing([1, 2, 3, 4], 'length'),
  'a proxy whose length is not one': new Proxy([], { get: (_, key) => (key === 'length' ? -1 : 1) }),
  'an array that is too long': Object.assign([], { length: 2 ** 32 - 1 }),
  'an array of arrays that are revoked': [revoked([])],
  'a symbol': Symbol('x'),
};

const CALLS = {
  evaluate: (bad) => evaluate('relu', bad),
  'evaluate, params': (bad) => evaluate('swish', [1], bad),
  'evaluate, id': (bad) => evaluate(bad, [1]),
  'evaluate, out': (bad) => evaluate('relu', Float32Array.of(1, 2, 3, 4), [], bad),
  'evaluate, out of doubles': (bad) => evaluate('relu', [1, 2, 3, 4], [], bad),
  slope: (bad) => slope('relu', bad),
  secondDerivative: (bad) => secondDerivative('tanh', bad),
  evaluateWithSlope: (bad) => evaluateWithSlope('relu', bad),
  'evaluateWithSlope, out.value': (bad) => evaluateWithSlope('relu', [1, 2, 3, 4], [], { value: bad }),
  'evaluateWithSlope, out.slope': (bad) => evaluateWithSlope('relu', [1, 2, 3, 4], [], { slope: bad }),
  'analyse, params': (bad) => analyse('swish', bad),
  'analyse, interval': (bad) => analyse('relu', [], bad),
  'train, params': (bad) => train({ ...RUN, activation: 'swish', params: bad }),
  'train, params of a layer': (bad) => train({ ...RUN, layers: [{ units: 2, activation: 'swish', params: bad }] }),
  'train, inputs': (bad) => train({ data: { task: 'regression', inputs: bad, targets: [1, 2] } }),
  'train, targets': (bad) => train({ data: { task: 'regression', inputs: [1, 2], targets: bad } }),
  'train, layers': (bad) => train({ ...RUN, layers: bad }),
  'train, a layer': (bad) => train({ ...RUN, layers: [2, bad] }),
  'train, a number': (bad) => train({ ...RUN, seed: bad }),
  'train, a flag': (bad) => train({ ...RUN, shuffle: bad }),
  'train, a choice': (bad) => train({ ...RUN, init: bad }),
  'train, data': (bad) => train({ epochs: 1, data: bad }),
  'train, onEpoch': (bad) => train(RUN, bad),
};

for (const [kind, bad] of Object.entries(ARRAYS)) {
  test(`${COUNT} refused calls with ${kind}`, () => {
    const calls = Object.entries(CALLS);
    for (let i = 0; i < COUNT; i++) {
      const [name, call] = calls[i % calls.length];
      assert.throws(() => call(bad), (error) => !(error instanceof WebAssembly.RuntimeError), name);
    }
    assert.deepEqual(work(), expected);
  });
}

const OBJECTS = {
  'a getter that throws': [() => ({ get seed() { return boom(); } }), /boom/],
  'a proxy without keys': [() => throwing({}), /boom/],
  'a proxy whose values throw': [() => new Proxy({ seed: 1 }, { get: boom }), /boom/],
  'a revoked proxy': [() => revoked({}), TypeError],
  'a layer that throws': [() => ({ layers: [{ get units() { return boom(); } }] }), /boom/],
  'data that throw': [() => ({ data: { get task() { return boom(); } } }), /boom/],
  'a key that does not exist': [() => ({ speed: 1 }), /there is no options\.speed/],
  'a seed out of limits': [() => ({ seed: -1 }), RangeError],
  'too many layers': [() => ({ layers: new Array(2 ** 32 - 1) }), /from 0 to 12, not 4294967295/],
};

for (const [kind, [make, error]] of Object.entries(OBJECTS)) {
  test(`${COUNT} refused calls of train with ${kind}`, () => {
    for (let i = 0; i < COUNT; i++) assert.throws(() => train(make()), error);
    assert.deepEqual(work(), expected);
  });
}

test('results go to arrays whose properties are redefined, that are shared, and of buffers that can be resized', () => {
  const x = [-1, 2];
  const { at } = Float64Array.prototype;
  for (const make of [
    () => redefined(new Float64Array(2), 'length', () => 5),
    () => redefined(new Float64Array(2), 'length', boom),
    () => redefined(new Float64Array(2), 'subarray', boom),
    () => redefined(new Float64Array(2), 'constructor', boom),
    () => redefined(new Float64Array(2), Symbol.toStringTag, boom),
    () => redefined(new Float64Array(2), 'buffer', boom),
    () => new (class extends Float64Array { static get [Symbol.species]() { return boom(); } })(2),
    () => Object.setPrototypeOf(new Float64Array(2), null),
    () => new Float64Array(new SharedArrayBuffer(16)),
    () => new Float64Array(new SharedArrayBuffer(16, { maxByteLength: 32 })),
    () => new Float64Array(new ArrayBuffer(16, { maxByteLength: 32 })),
  ]) {
    const out = make();
    assert.equal(evaluate('relu', x, [], out), out);
    assert.deepEqual([at.call(out, 0), at.call(out, 1)], [0, 2]);
    assert.deepEqual(evaluate('relu', out), Float64Array.of(0, 2));
    assert.equal(evaluateWithSlope('relu', x, [], { value: out }).value, out);
  }
  const single = new Float32Array(new SharedArrayBuffer(8));
  single.set(x);
  assert.deepEqual([...evaluate('relu', single, [], single)], [0, 2]);
});

test('what a getter does to the other arguments is seen before the program is entered', () => {
  const memory = new Float64Array(2);
  const params = Object.defineProperty([], 0, {
    get() {
      structuredClone(memory.buffer, { transfer: [memory.buffer] });
      return 1;
    },
  });
  assert.throws(() => evaluate('swish', memory, params), /memory is gone/);
  assert.deepEqual(work(), expected);
});

test('too much recursion, also within listeners, leaves nothing behind', () => {
  let calls;
  const dive = (call) => {
    try {
      dive(call);
    } finally {
      // In the frames next to the end of the stack: from some of them on, it ends within the program.
      if (calls++ < 40) call();
    }
  };
  for (const call of [() => evaluate('gelu', [1]), () => analyse('relu'), () => train(RUN), activations, choices]) {
    for (let i = 0; i < 5; i++) {
      calls = 0;
      assert.throws(() => dive(call), (error) => error instanceof RangeError || error instanceof WebAssembly.RuntimeError);
    }
    assert.deepEqual(work(), expected);
  }
  const nested = () => train(RUN, nested);
  assert.throws(nested, RangeError);
  assert.deepEqual(work(), expected);
});

test('errors of listeners leave nothing behind', () => {
  for (let i = 0; i < COUNT; i++) assert.throws(() => train(RUN, boom), /boom/);
  assert.deepEqual(work(), expected);
});
