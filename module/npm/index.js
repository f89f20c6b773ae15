// The entry for browsers and workers: the program is fetched from beside this file.
import { start } from './core.js';

export { activations, analyse, choices, evaluate, evaluateWithSlope, secondDerivative, slope, train } from './core.js';

export default function init(source) {
  return start(source ?? new URL('./activation_lab_bg.wasm', import.meta.url));
}
