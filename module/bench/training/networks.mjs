// The networks that are compared, and their data: those of the module, so that all train on the same samples.

export const NETWORKS = [
  { name: '2-4-2-1', widths: [2, 4, 2, 1] },
  { name: '2-8-8-1', widths: [2, 8, 8, 1] },
  { name: '2-64×10-1', widths: [2, ...Array(10).fill(64), 1] },
];
export const ACTIVATIONS = ['tanh', 'relu'];
export const RATE = 0.003;
export const BATCH = 10;

/** A seeded generator of uniform numbers. */
export function generator(seed) {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** A disc within a ring, as [x, y, ±1], half for training and half for tests. */
export function circle() {
  const random = generator(42);
  const sample = (_, i) => {
    const radius = i % 2 ? 1.1 + 0.6 * random() : 0.75 * Math.sqrt(random());
    const angle = 2 * Math.PI * random();
    return [radius * Math.cos(angle), radius * Math.sin(angle), i % 2 ? -1 : 1];
  };
  const all = Array.from({ length: 500 }, sample);
  return { train: all.slice(0, 250), test: all.slice(250) };
}

/** The initial weights `[unit][input]` of each layer, of the variance 2/inputs. */
export function initialWeights(widths) {
  const random = generator(7);
  return widths.slice(1).map((units, l) =>
    Array.from({ length: units }, () =>
      Array.from({ length: widths[l] }, () => (2 * random() - 1) * Math.sqrt(6 / widths[l]))));
}
