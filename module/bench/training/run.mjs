// node training/run.mjs <package> <results.json>: measures training beside an object graph, typed arrays and
// TensorFlow.js, in fresh processes, and prints medians over the processes.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { median, verdict } from '../report.mjs';
import { ACTIVATIONS, NETWORKS } from './networks.mjs';

const [packageFolder, file] = process.argv.slice(2);
const PROCESSES = 5;
const ROUNDS = 5;

/** How many times the epochs a second of an opponent. */
const GOALS = [
  { network: '2-4-2-1', opponent: 'graph', limit: 21 },
  { network: '2-8-8-1', opponent: 'graph', limit: 22 },
  { network: '2-64×10-1', activation: 'relu', opponent: 'graph', limit: 32 },
  { network: '2-64×10-1', activation: 'relu', opponent: 'typed', limit: 15 },
  { network: '2-64×10-1', activation: 'relu', opponent: 'tfjs, full batch', limit: 5 },
];

const runs = [];
for (let i = 0; i < PROCESSES; i++) {
  const args = [join(import.meta.dirname, 'process.mjs'), ROUNDS, resolve(packageFolder)];
  runs.push(JSON.parse(execFileSync('node', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })));
}
const results = runs[0].map((result, i) => ({ ...result, us: median(runs.map((run) => run[i].us)) }));

const columns = ['ours', 'graph', 'typed', 'ours, full batch', 'tfjs, full batch'];
console.log('\nEpochs for each second of CPU time, in brackets the training loss at the end of the measurement.\n');
console.log(`| network | ${columns.join(' | ')} | goals |\n| --- |${columns.map(() => ' ---: |').join('')} --- |`);
const report = [];
for (const { name } of NETWORKS) {
  for (const activation of ACTIVATIONS) {
    const find = (who) => results.find((r) => r.network === name && r.activation === activation && r.who === who);
    const goals = GOALS
      .filter((goal) => goal.network === name && [undefined, activation].includes(goal.activation))
      .map(({ opponent, limit }) => {
        const ours = opponent.includes('full batch') ? 'ours, full batch' : 'ours';
        const reached = find(opponent).us / find(ours).us;
        return { name: `× ${opponent}`, reached, limit, verdict: verdict(reached / limit) };
      });
    report.push({ network: name, activation, results: columns.map(find).filter(Boolean), goals });
    const cells = columns.map((who) => {
      const result = find(who);
      return result ? `${Number((1e6 / result.us).toPrecision(3))} (${result.loss.toPrecision(2)})` : '';
    });
    const texts = goals.map(({ name, reached, limit, verdict }) => `${name} ${reached.toFixed(1)} (${limit}) ${verdict}`);
    console.log(`| ${[`${name} ${activation}`, ...cells, texts.join('; ')].join(' | ')} |`);
  }
}
writeFileSync(file, JSON.stringify({ node: process.version, cpu: cpus()[0]?.model, report }, null, 1));
