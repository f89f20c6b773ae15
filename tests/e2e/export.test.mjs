// Figures as files and on paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import { axe, DIST, open, start, stop, visit } from './harness.mjs';
import { serve } from './server.mjs';

before(() => start());
after(stop);

const dialog = (page) => page.getByRole('dialog', { name: 'Save the figure' });
const press = (page, name) => dialog(page).getByRole('button', { name, exact: true }).click();

/** Opens the dialog of the figure with this name. */
async function ask(page, name = 'Save the figure') {
  await page.getByRole('button', { name, exact: true }).click();
  await dialog(page).waitFor();
}

/** Saves, and gives the name and the content of the file, which must be the name that was shown. */
async function saved(page) {
  const shown = await dialog(page).locator('.export-name').innerText();
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save')]);
  assert.equal(download.suggestedFilename(), shown);
  await page.getByText(`Download of ${shown} started.`).waitFor();
  return { name: shown, content: readFileSync(await download.path()) };
}

/** The elements of an SVG by their tag, or the browser's complaint. */
const parsed = (page, text) =>
  page.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = (tag) => [...root.querySelectorAll(tag)].map((e) => ({ ...Object.fromEntries([...e.attributes].map((a) => [a.name, a.value])), text: e.textContent.trim() }));
    return { root: root.tagName, width: root.getAttribute('width'), title: all('title')[0]?.text, lines: all('polyline'), circles: all('circle'), rects: all('rect'), texts: all('text'), images: all('image') };
  }, text.toString());

/** Width, height, and the red, green, blue and opacity of the first pixel of a PNG. */
function png(bytes) {
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  let packed = Buffer.alloc(0);
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.subarray(at + 4, at + 8).toString() === 'IDAT') packed = Buffer.concat([packed, bytes.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  const kind = bytes[25];
  const first = inflateSync(packed).subarray(1, 5);
  // The first pixel has no other before it, so that every filter leaves it as it is; without opacity it is opaque.
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), pixel: kind === 6 ? [...first] : [...first.subarray(0, 3), 255] };
}

/** The table of a CSV: heads and rows of numbers. */
function table(text) {
  const [heads, ...rows] = text.toString().trim().split('\n').map((line) => line.split(','));
  return { heads, rows: rows.map((row) => row.map((cell) => (cell === '' ? NaN : Number(cell)))) };
}

test('SVG: named by what is inside, with every curve, its dashes, and the labels', async () => {
  const { page, close } = await open('/?f=relu,elu:2,swish:1.5&show=f,df&x=-4..4');
  await ask(page);
  const { name, content } = await saved(page);
  assert.equal(name, 'relu-elu-swish-f-df.svg');
  const { root, title, lines, circles, rects, texts, width } = await parsed(page, content);
  assert.equal(root, 'svg');
  assert.equal(title, 'ReLU, ELU, Swish');
  const stage = await page.locator('.surface').boundingBox();
  assert.equal(Number(width), Math.round(stage.width));
  // Wide strokes are the curves, and beside them the pieces of their labels: one of each per panel and function.
  const wide = lines.filter((l) => Number(l['stroke-width']) === 2.5);
  const of = (colour) => wide.filter((l) => l.stroke === colour);
  const colours = [...new Set(wide.map((l) => l.stroke))];
  assert.equal(colours.length, 3);
  assert.equal(of(colours[0]).every((l) => !l['stroke-dasharray']), true);
  assert.equal(of(colours[1]).every((l) => l['stroke-dasharray'] === '9 5'), true);
  assert.equal(of(colours[2]).every((l) => l['stroke-dasharray'] === '2 4'), true);
  const curves = wide.filter((l) => l.points.trim().split(' ').length > 2);
  assert.ok(curves.length >= 4, `${curves.length}`);
  for (const label of ['ReLU', 'ELU', 'Swish', 'f(x)', 'f′(x)', '−4.0', '4.0']) assert.ok(texts.some((t) => t.text === label), label);
  assert.ok(circles.length >= 6, 'the trace');
  assert.ok(rects.length >= 1, 'the ground');
  // The points of ELU, in pixels, lie on 2 (e^x − 1) and x, whatever the scale: three of them give it.
  const elu = of(colours[1]).map((l) => l.points.trim().split(' ').map((p) => p.split(',').map(Number))).find((p) => p.length > 10);
  const [[left, bottom], [right, top]] = [elu[0], elu.at(-1)];
  const f = (x) => (x > 0 ? x : 2 * Math.expm1(x));
  for (const [px, py] of elu) {
    const x = -4 + (8 * (px - left)) / (right - left);
    const y = f(-4) + ((f(4) - f(-4)) * (py - bottom)) / (top - bottom);
    assert.ok(Math.abs(y - f(x)) < 0.01, `${x}: ${y} ${f(x)}`);
  }
  // Without the trace and the ground.
  await dialog(page).getByLabel('With the trace').uncheck();
  await dialog(page).getByLabel('Transparent background').check();
  const bare = await parsed(page, (await saved(page)).content);
  assert.ok(bare.circles.length < circles.length);
  assert.equal(bare.rects.length, rects.length - 1);
  await close();
});

test('PNG: 1, 2 and 4 pixels for one, with a ground or without', async () => {
  const { page, close } = await open('/?f=relu', { width: 1000, height: 800, colorScheme: 'dark' });
  const box = await page.locator('.surface').boundingBox();
  await ask(page);
  await press(page, 'PNG');
  for (const [chip, ratio, ending] of [['1×', 1, ''], ['2×', 2, '-2x'], ['4×', 4, '-4x']]) {
    await press(page, chip);
    const { name, content } = await saved(page);
    assert.equal(name, `relu-f-df${ending}.png`);
    const { width, height, pixel } = png(content);
    assert.deepEqual([width, height], [Math.round(box.width) * ratio, Math.round(box.height) * ratio]);
    assert.deepEqual(pixel, [0x13, 0x14, 0x18, 255], 'the ground of the dark theme');
    assert.ok((await dialog(page).locator('.lede').first().innerText()).includes(`${width} × ${height} pixels`));
  }
  await press(page, 'Light, for print');
  assert.deepEqual(png((await saved(page)).content).pixel, [0xfc, 0xfb, 0xf8, 255]);
  await dialog(page).getByLabel('Transparent background').check();
  assert.equal(png((await saved(page)).content).pixel[3], 0);
  await close();
});

test('CSV: the numbers of the curves, with all their digits', async () => {
  const { page, close } = await open('/?f=relu,elu:2,tanh,step&show=f,df,ddf&x=-4..4');
  await ask(page);
  await press(page, 'CSV');
  const { name, content } = await saved(page);
  assert.equal(name, 'relu-elu-tanh-step-f-df-ddf.csv');
  const { heads, rows } = table(content);
  assert.deepEqual(heads, ['x', ...['f', 'df', 'ddf'].flatMap((order) => ['relu', 'elu:2', 'tanh', 'step'].map((f) => `${order} ${f}`))]);
  assert.ok(rows.length > 200, `${rows.length}`);
  assert.deepEqual([rows[0][0], rows.at(-1)[0]], [-4, 4]);
  const at = (head) => heads.indexOf(head);
  const near = (got, expected, what) => assert.ok(Math.abs(got - expected) <= 4e-16 * Math.max(1, Math.abs(expected)) * 4, `${what}: ${got} ${expected}`);
  for (const row of rows) {
    const [x] = row;
    assert.equal(row[at('f relu')], Math.max(0, x));
    near(row[at('f elu:2')], x > 0 ? x : 2 * Math.expm1(x), x);
    if (x !== 0) near(row[at('df elu:2')], x > 0 ? 1 : 2 * Math.exp(x), x);
    near(row[at('f tanh')], Math.tanh(x), x);
    near(row[at('df tanh')], 1 / Math.cosh(x) ** 2, x);
    if (x !== 0) assert.equal(row[at('f step')], x > 0 ? 1 : 0);
  }
  // On both sides of the jump, as near as numbers get.
  assert.ok(rows.some(([x]) => x === 5e-324) && rows.some(([x]) => x === -5e-324));
  assert.match(await dialog(page).locator('pre').innerText(), /^x,f relu,/);
  await close();
});

test('Train: charts with a legend and their series, networks as pictures, the inspected unit', async () => {
  const { page, close } = await open('/?lab=train&f=relu,elu&epoch=4&net=3-2');
  await page.getByText('Epoch 4', { exact: true }).waitFor();
  await ask(page, 'Save the figure: Loss: training strong, test faint');
  const chart = await saved(page);
  assert.equal(chart.name, 'relu-elu-loss-epoch-4.svg');
  const { texts, lines } = await parsed(page, chart.content);
  for (const words of ['Loss: training strong, test faint', 'ReLU', 'ELU']) assert.ok(texts.some((t) => t.text === words), words);
  assert.equal(lines.filter((l) => l.points.trim().split(' ').length === 5).length, 4, 'two losses of two networks over five epochs');
  await press(page, 'CSV');
  const { heads, rows } = table((await saved(page)).content);
  assert.deepEqual(heads, ['epoch', 'ReLU: test loss', 'ReLU: training loss', 'ELU: test loss', 'ELU: training loss']);
  assert.deepEqual(rows.map((row) => row[0]), [0, 1, 2, 3, 4]);
  // The last line is what the page says.
  const [shown] = await page.getByRole('region', { name: 'ReLU', exact: true }).locator('dd').allInnerTexts();
  assert.equal(rows[4][2].toFixed(4), shown);
  await press(page, 'Close');
  // Field and units: pixels within the SVG, no table.
  await ask(page, 'Save the figure: ReLU');
  const field = await saved(page);
  assert.equal(field.name, 'relu-field-units-epoch-4.svg');
  const { images } = await parsed(page, field.content);
  assert.equal(images.length, 1 + 3 + 2 + 1, 'the field and every unit');
  assert.ok(images.every((i) => i.href.startsWith('data:image/png;base64,')));
  await press(page, 'PNG');
  await press(page, '4×');
  const wide = await page.locator('.field').first().boundingBox();
  assert.equal(png((await saved(page)).content).width, 4 * Math.round(wide.width));
  await press(page, 'CSV');
  assert.ok(await dialog(page).getByRole('button', { name: 'Save', exact: true }).isDisabled());
  assert.match(await dialog(page).locator('.lede').first().innerText(), /no numbers/);
  await press(page, 'Close');
  await ask(page, 'Save the figure: pre-activations');
  await press(page, 'CSV');
  const unit = await saved(page);
  assert.equal(unit.name, 'relu-layer-1-unit-1.csv');
  assert.ok(table(unit.content).rows.length > 50);
  await close();
});

test('a refusal is said, of text and of pixels', async () => {
  const init = () => {
    URL.createObjectURL = () => {
      throw new DOMException('refused');
    };
  };
  const { page, close } = await open('/?f=relu', { init });
  await ask(page);
  for (const format of ['SVG', 'PNG', 'CSV']) {
    await press(page, format);
    await press(page, 'Save');
    await dialog(page).getByText('The browser refuses downloads here').waitFor();
  }
  await press(page, 'PNG');
  await page.evaluate(() => (HTMLCanvasElement.prototype.toBlob = (take) => take(null)));
  await press(page, 'Save');
  await dialog(page).getByText('relu-f-df-2x.png was not saved').waitFor();
  await close();
});

test('nothing that axe finds in the dialog, in any width, theme and format', async () => {
  for (const [width, height] of [[1440, 900], [360, 740]]) {
    for (const colorScheme of ['light', 'dark']) {
      const { page, close } = await open('/?f=relu,swish', { width, height, colorScheme });
      await axe(page);
      await ask(page);
      for (const format of ['SVG', 'PNG', 'CSV']) {
        await press(page, format);
        await axe(page);
        const wide = await page.evaluate(() => [document.documentElement.scrollWidth, document.querySelector('dialog[open]').scrollWidth]);
        assert.ok(wide.every((w) => w <= width), `${wide} px in ${width}`);
      }
      // The keyboard closes it, and is back at the button.
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Save the figure');
      await close();
    }
  }
});

/** Another page with the labs in it, from a server of its own; the console must have `said` this and no more. */
async function hosted(html, body, said = []) {
  const lab = await serve(DIST, { headers: { 'Access-Control-Allow-Origin': '*' } });
  const host = await serve(DIST, { pages: { '/host': `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,">${html(lab.origin)}` } });
  try {
    const { page, problems } = await visit(`${host.origin}/host`);
    await body(page, lab.origin);
    await page.context().close();
    assert.deepEqual(problems, said);
  } finally {
    lab.stop();
    host.stop();
  }
}

test('in a sandbox the dialog warns and names the whole page', async () => {
  await hosted(
    (origin) => `<iframe title="lab" sandbox="allow-scripts" width="900" height="700" src="${origin}/?f=elu:2&embed=1&at=-1"></iframe>`,
    async (page, origin) => {
      const frame = page.frameLocator('iframe');
      await frame.locator('#app[data-open]').waitFor({ state: 'attached' });
      await frame.getByRole('button', { name: 'Save the figure', exact: true }).click();
      const link = frame.getByRole('dialog').getByRole('link');
      assert.equal(await link.getAttribute('href'), `${origin}/?f=elu:2&at=-1`);
      assert.match(await frame.getByRole('dialog').innerText(), /may drop files without a word/);
      const told = page.waitForEvent('console');
      await frame.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
      await frame.getByText('allows no downloads').waitFor();
      // The browser tells the developers, in its own time, but neither the script nor the visitor.
      await told;
    },
    ['console.warning: Download is disallowed. The frame initiating or instantiating the download is sandboxed, but the flag ‘allow-downloads’ is not set. See https://www.chromestatus.com/feature/5706745674465280 for more details.'],
  );
});

test('in an element of another page the dialog has its styles and saves', async () => {
  await hosted(
    (origin) => `<script type="module" src="${origin}/element.js"></script><activation-lab style="display:block;width:700px" f="gelu" theme="dark"></activation-lab>`,
    async (page) => {
      await page.getByRole('button', { name: 'Save the figure', exact: true }).click();
      await dialog(page).waitFor();
      assert.equal((await saved(page)).name, 'gelu-f-df.svg');
      assert.equal(await dialog(page).getByRole('button', { name: 'Print …' }).count(), 0);
      const body = await page.evaluate(() => {
        const root = document.querySelector('activation-lab').shadowRoot;
        return getComputedStyle(root.querySelector('.export-body')).display;
      });
      assert.equal(body, 'grid');
      await axe(page);
    },
  );
});

test('an offline file saves figures, but has no page to print', async () => {
  const { page, close } = await visit(pathToFileURL(resolve(DIST, 'offline', 'explore.html')).href);
  await ask(page);
  assert.equal((await saved(page)).name, 'relu-leaky_relu-elu-swish-f-df.svg');
  assert.equal(await dialog(page).getByRole('button', { name: 'Print …' }).count(), 0);
  await close();
});

/** What of these is seen. */
const seen = async (page, selectors) => {
  const found = [];
  for (const selector of selectors) {
    for (const element of await page.locator(selector).all()) if (await element.isVisible()) found.push(selector);
  }
  return [...new Set(found)];
};

for (const [lab, query, shown, hidden] of [
  ['explore', '?f=relu,elu:2&theme=dark&show=f,df,ddf', ['h1', '.surface canvas', '.readout table', '.facts dl', '.fn .formula', '.on-paper'], ['header', '.slider', '.zoom', '.add', '.plot-options', '.save', '.plot details', 'input']],
  ['train', '?lab=train&f=relu,elu&theme=dark&epoch=4', ['h1', '.chart canvas', '.field canvas', '.units canvas', '.value-table table', '.numbers', '.on-paper'], ['header', '.transport button', '.settings', '.save', '.unit', '.files']],
]) {
  test(`${lab} on paper: curves, numbers, address; no controls; light; nothing cut off`, async () => {
    const { page, close } = await open(`/${query}`);
    if (lab === 'train') await page.getByText('Epoch 4', { exact: true }).waitFor();
    const paper = async () => {
      await page.setViewportSize({ width: 718, height: 1000 });
      await page.emulateMedia({ media: 'print' });
      await page.waitForTimeout(300);
    };
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.waitForTimeout(100);
    const ink = await page.evaluate(() => {
      const canvas = document.querySelectorAll('.surface canvas, .chart canvas')[0];
      return canvas.width / canvas.getBoundingClientRect().width;
    });
    assert.ok(ink >= 2.9, `as fine as paper: ${ink}`);
    await paper();
    assert.deepEqual(await seen(page, shown), shown);
    assert.deepEqual(await seen(page, hidden), []);
    const printed = new URL(await page.locator('.on-paper').innerText());
    assert.deepEqual([...printed.searchParams].sort(), [...new URL(page.url()).searchParams].sort());
    // Light: the letters are dark, and so is the ink of the axes.
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('h1')).color), 'rgb(28, 28, 33)');
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('#app *')]
        .filter((e) => e.offsetParent && !e.closest('.sr-only, math') && ['hidden', 'auto', 'scroll'].includes(getComputedStyle(e).overflowY) && e.scrollHeight > e.clientHeight + 1)
        .map((e) => e.className),
    );
    assert.deepEqual(cut, []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 718);
    // Canvases keep their shape.
    for (const canvas of await page.locator('.surface canvas, .chart canvas, .units canvas').all()) {
      if (!(await canvas.isVisible())) continue;
      const [is, was] = await canvas.evaluate((c) => [c.getBoundingClientRect().width / c.getBoundingClientRect().height, c.width / c.height]);
      assert.ok(Math.abs(is / was - 1) < 0.02, `${is} ${was}`);
    }
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/print-${lab}.png`, fullPage: true });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await close();
  });
}

test('who presses the button before all is loaded gets the dialog as well', async () => {
  const init = () => {
    new MutationObserver((_, observer) => {
      const button = document.querySelector('[aria-label="Save the figure"]');
      if (!button) return;
      observer.disconnect();
      button.click();
    }).observe(document, { childList: true, subtree: true });
  };
  const { page, close } = await open('/?f=relu', { init });
  await dialog(page).waitFor();
  await close();
});

test('the dialog prints with a QR code, once the code is there', async () => {
  const { page, close } = await open('/?f=relu', { init: () => (window.print = () => (window.printed = document.querySelector('.on-paper')?.innerHTML ?? '')) });
  await ask(page);
  await press(page, 'Print …');
  const printed = await page.evaluate(() => window.printed);
  assert.match(printed, /<svg class="qr"/);
  assert.ok(printed.includes(page.url()));
  assert.equal(await dialog(page).count(), 0);
  // Printed again in the browser's own way, the code stays; another view has the address alone.
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.locator('.on-paper .qr').count(), 1);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.getByRole('slider', { name: 'Traced x' }).press('ArrowRight');
  await page.waitForURL(/at=/);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.locator('.on-paper').textContent(), page.url());
  await close();
});

test('the browser’s own way to print draws in light colours, fine enough for paper', async () => {
  const { page, close } = await open('/?f=relu&theme=dark');
  await page.evaluate(() => {
    // Whether the axes' canvas, at the moment of printing, has the dark theme's bright labels.
    const fill = CanvasRenderingContext2D.prototype.fillText;
    window.inks = [];
    CanvasRenderingContext2D.prototype.fillText = function (...all) {
      window.inks.push(this.fillStyle);
      return fill.apply(this, all);
    };
  });
  const pdf = await page.pdf();
  const inks = await page.evaluate(() => window.inks);
  assert.ok(inks.includes('#1d5fd0'), `the light theme's blue: ${[...new Set(inks)]}`);
  assert.ok(pdf.length > 20_000);
  await close();
});
