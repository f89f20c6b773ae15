// Shared by the entries for browsers and for Node.
import initWasm, * as program from './activation_lab.js';

let started;
let ready = false;

/** Starts the program. Later calls return the same promise, unless it was rejected: then they try again. */
export function start(source) {
  started ??= run(source).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function run(source) {
  await initWasm({ module_or_path: await source });
  ready = true;
}

/** A function of the program that throws a clear error before `start` has finished. */
const requireReady = (name) => (...args) => {
  if (!ready) throw new Error(`${name}() works once init() has: write "await init()" before it`);
  return program[name](...args);
};

export const activations = requireReady('activations');
export const choices = requireReady('choices');
export const evaluate = requireReady('evaluate');
export const evaluateWithSlope = requireReady('evaluateWithSlope');
export const slope = requireReady('slope');
export const secondDerivative = requireReady('secondDerivative');
export const analyse = requireReady('analyse');
export const train = requireReady('train');
