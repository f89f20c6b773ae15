// WebKit, by WebDriver: WebKitGTK's driver and the browser that comes with it. What its functions do is said in
// engines.test.mjs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Builder, Capabilities, Key, Origin } from 'selenium-webdriver';

const DRIVER = process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
const DISPLAY = process.env.XVFB ?? '/usr/bin/Xvfb';

export const webkit = { name: 'WebKit', isInstalled: existsSync(DRIVER) && existsSync(DISPLAY), launch };

/** Starts a display that nobody sees, since this browser cannot do without; gives its name, too. */
async function startDisplay() {
  // It writes its number to descriptor 3.
  const display = spawn(DISPLAY, ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(display.stdio[3], 'data');
  return [display, `:${String(number).trim()}`];
}

/** Starts the driver on a port that is free; gives its address, too. */
async function startDriver(display) {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  const driver = spawn(DRIVER, [`--port=${port}`], { env: { ...process.env, DISPLAY: display }, stdio: 'ignore' });
  const address = `http://127.0.0.1:${port}`;
  const answers = () => fetch(`${address}/status`).then(({ ok }) => ok, () => false);
  while (!(await answers())) {
    if (driver.exitCode !== null) throw new Error(`${DRIVER} ended with ${driver.exitCode}`);
    await setTimeout(50);
  }
  return [driver, address];
}

async function launch({ width, height }) {
  const [display, name] = await startDisplay();
  const [driver, address] = await startDriver(name);
  const browser = await new Builder().usingServer(address).withCapabilities(new Capabilities({ browserName: 'MiniBrowser' })).build();
  const evaluate = (work, ...args) => browser.executeScript(`return (${work})(...arguments)`, ...args);
  // The window has a tool bar, and no narrow width: narrow pages are in frames.
  const [barWidth, barHeight] = await evaluate(() => [outerWidth - innerWidth, outerHeight - innerHeight]);
  await browser.manage().window().setRect({ x: 0, y: 0, width: width + barWidth, height: height + barHeight });
  const at = (from, to, share) => Math.round(from + share * (to - from));
  return {
    visit: (address) => browser.get(address),
    evaluate,
    async drag(from, to) {
      const move = (actions, share) =>
        actions.move({ origin: Origin.VIEWPORT, x: at(from.x, to.x, share), y: at(from.y, to.y, share), duration: 20 });
      await [0.25, 0.5, 0.75, 1].reduce(move, move(browser.actions(), 0).press()).release().perform();
    },
    press: (key) => browser.actions().sendKeys({ ArrowRight: Key.ARROW_RIGHT }[key]).perform(),
    // The driver has no log, so the pages keep one.
    problems: () => evaluate(() => window.problems),
    async close() {
      await browser.quit();
      driver.kill();
      display.kill();
    },
  };
}
