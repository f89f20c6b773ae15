// A network as a graph of objects, as in TensorFlow Playground: units with weighted connections, one sample at a time.
import { BATCH, RATE, initialWeights } from './networks.mjs';

const TANH = { output: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 };
const FUNCTIONS = { tanh: TANH, relu: { output: (z) => Math.max(0, z), slope: (z) => (z <= 0 ? 0 : 1) } };

class Connection {
  constructor(from, to, weight) {
    Object.assign(this, { from, to, weight, slopeSum: 0 });
  }
}

class Unit {
  constructor(activation) {
    Object.assign(this, {
      activation, inputs: [], outputs: [], bias: 0.1, z: 0, output: 0, byOutput: 0, byInput: 0, slopeSum: 0,
    });
  }

  forward() {
    this.z = this.bias;
    for (const connection of this.inputs) this.z += connection.weight * connection.from.output;
    this.output = this.activation.output(this.z);
  }

  backward() {
    this.byInput = this.byOutput * this.activation.slope(this.z);
    this.slopeSum += this.byInput;
    for (const connection of this.inputs) connection.slopeSum += this.byInput * connection.from.output;
  }

  /** The derivative by the output, from those of the next layer. */
  gather() {
    this.byOutput = 0;
    for (const connection of this.outputs) this.byOutput += connection.weight * connection.to.byInput;
  }

  update(samples) {
    this.bias -= RATE * this.slopeSum / samples;
    this.slopeSum = 0;
    for (const connection of this.inputs) {
      connection.weight -= RATE * connection.slopeSum / samples;
      connection.slopeSum = 0;
    }
  }
}

export class Graph {
  constructor(widths, activation) {
    this.layers = widths.map((units, l) => Array.from({ length: units }, () =>
      new Unit(l + 1 < widths.length ? FUNCTIONS[activation] : TANH)));
    for (const [l, weights] of initialWeights(widths).entries()) {
      for (const [u, row] of weights.entries()) {
        for (const [i, weight] of row.entries()) {
          const connection = new Connection(this.layers[l][i], this.layers[l + 1][u], weight);
          connection.from.outputs.push(connection);
          connection.to.inputs.push(connection);
        }
      }
    }
  }

  forward([x, y]) {
    [this.layers[0][0].output, this.layers[0][1].output] = [x, y];
    for (let l = 1; l < this.layers.length; l++) for (const unit of this.layers[l]) unit.forward();
    return this.layers.at(-1)[0].output;
  }

  backward(target) {
    const output = this.layers.at(-1)[0];
    output.byOutput = output.output - target;
    for (let l = this.layers.length - 1; l >= 1; l--) {
      for (const unit of this.layers[l]) unit.backward();
      if (l > 1) for (const unit of this.layers[l - 1]) unit.gather();
    }
  }

  loss(samples) {
    let sum = 0;
    for (const sample of samples) sum += 0.5 * (this.forward(sample) - sample[2]) ** 2;
    return sum / samples.length;
  }

  /** Trains on all samples, and returns the losses of the training and test samples. */
  epoch({ train, test }) {
    for (const [j, sample] of train.entries()) {
      this.forward(sample);
      this.backward(sample[2]);
      if ((j + 1) % BATCH === 0) for (const layer of this.layers.slice(1)) for (const unit of layer) unit.update(BATCH);
    }
    return [this.loss(train), this.loss(test)];
  }
}
