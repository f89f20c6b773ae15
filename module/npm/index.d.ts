// All public types, in one file so that an editor opens every description at one place; the build fills in the ids.

/** A type of the global scope; never if the host does not declare it, as Node without DOM types. */
type Global<Name extends string> = typeof globalThis extends Record<Name, { prototype: infer Value }> ? Value : never;

/** The address or the content of the program. */
export type Source =
  | string
  | ArrayBuffer
  | Uint8Array
  | Global<'URL'>
  | Global<'Response'>
  | Promise<Global<'Response'>>;

/**
 * Starts the program. All other functions need it to have finished; further calls have no effect.
 *
 * @param source The address or the content of the file `activation_lab_bg.wasm` of this package. It can be left out in
 * Node, and in browsers and workers if the file is beside the JavaScript.
 */
export default function init(source?: Source): Promise<void>;

/** The activations. */
export type ActivationId = string; // replaced by the build

/**
 * A function of x: an activation by its id, or a formula such as `x * sigmoid(b*x)` or `max(a*x, x)`, of at most 400 bytes.
 * Other letters than x, and names of Greek letters, are parameters, from −5 to 5 and by default 1; `a*x@a=0..2..10@learn=a`
 * has other limits, another default, and a parameter that networks learn, which is then the first. -x^2 is −(x²), 2^3^2 is
 * 2⁹; cases are `{ x > 0: x; else: a*x }` or `if(x > 0, x, a*x)`; Unicode and LaTeX are read as well. There are exp, expm1,
 * ln (log), log1p, sqrt, abs, sign, floor, sin, cos, sinc, tanh, atan, erf, erfc, sigmoid, softplus, relu, max, min, clip,
 * pi, e, and every activation by its id.
 */
export type FunctionOfX = ActivationId | (string & {});

/**
 * Values of the parameters of a function: one for each, in the order of {@link Activation.params} or of their appearance in
 * the formula; or some by name, such as `{ beta: 2 }`. Those that are left out have their defaults.
 */
export type ParamValues = Numbers | Readonly<Record<string, number>>;

/** Thrown for a text that is neither an id nor a formula. */
export interface FormulaError extends SyntaxError {
  /** Where the problem begins, as an index of the text. */
  start: number;
  /** Where it ends; equal to `start` where something is missing. */
  end: number;
}

/** The built-in data sets, for classification or regression. */
export type DataId = string; // replaced by the build

/** Initialisations of weights. */
export type InitId = string; // replaced by the build

/** Update rules. */
export type OptimiserId = string; // replaced by the build

/** Numbers as arguments. Functions of a `Float32Array` are the fastest. */
export type Numbers = Float64Array | Float32Array | readonly number[];

/** Results for numbers of the type `X`, in the same precision. */
export type Results<X extends Numbers> = X extends Float32Array ? Float32Array : Float64Array;

/** Values and slopes. */
export interface ValuesAndSlopes<X extends Numbers> {
  value: Results<X>;
  slope: Results<X>;
}

/** A parameter of an activation, such as α of Leaky ReLU. */
export interface Param {
  /** The name in formulas, such as `alpha`. */
  name: string;
  /** The symbol in print, such as `α`. */
  symbol: string;
  /** The value if no parameters are given. */
  default: number;
  /** The least value allowed. */
  min: number;
  /** The greatest value allowed. */
  max: number;
}

/** An activation, as far as it does not depend on its parameters. */
export interface Activation {
  /** The stable name. */
  id: ActivationId;
  /** The name in print. */
  name: string;
  /** The heading of its group in menus. */
  group: string;
  /** f(x), such as `{ x > 0: x; else: alpha*x }`. */
  formula: string;
  /** f′(x), likewise. */
  slopeFormula: string;
  /** The parameters, in the order in which they are passed. */
  params: Param[];
  /** Whether networks learn the first parameter along with their weights. */
  learned: boolean;
  /** Where f, f′ or f″ jumps, ascending, with the default parameters. */
  kinks: number[];
  /** Who proposed it, and when. */
  origin: string;
}

/** Every activation, in the order of menus. */
export function activations(): Activation[];

/** An id and its name in print. */
export interface Choice<Id> {
  id: Id;
  name: string;
}

/** The lists of values for the options of {@link train}. */
export interface Choices {
  data: Choice<DataId>[];
  init: Choice<InitId>[];
  optimiser: Choice<OptimiserId>[];
}

/** The data sets, initialisations and optimisers, in the order of menus. */
export function choices(): Choices;

/**
 * f at every `x`, within 4 units in the last place; NaN for NaN, and at ±∞ the limit, or NaN if there is none. A
 * `Float32Array` is computed in single precision, four numbers at a time (`gelu` within 8 units); other numbers in double
 * precision.
 *
 * @param params The values of the parameters; the defaults if they are left out.
 * @param out The array for the results, of the kind and length of `x`; it may be `x`. If it is left out, a new one is made.
 * @throws RangeError if there is no such activation, a parameter is missing or out of its limits, or `out` has another
 * length; FormulaError if the text is no formula; TypeError if an argument has the wrong type.
 */
export function evaluate<X extends Numbers>(id: FunctionOfX, x: X, params?: ParamValues, out?: Results<X>): Results<X>;

/** f′ at every `x`; at a kink that of PyTorch, or of JAX where PyTorch lacks the function. */
export function slope<X extends Numbers>(id: FunctionOfX, x: X, params?: ParamValues, out?: Results<X>): Results<X>;

/**
 * f and f′ at every `x`: the numbers of {@link evaluate} and {@link slope}, in less time.
 *
 * @param out The arrays for the results; the object is returned.
 */
export function evaluateWithSlope<X extends Numbers>(
  id: FunctionOfX,
  x: X,
  params?: ParamValues,
  out?: Partial<ValuesAndSlopes<X>>,
): ValuesAndSlopes<X>;

/** f″ at every `x`. */
export function secondDerivative<X extends Numbers>(
  id: FunctionOfX,
  x: X,
  params?: ParamValues,
  out?: Results<X>,
): Results<X>;

/** An open interval of x. */
export interface Span {
  from: number;
  to: number;
}

/** A point, whose ends are the same, or an interval of x. */
export interface Place {
  from: number;
  to: number;
  /** Whether `from` belongs to it. */
  fromIncluded: boolean;
  toIncluded: boolean;
}

/** All numbers from `low` to `high`. */
export interface Interval {
  low: number;
  high: number;
  /** Whether `low` is attained, or only approached. */
  lowAttained: boolean;
  highAttained: boolean;
}

/** A supremum. */
export interface Bound {
  value: number;
  /** Where it is attained or approached, ascending; of more than four places those nearest to 0. */
  at: Place[];
  /** Whether there are more places. */
  more: boolean;
  attained: boolean;
}

/** The behaviour of f towards −∞ or ∞. */
export interface Asymptote {
  /**
   * Constant or a line from some x on; approaching a value or a line; growing like a power or faster than every power; or
   * oscillating about a line.
   */
  kind: 'constant' | 'linear' | 'limit' | 'line' | 'power' | 'exponential' | 'oscillates';
  /** The limit of f, which may be infinite; null if there is none. */
  limit: number | null;
  /** The slope of the line. */
  slope: number | null;
  /** Where the line meets x = 0. */
  intercept: number | null;
  /** The power of |x|. */
  power: number | null;
  /** f − slope·x oscillates between `low` and `high`, which are infinite if it is unbounded. */
  low: number | null;
  high: number | null;
  /** The x beyond which |f′| < 0.01; null if there is none. */
  saturatedFrom: number | null;
}

/** A symmetry of the curve. */
export interface Symmetry {
  /** f(−x) = f(x), or f(x + t) + f(x − t) = 2y; f is odd if x and y are 0. */
  kind: 'even' | 'point';
  x: number;
  /** null if the symmetry is about a line. */
  y: number | null;
}

/** A place where f or a derivative of it jumps. */
export interface Kink {
  x: number;
  /** The lowest order that jumps. */
  jumps: 'value' | 'slope' | 'second-derivative';
  /** The limit from below of what jumps. */
  left: number;
  /** The limit from above, likewise. */
  right: number;
}

/** A local extremum of f. */
export interface Extremum {
  kind: 'minimum' | 'maximum';
  x: number;
  value: number;
}

/** An interval with f′ = 0 (dead), or with 0 < |f′| < 0.01 (saturated). */
export interface Zone extends Span {
  state: 'dead' | 'saturated';
}

/** Moments of f(z) and f′(z), z ~ N(0, 1). */
export interface Moments {
  /** E f(z). */
  mean: number;
  /** E f(z)². */
  square: number;
  /** Var f(z). */
  variance: number;
  /** E f′(z)². */
  slopeSquare: number;
  /** 1/√E f(z)². */
  gain: number;
  /** P(f(z) = 0). */
  zero: number;
  /** P(f′(z) = 0). */
  flat: number;
  /** Whether the quadrature met its tolerance, about 1e-10. */
  converged: boolean;
}

/** Weights of the variance `deviation`²/inputs, without biases, preserve the size of signal and gradient. */
export interface Critical {
  deviation: number;
  /** The variance of pre-activations that they preserve; 0 if that holds only in the limit of small variances. */
  variance: number;
}

/**
 * Facts about a function. Plain objects, arrays and numbers, fit for `postMessage`; of infinite numbers, which JSON does
 * not have, `JSON.stringify` makes null.
 */
export interface Facts {
  /** The id, or the formula in its one notation. */
  id: FunctionOfX;
  params: number[];
  /** The interval in which zeros, extrema and zones were searched. */
  interval: number[];
  /** The range of f over the whole line, as disjoint intervals, ascending; empty if f turns too often. */
  range: Interval[];
  /** The range of f′, likewise. */
  slopeRange: Interval[];
  /** The supremum of |f′|; null if f′ turns too often. */
  maxAbsSlope: Bound | null;
  /** The least L with |f(x) − f(y)| ≤ L·|x − y|; Infinity if f jumps, NaN if it is not known. */
  lipschitz: number;
  /** Towards −∞. */
  left: Asymptote;
  /** Towards ∞. */
  right: Asymptote;
  monotonicity: 'constant' | 'increasing' | 'non-decreasing' | 'decreasing' | 'non-increasing' | 'neither';
  convexity: 'linear' | 'convex' | 'concave' | 'neither';
  symmetry: Symmetry | null;
  kinks: Kink[];
  /** How many derivatives are continuous: −1 if f itself is not, 0, 1, or Infinity. */
  derivatives: number;
  /** The intervals of the whole line with f′ = 0. */
  dead: Span[];
  /** Where f(x) = x, on the whole line; null if there are more than 48 such places, or if they cannot be told apart. */
  fixedPoints: Place[] | null;
  /** Where f(x) = 0, within the interval; null if there are more than 48 such places, or if they cannot be told apart. */
  zeros: Place[] | null;
  /** The local extrema inside the interval; null likewise. */
  extrema: Extremum[] | null;
  /** The dead and saturated zones within the interval; null likewise. */
  zones: Zone[] | null;
  moments: Moments;
  /** null if there are none, or if the moments do not converge. */
  critical: Critical | null;
}

/**
 * Finds facts about a function numerically, with the given parameters or the defaults.
 *
 * @param interval Two ascending numbers; −6 and 6 if they are left out.
 */
export function analyse(id: FunctionOfX, params?: ParamValues, interval?: Numbers): Facts;

/** Custom samples: 2 to 5000. */
export interface CustomData {
  task: 'classification' | 'regression';
  /** 1 to 784 numbers for each sample, sample by sample. */
  inputs: Numbers;
  /** One number for each sample; −1 or 1 in classification. */
  targets: Numbers;
}

/** A hidden layer. */
export interface LayerOptions {
  /** 1 to 64. */
  units: number;
  /** By default that of the network. */
  activation?: FunctionOfX;
  params?: ParamValues;
}

/** The options of a run. All are optional; the value at the end of each description is the default. */
export interface TrainOptions {
  /** `circle`. */
  data?: DataId | CustomData;
  /** Samples of a built-in data set, 2 to 5000: 500. */
  samples?: number;
  /** Noise of a built-in data set: 0.1. */
  noise?: number;
  /** The share of training samples; the others are test samples: 0.5. */
  trainShare?: number;
  /** Up to twelve hidden layers, each as its units or in full: [8, 8]. */
  layers?: readonly (number | LayerOptions)[];
  /** `relu`. */
  activation?: FunctionOfX;
  /** The activation's parameters: its defaults. */
  params?: ParamValues;
  /** `he`. */
  init?: InitId;
  /** The initial biases: 0. */
  bias?: number;
  /** `sgd`. */
  optimiser?: OptimiserId;
  /** 0.03. */
  learningRate?: number;
  /** λ of the penalty λ·Σ|w|: 0. */
  l1?: number;
  /** λ of the penalty ½λ·Σw²: 0. */
  l2?: number;
  /** The greatest norm of a gradient; 0 for no clipping: 0. */
  clip?: number;
  /** Samples in a batch: 10. */
  batch?: number;
  /** Whether samples are shuffled before every epoch: true. */
  shuffle?: boolean;
  /** A whole number that seeds data, weights and order: 1. */
  seed?: number;
  /** 1 to 100000: 100. */
  epochs?: number;
  /**
   * ½(o − t)², or `logistic` in classification: log(1 + exp(−t·o)) of one output, the cross-entropy of the softmax of
   * several. `square`; for `three_spirals`, which has an output for each class, `logistic`.
   */
  loss?: 'square' | 'logistic';
  /** The activation of the output units: `tanh` for two classes, `linear` for several and in regression. */
  output?: 'linear' | 'tanh';
}

/** A run after an epoch. */
export interface Epoch {
  /** Counted from 1. */
  epoch: number;
  trainLoss: number;
  /** null if there are no test samples. */
  testLoss: number | null;
  /** How many hidden units are dead. */
  dead: number;
}

/** A layer after training; the output layer is the last. */
export interface TrainedLayer {
  inputs: number;
  units: number;
  /** The id or the formula; null for the output layer. */
  activation: FunctionOfX | null;
  /** If the activation learns its first parameter, the first is the learned value. */
  params: number[];
  /** All weights into the first unit, then all into the second, and so on. */
  weights: Float32Array;
  biases: Float32Array;
  /** A dead unit has the slope 0 on every training sample, a saturated one less than 0.01; empty for the output. */
  health: ('alive' | 'saturated' | 'dead')[];
}

/** A run at its end. */
export interface Training {
  /** Diverged: a number overflowed, and the layers are those before that step. Stopped: `onEpoch` returned false. */
  outcome: 'finished' | 'diverged' | 'stopped';
  /** Which quantity overflowed, in which layer and at which step; null if none did. */
  divergence: string | null;
  /** Completed epochs. */
  epochs: number;
  /** The mean loss of the training samples before the first epoch and after each. */
  trainLoss: Float64Array;
  /** The mean loss of the test samples; NaN if there are none. */
  testLoss: Float64Array;
  /** How many hidden units are dead, likewise. */
  dead: Uint32Array;
  layers: TrainedLayer[];
}

/**
 * Trains a network to its end. The same options give the same numbers on every platform. The call blocks its thread, so
 * a page should make it in a worker; a run that would take more than a few minutes throws a RangeError.
 *
 * @param onEpoch Called after every epoch; ends the run by returning false.
 */
export function train(options?: TrainOptions, onEpoch?: (epoch: Epoch) => boolean | void): Training;
