// node training/process.mjs <rounds> <package> <networks>: measures everything once, in rounds in which all take turns,
// and prints the median of each as JSON: microseconds of CPU time for an epoch, and the training loss at the end.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { Graph } from './graph.mjs';
import { ACTIVATIONS, BATCH, NETWORKS, RATE, circle, initialWeights } from './networks.mjs';
import { median } from '../report.mjs';
import { Typed } from './typed.mjs';

const rounds = Number(process.argv[2]);
const MIN_MS = 150;

const module = await import(pathToFileURL(join(process.argv[3], 'node.js')));
await module.default();
const require = createRequire(import.meta.url);
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
await tf.setBackend('wasm');

const data = circle();
const rows = [...data.train, ...data.test];
const own = { task: 'classification', inputs: rows.flatMap(([x, y]) => [x, y]), targets: rows.map(([, , t]) => t) };

/** This many epochs by the module, on a random half of the same samples. */
function trainByModule(widths, activation, epochs, batch = BATCH) {
  const { trainLoss } = module.train({
    data: own, trainShare: 0.5, layers: widths.slice(1, -1), activation, bias: 0.1, learningRate: RATE, batch, epochs,
  });
  return trainLoss.at(-1);
}

/**
 * Gradient descent on all training samples at once by operations of TensorFlow.js, with the losses of training and test
 * samples. Backpropagation is written out: the node bundle of tfjs-core has no gradients.
 */
function tensorflow(widths) {
  const weights = initialWeights(widths).map((rows) => tf.variable(tf.transpose(tf.tensor2d(rows))));
  const biases = widths.slice(1).map((units) => tf.variable(tf.fill([units], 0.1)));
  const [train, test] = [data.train, data.test].map((samples) => ({
    x: tf.tensor2d(samples.map(([x, y]) => [x, y])), t: tf.tensor2d(samples.map(([, , t]) => [t])),
  }));
  /** The activations of all layers. */
  const forward = (x) => {
    const all = [x];
    for (const [l, w] of weights.entries()) {
      const z = tf.add(tf.matMul(all[l], w), biases[l]);
      all.push(l + 1 === weights.length ? tf.tanh(z) : tf.relu(z));
    }
    return all;
  };
  const error = (activations, { t }) => tf.sub(activations[activations.length - 1], t);
  const loss = (set) => tf.mul(tf.mean(tf.square(error(forward(set.x), set))), 0.5).dataSync()[0];
  const descend = (variable, gradient) => variable.assign(tf.sub(variable, tf.mul(gradient, RATE / data.train.length)));
  const step = () => {
    const activations = forward(train.x);
    const output = activations[weights.length];
    let delta = tf.mul(error(activations, train), tf.sub(1, tf.square(output)));
    for (let l = weights.length - 1; l >= 0; l--) {
      const back = l > 0 ? tf.mul(tf.matMul(delta, weights[l], false, true), tf.step(activations[l])) : undefined;
      descend(weights[l], tf.matMul(activations[l], delta, true));
      descend(biases[l], tf.sum(delta, 0));
      delta = back;
    }
  };
  return () => {
    tf.tidy(step);
    const [last] = [train, test].map((set) => tf.tidy(() => loss(set)));
    return last;
  };
}

const subjects = [];
/** Adds a subject whose `run(epochs)` trains and returns the training loss. */
const add = (network, activation, who, run) => subjects.push({ network, activation, who, run, times: [] });
const repeat = (epoch) => (epochs) => {
  let loss;
  for (let i = 0; i < epochs; i++) loss = epoch();
  return loss;
};

for (const { name, widths } of NETWORKS) {
  for (const activation of ACTIVATIONS) {
    const graph = new Graph(widths, activation);
    const typed = new Typed(widths, activation);
    add(name, activation, 'ours', (epochs) => trainByModule(widths, activation, epochs));
    add(name, activation, 'graph', repeat(() => graph.epoch(data)[0]));
    add(name, activation, 'typed', repeat(() => typed.epoch(data)[0]));
    if (widths.length > 5 && activation === 'relu') {
      add(name, activation, 'ours, full batch', (epochs) => trainByModule(widths, activation, epochs, 250));
      add(name, activation, 'tfjs, full batch', repeat(tensorflow(widths)));
    }
  }
}

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Milliseconds of `epochs` epochs. */
function time(subject, epochs) {
  const start = cpu();
  subject.loss = subject.run(epochs);
  return cpu() - start;
}

// Warm up, and find how many epochs take long enough.
for (const subject of subjects) {
  subject.epochs = 2;
  for (let warm = 0; warm < 2 || time(subject, subject.epochs) < MIN_MS; warm++) {
    if (warm > 1) subject.epochs *= 2;
    time(subject, subject.epochs);
  }
}
for (let round = 0; round < rounds; round++) {
  for (const subject of subjects) subject.times.push((time(subject, subject.epochs) * 1000) / subject.epochs);
}
console.log(JSON.stringify(subjects.map(({ network, activation, who, times, loss, epochs }) =>
  ({ network, activation, who, us: median(times), loss, epochs }))));
