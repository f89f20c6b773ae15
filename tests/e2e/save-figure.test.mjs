// Figures as files: SVG, PNG and CSV.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { clickInDialog, openSaveDialog, parseSvg, readCsv, readPng, saveDialog, saveFigure } from './figures.mjs';
import { axe, DIST, open, started, useServer, visit } from './harness.mjs';
import { CORS, withHostPage } from './host-page.mjs';

useServer();

test('an SVG has every curve with its dashes, the labels, and a name that lists its content', async () => {
  const { page, close } = await open('/?f=relu,elu:2,swish:1.5&show=f,df&x=-4..4');
  await openSaveDialog(page);
  const { name, content } = await saveFigure(page);
  assert.equal(name, 'relu-elu-swish-f-df.svg');
  const { root, title, lines, circles, rects, texts, width } = await parseSvg(page, content);
  assert.equal(root, 'svg');
  assert.equal(title, 'ReLU, ELU, Swish');
  const stage = await page.locator('.surface').boundingBox();
  assert.equal(Number(width), Math.round(stage.width));
  // Wide strokes are curves, and the samples of their strokes beside the labels: one of each per panel and function.
  const wide = lines.filter((l) => Number(l['stroke-width']) === 2.5);
  const of = (colour) => wide.filter((l) => l.stroke === colour);
  const colours = [...new Set(wide.map((l) => l.stroke))];
  assert.equal(colours.length, 3);
  for (const [i, dashes] of [undefined, '9 5', '2 4'].entries()) {
    assert.ok(of(colours[i]).every((l) => l['stroke-dasharray'] === dashes), `dashes of ${colours[i]}`);
  }
  const curves = wide.filter((l) => l.points.trim().split(' ').length > 2);
  assert.ok(curves.length >= 4, `${curves.length}`);
  for (const label of ['ReLU', 'ELU', 'Swish', 'f(x)', 'f′(x)', '−4.0', '4.0']) assert.ok(texts.some((t) => t.text === label), label);
  assert.ok(circles.length >= 6, 'the trace');
  assert.equal(rects.length, 1, 'the background');
  // The points of ELU lie on 2 (e^x − 1) and x. The scale follows from the first and the last point.
  const elu = of(colours[1]).map((l) => l.points.trim().split(' ').map((p) => p.split(',').map(Number))).find((p) => p.length > 10);
  const [[left, bottom], [right, top]] = [elu[0], elu.at(-1)];
  const f = (x) => (x > 0 ? x : 2 * Math.expm1(x));
  for (const [px, py] of elu) {
    const x = -4 + (8 * (px - left)) / (right - left);
    const y = f(-4) + ((f(4) - f(-4)) * (py - bottom)) / (top - bottom);
    assert.ok(Math.abs(y - f(x)) < 0.01, `${x}: ${y} ${f(x)}`);
  }
  // Without trace and background.
  await saveDialog(page).getByLabel('With the trace').uncheck();
  await saveDialog(page).getByLabel('Transparent background').check();
  const bare = await parseSvg(page, (await saveFigure(page)).content);
  assert.ok(bare.circles.length < circles.length);
  assert.equal(bare.rects.length, 0);
  await close();
});

test('a PNG has 1, 2 or 4 pixels per CSS pixel, with or without background', async () => {
  const { page, close } = await open('/?f=relu', { width: 1000, height: 800, colorScheme: 'dark' });
  const box = await page.locator('.surface').boundingBox();
  await openSaveDialog(page);
  await clickInDialog(page, 'PNG');
  for (const [chip, ratio, ending] of [['1×', 1, ''], ['2×', 2, '-2x'], ['4×', 4, '-4x']]) {
    await clickInDialog(page, chip);
    const { name, content } = await saveFigure(page);
    assert.equal(name, `relu-f-df${ending}.png`);
    const { width, height, pixel } = readPng(content);
    assert.deepEqual([width, height], [Math.round(box.width) * ratio, Math.round(box.height) * ratio]);
    assert.deepEqual(pixel, [0x13, 0x14, 0x18, 255], 'the background of the dark theme');
    assert.ok((await saveDialog(page).locator('.lede').first().innerText()).includes(`${width} × ${height} pixels`));
  }
  await clickInDialog(page, 'Light, for print');
  assert.deepEqual(readPng((await saveFigure(page)).content).pixel, [0xfc, 0xfb, 0xf8, 255]);
  await saveDialog(page).getByLabel('Transparent background').check();
  assert.equal(readPng((await saveFigure(page)).content).pixel[3], 0);
  await close();
});

test('a CSV has the values of the curves with all digits', async () => {
  const { page, close } = await open('/?f=relu,elu:2,tanh,step&show=f,df,ddf&x=-4..4');
  await openSaveDialog(page);
  await clickInDialog(page, 'CSV');
  const { name, content } = await saveFigure(page);
  assert.equal(name, 'relu-elu-tanh-step-f-df-ddf.csv');
  const { header, rows } = readCsv(content);
  assert.deepEqual(header, ['x', ...['f', 'df', 'ddf'].flatMap((order) => ['relu', 'elu:2', 'tanh', 'step'].map((f) => `${order} ${f}`))]);
  assert.ok(rows.length > 200, `${rows.length}`);
  assert.deepEqual([rows[0][0], rows.at(-1)[0]], [-4, 4]);
  const at = (head) => header.indexOf(head);
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
  // The jump has a row on either side, at the smallest positive and negative number.
  assert.ok(rows.some(([x]) => x === 5e-324) && rows.some(([x]) => x === -5e-324));
  assert.match(await saveDialog(page).locator('pre').innerText(), /^x,f relu,/);
  await close();
});

test('Train saves its charts, the networks and the selected unit', async () => {
  const { page, close } = await open('/?lab=train&f=relu,elu&epoch=4&net=3-2');
  await page.getByText('Epoch 4', { exact: true }).waitFor();
  await openSaveDialog(page, 'Save the figure: Loss: training strong, test faint');
  const chart = await saveFigure(page);
  assert.equal(chart.name, 'relu-elu-loss-epoch-4.svg');
  const { texts, lines } = await parseSvg(page, chart.content);
  for (const label of ['Loss: training strong, test faint', 'ReLU', 'ELU']) assert.ok(texts.some((t) => t.text === label), label);
  assert.equal(lines.filter((l) => l.points.trim().split(' ').length === 5).length, 4, 'two losses of two networks over five epochs');
  await clickInDialog(page, 'CSV');
  const { header, rows } = readCsv((await saveFigure(page)).content);
  assert.deepEqual(header, ['epoch', 'ReLU: test loss', 'ReLU: training loss', 'ELU: test loss', 'ELU: training loss']);
  assert.deepEqual(rows.map((row) => row[0]), [0, 1, 2, 3, 4]);
  // The last row equals the page's number.
  const [shown] = await page.getByRole('region', { name: 'ReLU', exact: true }).locator('dd').allInnerTexts();
  assert.equal(rows[4][2].toFixed(4), shown);
  await clickInDialog(page, 'Close');
  // Decision field and units are images within the SVG; they have no CSV.
  await openSaveDialog(page, 'Save the figure: ReLU');
  const field = await saveFigure(page);
  assert.equal(field.name, 'relu-field-units-epoch-4.svg');
  const { images } = await parseSvg(page, field.content);
  assert.equal(images.length, 1 + 3 + 2 + 1, 'the field and every unit');
  assert.ok(images.every((i) => i.href.startsWith('data:image/png;base64,')));
  await clickInDialog(page, 'PNG');
  await clickInDialog(page, '4×');
  const wide = await page.locator('.field').first().boundingBox();
  assert.equal(readPng((await saveFigure(page)).content).width, 4 * Math.round(wide.width));
  await clickInDialog(page, 'CSV');
  assert.ok(await saveDialog(page).getByRole('button', { name: 'Save', exact: true }).isDisabled());
  assert.match(await saveDialog(page).locator('.lede').first().innerText(), /no numbers/);
  await clickInDialog(page, 'Close');
  await openSaveDialog(page, 'Save the figure: pre-activations');
  await clickInDialog(page, 'CSV');
  const unit = await saveFigure(page);
  assert.equal(unit.name, 'relu-layer-1-unit-1.csv');
  assert.ok(readCsv(unit.content).rows.length > 50);
  await close();
});

test('a figure that cannot be saved is reported', async () => {
  const init = () => {
    URL.createObjectURL = () => {
      throw new DOMException('refused');
    };
  };
  const { page, close } = await open('/?f=relu', { init });
  await openSaveDialog(page);
  for (const format of ['SVG', 'PNG', 'CSV']) {
    await clickInDialog(page, format);
    await clickInDialog(page, 'Save');
    await saveDialog(page).getByText('The browser refuses downloads here').waitFor();
  }
  await clickInDialog(page, 'PNG');
  await page.evaluate(() => (HTMLCanvasElement.prototype.toBlob = (take) => take(null)));
  await clickInDialog(page, 'Save');
  await saveDialog(page).getByText('relu-f-df-2x.png was not saved').waitFor();
  await close();
});

test('Escape closes the dialog and returns the focus to its button', async () => {
  const { page, close } = await open('/?f=relu,swish');
  await openSaveDialog(page);
  await page.keyboard.press('Escape');
  await saveDialog(page).waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Save the figure');
  await close();
});

test('the dialog opens also if its button is clicked while the page is loading', async () => {
  const init = () => {
    new MutationObserver((_, observer) => {
      const button = document.querySelector('[aria-label="Save the figure"]');
      if (!button) return;
      observer.disconnect();
      button.click();
    }).observe(document, { childList: true, subtree: true });
  };
  const { page, close } = await open('/?f=relu', { init });
  await saveDialog(page).waitFor();
  await close();
});

test('in a sandboxed frame the dialog warns and links to the whole page', async () => {
  await withHostPage(
    (origin) => `<iframe title="lab" sandbox="allow-scripts" width="900" height="700" src="${origin}/?f=elu:2&embed=1&at=-1"></iframe>`,
    async (page, { origin }) => {
      const frame = page.frameLocator('iframe');
      await started(frame);
      await frame.getByRole('button', { name: 'Save the figure', exact: true }).click();
      const link = frame.getByRole('dialog').getByRole('link');
      assert.equal(await link.getAttribute('href'), `${origin}/?f=elu:2&at=-1`);
      assert.match(await frame.getByRole('dialog').innerText(), /may block downloads without notice/);
      const warning = page.waitForEvent('console');
      await frame.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
      await frame.getByText('does not allow downloads').waitFor();
      // Chromium reports it in the console only, after a delay.
      await warning;
    },
    {
      labHeaders: CORS,
      expectedProblems: ['console.warning: Download is disallowed. The frame initiating or instantiating the download is sandboxed, but the flag ‘allow-downloads’ is not set. See https://www.chromestatus.com/feature/5706745674465280 for more details.'],
    },
  );
});

test('in the custom element the dialog is styled and saves', async () => {
  await withHostPage(
    (origin) => `<script type="module" src="${origin}/element.js"></script><activation-lab style="display:block;width:700px" f="gelu" theme="dark"></activation-lab>`,
    async (page) => {
      await page.getByRole('button', { name: 'Save the figure', exact: true }).click();
      await saveDialog(page).waitFor();
      assert.equal((await saveFigure(page)).name, 'gelu-f-df.svg');
      assert.equal(await saveDialog(page).getByRole('button', { name: 'Print …' }).count(), 0);
      const body = await page.evaluate(() => {
        const root = document.querySelector('activation-lab').shadowRoot;
        return getComputedStyle(root.querySelector('.export-body')).display;
      });
      assert.equal(body, 'grid');
      await axe(page);
    },
    { labHeaders: CORS },
  );
});

test('an offline file saves figures, but does not print', async () => {
  const { page, close } = await visit(pathToFileURL(resolve(DIST, 'offline', 'explore.html')).href);
  await openSaveDialog(page);
  assert.equal((await saveFigure(page)).name, 'relu-leaky_relu-elu-swish-f-df.svg');
  assert.equal(await saveDialog(page).getByRole('button', { name: 'Print …' }).count(), 0);
  await close();
});
