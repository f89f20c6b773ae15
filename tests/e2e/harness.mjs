// One server and one browser for a file of tests, and pages that must not complain.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import axeCore from 'axe-core';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[
    // The suggestions of the address bar are pages of their own: for each context more work than any lab.
    'WebUIOmniboxPopup',
    'WebUIOmniboxAimPopup',
    // What Playwright turns off: of two such lists the last counts.
    'AimEnabled',
    'AvoidCorsURLLoaderRestartOnRedirect',
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'HttpsFirstBalancedModeAutoEnable',
    'HttpsUpgrades',
    'LensOverlay',
    'MediaRouter',
    'NetworkTimeServiceQuerying',
    'OptimizationHints',
    'PaintHolding',
    'PreconnectToSearch',
    'ThirdPartyStoragePartitioning',
  ]}`,
];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let server;
let browser;

/** The built page. */
export const DIST = process.env.DIST ?? 'dist';

/** Starts the server for the built page, and the browser. */
export async function start(dist = DIST) {
  server = await serve(dist);
  browser = await launch();
}

/** A browser. */
export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path)), args: FLAGS });

/** Ends both. */
export async function stop() {
  await browser?.close();
  server?.stop();
}

/**
 * Opens any address and notes every message in the console, error and failed request in `problems`; `close` fails if
 * there was any. Takes a size and whatever else a Playwright context does: colorScheme, reducedMotion, forcedColors,
 * hasTouch; `init` runs in the page before it. Without `worker` no service worker keeps all files for later.
 */
export async function visit(address, { width = 1440, height = 900, init, worker = false, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  const page = await context.newPage();
  const problems = [];
  page.on('console', (message) => problems.push(`console.${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  if (!worker) await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
  if (init) await page.addInitScript(init);
  await page.goto(address);
  const close = async () => {
    // What is still being loaded is cancelled by the end itself, which is no fault.
    const found = [...problems];
    await context.close();
    assert.deepEqual(found, [], 'the page should have nothing to say in the console');
  };
  return { page, problems, close };
}

/** Opens the built page and waits until its program runs; otherwise as `visit`. */
export async function open(path = '/', options) {
  const visited = await visit(server.origin + path, options);
  try {
    await started(visited.page);
  } catch {
    assert.fail(`the program did not start at ${path}\n${visited.problems.join('\n')}`);
  }
  return visited;
}

/** How many activations there are, by the ES module beside the page. */
export const activationCount = (page) =>
  page.evaluate(async () => {
    const { default: init, activations } = await import(new URL('./module/index.js', location.href).href);
    await init();
    return activations().length;
  });

/** Waits until a lab's program runs: what the static page shows before is not proof of it. */
export const started = (page) => page.locator('#app[data-open]').waitFor({ timeout: 15_000, state: 'attached' });

/** Fails with rules and selectors if axe finds fault with the page as it is now, and with the frames in it. */
export async function axe(page) {
  for (const frame of page.frames()) await frame.evaluate(axeCore.source);
  const faults = await page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run({ runOnly, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, WCAG);
  assert.deepEqual(faults, [], 'axe should find nothing');
}
