// A network in typed arrays: tight loops over weights, one sample at a time, in double precision as JavaScript computes.
import { BATCH, RATE, initialWeights } from './networks.mjs';

export class Typed {
  constructor(widths, activation) {
    this.relu = activation === 'relu';
    this.layers = initialWeights(widths).map((weights, l, { length }) => ({
      inputs: widths[l],
      units: widths[l + 1],
      last: l + 1 === length,
      weights: Float64Array.from(weights.flat()),
      weightSums: new Float64Array(widths[l] * widths[l + 1]),
      biases: new Float64Array(widths[l + 1]).fill(0.1),
      biasSums: new Float64Array(widths[l + 1]),
      output: new Float64Array(widths[l + 1]),
      delta: new Float64Array(widths[l + 1]),
    }));
    this.input = new Float64Array(widths[0]);
  }

  forward(sample) {
    this.input[0] = sample[0];
    this.input[1] = sample[1];
    let input = this.input;
    for (const { inputs, units, last, weights, biases, output } of this.layers) {
      const rectified = this.relu && !last;
      for (let u = 0, at = 0; u < units; u++) {
        let z = biases[u];
        for (let i = 0; i < inputs; i++, at++) z += weights[at] * input[i];
        output[u] = rectified ? (z > 0 ? z : 0) : Math.tanh(z);
      }
      input = output;
    }
    return input[0];
  }

  backward(target) {
    const { layers } = this;
    const top = layers[layers.length - 1];
    top.delta[0] = top.output[0] - target;
    for (let l = layers.length - 1; l >= 0; l--) {
      const { inputs, units, last, weights, weightSums, biasSums, output, delta } = layers[l];
      const rectified = this.relu && !last;
      const input = l > 0 ? layers[l - 1].output : this.input;
      const back = l > 0 ? layers[l - 1].delta : undefined;
      if (back) back.fill(0);
      for (let u = 0; u < units; u++) {
        const d = delta[u] * (rectified ? (output[u] > 0 ? 1 : 0) : 1 - output[u] * output[u]);
        if (d === 0) continue;
        biasSums[u] += d;
        const at = u * inputs;
        for (let i = 0; i < inputs; i++) weightSums[at + i] += d * input[i];
        if (back) for (let i = 0; i < inputs; i++) back[i] += d * weights[at + i];
      }
    }
  }

  update() {
    const step = RATE / BATCH;
    for (const { weights, weightSums, biases, biasSums } of this.layers) {
      for (let i = 0; i < weights.length; i++) weights[i] -= step * weightSums[i];
      for (let i = 0; i < biases.length; i++) biases[i] -= step * biasSums[i];
      weightSums.fill(0);
      biasSums.fill(0);
    }
  }

  loss(samples) {
    let sum = 0;
    for (let j = 0; j < samples.length; j++) {
      const error = this.forward(samples[j]) - samples[j][2];
      sum += 0.5 * error * error;
    }
    return sum / samples.length;
  }

  /** Trains on all samples, and returns the losses of the training and test samples. */
  epoch({ train, test }) {
    for (let j = 0; j < train.length; j++) {
      this.forward(train[j]);
      this.backward(train[j][2]);
      if ((j + 1) % BATCH === 0) this.update();
    }
    return [this.loss(train), this.loss(test)];
  }
}
