// node tests/e2e/fuzz/run.mjs <dist> [--minutes 5] [--seed 1] [--door queries] [--cases 0-20] [--report file]
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import formulas from './formulas.mjs';
import { describe, fuzz, repeat, table } from './fuzz.mjs';
import { startSurroundings } from './host.mjs';
import messages from './messages.mjs';
import module from './module.mjs';
import pastes from './pastes.mjs';
import queries from './queries.mjs';

const DOORS = [queries, messages, pastes, formulas, module];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000) % 1e6) },
    door: { type: 'string' },
    cases: { type: 'string' },
    report: { type: 'string' },
  },
});
const doors = DOORS.filter(({ name }) => name === (values.door ?? name));
if (positionals.length !== 1 || doors.length === 0 || (values.cases && doors.length > 1)) {
  console.error(`usage: node tests/e2e/fuzz/run.mjs <dist> [--minutes 5] [--seed 1] [--report file]
       node tests/e2e/fuzz/run.mjs <dist> --seed 1 --door <${DOORS.map(({ name }) => name).join('|')}> --cases <first>-<last>`);
  process.exit(2);
}

const seed = Number(values.seed);
const minutes = Number(values.minutes);
const surroundings = await startSurroundings(resolve(positionals[0]));
const tell = (failure) => console.log(describe(failure));
let counts;
if (values.cases) {
  const [first, last = first] = values.cases.split('-').map(Number);
  counts = [await repeat(doors[0], first, last, { seed, surroundings, tell })];
} else {
  console.log(`seed ${seed}, ${minutes} minutes`);
  const end = performance.now() + 60_000 * minutes;
  counts = await fuzz(doors, { parallel: 2, seed, surroundings, tell, isOver: () => performance.now() > end });
}
await surroundings.stop();

console.log(table(counts).join('\n'));
if (values.report) writeFileSync(values.report, `${JSON.stringify({ seed, minutes, doors: counts }, null, 2)}\n`);
process.exit(counts.some(({ failures }) => failures.length > 0) ? 1 : 0);
