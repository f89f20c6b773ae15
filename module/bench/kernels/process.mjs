// node kernels/process.mjs <length> <rounds> <package> <kernels>: measures everything once, in rounds in which all take turns, and
// prints the median of each as JSON: nanoseconds of CPU time for an element, and the greatest error.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as ort from 'onnxruntime-web';
import { model } from './onnx.mjs';
import { median } from '../report.mjs';
import { plain } from './plain.mjs';

const [length, rounds] = process.argv.slice(2, 4).map(Number);
const [packageFolder, kernelsFolder] = process.argv.slice(4);
const MIN_MS = 4;

const module = await import(pathToFileURL(join(packageFolder, 'node.js')));
await module.default();
const kernels = await import(pathToFileURL(join(kernelsFolder, 'kernels.js')));
await kernels.default({ module_or_path: readFileSync(join(kernelsFolder, 'kernels_bg.wasm')) });

const require = createRequire(import.meta.url);
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
await tf.setBackend('wasm');
ort.env.wasm.numThreads = 1;

/** Inputs of random sign, mostly between −8 and 8, from a fixed seed. */
let state = 42;
const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
const x = Float32Array.from({ length }, () => (random() + random() + random() - 1.5) * 6);
const out = new Float32Array(length);
const arrays = new kernels.Arrays(x);

/** [id, parameters, tfjs, operator of ONNX, its attributes] */
const FUNCTIONS = [
  ['relu', [], (x) => tf.relu(x), 'Relu', {}],
  ['leaky_relu', [0.01], (x) => tf.leakyRelu(x, 0.01), 'LeakyRelu', { alpha: 0.01 }],
  ['prelu', [0.25], undefined, undefined, {}],
  ['relu6', [], (x) => tf.relu6(x), undefined, {}],
  ['hard_tanh', [-1, 1], (x) => tf.clipByValue(x, -1, 1), undefined, {}],
  ['hard_sigmoid', [], undefined, 'HardSigmoid', { alpha: 1 / 6, beta: 0.5 }],
  ['hard_swish', [], undefined, 'HardSwish', {}],
  ['sigmoid', [], (x) => tf.sigmoid(x), 'Sigmoid', {}],
  ['tanh', [], (x) => tf.tanh(x), 'Tanh', {}],
  ['elu', [1], (x) => tf.elu(x), 'Elu', {}],
  ['silu', [], (x) => tf.tidy(() => tf.mul(x, tf.sigmoid(x))), undefined, {}],
  ['swish', [1.5], undefined, undefined, {}],
  ['gelu', [], undefined, 'Gelu', { approximate: 'none' }],
  ['gelu_tanh', [], undefined, 'Gelu', { approximate: 'tanh' }],
  ['softplus', [1], (x) => tf.softplus(x), 'Softplus', {}],
  ['mish', [], undefined, 'Mish', {}],
];

/** The greatest distance of results from the values in double precision, in units in the last place of single. */
function error(id, params, results) {
  const exact = module.evaluate(id, Float64Array.from(x), params);
  let worst = 0;
  for (const [i, value] of exact.entries()) {
    const size = Math.max(Math.abs(value), 2 ** -126);
    worst = Math.max(worst, Math.abs(results[i] - value) / 2 ** (Math.floor(Math.log2(size)) - 23));
  }
  return worst;
}

const subjects = [];
/** Adds what `pass` does as a subject; `read` returns its last results. */
const add = (id, who, pass, read, many) => subjects.push({ id, who, pass, read, many, times: [] });

const input = tf.tensor1d(x);
const tensor = new ort.Tensor('float32', x, [length]);
const many = (id, order, params) => (passes) => arrays.run(id, order, Float64Array.from(params), passes);
add('copy', 'ours', undefined, undefined, (passes) => arrays.copy(passes));
add('copy', 'memory', () => out.set(x));
for (const [id, params, tensorflow, operator, attributes] of FUNCTIONS) {
  add(id, 'ours', undefined, () => arrays.value, many(id, 'value', params));
  add(id, 'slope', undefined, undefined, many(id, 'slope', params));
  add(id, 'fused', undefined, undefined, many(id, 'both', params));
  add(id, 'module', () => module.evaluate(id, x, params, out), () => out);
  add(id, 'JavaScript', () => plain[id](x, out, params), () => out);
  if (tensorflow) {
    add(id, 'tfjs', () => tensorflow(input).dispose(), () => tf.tidy(() => tensorflow(input).dataSync()));
  }
  if (operator) {
    const session = await ort.InferenceSession.create(model(operator, attributes, length));
    let y;
    add(id, 'onnxruntime', async () => void ({ y } = await session.run({ x: tensor })), () => y.data);
  }
}

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Milliseconds of `passes` passes. */
async function time({ pass, many }, passes) {
  const start = cpu();
  if (many) many(passes);
  else for (let i = 0; i < passes; i++) await pass();
  return cpu() - start;
}

// Warm up, and find how many passes take long enough.
for (const subject of subjects) {
  subject.passes = 1;
  for (let warm = 0; warm < 3 || (await time(subject, subject.passes)) < MIN_MS; warm++) {
    await time(subject, subject.passes);
    if (warm > 1) subject.passes *= 2;
  }
}
for (let round = 0; round < rounds; round++) {
  for (const subject of subjects) {
    subject.times.push((await time(subject, subject.passes)) * 1e6 / subject.passes / length);
  }
}

const results = [];
for (const subject of subjects) {
  const { id, who, read, times } = subject;
  let worst = null;
  if (read) {
    await time(subject, 1);
    worst = error(id, FUNCTIONS.find(([other]) => other === id)[1], read());
  }
  results.push({ id, who, ns: median(times), error: worst });
}
console.log(JSON.stringify(results));
