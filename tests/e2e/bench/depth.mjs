// A move of sliders over four networks of random weights, until it is painted.
import { painted } from './painted.mjs';

const SIZES = [
  { query: '', size: '30 layers of 64', moves: 25, pause: 400 },
  { query: '&depth=100&width=256', size: '100 layers of 256', moves: 15, pause: 1200 },
];

export async function depth(open) {
  const rows = [];
  for (const { query, size, moves, pause } of SIZES) {
    const { page, close } = await open(`?lab=depth${query}`);
    await page.waitForTimeout(1000);
    for (const name of ['Gain', 'Layers']) {
      const { own } = await painted(page, page.getByRole('slider', { name, exact: true }), { moves, pause });
      rows.push({ name: `Depth, ${size}, ${name}`, value: own, unit: 'ms until painted' });
    }
    await close();
  }
  return rows;
}
