// The activations as plain JavaScript over typed arrays, as a careful programmer writes them: what Compare and the
// benchmark of the kernels measure beside the engine.

const { abs, atan, exp, expm1, log1p, sin, sqrt, tanh } = Math;

/** Abramowitz & Stegun 7.1.26, to 1.5e-7: JavaScript has no error function. */
function erf(v) {
  const t = 1 / (1 + 0.3275911 * abs(v));
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const size = 1 - poly * exp(-v * v);
  return v < 0 ? -size : size;
}

/**
 * f of every number of `x` to `y`, by the ids of the activations, with their parameters. Each has a loop of its own, so
 * that the engine of JavaScript compiles each for itself.
 */
export const plain = {
  relu(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v > 0 ? v : 0; } },
  leaky_relu(x, y, [alpha]) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v > 0 ? v : alpha * v; } },
  prelu(x, y, [alpha]) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v > 0 ? v : alpha * v; } },
  rrelu(x, y, [lower, upper]) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v > 0 ? v : ((lower + upper) / 2) * v; } },
  relu6(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v < 0 ? 0 : v > 6 ? 6 : v; } },
  relu_squared(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v > 0 ? v * v : 0; } },
  thresholded_relu(x, y, [theta]) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v > theta ? v : 0; } },
  threshold(x, y, [theta, value]) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v > theta ? v : value; } },
  elu(x, y, [alpha]) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v > 0 ? v : alpha * expm1(v); } },
  selu(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v > 0 ? 1.0507009873554805 * v : 1.7580993408473768 * expm1(v); } },
  celu(x, y, [alpha]) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v > 0 ? v : alpha * expm1(v / alpha); } },
  silu(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v / (1 + exp(-v)); } },
  swish(x, y, [beta]) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v / (1 + exp(-beta * v)); } },
  gelu(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = 0.5 * v * (1 + erf(v * 0.7071067811865476)); } },
  gelu_tanh(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = 0.5 * v * (1 + tanh(0.7978845608028654 * (v + 0.044715 * v * v * v))); } },
  quick_gelu(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v / (1 + exp(-1.702 * v)); } },
  sigmoid(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = 1 / (1 + exp(-v)); } },
  hard_sigmoid(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v <= -3 ? 0 : v >= 3 ? 1 : v / 6 + 0.5; } },
  hard_sigmoid_onnx(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v <= -2.5 ? 0 : v >= 2.5 ? 1 : 0.2 * v + 0.5; } },
  log_sigmoid(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = (v < 0 ? v : 0) - log1p(exp(-abs(v))); } },
  tanh(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = tanh(v); } },
  hard_tanh(x, y, [low, high]) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v < low ? low : v > high ? high : v; } },
  tanhshrink(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v - tanh(v); } },
  softplus(x, y, [beta]) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = (v > 0 ? v : 0) + log1p(exp(-abs(beta * v))) / beta; } },
  softsign(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v / (1 + abs(v)); } },
  mish(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v * tanh((v > 0 ? v : 0) + log1p(exp(-abs(v)))); } },
  hard_swish(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v <= -3 ? 0 : v >= 3 ? v : (v * (v + 3)) / 6; } },
  hard_shrink(x, y, [lambda]) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = abs(v) > lambda ? v : 0; } },
  soft_shrink(x, y, [lambda]) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v > lambda ? v - lambda : v < -lambda ? v + lambda : 0; } },
  squareplus(x, y, [b]) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = (v + sqrt(v * v + b)) / 2; } },
  sparse_plus(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v <= -1 ? 0 : v >= 1 ? v : ((v + 1) * (v + 1)) / 4; } },
  sparse_sigmoid(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v <= -1 ? 0 : v >= 1 ? 1 : (v + 1) / 2; } },
  exponential(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = exp(v); } },
  gaussian(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = exp(-v * v); } },
  sine(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = sin(v); } },
  snake(x, y, [a]) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v + sin(a * v) ** 2 / a; } },
  arctan(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = atan(v); } },
  bent_identity(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = (sqrt(v * v + 1) - 1) / 2 + v; } },
  identity(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v; } },
  step(x, y) { for (let i = 0; i < x.length; i++) { const v = x[i]; y[i] = v >= 0 ? 1 : 0; } },
};

/** For those that know ids at run time only. */
export const loops = {
  /** Whether there is a loop of this id. */
  has: (id) => Object.hasOwn(plain, id),

  /** Runs the loop of this id as often as `passes`. */
  run(id, x, y, params, passes) {
    const loop = plain[id];
    for (let pass = 0; pass < passes; pass++) loop(x, y, params);
  },
};
