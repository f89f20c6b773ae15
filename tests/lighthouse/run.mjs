// node tests/lighthouse/run.mjs <dist>: Lighthouse with its mobile preset, a slow network and a slow phone, on each lab, with
// files that the server compresses by gzip. Medians of three runs are printed, with the slowness simulated, which is the
// preset's way, and applied. Simulation computes times from a fast visit: what a local server has sent by the first
// paint counts as needed for it, and whether the program is among that is chance.
import * as launcher from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { median } from '../e2e/bench/median.mjs';
import { LABS } from '../e2e/labs.mjs';
import { serve } from '../e2e/server.mjs';

const RUNS = 3;
const METHODS = { simulate: 'simulated', devtools: 'applied' };
const FIGURES = {
  'largest-contentful-paint': 'LCP',
  'total-blocking-time': 'total blocking time',
  'cumulative-layout-shift': 'layout shift',
};
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];

const server = await serve(process.argv[2], { gzip: true });
for (const lab of LABS) {
  for (const [throttlingMethod, name] of Object.entries(METHODS)) {
    const values = Object.keys(FIGURES).map(() => []);
    for (let run = 0; run < RUNS; run++) {
      const { audits } = await report(`${server.origin}/?lab=${lab}`, throttlingMethod);
      Object.keys(FIGURES).forEach((id, i) => values[i].push(audits[id].numericValue));
    }
    console.log(`${lab}, ${name}, times in ms: ${Object.values(FIGURES).map((figure, i) => summary(figure, values[i])).join('; ')}`);
  }
}
server.stop();

/** The report of a first visit, in a browser of its own. */
async function report(address, throttlingMethod) {
  const browser = await launcher.launch({ chromePath: process.env.CHROMIUM, chromeFlags: FLAGS });
  try {
    const flags = { port: browser.port, onlyCategories: ['performance'], throttlingMethod, logLevel: 'error' };
    return (await lighthouse(address, flags)).lhr;
  } finally {
    await browser.kill();
  }
}

/** The median of some values, and all of them. */
function summary(figure, values) {
  const number = (value) => value.toFixed(value < 1 ? 3 : 0);
  return `${figure} ${number(median(values))} (${values.map(number).join(', ')})`;
}
