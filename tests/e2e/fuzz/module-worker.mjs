// The worker of module.mjs: makes a call, and tells whether it returned or was refused, or how the module failed.
import { parentPort, workerData } from 'node:worker_threads';
import * as hostile from '../../../module/test/hostile-values.mjs';

const { default: init, ...module } = await import(workerData);
await init();

const names = { ...module, ...hostile, init, ids: module.activations().map(({ id }) => id) };
const work = () => {
  const { trainLoss, layers } = module.train({ samples: 20, epochs: 1, layers: [2] });
  const numbers = [module.evaluate('gelu', [-1, 0.5, 3]), module.slope('x*tanh(a*x)', Float32Array.of(-1, 2), [2]), trainLoss, layers[0].weights];
  return JSON.stringify([...numbers.map((list) => [...list]), module.analyse('relu').range]);
};
const expected = work();

/** Whether an error is one that the module throws, or passes on from what it was given. */
const isDocumented = (error) => [TypeError, RangeError, SyntaxError].some((kind) => error instanceof kind) || error?.message === 'boom';

async function perform(source) {
  const call = new Function(...Object.keys(names), `return (${source});`);
  let accepted = true;
  try {
    await call(...Object.values(names));
  } catch (error) {
    accepted = false;
    if (!isDocumented(error)) return { failure: `threw ${error?.stack ?? String(error)}` };
  }
  const found = work();
  return found === expected ? { accepted } : { failure: `afterwards known calls give ${found}, not ${expected}` };
}

parentPort.on('message', async (source) => parentPort.postMessage(await perform(source)));
parentPort.postMessage({ accepted: true });
