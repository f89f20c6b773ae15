// Compiled, not run: what a user of the types may and may not write.
import init, {
  activations, analyse, choices, secondDerivative, evaluate, evaluateWithSlope, slope, train,
  type Activation, type ActivationId, type Epoch, type Facts, type TrainOptions, type Training,
} from 'activation-lab';

await init();
await init('https://example.org/activation_lab_bg.wasm');
await init(new Uint8Array(8));

const x = Float64Array.of(-1, 0, 1);
const y: Float64Array = evaluate('swish', x, [1.5]);
const all: Float64Array[] = [evaluate, slope, secondDerivative].map((of) => of('relu', y));
const single: Float32Array = evaluate('swish', new Float32Array(3), [1.5], new Float32Array(3));
const both: { value: Float32Array; slope: Float32Array } = evaluateWithSlope('mish', single, [], { value: single });
const list: readonly Activation[] = activations();
const ids: ActivationId[] = list.map(({ id }) => id);
const limits: number[][] = list.flatMap(({ params }) => params.map(({ min, max }) => [min, max]));
const facts: Facts = analyse('gelu', undefined, [-3, 3]);
const minima: number[] = facts.extrema?.filter(({ kind }) => kind === 'minimum').map(({ value }) => value) ?? [];
const limit: number | null = facts.left.limit;

const options: TrainOptions = {
  data: 'moons',
  layers: [8, { units: 4, activation: 'elu', params: [0.5] }, { units: 2, activation: 'max(a*x, x)', params: { a: 0.1 } }],
  optimiser: 'adam',
  init: choices().init[0]?.id ?? 'he',
};
const training: Training = train(options, ({ epoch, trainLoss }: Epoch) => epoch < 50 && trainLoss > 0.01);
train({ data: { task: 'classification', inputs: x, targets: [-1, 1, 1] } }, () => {});
const losses: Float64Array = training.trainLoss;
const weights: Float32Array | undefined = training.layers[0]?.weights;
export { all, both, ids, limit, limits, losses, minima, weights };

// @ts-expect-error: a number is no place.
await init(5);
// @ts-expect-error: an id or a formula is a text.
evaluate(7, x);
// @ts-expect-error: the value of a parameter is a number.
evaluate('x * sigmoid(b*x)', x, { b: '1' });
// @ts-expect-error: an array is needed.
evaluate('relu', 1);
// @ts-expect-error: results have the precision of x.
evaluate('relu', single, [], x);
// @ts-expect-error: there is no such option.
train({ learning_rate: 1 });
// @ts-expect-error: a seed is a number.
train({ seed: '1' });
// @ts-expect-error: there may be too many to list.
facts.zeros.length;
// @ts-expect-error: likewise.
facts.zones.length;
// @ts-expect-error: nothing is `any`.
facts.moments.median;
