// What cases are made of: the keys and values of real links, hostile numbers and texts, and changes of a text.
import { readFileSync } from 'node:fs';
import { LABS } from '../labs.mjs';

/** Sets a mark if it is ever taken for HTML; the image is looked for, and would be requested. */
const HTML = '<img src=injected onerror="top.injected=1">';

export const NUMBERS = [
  '0', '-0', '1', '-1', '0.5', '2', '1e-9', '5e-324', '-1e-320', '1e308', '-1e308', '1e309', '1e999', 'NaN', 'Infinity',
  '-Infinity', '4294967295', '4294967296', '9007199254740993', '99999999999999999999', '0x10', '1_000', '١٢', '−3', '1,5',
  '1e', '.', '+1', '--1', '1.2.3', '10⁻⁷', '3×10⁸', '⁻', '10⁹⁹⁹⁹⁹⁹⁹⁹⁹⁹⁹', `1${'0'.repeat(400)}`, `0.${'0'.repeat(400)}1`,
];

const NAMES = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf', 'then', 'length', 'null', 'undefined', 'true'];

export const TEXTS = [
  '', ' ', '\0', '\n', '\t', '\r\n', '\\', '"', "'", '`', '%', '%00', '%E0%A4', '%zz', '%25', '&amp;', '${1}', '{{x}}', '~', '~~', ',,,,', ';', ':',
  '..', '1..', '=', '==', '@', '#', '?', '+', '💥', 'é', 'e\u0301', '\u202e', '\u200b', '\ufeff', '\ud800', '\uffff', 'İ', 'ſ', 'ﬁ',
  'a'.repeat(300), ','.repeat(3000), '('.repeat(3000), '💥'.repeat(2500), HTML, `"><script>top.injected=1</script>`,
  'javascript:top.injected=1', `</title></textarea></style>${HTML}`, '../../etc/passwd', 'https://example.org/', '$&', '$1',
  ...NAMES,
];

/** The lab of a case: some cases follow one another in each, since mounting a lab takes the most time. */
export const labOf = (number) => LABS[Math.floor(number / 5) % LABS.length];

/** Formulas of people, some of them wrong, from which others are made. */
export const FORMULAS = [
  'x', '1', 'x^2', 'x*sigmoid(b*x)', 'max(a*x, x)', '{ x > 0: x; else: a*x }', 'if(x > 0, x, a*x)', 'x*tanh(softplus(x))', 'log(1+exp(x))',
  'sin(x)/x', 'x*tanh(x)@a=0..1', 'a*x@a=0..2..10@learn=a', 'W=x+sin(b*x)@b=0..1@learn=b', '\\frac{1}{1+e^{-x}}', '\\max(0, x)', '½·x·(1+erf(x/√2))',
  '|x|', 'x²', 'e^(-x^2)', 'floor(x)', 'clip(x, -1, 1)', '1/x', 'sqrt(x)', 'x^9^9^9^9', '2^2^2^2^x', 'exp(exp(exp(x)))', 'gelu', 'swish(x)', 'abs(sin(1e9*x))',
  'α·x', 'alpha*x', '(x', 'x)', 'x x', '1/0', '0/0', 'x*', 'sgimoid(x)', 'min(max(x,-1),1)', 'sign(x)*sqrt(abs(x))', 'sinc(x)', 'atan(x)*2/pi',
];

const ATOMS = [...Array(12).fill('x'), 'a', 'b', 'α', 'pi', 'e', '1', '2', '0.5', '1e308', '1e-300', '0', '3'];
const CALLS = ['exp', 'expm1', 'ln', 'log', 'log1p', 'sqrt', 'abs', 'sign', 'floor', 'sin', 'cos', 'sinc', 'tanh', 'atan', 'erf', 'erfc', 'sigmoid', 'softplus', 'relu', 'gelu', 'swish'];
const OPERATORS = ['+', '-', '*', '/', '^', '·', '−', ' '];

/** A formula by the grammar, most of the time. */
export function formula(random, depth = 1 + random.below(5)) {
  const part = () => formula(random, depth - 1);
  if (depth <= 0) return random.pick(ATOMS);
  return random.one(
    () => `${part()}${random.pick(OPERATORS)}${part()}`,
    () => `(${part()})${random.pick(OPERATORS)}${part()}`,
    () => `${random.pick(CALLS)}(${part()})`,
    () => `-${part()}`,
    () => `|${part()}|`,
    () => `${random.pick(['max', 'min'])}(${part()}, ${part()})`,
    () => `clip(${part()}, ${part()}, ${part()})`,
    () => `{ ${part()} ${random.pick(['>', '<', '>=', '≤'])} ${part()}: ${part()}; else: ${part()} }`,
    () => `if(x > ${random.pick(NUMBERS)}, ${part()}, ${part()})`,
  );
}

/** A formula of any kind, also with a name, limits and a learned letter. */
export const anyFormula = (random) =>
  random.one(
    () => formula(random),
    () => formula(random),
    () => random.pick(FORMULAS),
    () => mutate(random, formula(random), FORMULAS),
    () => mutate(random, random.pick(FORMULAS), FORMULAS),
    () => `${random.pick(TEXTS)}=${formula(random)}@a=${random.pick(NUMBERS)}..${random.pick(NUMBERS)}`,
    () => random.pick([...TEXTS, ...NUMBERS]),
  );

/** A text with one to four changes; `others` are texts that it may take parts of. */
export function mutate(random, text, others) {
  for (const change of random.list(1, 4, () => random.pick(CHANGES))) text = change(random, text, others);
  return text;
}

const span = (random, text) => [random.below(text.length + 1), random.below(text.length + 1)].sort((a, b) => a - b);

const CHANGES = [
  function insert(random, text) {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.pick([...TEXTS, ...NUMBERS]) + text.slice(at);
  },
  function replaceNumber(random, text) {
    const numbers = [...text.matchAll(/-?\d[\d.]*/g)];
    if (numbers.length === 0) return text;
    const { 0: found, index } = random.pick(numbers);
    return text.slice(0, index) + random.pick(NUMBERS) + text.slice(index + found.length);
  },
  function remove(random, text) {
    const [from, to] = span(random, text);
    return text.slice(0, from) + text.slice(Math.min(to, from + 1 + random.below(8)));
  },
  function repeat(random, text) {
    const [from, to] = span(random, text);
    return text.slice(0, to) + text.slice(from, to).repeat(1 + random.below(random.chance(0.1) ? 200 : 3)) + text.slice(to);
  },
  function replaceCharacter(random, text) {
    const at = random.below(text.length);
    return text.slice(0, at) + String.fromCharCode(random.chance(0.8) ? 32 + random.below(95) : random.below(0x10000)) + text.slice(at + 1);
  },
  function splice(random, text, others) {
    const other = random.pick(others);
    return text.slice(0, random.below(text.length + 1)) + other.slice(random.below(other.length + 1));
  },
];

const recorded = readFileSync(new URL('../../data/links.txt', import.meta.url), 'utf8');

/** The queries of recorded lines of this kind. */
const queriesOf = (kind) =>
  [...recorded.matchAll(new RegExp(`^${kind} (\\?.*)$`, 'gm'))].map(([, query]) =>
    query.replace(/\\u\{([0-9a-f]+)\}/g, (_, digits) => String.fromCodePoint(parseInt(digits, 16))),
  );

/** Queries of links, also of faulty ones. */
export const LINKS = queriesOf('address');

/** For each lab its keys, each with the values that the page writes; and functions of the visitor, which all labs have. */
export const KEYS = Object.fromEntries(LABS.map((lab) => [lab, new Map([['formulas', FORMULAS]])]));
for (const query of queriesOf('query')) {
  const pairs = new URLSearchParams(query);
  const keys = KEYS[pairs.get('lab') ?? LABS[0]];
  for (const [key, value] of pairs) {
    if (!keys.get(key)?.push(value)) keys.set(key, [value]);
  }
  keys.delete('lab');
}
