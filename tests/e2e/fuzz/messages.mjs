// Messages to a lab in a frame. A case is the source of a message: structured cloning copies more than JSON can say.
import { openHost } from './host.mjs';
import { LINKS, NUMBERS, TEXTS, labOf, mutate } from './values.mjs';

const TYPES = ['get', 'set', 'run', 'pause', 'reset', 'subscribe', 'unsubscribe'];
const EVENTS = ['change', 'neuron-died', 'run-finished'];
const FIELDS = ['id', 'query', 'events', 'lab', 'ok', 'source'];

const text = (value) => JSON.stringify(value);

export default {
  name: 'messages',

  make(random, number) {
    const lab = labOf(number);
    return { lab, message: random.chance(0.85) ? message(random, lab) : value(random) };
  },

  open: openHost((page, { lab, message }) => page.evaluate(([lab, source]) => window.tryMessage(lab, source), [lab, message])),
};

function message(random, lab) {
  const type = random.chance(0.9) ? `activation-lab:${random.pick(TYPES)}` : mutate(random, `activation-lab:${random.pick(TYPES)}`, TEXTS);
  const fields = [`type: ${random.chance(0.95) ? text(type) : value(random)}`];
  if (random.chance(0.5)) fields.push(`id: ${random.one(() => random.below(1e6), () => text(random.pick(TEXTS)), value)}`);
  if (random.chance(0.6)) fields.push(`query: ${random.one(() => text(ofLab(lab, mutate(random, random.pick(LINKS), LINKS))), () => text(ofLab(lab, random.pick(LINKS))), value)}`);
  if (random.chance(0.5)) fields.push(`events: ${random.one(() => text(random.list(0, 4, () => random.pick(EVENTS))), () => `[${random.list(0, 4, () => value(random))}]`, value)}`);
  for (const name of random.list(0, 2, () => random.pick([...FIELDS, ...TEXTS]))) fields.push(`[${text(name)}]: ${value(random)}`);
  return `{ ${fields.join(', ')} }`;
}

/** A query of this lab most of the time: others are refused as a whole. */
const ofLab = (lab, query) => `?lab=${lab}&${query.slice(1).replace(/lab=\w*&?/, '')}`;

/** The source of a value of any type. */
function value(random, depth = 2) {
  const inner = () => (depth > 0 ? value(random, depth - 1) : '0');
  return random.one(
    () => text(random.pick(TEXTS)),
    () => text(mutate(random, random.pick(LINKS), LINKS)),
    () => random.pick(['0', '-0', '1', 'NaN', 'Infinity', '-1e308', '2 ** 53', '1n', '2n ** 70n', 'null', 'undefined', 'true', 'false']),
    () => `Number(${text(random.pick(NUMBERS))})`,
    () => `[${random.list(0, 4, inner)}]`,
    () => `{ ${random.list(0, 4, () => `[${text(random.pick(TEXTS))}]: ${inner()}`)} }`,
    () => `Object.assign([], { length: ${random.pick(['3', '101', '2 ** 32 - 1'])} })`,
    () => `Object.assign([${inner()}], { name: ${inner()} })`,
    () => `{ get type() { return 'activation-lab:get'; }, get id() { return ${inner()}; } }`,
    () => `new Map([['type', 'activation-lab:get'], ['id', ${inner()}]])`,
    () => `new Set([${inner()}])`,
    () => random.pick(['new Date(NaN)', '/x/g', 'new Error("e")', 'new Blob(["x"])', 'new ArrayBuffer(8)', 'new Float64Array(3)', 'new BigInt64Array(1)', 'new ImageData(1, 1)', 'new DOMRect()']),
    () => random.pick(['new String("activation-lab:get")', 'new Number(1)', 'Object(1n)', 'Object.create(null)', '(() => { const loop = {}; loop.loop = loop; return loop; })()']),
    // What cannot be cloned is refused by the browser.
    () => random.pick(['() => 1', 'Symbol("x")', 'new Proxy({}, {})', 'document.body', 'new WeakMap()']),
    () => `${text(random.pick(['a', '💥', '\0']))}.repeat(${random.pick(['100', '101', '8001', '24001', '1e6'])})`,
    () => `Array(${random.pick(['100', '101', '1e5'])}).fill(${text(random.pick(EVENTS))})`,
    () => `Object.fromEntries(Array.from({ length: 300 }, (_, i) => ['k' + i, i]))`,
  );
}
