// Runs in a worker, with another instance of the program.
import { parentPort } from 'node:worker_threads';
import init, { activations, analyse, evaluate, train } from 'activation-lab';

await init();
parentPort.on('message', (x) => {
  const ids = activations().map(({ id }) => id);
  const values = ids.map((id) => evaluate(id, x));
  parentPort.postMessage({ values, facts: ids.map((id) => analyse(id)), training: train({ epochs: 20 }) });
});
