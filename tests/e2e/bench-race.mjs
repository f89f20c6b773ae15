// node tests/e2e/bench-race.mjs <dist>: four networks 2-8-8-1 at top speed, drawing included: epochs a
// second of each, and main-thread script a frame; medians over fresh pages.
import { open, start, stop } from './harness.mjs';

const PAGES = 5;
const SECONDS = 3;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

await start(process.argv[2]);
const speeds = [];
const scripts = [];
for (let i = 0; i < PAGES; i++) {
  // Every callback of a frame is timed by wrapping what asks for it.
  const init = () => {
    window.frames_ = new Map();
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) =>
      ask(async (time) => {
        const before = performance.now();
        callback(time);
        // Effects run in microtasks after the callback; a timer would count the painting, too.
        for (let i = 0; i < 100; i++) await null;
        window.frames_.set(time, performance.now() - before);
      });
  };
  const { page, close } = await open('/?lab=train', { init });
  const epoch = () => page.evaluate(() => Number(document.querySelector('.epoch').textContent.split(' ').pop()));
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.waitForTimeout(500);
  const [from, began] = [await epoch(), Date.now()];
  await page.evaluate(() => window.frames_.clear());
  await page.waitForTimeout(1000 * SECONDS);
  speeds.push(((await epoch()) - from) / ((Date.now() - began) / 1000));
  scripts.push(median([...(await page.evaluate(() => [...window.frames_.values()]))]));
  await close();
}
await stop();
console.log(`each of four networks: ${median(speeds).toFixed(0)} epochs/s (pages: ${speeds.map((s) => s.toFixed(0)).join(', ')})`);
console.log(`script a frame: ${median(scripts).toFixed(1)} ms (pages: ${scripts.map((s) => s.toFixed(1)).join(', ')})`);
