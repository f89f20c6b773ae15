// Calls of the ES module in Node.js. A case is the source of a call, so that it can have arguments of every kind; a worker
// makes the calls one after the other, since one that does not end stops its thread.
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { FORMULAS, NUMBERS, TEXTS, anyFormula } from './values.mjs';

export default {
  name: 'module',
  make: (random) => random.pick(CALLS)(random),

  /** Opens the module of the built page, unless the address of another is given. */
  async open({ dist, module = pathToFileURL(join(dist, 'module/node.js')).href }) {
    const worker = new Worker(new URL('module-worker.mjs', import.meta.url), { workerData: module });
    const failed = once(worker, 'error').then(([error]) => Promise.reject(error));
    failed.catch(() => {});
    const answer = async () => {
      const [{ failure, accepted }] = await Promise.race([once(worker, 'message'), failed]);
      if (failure) throw new Error(failure);
      return { accepted };
    };
    await answer();
    return {
      perform(source) {
        worker.postMessage(source);
        return answer();
      },
      // Every case is followed by calls whose results are known.
      checkAlive: () => {},
      close: () => worker.terminate(),
    };
  },
};

const text = (value) => JSON.stringify(value);
const FUNCTIONS = ['evaluate', 'slope', 'secondDerivative', 'evaluateWithSlope'];
const FLOATS = ['Float64Array', 'Float32Array'];

const CALLS = [
  (random) => `${random.pick(FUNCTIONS)}(${args(random, [id, numbers, parameters, output])})`,
  (random) => `${random.pick(FUNCTIONS)}(${args(random, [id, numbers, parameters, output])})`,
  (random) => `analyse(${args(random, [id, parameters, interval])})`,
  (random) => `train(${args(random, [options, listener])})`,
  (random) => `${random.pick(['activations', 'choices', 'init'])}(${random.list(0, 2, () => anything(random))})`,
];

/** Most arguments are of their kind, the others anything; some are left out, or too many. */
function args(random, kinds) {
  const all = kinds.map((kind) => (random.chance(0.85) ? kind(random) : anything(random)));
  const count = random.chance(0.6) ? all.length : random.below(all.length + 1);
  return [...all.slice(0, count), ...(random.chance(0.05) ? [anything(random)] : [])].join(', ');
}

/** An id: ids[…] are those of the module. */
const id = (random) => random.one(() => `ids[${random.below(60)} % ids.length]`, () => text(random.pick(FORMULAS)), () => text(anyFormula(random)));

const number = (random) => random.one(() => (random.below(2001) / 100 - 10).toString(), () => `Number(${text(random.pick(NUMBERS))})`);

const numbers = (random) =>
  random.one(
    () => `[${random.list(0, 6, () => number(random))}]`,
    () => `${random.pick(FLOATS)}.of(${random.list(0, 9, () => number(random))})`,
    () => `new ${random.pick(FLOATS)}(${random.pick([0, 1, 3, 4, 5, 1000, 1e5])})`,
    () => `new ${random.pick(FLOATS)}(new ArrayBuffer(64, { maxByteLength: 128 }))`,
    () => `new ${random.pick(FLOATS)}(new SharedArrayBuffer(64), 8, 2)`,
  );

const parameters = (random) =>
  random.one(
    () => 'undefined',
    () => '[]',
    () => `[${random.list(0, 3, () => number(random))}]`,
    () => `{ ${random.list(0, 3, () => `[${text(random.pick(['alpha', 'beta', 'a', 'b', ...TEXTS]))}]: ${number(random)}`)} }`,
  );

const output = (random) =>
  random.one(() => 'undefined', () => numbers(random), () => `{ value: ${numbers(random)}, slope: ${numbers(random)} }`, () => `{ value: ${anything(random)} }`);

const interval = (random) => random.one(() => 'undefined', () => `[${number(random)}, ${number(random)}]`);

/** Most runs are stopped early: a long one is no fault. */
const listener = (random) => random.one(() => '() => false', () => '({ epoch }) => epoch < 3', () => 'boom', () => '() => (train({ epochs: 1, samples: 4 }), false)');

const OPTIONS = {
  data: (random) => random.one(() => text(random.pick(['circle', 'sine', 'moons', ...TEXTS])), () => `{ task: ${text(random.pick(['regression', 'classification', 'x']))}, inputs: ${numbers(random)}, targets: ${numbers(random)} }`),
  samples: number,
  noise: number,
  trainShare: number,
  layers: (random) => `[${random.list(0, 14, () => random.one(() => random.below(70), () => number(random), () => `{ units: ${number(random)}, activation: ${id(random)}, params: ${parameters(random)} }`, () => anything(random)))}]`,
  activation: id,
  params: parameters,
  init: (random) => text(random.pick(['he', 'xavier', 'orthogonal', 'lecun', ...TEXTS])),
  bias: number,
  optimiser: (random) => text(random.pick(['sgd', 'adam', 'momentum', ...TEXTS])),
  learningRate: number,
  l1: number,
  l2: number,
  clip: number,
  batch: number,
  shuffle: (random) => random.pick(['true', 'false', '1']),
  seed: number,
  epochs: (random) => random.pick(['1', '2', '3', '0', '-1', '1.5', '1e9']),
  loss: (random) => text(random.pick(['square', 'logistic', ...TEXTS])),
  output: (random) => text(random.pick(['linear', 'tanh', ...TEXTS])),
};

const options = (random) => {
  const given = random.list(0, 5, () => random.pick(Object.keys(OPTIONS)));
  const odd = random.chance(0.1) ? [`[${text(random.pick(TEXTS))}]: ${anything(random)}`] : [];
  const pairs = given.map((key) => `${key}: ${random.chance(0.9) ? OPTIONS[key](random) : anything(random)}`);
  return `{ epochs: 2, samples: 20, ${[...pairs, ...odd].join(', ')} }`;
};

/** A value of any type, also one that throws while it is read. */
const anything = (random) =>
  random.one(
    () => random.pick(['undefined', 'null', 'true', '0', '-1', 'NaN', '1n', 'Symbol("x")', '() => 1', 'class {}', 'new Date(NaN)', '/x/', 'new Map()', 'Object.create(null)', 'globalThis', 'new Proxy({}, {})']),
    () => text(random.pick(TEXTS)),
    () => `detached(${random.pick(FLOATS)})`,
    () => `outOfBounds(${random.pick(FLOATS)}${random.pick([', 2', ''])})`,
    () => `revoked(${random.pick(['[]', '{}', '() => 1', 'new Float64Array(4)'])})`,
    () => `throwing(${random.pick(['[1, 2, 3]', '{ seed: 1 }'])}${random.pick(['', ', "length"'])})`,
    () => `redefined(${random.pick(['[1, 2]', 'new Float64Array(2)', 'Float32Array.of(1)'])}, ${random.pick(['"length"', '"constructor"', '"buffer"', 'Symbol.toStringTag', 'Symbol.iterator', '0'])}, ${random.pick(['boom', '() => 5', '() => undefined'])})`,
    () => `Object.assign([], { length: ${random.pick(['3', '2 ** 32 - 1'])} })`,
    () => random.pick(['new Int32Array(4)', 'new Uint8Array(3)', 'new BigInt64Array(1)', 'new DataView(new ArrayBuffer(8))', 'new ArrayBuffer(8)']),
    () => `{ valueOf: boom, toString: boom, get length() { return boom(); } }`,
    () => `[${random.list(0, 3, () => random.chance(0.5) ? number(random) : anything(random))}]`,
  );
