// node tests/e2e/bench-compare.mjs <dist>: a move of each slider over the table of thirty rows, until it is painted.
import { open, start, stop } from './harness.mjs';
import { line, painted } from './painted.mjs';

const ROWS = [
  'relu,leaky_relu,prelu,rrelu,elu,celu,selu,gelu,gelu_tanh,quick_gelu,silu,swish,mish,hard_swish,relu6',
  'softplus,squareplus,sigmoid,tanh,hard_sigmoid,hard_tanh,softsign,arctan,log_sigmoid,tanhshrink,soft_shrink',
  'hard_shrink,gaussian,sine,snake',
].join();

await start(process.argv[2]);
const { page, close } = await open(`/?lab=compare&f=${ROWS}`);
await page.getByText('All measured').waitFor({ timeout: 60_000 });
for (const [id, name] of [['alpha', 'α'], ['beta', 'β'], ['mu', 'μ'], ['sigma', 'σ'], ['layers', 'L']]) {
  const found = await painted(page, `compare-${id}`);
  console.log(line(`Compare, thirty rows, ${name}`, found));
}
await page.getByText('All measured').waitFor({ timeout: 60_000 });
const none = await painted(page, await unheard(page));
console.log(line('a slider that does nothing', none));
await close();
await stop();

/** Puts a slider on the page that nobody listens to; its id. */
function unheard(page) {
  return page.evaluate(() => {
    const slider = Object.assign(document.createElement('input'), { type: 'range', id: 'unheard', max: 100, step: 1 });
    document.querySelector('main').prepend(slider);
    return slider.id;
  });
}
