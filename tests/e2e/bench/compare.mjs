// A move of each slider over the table of thirty rows, until it is painted.
import { painted } from './painted.mjs';

const ROWS = [
  'relu,leaky_relu,prelu,rrelu,elu,celu,selu,gelu,gelu_tanh,quick_gelu,silu,swish,mish,hard_swish,relu6',
  'softplus,squareplus,sigmoid,tanh,hard_sigmoid,hard_tanh,softsign,arctan,log_sigmoid,tanhshrink,soft_shrink',
  'hard_shrink,gaussian,sine,snake',
].join();
const SLIDERS = ['α of all rows that have it', 'β of all rows that have it', 'μ of the inputs', 'σ of the inputs', 'L of layers'];

export async function compare(open) {
  const { page, close } = await open(`?lab=compare&f=${ROWS}`);
  await page.getByText('All measured').waitFor({ timeout: 60_000 });
  const rows = [];
  for (const name of SLIDERS) {
    const { own, later } = await painted(page, page.getByRole('slider', { name }));
    rows.push({ name: `Compare, thirty rows, ${name}`, value: own, unit: 'ms until painted' });
    rows.push({ name: `Compare, thirty rows, ${name}, afterwards`, value: later, unit: 'ms for the longest task' });
  }
  await close();
  return rows;
}
