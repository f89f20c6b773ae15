// The entry for Node, which has no fetch for files.
import { readFile } from 'node:fs/promises';
import { start } from './core.js';

export { activations, analyse, choices, evaluate, evaluateWithSlope, secondDerivative, slope, train } from './core.js';

export default function init(source) {
  return start(source ?? readFile(new URL('./activation_lab_bg.wasm', import.meta.url)));
}
