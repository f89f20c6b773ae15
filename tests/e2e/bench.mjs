// node tests/e2e/bench.mjs <dist>: the cost of a slider move with six functions and three plots, in
// main-thread script, beside an empty handler in the same run; the median over fresh pages.
import { open, start, stop } from './harness.mjs';

const PAGES = 7;
const MOVES = 200;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

await start(process.argv[2]);
const moves = [];
const nothing = [];
for (let i = 0; i < PAGES; i++) {
  const { page, close } = await open('/?f=relu,leaky_relu,elu,swish,gelu,mish&show=f,df,ddf');
  const measure = (id, handle) =>
    page.evaluate(
      async ({ id, moves, handle }) => {
        const slider = id ? document.getElementById(id) : document.createElement('input');
        if (handle) slider.addEventListener('input', () => {});
        const times = [];
        for (let i = 0; i < moves; i++) {
          slider.value = (i % 100) / 10;
          const before = performance.now();
          slider.dispatchEvent(new Event('input', { bubbles: true }));
          // Effects run in microtasks: a timer comes after all of them, and before painting costs anything.
          await new Promise((resolve) => setTimeout(resolve, 0));
          times.push(performance.now() - before);
        }
        return times;
      },
      { id, moves: MOVES, handle },
    );
  await measure('slot4-beta');
  moves.push(median(await measure('slot4-beta')));
  nothing.push(median(await measure(null, true)));
  await close();
}
await stop();
const [move, empty] = [median(moves), median(nothing)];
console.log(`slider move, six functions, three plots: ${move.toFixed(2)} ms (pages: ${moves.map((m) => m.toFixed(1)).join(', ')})`);
console.log(`the same with a handler that does nothing: ${empty.toFixed(2)} ms`);
console.log(`script per move: ${(move - empty).toFixed(2)} ms; ratio ${(move / empty).toFixed(1)}`);
