// The server and the browser of a test file, its pages, and what several files check.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before } from 'node:test';
import axeCore from 'axe-core';
import { chromium } from 'playwright-core';
import { LABS } from './labs.mjs';
import { serve } from './server.mjs';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[
    // The address bar's suggestions are WebUI pages: they would cost more time per context than a lab.
    'WebUIOmniboxPopup',
    'WebUIOmniboxAimPopup',
    // Playwright's own list, repeated here because the last `--disable-features` overrides the others.
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
/** Pages that are closed for their tests and can be used again: a new context costs more time than a visit. */
let idlePages = [];

/** The folder of the built page. */
export const DIST = process.env.DIST ?? 'dist';

/** Starts the server of the built page, and the browser. */
export async function start(dist = DIST) {
  server = await serve(dist);
  browser = await launch();
}

/** Starts server and browser before the tests of a file, and stops them afterwards. */
export function useServer() {
  before(() => start());
  after(stop);
}

/** Launches the browser. */
export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? BROWSERS.find((path) => existsSync(path)), args: FLAGS });

/** Stops server and browser. */
export async function stop() {
  idlePages = [];
  await browser?.close();
  server?.stop();
}

/** A new page in a new context, with a list of its `problems`: console messages, errors and failed requests. */
async function createPage({ fresh, init, worker, ...options }) {
  const context = await browser.newContext(options);
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
  return { page, problems };
}

/** Makes a page as good as new. The application stores nothing, so an empty document is enough. */
async function recycle({ page, problems }) {
  await page.unrouteAll();
  await page.goto('about:blank');
  await page.mouse.move(0, 0);
  problems.length = 0;
  idlePages.push({ page, problems });
}

/**
 * Visits any address; `close` ends the visit, and fails if there was a problem. Options are the size of the page,
 * `colorScheme` and `reducedMotion`; and, for a page in a new context, `fresh`, `init`, which runs before the scripts of
 * the page, `worker`, without which there is no service worker, and the options of a Playwright context.
 */
export async function visit(address, { width = 1440, height = 900, colorScheme = 'light', reducedMotion = 'no-preference', ...own } = {}) {
  const isShared = Object.keys(own).length === 0;
  const { page, problems } = (isShared && idlePages.pop()) || (await createPage(own));
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ media: null, colorScheme, reducedMotion });
  await page.goto(address);
  const close = async () => {
    // Copied first: requests that the end of the visit aborts are no problem.
    const found = [...problems];
    if (isShared) await recycle({ page, problems });
    else await page.context().close();
    assert.deepEqual(found, [], 'there should be no console messages, errors or failed requests');
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

/** Makes a function that opens a lab with a query, runs `check` on the page, and fails if the page had a problem. */
export const onLab = (lab) => async (query, options, check) => {
  const { page, close } = await open(path(lab, query), options);
  await check(page);
  await close();
};

/** The parameters of the address, and its query with percent-encoding removed. */
export const query = (page) => new URL(page.url()).searchParams;
export const readableQuery = (page) => decodeURIComponent(new URL(page.url()).search);

/** The tab of a lab, a link. */
export const tab = (page, name) => page.getByRole('navigation', { name: 'Labs' }).getByRole('link', { name });

/** The number of activations, by the ES module in the page's folder. */
export const activationCount = (page) =>
  page.evaluate(async () => {
    const { default: init, activations } = await import(new URL('./module/index.js', location.href).href);
    await init();
    return activations().length;
  });

/** Waits until the program has opened a lab in a page or frame. Headings are no proof: the static picture has them, too. */
export const started = (pageOrFrame, lab) =>
  pageOrFrame.locator(lab ? `#app[data-open=${lab}]` : '#app[data-open]').waitFor({ state: 'attached' });

/** Waits for the preview of the share dialog. Closing the dialog before would abort requests of its frame. */
export async function previewLoaded(page) {
  await started(page.frameLocator('.share-preview iframe'));
  await Promise.all(page.frames().map((frame) => frame.waitForLoadState('load')));
}

/** Runs in the page: makes copying fail, or, with `allowCommand`, only `navigator.clipboard`. */
export const refuseClipboard = (allowCommand = false) => {
  navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused'));
  if (!allowCommand) document.execCommand = () => false;
};

/** A seeded generator, so that failures are reproducible: whole numbers `below` a limit, and a random item of a list. */
export function random(seed) {
  const below = (n) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
  };
  return { below, pick: (list) => list[below(list.length)] };
}

/** Fails if the content of a page or of an open dialog is wider than itself. */
export async function assertFits(page, width) {
  const [scrollWidth, ...overflows] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    ...[...document.querySelectorAll('dialog[open]')].map((dialog) => dialog.scrollWidth - dialog.clientWidth),
  ]);
  assert.ok(scrollWidth <= width, `content of ${scrollWidth} px in a page of ${width} px`);
  assert.ok(overflows.every((px) => px <= 0), `content of a dialog wider by ${overflows} px`);
}

/** Fails with rules and selectors if axe finds violations in the page as it is now, or in its frames. */
export async function axe(page, message = 'axe should find no violations') {
  for (const frame of page.frames()) {
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axeCore.source);
  }
  const violations = await page.evaluate(async (runOnly) => {
    // Without `cssom`, which no rule of these sets reads, but which parses all style sheets anew.
    const preload = { assets: ['media'] };
    const { violations } = await window.axe.run({ runOnly, preload, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, WCAG);
  assert.deepEqual(violations, [], message);
}
