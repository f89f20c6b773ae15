// Firefox, by WebDriver BiDi. What its functions do is said in engines.test.mjs.
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const PROGRAM = process.env.FIREFOX || ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));

export const firefox = { name: 'Firefox', isInstalled: PROGRAM !== undefined, launch };

async function launch({ width, height }) {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: PROGRAM, headless: true });
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  const problems = [];
  page.on('console', (message) => problems.push(`console.${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  return {
    async visit(address) {
      problems.length = 0;
      await page.goto(address);
    },
    evaluate: (work, ...args) => page.evaluate(work, ...args),
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    },
    press: (key) => page.keyboard.press(key),
    problems: async () => [...problems],
    close: () => browser.close(),
  };
}
