// Every lab as a PDF, measured.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, path, useServer } from './harness.mjs';
import { computed } from './labs.mjs';
import { readPdf, SCALE } from './pdf.mjs';

useServer();

// The light theme's colours of functions and classes, whatever the theme of the page.
const [BLUE, RED, VIOLET] = ['#1d5fd0', '#c2410c', '#7a3fd0'];
const [NEGATIVE, POSITIVE] = ['#46525e', '#a86a00'];
const MARGIN = '0.4in';

/** Prints a lab on A4; gives its pages. A caller can wait until the lab has computed its numbers. */
async function print(lab, query, wait) {
  const { page, close } = await open(path(lab, query));
  await wait?.(page);
  const bytes = await page.pdf({ format: 'A4', margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } });
  const pages = await readPdf(page.context(), bytes);
  // The layout of the screen is back, and the visible canvases are drawn for it.
  await page.waitForFunction(() => [...document.querySelectorAll('.surface canvas, .units canvas')].every((c) => c.width === Math.round(c.getBoundingClientRect().width)));
  await close();
  for (const { texts, width } of pages) {
    assert.ok(texts.length > 0, 'no page should be empty');
    for (const { text, left, right } of texts) assert.ok(left >= 35 && right <= width - 35, `“${text}” is cut off: ${left} to ${right} of ${width}`);
  }
  return pages;
}

/** The pixels of a page, within a box in CSS pixels, whose colour is near. */
function pixelsOf({ image }, color, { left = 0, top = 0, right = Infinity, bottom = Infinity } = {}) {
  const wanted = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const found = [];
  for (let y = Math.floor(top * SCALE); y < Math.min(image.height, bottom * SCALE); y++) {
    for (let x = Math.floor(left * SCALE); x < Math.min(image.width, right * SCALE); x++) {
      const at = 4 * (y * image.width + x);
      if (wanted.every((value, channel) => Math.abs(image.data[at + channel] - value) < 24)) found.push({ x: x / SCALE, y: y / SCALE });
    }
  }
  return found;
}

/** The share of the steps of 4 px between two x in which one of the pixels is. */
function coverage(pixels, from, to) {
  const steps = new Set(pixels.filter(({ x }) => x >= from && x < to).map(({ x }) => Math.floor((x - from) / 4)));
  return steps.size / Math.ceil((to - from) / 4);
}

const find = (page, text) => {
  const found = page.texts.find((item) => item.text.trim() === text);
  assert.ok(found, `“${text}” is printed, among ${page.texts.map((t) => t.text).join(' | ')}`);
  return found;
};
const whole = (pages) => pages.flatMap((page) => page.texts.map(({ text }) => text)).join(' ');

for (const [query, colors, panels] of [
  ['f=relu,elu:2,gelu&theme=dark&show=f,df,ddf', [BLUE, RED, VIOLET], 3],
  ['f=swish:1.5', [BLUE], 2],
  ['f=tanh,sigmoid&one=1&theme=light', [BLUE, RED], 1],
]) {
  test(`explore prints curves along the whole interval, and labels of the ticks: ${query}`, async () => {
    const [first] = await print('explore', query);
    const [left, right] = ['−6', '6'].map((tick) => first.texts.filter(({ text }) => text.trim() === tick).at(-1));
    assert.ok(left && right, 'the ends of the interval have labels');
    const [from, to] = [left, right].map((label) => (label.left + label.right) / 2);
    assert.ok(to - from > 450, `the plot is as wide as the sheet: ${to - from}`);
    const top = first.texts.find(({ text }) => text.includes('What an activation')).bottom + 60;
    for (const color of colors) {
      const pixels = pixelsOf(first, color, { left: from, right: to, top, bottom: left.bottom });
      assert.ok(coverage(pixels, from, to) > 0.5, `${color} along the axis: ${coverage(pixels, from, to)}`);
    }
    assert.ok(first.texts.filter(({ text }) => text.trim() === '0').length >= panels, 'every panel has a 0 at its axis');
  });
}

for (const [query, epoch, networks] of [['f=relu,elu&theme=dark&epoch=4', 4, 2], ['f=relu,tanh,gelu&data=xor&epoch=3', 3, 3]]) {
  test(`train prints fields in both colours, samples, units and charts: ${query}`, async () => {
    const pages = await print('train', query, (page) => computed.train(page, epoch));
    const [first] = pages;
    for (const color of [NEGATIVE, POSITIVE]) {
      // Samples of each class in each field, side by side over the whole width.
      const pixels = pixelsOf(first, color, { top: 160, bottom: 500 });
      const width = (first.width - 74) / networks;
      for (let slot = 0; slot < networks; slot++) assert.ok(pixels.filter(({ x }) => x > 37 + slot * width && x < 37 + (slot + 1) * width).length > 200, `${color} in field ${slot}`);
    }
    // The field itself reaches its corners, behind the samples.
    const names = first.texts.filter(({ text }) => /^(ReLU|ELU|Tanh|GELU)$/.test(text.trim()));
    assert.equal(names.length, networks);
    for (const { left, bottom } of names) {
      const at = 4 * (Math.round((bottom + 40) * SCALE) * first.image.width + Math.round((left + 12) * SCALE));
      assert.ok([...first.image.data.subarray(at, at + 3)].some((value) => value < 250), 'the field is not white');
    }
    const charts = pages.find((page) => page.texts.some(({ text }) => text.includes('Over the epochs')));
    assert.ok(pixelsOf(charts, BLUE).length > 300 && pixelsOf(charts, RED).length > 300, 'lines of both networks');
    find(charts, String(epoch));
  });
}

for (const [query, colors] of [['f=relu,tanh,gelu&theme=dark', [BLUE, RED, VIOLET]], ['f=relu,sigmoid', [BLUE, RED]]]) {
  test(`depth prints each verdict right above its strips: ${query}`, async () => {
    const [first] = await print('depth', query, computed.depth);
    const verdicts = first.texts.filter(({ text }) => /over \d+ layers/.test(text));
    assert.equal(verdicts.length, colors.length);
    const strips = first.texts.filter(({ text }) => text.includes('signal →'));
    assert.equal(strips.length, colors.length);
    for (const [slot, verdict] of verdicts.entries()) {
      const gap = strips[slot].bottom - verdict.bottom;
      assert.ok(gap > 10 && gap < 36, `strip ${slot} is ${gap} px below its verdict`);
      // The strip begins below the text and fills the width.
      const pixels = pixelsOf(first, colors[slot], { top: strips[slot].bottom - 8, bottom: strips[slot].bottom });
      assert.ok(coverage(pixels, 130, 700) > 0.9 || slot > 0, `strip ${slot}: ${coverage(pixels, 130, 700)}`);
      assert.ok(pixels.length > 500);
    }
    assert.ok(coverage(pixelsOf(first, BLUE, { top: 170, bottom: 420 }), 150, 700) > 0.9, 'the line of the gradient');
  });
}

for (const query of ['theme=dark', 'f=relu,sigmoid,tanh,elu:2,gelu,swish:1.5,mish,selu,softplus,prelu']) {
  test(`compare prints the whole table and the claims: ${query}`, async () => {
    const pages = await print('compare', query, computed.compare);
    for (const head of ['Formula', 'Range', 'Sparsity', 'Monotone', 'Cost,']) find(pages[0], head);
    assert.match(whole(pages), /Not zero-centred/);
  });
}

for (const query of ['theme=dark', 'in=keras&f=gelu', 'in=numpy&f=mish']) {
  test(`code prints the whole program on one page: ${query}`, async () => {
    const { page, close } = await open(path('code', query));
    const program = await page.locator('.listing pre').innerText();
    await close();
    const pages = await print('code', query);
    const lines = program.split('\n').map((line) => line.replace(/\s+/g, '')).filter(Boolean);
    const on = pages.map(({ texts }) => texts.map(({ text }) => text).join('').replace(/\s+/g, ''));
    const best = on.find((text) => text.includes(lines.at(-1)));
    for (const line of lines) assert.ok(best.includes(line), `${line} is printed with the others`);
  });
}
