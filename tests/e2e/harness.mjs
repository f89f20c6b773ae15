// One server and one browser for a file of tests, and pages that must not complain.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before } from 'node:test';
import axeCore from 'axe-core';
import { chromium } from 'playwright-core';
import { LABS } from './labs.mjs';
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

/** Starts both before the tests of a file, and ends them afterwards. */
export function useServer() {
  before(() => start());
  after(stop);
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

/** The path of a lab with this query; the first lab needs no name. */
export function path(lab, query = '') {
  const pairs = [lab === LABS[0] ? '' : `lab=${lab}`, query].filter(Boolean);
  return pairs.length > 0 ? `/?${pairs.join('&')}` : '/';
}

/** Gives the visit of a lab: it runs `check` on a fresh page, which must have nothing to say in the console. */
export const onLab = (lab) => async (query, options, check) => {
  const { page, close } = await open(path(lab, query), options);
  await check(page);
  await close();
};

/** The pairs of the address, and its query as it can be read. */
export const query = (page) => new URL(page.url()).searchParams;
export const readableQuery = (page) => decodeURIComponent(new URL(page.url()).search);

/** The tab of a lab. */
export const tab = (page, name) => page.getByRole('navigation', { name: 'Labs' }).getByRole('link', { name });

/** How many activations there are, by the ES module beside the page. */
export const activationCount = (page) =>
  page.evaluate(async () => {
    const { default: init, activations } = await import(new URL('./module/index.js', location.href).href);
    await init();
    return activations().length;
  });

/** Waits until the program runs in a page or a frame, with this lab: what the static page shows is not proof of it. */
export const started = (place, lab) =>
  place.locator(lab ? `#app[data-open=${lab}]` : '#app[data-open]').waitFor({ state: 'attached' });

/** Waits for the preview of the share dialog: a frame that is taken away while it loads leaves requests that fail. */
export async function previewed(page) {
  await started(page.frameLocator('.share-preview iframe'));
  await Promise.all(page.frames().map((frame) => frame.waitForLoadState('load')));
}

/** Runs in the page: it may not copy from now on, or only in the older way. */
export const refuseClipboard = (olderWay = false) => {
  navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused'));
  if (!olderWay) document.execCommand = () => false;
};

/** A small generator, so that a failure can be repeated: whole numbers `below` one, and items that it may `pick`. */
export function random(seed) {
  const below = (n) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
  };
  return { below, pick: (list) => list[below(list.length)] };
}

/** Fails if a page of this width has anything wider, or an open dialog anything wider than itself. */
export async function assertFits(page, width) {
  const [wide, ...over] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    ...[...document.querySelectorAll('dialog[open]')].map((dialog) => dialog.scrollWidth - dialog.clientWidth),
  ]);
  assert.ok(wide <= width, `${wide} px in ${width}`);
  assert.ok(over.every((px) => px <= 0), `a dialog by ${over} px`);
}

/** Fails with rules and selectors if axe finds fault with the page as it is now, and with the frames in it. */
export async function axe(page) {
  for (const frame of page.frames()) await frame.evaluate(axeCore.source);
  const faults = await page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run({ runOnly, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, WCAG);
  assert.deepEqual(faults, [], 'axe should find nothing');
}
