// The cost of a slider move with six functions and three plots: script of the main thread beside an empty handler in
// the same run, and all until it is painted.
import { median } from './median.mjs';
import { painted } from './painted.mjs';

const MOVES = 200;

export async function explore(open) {
  const { page, close } = await open('?f=relu,leaky_relu,elu,swish,gelu,mish&show=f,df,ddf');
  const slider = page.getByRole('slider', { name: 'β of Swish' });
  const unheard = await page.evaluateHandle(() => {
    const slider = Object.assign(document.createElement('input'), { type: 'range' });
    slider.addEventListener('input', () => {});
    return slider;
  });
  await slider.evaluate(move, MOVES);
  const script = median(await slider.evaluate(move, MOVES)) - median(await unheard.evaluate(move, MOVES));
  const { own } = await painted(page, slider);
  await close();
  const name = 'Explore, six functions, three plots, β of Swish';
  return [
    { name: `${name}, script`, value: script, unit: 'ms' },
    { name: `${name}, until painted`, value: own, unit: 'ms' },
  ];
}

/** Runs in the page: the times of so many moves. */
async function move(slider, moves) {
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
}
