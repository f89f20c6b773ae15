// Arguments that are not valid throw an error with a clear message, and the program continues to work.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import init, { activations, analyse, choices, secondDerivative, evaluate, evaluateWithSlope, slope, train } from 'activation-lab';

await init();

/** Asserts that `work` throws an error of this kind and message, and that the program still works afterwards. */
function refused(work, kind, pattern) {
  assert.throws(work, (error) => {
    assert.ok(error instanceof kind, `${error.name}: ${error.message}`);
    assert.match(error.message, pattern);
    return true;
  });
  assert.equal(evaluate('relu', [2])[0], 2, 'the program continues to work');
}

test('unknown activations are refused', () => {
  for (const of of [evaluate, slope, secondDerivative]) refused(() => of('rellu', [1]), RangeError, /no activation "rellu"/);
  refused(() => analyse('__proto__'), RangeError, /no activation "__proto__"/);
  refused(() => evaluate('', [1]), RangeError, /no activation ""/);
  refused(() => evaluate(undefined, [1]), TypeError, /id must be a string, not undefined/);
  refused(() => evaluate(Symbol('relu'), [1]), TypeError, /id must be a string, not a symbol/);
  refused(() => evaluate({ toString: () => 'relu' }, [1]), TypeError, /id must be a string/);
});

test('an x that is not an array of numbers is refused', () => {
  refused(() => evaluate('relu'), TypeError, /x must be a Float32Array, a Float64Array or an array of numbers, not undefined/);
  refused(() => evaluate('relu', 3), TypeError, /not a number/);
  refused(() => evaluate('relu', '123'), TypeError, /not a string/);
  refused(() => evaluate('relu', null), TypeError, /not null/);
  refused(() => evaluate('relu', [1, '2']), TypeError, /x\[1\] must be a number, not a string/);
  refused(() => evaluate('relu', [1n]), TypeError, /x\[0\] must be a number, not a bigint/);
  refused(() => evaluate('relu', [, 1]), TypeError, /x\[0\] must be a number, not undefined/);
  refused(() => evaluate('relu', BigInt64Array.of(1n)), TypeError, /x must be/);
  refused(() => evaluate('relu', new DataView(new ArrayBuffer(8))), TypeError, /x must be/);
  refused(() => evaluate('relu', { length: 1, 0: 1 }), TypeError, /x must be/);
  refused(() => evaluate('relu', new Proxy([1], { get: (_, key) => (key === 'length' ? 1 : boom()) })), Error, /boom/);
  // Of another realm, as in a frame.
  assert.deepEqual(evaluate('relu', runInNewContext('Float64Array.of(-1, 2)')), Float64Array.of(0, 2));
});

test('an array for the results must have the kind and length of x', () => {
  const single = Float32Array.of(1, 2);
  for (const of of [evaluate, slope, secondDerivative]) {
    refused(() => of('relu', single, [], new Float64Array(2)), TypeError, /out must be a Float32Array, as x is/);
    refused(() => of('relu', [1, 2], [], new Float32Array(2)), TypeError, /out must be a Float64Array/);
    refused(() => of('relu', [1, 2], [], [0, 0]), TypeError, /out must be a Float64Array, not an array/);
    refused(() => of('relu', single, [], new Int32Array(2)), TypeError, /out must be a Float32Array/);
    refused(() => of('relu', single, [], null), TypeError, /out must be a Float32Array, as x is, not null/);
    refused(() => of('relu', single, [], new Float32Array(3)), RangeError, /out must have 2 numbers, as x has, not 3/);
  }
  refused(() => evaluateWithSlope('relu', single, [], 1), TypeError, /out must be an object with the arrays value and slope/);
  refused(() => evaluateWithSlope('relu', single, [], null), TypeError, /out must be an object/);
  const wrong = { value: single, slope: new Float64Array(2) };
  refused(() => evaluateWithSlope('relu', single, [], wrong), TypeError, /out\.slope must be a Float32Array/);
});

test('too few, too many, out-of-limits and non-finite parameters are refused', () => {
  refused(() => evaluate('swish', [1], []), RangeError, /swish takes 1 parameter \(beta\), not 0/);
  refused(() => evaluate('relu', [1], [1]), RangeError, /relu takes no parameters, not 1/);
  refused(() => evaluate('hard_tanh', [1], [0]), RangeError, /hard_tanh takes 2 parameters \(min, max\), not 1/);
  refused(() => evaluate('swish', [1], [10.5]), RangeError, /beta of swish must be from 0 to 10, not 10\.5/);
  for (const { id, params } of activations()) {
    for (const [at, { name, min, max }] of params.entries()) {
      const others = params.map((param) => param.default);
      for (const of of [evaluate, slope, secondDerivative, (id, _, params) => analyse(id, params)]) {
        for (const value of [NaN, Infinity, -Infinity, min - 1e-9, max + 1e-9]) {
          const pattern = new RegExp(`${name} of ${id} must be from ${min} to ${max}, not ${value}`.replace('+', '\\+'));
          refused(() => of(id, [1], others.with(at, value)), RangeError, pattern);
        }
        for (const value of [min, max]) of(id, [1], others.with(at, value));
      }
    }
  }
  refused(() => evaluate('swish', [1], null), TypeError, /params must be/);
  refused(() => evaluate('swish', [1], new Float64Array(1e7)), RangeError, /not 10000000/);
});

test('invalid intervals are refused', () => {
  refused(() => analyse('relu', [], [1]), RangeError, /interval must have 2 numbers, not 1/);
  refused(() => analyse('relu', [], [1, 1]), RangeError, /interval must ascend/);
  refused(() => analyse('relu', undefined, [2, 1]), RangeError, /interval must ascend/);
  refused(() => analyse('relu', [], [0, Infinity]), RangeError, /interval\[1\] must be from/);
  refused(() => analyse('relu', [], [NaN, 1]), RangeError, /interval\[0\] must be from/);
  refused(() => analyse('relu', [], 'wide'), TypeError, /interval must be/);
});

test('invalid options of training are refused', () => {
  const limits = {
    samples: [2, 5000], noise: [0, 10], trainShare: [0.01, 1], bias: [-20, 20], learningRate: [0, 100], l1: [0, 1],
    l2: [0, 1], clip: [0, 1000], batch: [1, 5000], seed: [0, Number.MAX_SAFE_INTEGER], epochs: [1, 100_000],
  };
  for (const [key, [min, max]] of Object.entries(limits)) {
    for (const value of [NaN, Infinity, min - 1, max * 2]) {
      const pattern = new RegExp(`options\\.${key} must be from ${min} to ${max}, not`);
      refused(() => train({ [key]: value }), RangeError, pattern);
    }
    for (const value of ['1', null, [], 1n]) {
      refused(() => train({ [key]: value }), TypeError, new RegExp(`options\\.${key} must be a number, not`));
    }
  }
  for (const key of ['samples', 'batch', 'seed', 'epochs']) {
    refused(() => train({ [key]: 2.5 }), RangeError, new RegExp(`options\\.${key} must be a whole number, not 2.5`));
  }
  for (const key of ['data', 'init', 'optimiser', 'loss', 'output']) {
    const pattern = new RegExp(`options\\.${key} must be one of \\w+, .*, not "none"`);
    refused(() => train({ [key]: 'none' }), RangeError, pattern);
    refused(() => train({ [key]: 1 }), TypeError, new RegExp(`options\\.${key} must be a string, not a number`));
  }
  refused(() => train(null), TypeError, /options must be an object, not null/);
  refused(() => train([]), TypeError, /options must be an object, not an array/);
  refused(() => train({ learning_rate: 1 }), TypeError, /there is no options\.learning_rate; there are data, /);
  refused(() => train({ shuffle: 'yes' }), TypeError, /options\.shuffle must be true or false/);
  refused(() => train({ activation: 'rellu' }), RangeError, /no activation "rellu"/);
  refused(() => train({ activation: 7 }), TypeError, /options\.activation must be a string/);
  refused(() => train({ params: [1] }), RangeError, /relu takes no parameters/);
  refused(() => train({ get seed() { return boom(); } }), Error, /boom/);
  refused(() => train({ data: 'sine', loss: 'logistic' }), RangeError, /only in classification/);
});

test('invalid layers are refused', () => {
  refused(() => train({ layers: 8 }), TypeError, /options\.layers must be an array/);
  refused(() => train({ layers: Array(13).fill(1) }), RangeError, /number of layers must be from 0 to 12, not 13/);
  refused(() => train({ layers: [8, 0] }), RangeError, /options\.layers\[1\] must be from 1 to 64, not 0/);
  refused(() => train({ layers: [65] }), RangeError, /from 1 to 64/);
  refused(() => train({ layers: [1.5] }), RangeError, /a whole number/);
  refused(() => train({ layers: [, 2] }), TypeError, /options\.layers\[0\] must be a number, not undefined/);
  refused(() => train({ layers: [{}] }), TypeError, /options\.layers\[0\]\.units must be a number/);
  refused(() => train({ layers: [{ units: 2, activation: 'none' }] }), RangeError, /no activation "none"/);
  refused(() => train({ layers: [{ units: 2, size: 3 }] }), TypeError, /no options\.layers\[0\]\.size; there are units/);
});

test('invalid custom data are refused', () => {
  const custom = (changes) => ({ data: { task: 'regression', inputs: [1, 2, 3, 4], targets: [1, 2], ...changes } });
  refused(() => train(custom({ task: undefined })), TypeError, /options\.data\.task must be a string/);
  refused(() => train(custom({ task: 'both' })), RangeError, /one of classification, regression/);
  refused(() => train(custom({ targets: [] })), RangeError, /number of targets must be from 2 to 5000, not 0/);
  refused(() => train(custom({ targets: new Float64Array(5001) })), RangeError, /not 5001/);
  refused(() => train(custom({ inputs: [1, 2, 3] })), RangeError, /1 to 784 numbers for each target, not 3 for 2/);
  refused(() => train(custom({ inputs: new Float64Array(1570) })), RangeError, /not 1570 for 2/);
  refused(() => train(custom({ inputs: [] })), RangeError, /not 0 for 2/);
  refused(() => train(custom({ inputs: [1, NaN] })), RangeError, /options\.data\.inputs\[1\] must be from .* not NaN/);
  refused(() => train(custom({ targets: [1, Infinity] })), RangeError, /targets\[1\] must be .* not Infinity/);
  refused(() => train(custom({ task: 'classification' })), RangeError, /must be -1 and 1/);
  refused(() => train({ ...custom({}), samples: 5 }), RangeError, /options\.samples is for built-in data sets only/);
  refused(() => train({ data: [1] }), TypeError, /options\.data must be an object, not an array/);
});

test('runs that take too long and invalid listeners are refused, and errors of listeners are passed on', () => {
  refused(() => train({ epochs: 100_000, samples: 5000 }), RangeError, /[\d.]+ times as long as is allowed/);
  refused(() => train({ layers: Array(12).fill(64), samples: 5000 }), RangeError, /fewer epochs, samples or units/);
  refused(() => train({}, 'listener'), TypeError, /onEpoch must be a function, not a string/);
  refused(() => train({}, () => boom()), Error, /boom/);
  // A listener may use the program.
  let inner;
  train({ epochs: 2 }, () => (inner = train({ epochs: 1 })) && undefined);
  assert.equal(inner.epochs, 1);
});

test('lists are complete, and new at every call', () => {
  const { data, init: inits, optimiser } = choices();
  assert.deepEqual([data, inits, optimiser].map((list) => list.length), [12, 10, 4]);
  const all = activations();
  activations().length = 0;
  assert.deepEqual(activations(), all);
});

function boom() {
  throw new Error('boom');
}
