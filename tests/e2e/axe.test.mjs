// Every view in every width and theme: nothing that axe finds, nor anything wider than the page.
import { test } from 'node:test';
import { assertFits, axe, open, path, previewed, useServer } from './harness.mjs';
import { computed, LABS } from './labs.mjs';

useServer();

const SIZES = [[1440, 900], [768, 1024], [360, 740]];
const THEMES = ['light', 'dark'];
/** Its widest numbers, and its programs in the colours of several languages. */
const CODE = [
  { query: 'in=burn', themes: ['light'] },
  { query: 'f=leaky_relu:0.1&b=-8,0.2&at=dw:1:1&in=keras', themes: ['dark'] },
  { query: 'f=exponential&x=1,2,3,4;-5,6,7,8;1000,2,3,4;-1,-2,-3,-4&w=1,2,3,-4;5,6,7,8;1,2,3,4;-1000,-2,-3,-4&b=1,2,3,4000&at=dx:1:2', themes: ['light'] },
];
/** For what looks alike in every size and theme. */
const ONCE = { sizes: [[1440, 900]], themes: ['light'] };
const EMBED = { sizes: [[320, 240]], themes: ['light'] };

const badNumber = (name, text, complaint) => async (page) => {
  await page.getByLabel(name).and(page.getByRole('textbox')).fill(text);
  await page.getByRole('alert').filter({ hasText: complaint }).waitFor();
};

async function addFunction(page) {
  await page.getByRole('button', { name: 'Add a function' }).click();
  await page.getByRole('dialog', { name: 'Add a function' }).waitFor();
}

async function share(page) {
  await page.getByRole('button', { name: 'Share or embed' }).click();
  await page.getByRole('dialog', { name: 'Share this view' }).waitFor();
  await previewed(page);
}

/** A cell of Compare that says how it was computed. */
async function explained(page) {
  await computed.compare(page);
  await page.getByRole('row', { name: 'ReLU' }).locator('td[data-column="range"]').click();
  await page.getByRole('complementary', { name: 'How a cell was computed' }).waitFor();
}

/** What is looked at, as soon as it is `ready`, and again after each of its `steps`. */
const VIEWS = [
  { lab: 'explore', query: '', steps: [share] },
  { lab: 'explore', query: 'show=f,df,ddf&shade=1', steps: [addFunction] },
  { lab: 'explore', query: 'f=elu:2&at=-1', ready: badNumber('α of ELU', '', 'last value stays'), ...ONCE },
  { lab: 'train', query: 'lr=1&epoch=20', ready: (page) => computed.train(page, 20) },
  { lab: 'depth', query: 'f=relu,swish:2,tanh,selu', ready: computed.depth },
  { lab: 'compare', query: 'f=relu,sigmoid,swish:2,hard_shrink', ready: explained },
  ...CODE.map((view) => ({ lab: 'code', ...view })),
  ...[['zwei', 'Not a number'], ['', 'Not a number'], ['1e99', 'From −10⁶ to 10⁶']].map(([text, complaint]) => ({
    lab: 'code',
    query: '',
    ready: badNumber('X: example 1, input 2', text, complaint),
    ...ONCE,
  })),
  ...LABS.map((lab) => ({ lab, query: 'embed=1', ...EMBED })),
  ...CODE.map(({ query, themes }) => ({ lab: 'code', query: `${query}&embed=1`, ...EMBED, themes })),
];

for (const { lab, query, sizes = SIZES, themes = THEMES, ready, steps = [] } of VIEWS) {
  for (const [width, height] of sizes) {
    for (const colorScheme of themes) {
      test(`${path(lab, query)} in ${colorScheme}, ${width} px wide`, async () => {
        const { page, close } = await open(path(lab, query), { width, height, colorScheme });
        await page.getByRole('heading', { level: 1 }).waitFor();
        for (const step of [ready, ...steps]) {
          await step?.(page);
          await axe(page);
          await assertFits(page, width);
        }
        await close();
      });
    }
  }
}
