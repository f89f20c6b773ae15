// node tests/lighthouse/run.mjs <dist>: Lighthouse with its mobile preset, which simulates a slow network and a slow phone,
// on each lab, with files that the server compresses by gzip. Medians of five runs are printed.
import * as launcher from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { median } from '../e2e/bench/median.mjs';
import { LABS } from '../e2e/labs.mjs';
import { serve } from '../e2e/server.mjs';

const RUNS = 5;
const FIGURES = {
  'largest-contentful-paint': 'LCP',
  'total-blocking-time': 'total blocking time',
  'cumulative-layout-shift': 'layout shift',
};
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];

const server = await serve(process.argv[2], { gzip: true });
for (const lab of LABS) {
  const values = Object.keys(FIGURES).map(() => []);
  for (let run = 0; run < RUNS; run++) {
    const { audits } = await report(`${server.origin}/?lab=${lab}`);
    Object.keys(FIGURES).forEach((id, i) => values[i].push(audits[id].numericValue));
  }
  const text = Object.entries(FIGURES).map(([id, name], i) => {
    const digits = id === 'cumulative-layout-shift' ? 3 : 0;
    return `${name} ${median(values[i]).toFixed(digits)} (${values[i].map((value) => value.toFixed(digits)).join(', ')})`;
  });
  console.log(`${lab}, times in ms: ${text.join('; ')}`);
}
server.stop();

/** The report of a first visit, in a browser of its own. */
async function report(address) {
  const browser = await launcher.launch({ chromePath: process.env.CHROMIUM, chromeFlags: FLAGS });
  try {
    const { lhr } = await lighthouse(address, { port: browser.port, onlyCategories: ['performance'], logLevel: 'error' });
    return lhr;
  } finally {
    await browser.kill();
  }
}
