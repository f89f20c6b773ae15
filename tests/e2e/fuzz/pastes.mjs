// Texts pasted into the fields of the labs and of their dialogs: numbers, tables, names, searches.
import { LABS } from '../labs.mjs';
import { openHost } from './host.mjs';
import { KEYS, LINKS, NUMBERS, TEXTS, anyFormula, mutate } from './values.mjs';

/** Views that have fields: every lab with a function of the visitor's, Train with data of the visitor's, a dialog. */
const VIEWS = [
  ...LABS.map((lab) => ({ query: `?lab=${lab}&formulas=W=x*tanh(a*x)` })),
  ...KEYS.train.get('own').filter((own) => /^[cr][12]/.test(own)).slice(0, 4).map((own) => ({ query: `?lab=train&own=${own}`, isTable: true })),
  { query: '?lab=code&in=numpy' },
  { query: '?f=relu', dialog: 'Share this view' },
];

export default {
  name: 'pastes',
  make(random) {
    const { isTable, ...view } = random.pick(VIEWS);
    const text = isTable ? random.one(table, table, (random) => mutate(random, table(random), TEXTS)) : field(random);
    return { ...view, nth: random.below(1000), text };
  },
  open: openHost((page, made) => page.evaluate((made) => window.tryField(made), made)),
};

const field = (random) =>
  random.one(
    () => random.pick(NUMBERS),
    () => random.pick(TEXTS),
    () => mutate(random, random.pick(NUMBERS), [...NUMBERS, ...TEXTS]),
    () => anyFormula(random),
    () => random.pick(LINKS),
    table,
  );

/** A table as programs write it, mostly. */
function table(random) {
  const separator = random.pick([',', ';', '\t', ' ', '|', ', ']);
  const columns = 1 + random.below(random.chance(0.05) ? 300 : 5);
  const rows = random.below(random.chance(0.05) ? 4000 : 30);
  const end = random.pick(['\n', '\r\n', '\r']);
  const odd = random.pick([0, 0, 0, 0.02, 0.3]);
  const cell = (column) => {
    if (random.chance(odd)) return random.one(() => random.pick(NUMBERS), () => random.pick(TEXTS), () => `"${random.pick(TEXTS)}"`, () => '');
    return column === columns - 1 && random.chance(0.5) ? random.pick(['-1', '1', 'yes', 'no']) : (random.below(2000) / 100 - 10).toString();
  };
  const lines = Array.from({ length: rows }, () => Array.from({ length: random.chance(odd / 5) ? columns + 1 : columns }, (_, column) => cell(column)).join(separator));
  if (random.chance(0.4)) lines.unshift(Array.from({ length: columns }, (_, column) => random.pick([`x${column}`, ...TEXTS])).join(separator));
  if (random.chance(0.1)) lines.unshift(random.pick(['# x y', 'sep=;', '\ufeff']));
  return lines.join(end);
}
