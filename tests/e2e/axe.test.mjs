// Accessibility: axe finds no violations in any view, at any width, in both themes, and nothing is wider than the page.
import { test } from 'node:test';
import { assertFits, axe, open, path, previewLoaded, useServer } from './harness.mjs';
import { openSaveDialog, saveDialog } from './figures.mjs';
import { computed, LABS } from './labs.mjs';

useServer();

const SIZES = [[1440, 900], [768, 1024], [360, 740]];
const THEMES = ['light', 'dark'];
/** Large and small matrices, and programs whose syntax is highlighted in several languages. */
const CODE = [
  { query: 'in=burn', themes: ['light'] },
  { query: 'f=leaky_relu:0.1&b=-8,0.2&at=dw:1:1&in=keras', themes: ['dark'] },
  { query: 'f=exponential&x=1,2,3,4;-5,6,7,8;1000,2,3,4;-1,-2,-3,-4&w=1,2,3,-4;5,6,7,8;1,2,3,4;-1000,-2,-3,-4&b=1,2,3,4000&at=dx:1:2', themes: ['light'] },
];
/** For views that differ from others only in a message. */
const ONCE = { sizes: [[1440, 900]], themes: ['light'] };
const EMBED = { sizes: [[320, 240]], themes: ['light'] };

const fillWithError = (name, text, error) => async (page) => {
  await page.getByLabel(name).and(page.getByRole('textbox')).fill(text);
  await page.getByRole('alert').filter({ hasText: error }).waitFor();
};

async function addFunction(page) {
  await page.getByRole('button', { name: 'Add a function' }).click();
  await page.getByRole('dialog', { name: 'Add a function' }).waitFor();
}

async function share(page) {
  const menu = page.getByRole('button', { name: 'Menu' });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('button', { name: 'Share this view' }).click();
  await page.getByRole('dialog', { name: 'Share this view' }).waitFor();
  await previewLoaded(page);
}

const saveAs = (format) => (page) => saveDialog(page).getByRole('button', { name: format, exact: true }).click();

/** Opens the explanation of a cell of Compare. */
async function explainCell(page) {
  await computed.compare(page);
  await page.getByRole('row', { name: 'ReLU' }).locator('td[data-column="range"]').click();
  await page.getByRole('complementary', { name: 'How a cell was computed' }).waitFor();
}

/** The views to check: each as soon as it is `ready`, and after each of its `steps`. */
const VIEWS = [
  { lab: 'explore', query: '', steps: [share] },
  { lab: 'explore', query: 'show=f,df,ddf&shade=1', steps: [addFunction] },
  { lab: 'explore', query: 'f=elu:2&at=-1', ready: fillWithError('α of ELU', '', 'keeping 2'), ...ONCE },
  { lab: 'explore', query: 'f=relu,swish', sizes: [[1440, 900], [360, 740]], steps: [openSaveDialog, ...['SVG', 'PNG', 'CSV'].map(saveAs)] },
  { lab: 'train', query: 'lr=1&epoch=20', ready: (page) => computed.train(page, 20) },
  { lab: 'depth', query: 'f=relu,swish:2,tanh,selu', ready: computed.depth },
  { lab: 'compare', query: 'f=relu,sigmoid,swish:2,hard_shrink', ready: explainCell },
  ...CODE.map((view) => ({ lab: 'code', ...view })),
  ...['zwei', '', '1e99'].map((text) => ({
    lab: 'code',
    query: '',
    ready: fillWithError('X: example 1, input 2', text, 'not a number between ±1,000,000; keeping 2'),
    ...ONCE,
  })),
  ...LABS.map((lab) => ({ lab, query: 'embed=1', ...EMBED })),
  ...CODE.map(({ query, themes }) => ({ lab: 'code', query: `${query}&embed=1`, ...EMBED, themes })),
];

/** Shows the page in this size and theme, and waits until it has been laid out and drawn. */
async function resize(page, [width, height], colorScheme) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

for (const { lab, query, sizes = SIZES, themes = THEMES, ready, steps = [] } of VIEWS) {
  test(`axe finds no violations on ${path(lab, query)}`, async () => {
    const { page, close } = await open(path(lab, query), { width: sizes[0][0], height: sizes[0][1], colorScheme: themes[0] });
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const [i, step] of [ready, ...steps].entries()) {
      await step?.(page);
      for (const size of sizes) {
        for (const theme of themes) {
          await resize(page, size, theme);
          await axe(page, `step ${i}, ${size[0]} px wide, ${theme}`);
          await assertFits(page, size[0]);
        }
      }
    }
    await close();
  });
}
