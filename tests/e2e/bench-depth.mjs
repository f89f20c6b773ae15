// node tests/e2e/bench-depth.mjs <dist>: a move of sliders of the Depth lab, until it is painted.
import { open, start, stop } from './harness.mjs';
import { line, painted } from './painted.mjs';

await start(process.argv[2]);
for (const [query, name] of [['', '30 layers of 64'], ['&depth=100&width=256', '100 layers of 256']]) {
  const { page, close } = await open(`/?lab=depth${query}`);
  await page.waitForTimeout(1000);
  for (const id of ['gain', 'depth']) {
    const found = await painted(page, `deep-${id}`, { pause: query ? 1200 : 400, moves: query ? 15 : 25 });
    console.log(line(`Depth, four networks of ${name}, ${id}`, found));
  }
  await close();
}
await stop();
