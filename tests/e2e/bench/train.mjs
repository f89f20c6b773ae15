// Four networks 2-8-8-1 at top speed, drawing included: epochs a second of each, and script of the main thread a frame.
import { median } from './median.mjs';

const SECONDS = 3;

export async function train(open) {
  const { page, close } = await open('?lab=train&stop=1000000', { init: timeFrames });
  const shown = page.getByRole('slider', { name: 'Epoch shown' });
  const epoch = () => shown.evaluate((slider) => Number(slider.max));
  await page.getByRole('button', { name: 'Fast', exact: true }).click();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.waitForTimeout(500);
  const [from, began] = [await epoch(), Date.now()];
  await page.evaluate(() => window.frameTimes.clear());
  await page.waitForTimeout(1000 * SECONDS);
  const speed = ((await epoch()) - from) / ((Date.now() - began) / 1000);
  const script = median([...(await page.evaluate(() => [...window.frameTimes.values()]))]);
  await close();
  return [
    { name: 'Train, each of four networks', value: speed, unit: 'epochs/s' },
    { name: 'Train, script a frame', value: script, unit: 'ms' },
  ];
}

/** Runs in the page before its program: every callback of a frame is timed by wrapping what asks for it. */
function timeFrames() {
  window.frameTimes = new Map();
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    ask(async (time) => {
      const before = performance.now();
      callback(time);
      // Effects run in microtasks after the callback; a timer would count the painting, too.
      for (let i = 0; i < 100; i++) await null;
      window.frameTimes.set(time, performance.now() - before);
    });
}
