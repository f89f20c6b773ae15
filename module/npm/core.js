// Shared by the entries for browsers and for Node.
import initWasm, * as program from './activation_lab.js';
import { doubles, floats, listener, parameters, resultObject, results, scalar, trainOptions } from './arguments.js';

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

/** How many calls of the program are under way: a listener of `train` may call it again. */
let depth = 0;
/** The most of them: each takes a part of the program's own stack, which ends before that of JavaScript. */
const MAX_DEPTH = 16;
let wornOut = false;

/** Calls a function of the program. */
function call(name, ...args) {
  if (depth === 0) renew();
  if (depth === MAX_DEPTH) throw new RangeError(`${name}() is called by listeners of train() within each other, ${MAX_DEPTH} deep`);
  depth += 1;
  try {
    return program[name](...args);
  } catch (error) {
    wornOut ||= error instanceof WebAssembly.RuntimeError;
    throw error;
  } finally {
    depth -= 1;
  }
}

/**
 * An exception that no check foresees, such as one of too much recursion or too little memory, leaves a call without an
 * end, and every new formula is kept. Both go with the instance: the program needs nothing from earlier calls.
 */
function renew() {
  wornOut ||= program.isWornOut();
  if (!wornOut) return;
  program.__wbg_reset_state();
  wornOut = false;
}

/** A function of the module, which throws a clear error before `start` has finished. */
const requireReady = (name, work) => (...args) => {
  if (!ready) throw new Error(`${name}() works once init() has: write "await init()" before it`);
  return work(...args);
};

/** A function of `x` with one array of results, which is `out` if that is given. */
const ofArray = (name) =>
  requireReady(name, (id, x, params, out) => {
    const instance = [scalar(id), parameters(params, 'params')];
    const numbers = floats(x, 'x');
    const found = results(out, numbers, 'out');
    call(name, ...instance, numbers, found);
    return out ?? found;
  });

export const activations = requireReady('activations', () => call('activations'));
export const choices = requireReady('choices', () => call('choices'));
export const evaluate = ofArray('evaluate');
export const slope = ofArray('slope');
export const secondDerivative = ofArray('secondDerivative');

export const evaluateWithSlope = requireReady('evaluateWithSlope', (id, x, params, out) => {
  const instance = [scalar(id), parameters(params, 'params')];
  const object = resultObject(out, 'out');
  const given = { value: object.value, slope: object.slope };
  const numbers = floats(x, 'x');
  const value = results(given.value, numbers, 'out.value');
  const slope = results(given.slope, numbers, 'out.slope');
  call('evaluateWithSlope', ...instance, numbers, value, slope);
  if (given.value === undefined) object.value = value;
  if (given.slope === undefined) object.slope = slope;
  return object;
});

export const analyse = requireReady('analyse', (id, params, interval) =>
  call('analyse', scalar(id), parameters(params, 'params'), doubles(interval, 'interval')),
);

export const train = requireReady('train', (options, onEpoch) =>
  call('train', trainOptions(options, call('maxLayers')), listener(onEpoch, 'onEpoch')),
);
