// The activations as plain JavaScript over typed arrays, as a careful programmer writes them.

const { exp, expm1, log1p, tanh, abs } = Math;

/** A loop of its own for each function, so that the engine of JavaScript compiles each for itself. */
const loop = (expression) => new Function('exp', 'expm1', 'log1p', 'tanh', 'abs', 'erf', `
  return (x, y) => { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = ${expression}; } };
`)(exp, expm1, log1p, tanh, abs, erf);

/** Abramowitz & Stegun 7.1.26, to 1.5e-7: JavaScript has no error function. */
function erf(v) {
  const a = Math.abs(v);
  const t = 1 / (1 + 0.3275911 * a);
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const size = 1 - poly * Math.exp(-a * a);
  return v < 0 ? -size : size;
}

export const plain = {
  relu: loop('v > 0 ? v : 0'),
  leaky_relu: loop('v > 0 ? v : 0.01 * v'),
  prelu: loop('v > 0 ? v : 0.25 * v'),
  relu6: loop('v < 0 ? 0 : v > 6 ? 6 : v'),
  hard_tanh: loop('v < -1 ? -1 : v > 1 ? 1 : v'),
  hard_sigmoid: loop('v <= -3 ? 0 : v >= 3 ? 1 : v / 6 + 0.5'),
  hard_swish: loop('v <= -3 ? 0 : v >= 3 ? v : v * (v + 3) / 6'),
  sigmoid: loop('1 / (1 + exp(-v))'),
  tanh: loop('tanh(v)'),
  elu: loop('v > 0 ? v : expm1(v)'),
  silu: loop('v / (1 + exp(-v))'),
  swish: loop('v / (1 + exp(-1.5 * v))'),
  gelu: loop('0.5 * v * (1 + erf(v * 0.7071067811865476))'),
  gelu_tanh: loop('0.5 * v * (1 + tanh(0.7978845608028654 * (v + 0.044715 * v * v * v)))'),
  softplus: loop('(v > 0 ? v : 0) + log1p(exp(-abs(v)))'),
  mish: loop('v * tanh((v > 0 ? v : 0) + log1p(exp(-abs(v))))'),
};
