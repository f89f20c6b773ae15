// node kernels/run.mjs <package> <kernels> <results.json>: measures the kernels beside those of other libraries, in fresh
// processes, and prints medians over the processes.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { median, verdict } from '../report.mjs';

const [packageFolder, kernelsFolder, file] = process.argv.slice(2);
const PROCESSES = 5;
const ROUNDS = 7;
const LENGTHS = [4096, 1_000_000];

/** Goals, as multiples: how much less time than plain JavaScript, in the memory of the program, and in the module. */
const TIMES_PLAIN = { sigmoid: 10, elu: 7, tanh: 12, silu: 11, swish: 11, gelu: 4, gelu_tanh: 14, softplus: 9, mish: 9 };
const TIMES_PLAIN_IN_MODULE = { relu: 2, sigmoid: 6, tanh: 7, elu: 4, silu: 6, softplus: 6, gelu_tanh: 10, mish: 15 };
const AS_FAST_AS_A_COPY = ['relu', 'leaky_relu', 'prelu', 'relu6', 'hard_tanh', 'hard_sigmoid', 'hard_swish'];
const AS_FAST_AS_TFJS = ['sigmoid', 'elu'];

function measure(length) {
  const runs = [];
  for (let i = 0; i < PROCESSES; i++) {
    const script = join(import.meta.dirname, 'process.mjs');
    const args = [script, length, ROUNDS, resolve(packageFolder), resolve(kernelsFolder)];
    runs.push(JSON.parse(execFileSync('node', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })));
  }
  return runs[0].map(({ id, who, error }, i) => ({ id, who, ns: median(runs.map((run) => run[i].ns)), error }));
}

/** The goals that a function has: [name, reached ratio, its limit, whether more is better]. */
function goals(id, ns) {
  const list = [];
  if (AS_FAST_AS_A_COPY.includes(id)) list.push(['/ copy', ns('ours') / ns('ours', 'copy'), 1.15, false]);
  if (AS_FAST_AS_TFJS.includes(id)) list.push(['/ tfjs', ns('ours') / ns('tfjs'), 1, false]);
  if (TIMES_PLAIN[id]) list.push(['× JS', ns('JavaScript') / ns('ours'), TIMES_PLAIN[id], true]);
  list.push(['fused', ns('fused') / (ns('ours') + ns('slope')), 0.8, false]);
  return list;
}

const columns = ['ours', 'slope', 'fused', 'JavaScript', 'tfjs', 'onnxruntime', 'module'];
const report = [];
for (const length of LENGTHS) {
  const results = measure(length);
  const find = (who, id) => results.find((result) => result.who === who && result.id === id);
  const ids = [...new Set(results.map(({ id }) => id))].filter((id) => id !== 'copy');
  const copy = [find('ours', 'copy'), find('memory', 'copy')].map(({ ns }) => ns.toFixed(3));
  console.log(`\n${length} numbers: ns of CPU time for each, in brackets the error in ULP. A copy by SIMD takes ${copy[0]}, ` +
    `by TypedArray.set ${copy[1]}.\n`);
  console.log(`| function | ${columns.join(' | ')} | goals |\n| --- |${columns.map(() => ' ---: |').join('')} --- |`);
  for (const id of ids) {
    const ns = (who, other = id) => find(who, other)?.ns ?? NaN;
    const cells = columns.map((who) => {
      const result = find(who, id);
      if (!result) return '';
      return result.ns.toFixed(2) + (result.error === null || who === 'module' ? '' : ` (${readable(result.error)})`);
    });
    const list = goals(id, ns);
    if (length === 1_000_000 && TIMES_PLAIN_IN_MODULE[id]) {
      list.push(['module × JS', ns('JavaScript') / ns('module'), TIMES_PLAIN_IN_MODULE[id], true]);
    }
    const judged = list.map((goal) => ({ name: goal[0], reached: goal[1], limit: goal[2], verdict: verdict(goal[3] ? goal[1] / goal[2] : goal[2] / goal[1]) }));
    report.push({ length, id, results: results.filter((result) => result.id === id), goals: judged });
    const texts = judged.map(({ name, reached, limit, verdict }) => `${name} ${reached.toFixed(2)} (${limit}) ${verdict}`);
    console.log(`| ${[id, ...cells, texts.join('; ')].join(' | ')} |`);
  }
}
writeFileSync(file, JSON.stringify({ node: process.version, cpu: cpus()[0]?.model, report }, null, 1));

function readable(error) {
  return error < 100 ? error.toFixed(1) : error.toExponential(0);
}
