// What the entries for browsers and for Node have in common.
import begin, * as program from './activation_lab.js';

let started;
let ready = false;

/** Starts the program, once: whoever asks again waits for the same. After a failure one may try again. */
export function start(source) {
  started ??= run(source).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function run(source) {
  await begin({ module_or_path: await source });
  ready = true;
}

const once = (name) => (...values) => {
  if (!ready) throw new Error(`${name}() works once init() has: write "await init()" before it`);
  return program[name](...values);
};

export const activations = once('activations');
export const choices = once('choices');
export const evaluate = once('evaluate');
export const slope = once('slope');
export const secondDerivative = once('secondDerivative');
export const analyse = once('analyse');
export const train = once('train');
