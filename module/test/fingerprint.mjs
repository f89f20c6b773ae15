// The run of `engine::nn::training_fingerprint` by options of `train`, and the hash of its weights.

export const RUN = {
  data: 'moons', samples: 100, noise: 0.1, trainShare: 0.5, seed: 42, epochs: 60, batch: 7,
  layers: ['relu', 'relu6', 'elu', 'swish', 'sigmoid', 'tanh', 'softsign', 'soft_shrink', 'exponential', 'arctan'].map(
    (activation) => ({ units: 4, activation }),
  ),
  init: 'he', bias: 0.1, optimiser: 'adam', learningRate: 0.01, l1: 1e-4, l2: 1e-4, clip: 1,
  loss: 'logistic', output: 'tanh',
};

/** What the native engine has: the same number is in module/src/training/mod.rs. */
export const NATIVE = 8572737995236310125n;

/** The hash of the bits of all weights; `activations` tells which functions have a learned parameter. */
export function fingerprint(layers, activations) {
  const learned = new Set(activations.filter(({ learned }) => learned).map(({ id }) => id));
  const bits = new Uint32Array(1);
  const float = new Float32Array(bits.buffer);
  let hash = 0n;
  for (const { weights, biases, activation, params } of layers) {
    for (const value of [...weights, ...biases, ...(learned.has(activation) ? [params[0]] : [])]) {
      float[0] = value;
      hash = BigInt.asUintN(64, (hash ^ BigInt(bits[0])) * 0x0100_0000_01b3n);
      hash = BigInt.asUintN(64, (hash << 29n) | (hash >> 35n));
    }
  }
  return hash;
}
