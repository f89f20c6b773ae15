// node tests/e2e/bench/run.mjs <dist> [<other dist>]: measures the work of the labs on the main thread. Two pages are
// measured in alternating turns, so that a slow phase of the machine affects both; the pairs and the median of their
// ratios are printed.
import { serve } from '../server.mjs';
import { start, started, stop, visit } from '../harness.mjs';
import { compare } from './compare.mjs';
import { depth } from './depth.mjs';
import { explore } from './explore.mjs';
import { heaviest } from './heaviest.mjs';
import { median } from './median.mjs';
import { train } from './train.mjs';

/** Each opens its lab by the function that it is given, and gives rows of a name, a number and its unit. */
const MEASURES = [explore, train, compare, depth, heaviest];
const TURNS = 3;

const [dist, other] = process.argv.slice(2);
await start(dist);
const pages = await Promise.all([dist, other].filter(Boolean).map((dist) => serve(dist)));

/** Opens a view of a page when its lab runs. */
const open = ({ origin }) => async (query, options) => {
  const visited = await visit(`${origin}/${query}`, { fresh: true, ...options });
  await started(visited.page);
  return visited;
};

for (const measure of MEASURES) {
  const rows = new Map();
  for (let turn = 0; turn < TURNS; turn++) {
    // The first goes second every other time.
    const order = turn % 2 ? pages.toReversed() : pages;
    for (const page of order) {
      for (const { name, value, unit } of await measure(open(page))) {
        if (!rows.has(name)) rows.set(name, { unit, values: pages.map(() => []) });
        rows.get(name).values[pages.indexOf(page)].push(value);
      }
    }
  }
  for (const [name, row] of rows) report(name, row);
}
for (const page of pages) page.stop();
await stop();

function report(name, { unit, values: [own, others] }) {
  const number = (value) => value.toFixed(value < 100 ? 2 : 0);
  if (!others) {
    console.log(`${name}: ${number(median(own))} ${unit} (${own.map(number).join(', ')})`);
    return;
  }
  const ratios = own.map((value, i) => value / others[i]);
  const pairs = own.map((value, i) => `${number(value)}/${number(others[i])}`);
  console.log(`${name}: ${number(median(own))} to ${number(median(others))} ${unit}, ratio ${median(ratios).toFixed(3)} (${pairs.join(', ')})`);
}
