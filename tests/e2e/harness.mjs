// A server for the built page, a browser, and pages that must stay silent.

import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";

const require = createRequire(join(process.env.NPM, "package.json"));
const { chromium } = require("playwright-core");
const { AxeBuilder } = require("@axe-core/playwright");

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/** Serves the folder at the root and under /some/course/, where only relative paths work. */
function serve(folder) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://host").pathname.replace(/^\/some\/course/, "");
    const file = join(folder, normalize(path.endsWith("/") ? `${path}index.html` : path));
    if (!file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Starts server and browser; `close` ends both. */
export async function start() {
  const server = await serve(normalize(process.env.DIST));
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
  args.push("--disable-background-networking", "--disable-component-update", "--disable-sync");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args });
  const origin = `http://127.0.0.1:${server.address().port}`;

  /** Opens the page and waits until it is live. `messages` collects whatever the console says. */
  async function open(path = "/", { width = 1440, height = 900, ...options } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, ...options });
    const page = await context.newPage();
    const messages = [];
    page.on("console", (message) => messages.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => messages.push(`exception: ${error.message}`));
    page.on("requestfailed", (request) => messages.push(`failed: ${request.url()}`));
    await page.goto(origin + path);
    await page.getByRole("slider", { name: "Traced x" }).waitFor();
    return { page, messages, context };
  }

  /** Runs `check` on a fresh page, whose console must stay empty. */
  async function visit(path, options, check) {
    const { page, messages, context } = await open(path, options);
    try {
      await check(page, context);
      assert.deepEqual(messages, []);
    } finally {
      await context.close();
    }
  }

  const close = async () => {
    await browser.close();
    server.close();
  };
  return { open, visit, close, origin };
}

/** Asserts that axe finds nothing. */
export async function accessible(page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")} ${n.failureSummary}`));
  assert.deepEqual(found, []);
}
