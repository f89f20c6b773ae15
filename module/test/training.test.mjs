// Training gives the same numbers as the native engine, every time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import init, { activations, choices, evaluate, train } from 'activation-lab';
import { NATIVE, RUN, fingerprint } from './fingerprint.mjs';

await init();

test('weights after 60 epochs have the bits of the native engine', () => {
  const { layers, epochs } = train(RUN);
  assert.equal(epochs, 60);
  assert.equal(fingerprint(layers, activations()), NATIVE);
});

test('three classes have three outputs, softmax and cross-entropy, with the bits of the native engine', () => {
  const layers = ['relu', 'tanh'].map((activation) => ({ units: 4, activation }));
  // Output and loss are those of the data.
  const trained = train({ ...RUN, data: 'three_spirals', layers, loss: undefined, output: undefined });
  assert.deepEqual(trained.layers.map(({ units }) => units), [4, 4, 3]);
  assert.ok(Math.abs(trained.trainLoss[0] - Math.log(3)) < 0.5, `${trained.trainLoss[0]}`);
  // The same number is in module/src/training/mod.rs.
  assert.equal(fingerprint(trained.layers, activations()), 3734961535490284805n);
});

test('equal seeds give equal runs, different seeds different ones, and losses fall', () => {
  const run = (options) => train({ epochs: 60, ...options });
  const first = run({});
  assert.deepEqual(run({}), first);
  assert.deepEqual(run({ seed: 1, activation: 'relu', layers: [8, 8], learningRate: 0.03 }), first);
  assert.notDeepEqual(run({ seed: 2 }).trainLoss, first.trainLoss);
  for (const key of ['trainLoss', 'testLoss', 'dead']) assert.equal(first[key].length, 61);
  assert.ok(first.trainLoss.at(-1) < 0.2 * first.trainLoss[0], `${first.trainLoss}`);
  assert.deepEqual([first.outcome, first.divergence, first.epochs], ['finished', null, 60]);
});

test('every data set, initialisation, optimiser and activation trains', () => {
  const { data, init: inits, optimiser } = choices();
  const falls = (options) => {
    const { trainLoss, outcome } = train({ epochs: 30, activation: 'tanh', learningRate: 0.01, ...options });
    assert.equal(outcome, 'finished');
    assert.ok(trainLoss.every(Number.isFinite) && trainLoss.at(-1) < trainLoss[0], JSON.stringify(options));
  };
  for (const { id } of data) falls({ data: id });
  for (const { id } of inits) falls({ init: id, data: 'gauss', bias: 0.1 });
  for (const { id } of optimiser) falls({ optimiser: id });
  for (const { id } of activations()) train({ activation: id, epochs: 2 });
  for (const layers of [[], [1], Array(12).fill(2)]) train({ layers, epochs: 2 });
});

test('weights are laid out as documented: a forward pass gives the loss', () => {
  const inputs = Float64Array.from({ length: 40 }, (_, i) => Math.sin(3 * i));
  const targets = Float64Array.from({ length: 20 }, (_, i) => inputs[2 * i] * inputs[2 * i + 1]);
  const { layers, trainLoss, testLoss } = train({
    data: { task: 'regression', inputs, targets }, trainShare: 1, epochs: 20, activation: 'swish', params: [1.5],
    layers: [5, { units: 4, activation: 'prelu' }],
  });
  assert.deepEqual(layers.map(({ inputs, units, activation }) => [inputs, units, activation]), [
    [2, 5, 'swish'], [5, 4, 'prelu'], [4, 1, null],
  ]);
  assert.notEqual(layers[0].params[0], 1.5, 'it is learned');
  assert.deepEqual(layers.map(({ health }) => health.length), [5, 4, 0]);
  const forward = (x) =>
    layers.reduce((x, { inputs, units, activation, params, weights, biases }) => {
      const z = Float64Array.from({ length: units }, (_, u) =>
        x.reduce((sum, value, i) => sum + weights[u * inputs + i] * value, biases[u]));
      return activation ? evaluate(activation, z, params) : z;
    }, x);
  const losses = Array.from(targets, (t, i) => 0.5 * (forward(inputs.subarray(2 * i, 2 * i + 2))[0] - t) ** 2);
  const loss = losses.reduce((sum, value) => sum + value) / losses.length;
  assert.ok(Math.abs(loss - trainLoss.at(-1)) < 1e-6, `${loss}, not ${trainLoss.at(-1)}`);
  assert.ok(testLoss.every(Number.isNaN), 'there are no test samples');
});

test('dead units are counted and marked in their layers', () => {
  const { dead, layers } = train({ learningRate: 1, output: 'linear', seed: 2, epochs: 40 });
  const health = layers.flatMap(({ health }) => health);
  assert.ok(dead.at(-1) > 0);
  assert.equal(health.filter((state) => state === 'dead').length, dead.at(-1));
  assert.deepEqual(train({ bias: -20, epochs: 1 }).dead, Uint32Array.of(16, 16));
});

test('divergence is reported with the last finite weights', () => {
  const { outcome, divergence, epochs, trainLoss, layers } = train({
    activation: 'identity', learningRate: 100, output: 'linear',
  });
  assert.equal(outcome, 'diverged');
  assert.match(divergence, /overflowed/);
  assert.equal(trainLoss.length, epochs + 1);
  assert.ok(layers.every(({ weights }) => weights.every(Number.isFinite)));
});

test('a listener is called after every epoch and can end the run', () => {
  const heard = [];
  const { trainLoss, dead, outcome, epochs } = train({ epochs: 10 }, (epoch) => {
    heard.push(epoch);
    return epoch.epoch < 4;
  });
  assert.deepEqual([outcome, epochs, trainLoss.length], ['stopped', 4, 5]);
  assert.deepEqual(heard.map(({ epoch }) => epoch), [1, 2, 3, 4]);
  assert.deepEqual(heard.map(({ trainLoss }) => trainLoss), Array.from(trainLoss.subarray(1)));
  assert.deepEqual(heard.map(({ dead }) => dead), Array.from(dead.subarray(1)));
  assert.equal(train({ epochs: 3 }, () => {}).epochs, 3);
});
