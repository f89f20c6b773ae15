// A page with a lab in a frame, and what must never happen on it.
import { readFileSync } from 'node:fs';
import { launch } from '../harness.mjs';
import { LANDMARKS } from '../labs.mjs';
import { serve } from '../server.mjs';

const SCRIPT = readFileSync(new URL('host.js', import.meta.url), 'utf8');
const HTML =
  '<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,">' +
  `<iframe title="lab" width="640" height="480"></iframe><script>${SCRIPT}</script>`;

/** Starts what the pages of the fuzzer need: the built page on a server, and a browser. */
export async function startSurroundings(dist) {
  const server = await serve(dist, { pages: { '/host': HTML } });
  let browser = await launch();
  return {
    dist,
    origin: server.origin,
    newPage: async () => {
      if (!browser.isConnected()) browser = await launch();
      return (await browser.newContext({ viewport: { width: 700, height: 900 } })).newPage();
    },
    async stop() {
      await browser.close();
      server.stop();
    },
  };
}

/** Opens the page; `perform` does one case on it, by a function that host.js defines. */
export const openHost = (perform) => async ({ origin, newPage }) => {
  const page = await newPage();
  const problems = watch(page, origin);
  const check = () => {
    if (problems.length > 0) throw new Error(problems.join('\n'));
  };
  /** A problem explains more than a test that fails because of it. */
  const checked = async (work) => {
    try {
      return await work();
    } finally {
      check();
    }
  };
  await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
  await page.goto(`${origin}/host`);
  await page.evaluate((landmarks) => window.begin(landmarks), LANDMARKS);
  return {
    perform: (made) => checked(() => perform(page, made)),
    checkAlive: () => checked(() => checkAlive(page)),
    // The context of a page that hangs closes when its process is ended.
    close: () => page.context().close(),
  };
};

/** The list of what must not happen, as it grows. */
function watch(page, origin) {
  const problems = [];
  page.on('console', (message) => problems.push(`console.${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('crash', () => problems.push('the page crashed'));
  page.on('popup', () => problems.push('a window was opened'));
  page.on('download', () => problems.push('a file was downloaded'));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on('request', (request) => {
    const { protocol, origin: of } = new URL(request.url());
    if (of !== origin && !['data:', 'blob:', 'about:'].includes(protocol)) problems.push(`request: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}

/** Fails unless a slider still moves, and the reading with it. */
async function checkAlive(page) {
  await page.evaluate(() => window.follow('?f=elu:2&at=-1'));
  const frame = page.frameLocator('iframe').first();
  const reading = frame.locator('.readout');
  const before = await reading.innerText();
  await frame.getByRole('slider', { name: 'α of ELU' }).press('ArrowRight');
  for (let i = 0; i < 100; i++) {
    if ((await reading.innerText()) !== before) return;
    await page.waitForTimeout(20);
  }
  throw new Error('a slider does not change the reading');
}
