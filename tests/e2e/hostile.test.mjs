// Addresses that no lab has written: the page works and says what was wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onLab, open, path, random, started, tab, useServer } from './harness.mjs';
import { LABS } from './labs.mjs';

useServer();

const IMAGE = '<img src=x onerror=alert(1)>';

/** The rows of numbers that are given for a matrix. */
const given = (page, id) =>
  page.locator(`.of-${id} tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('input')].map((input) => Number(input.value))));
const rowNames = (page) => page.locator('.grid-table tbody th').allInnerTexts();
const traces = (page) => page.getByRole('slider', { name: 'Traced x' }).press('ArrowRight');

/** The lab, the query, what the notice must name, and what can be done or seen all the same. */
const CASES = [
  ['explore', 'f=relu,nope', ['“nope”'], traces],
  ['explore', 'f=leaky_relu:x', ['leaky_relu:x'], traces],
  ['explore', 'f=elu:1e9', ['elu:1e9'], traces],
  ['explore', 'x=9..1', ['9..1'], traces],
  ['explore', 'x=-1e300..1e300', ['limit'], traces],
  ['explore', 'at=Infinity', ['Infinity'], traces],
  ['explore', 'show=', ['show'], traces],
  ['explore', 'theme=%3Cscript%3Ealert(1)%3C/script%3E', ['<script>'], traces],
  ['explore', 'f=%E0%A4%A', ['not known'], traces],
  ['explore', `f=${'relu,'.repeat(1000)}`, ['too long'], traces],
  ['explore', 'f=relu,relu,relu,relu,relu,relu,relu', ['more than 6'], traces],
  [
    'train',
    'f=nope,relu&net=999&lr=-1&data=cat&init=x&opt=y&loss=z&seed=1.5&epoch=x&batch=1e9',
    ['nope'],
    (page) => page.getByRole('region', { name: 'ReLU', exact: true }).waitFor(),
  ],
  [
    'depth',
    'depth=1e9&width=abc&init=zeros&f=nope,relu',
    ['1e9', 'abc', 'zeros', 'nope'],
    async (page) => assert.equal(await page.getByRole('slider', { name: 'Layers' }).inputValue(), '100'),
  ],
  [
    'compare',
    'f=nope,relu&cols=range,cat&sigma=-1&sort=<b>&q=<script>',
    ['nope', 'range,cat', '-1', '<b>'],
    async (page) => {
      assert.deepEqual(await rowNames(page), []);
      await page.getByRole('searchbox', { name: 'Find' }).fill('');
      assert.deepEqual(await rowNames(page), ['ReLU']);
    },
  ],
  [
    'code',
    'f=nope&x=1,2;3&w=a,b&b=1e9,2&in=caffe&at=q:9:9',
    ['nope', '1,2;3', 'a,b', '1e9', 'caffe', 'q:9:9'],
    async (page) => {
      assert.deepEqual(await given(page, 'b'), [[1e6, 2]]);
      assert.deepEqual(await given(page, 'x'), [[1, 2], [3, 4]]);
    },
  ],
  [
    'code',
    'x=1,2,3;4,5,6',
    ['do not fit one another'],
    async (page) => assert.deepEqual(await given(page, 'w'), [[0.5, 1], [1.5, 2], [0.5, 0.5]]),
  ],
  [
    'code',
    `f=${encodeURIComponent(IMAGE)}&at=${encodeURIComponent('"><b>')}`,
    [IMAGE, '"><b>'],
    async (page) => assert.equal(await page.locator('main img').count(), 0),
  ],
];

for (const [lab, query, parts, works] of CASES) {
  test(`${lab}: ${query.slice(0, 90)}`, async () => {
    await onLab(lab)(query, {}, async (page) => {
      const notice = page.locator('.notices');
      const said = await notice.getByRole('alert').innerText();
      for (const part of parts) assert.ok(said.includes(part), `${part}: ${said}`);
      assert.equal(await notice.getByRole('alert').locator('*').count(), 0, 'what an address says is text');
      await works(page);
      await page.getByRole('button', { name: 'Dismiss' }).click();
      assert.ok(await notice.isHidden());
    });
  });
}

const WORDS = ['f', 'x', 'y', 'at', 'show', 'relu', 'swish', ':', '..', ',', '&', '=', '-', '1e308', 'NaN', '%', '~', '0', '\u0000', 'é', '?'];
const KEYS = ['f', 'x', 'y', 'at', 'show', 'one', 'focus', 'theme', 'hide', 'lock', 'openlink', 'data', 'net', 'lr', 'lrs', 'init', 'seed', 'epoch', 'own', 'cols', 'sort', 'q', 'sigma', 'depth', 'width', 'layer', 'w', 'b', 'in', 'v', '__proto__'];
const VALUES = ['', 'relu', 'relu:1e999', '~~', ',,,,', '-', '1', '0', '-1', '1e308..1e309', 'NaN', 'Infinity', '%00', '%E0%A4', '<script>alert(1)</script>', 'a'.repeat(300), '..', '1..', 'x,y;z', 'facts,nope', '99999999999999999999', 'hasOwnProperty', '💥', 'explore', 'f,df,ddf'];
const TURNS = 100;

/** What is seen of each lab whatever its address says. */
const SEEN = {
  explore: (page) => page.getByRole('slider', { name: 'Traced x' }),
  train: (page) => page.locator('.epoch'),
  depth: (page) => page.getByRole('region', { name: 'Verdicts' }),
  compare: (page) => page.getByRole('searchbox', { name: 'Find' }),
  code: (page) => page.getByRole('region', { name: /^Program for/ }),
};

for (const [seed, lab] of LABS.entries()) {
  test(`${lab} stands in a storm of ${TURNS} addresses`, async () => {
    const { below, pick } = random(seed);
    const soup = () => Array.from({ length: 12 }, () => pick(WORDS)).join('');
    const pairs = () => Array.from({ length: 1 + below(6) }, () => `${pick(KEYS)}=${encodeURIComponent(pick(VALUES))}`).join('&');
    const { page, close } = await open(path(lab));
    for (let i = 0; i < TURNS; i++) {
      // As a step in the history: the way a page's own links and the browser's buttons go.
      await page.evaluate((query) => {
        history.pushState(null, '', query);
        dispatchEvent(new PopStateEvent('popstate'));
      }, `?lab=${lab}&${pick([soup, pairs])()}`);
      await SEEN[lab](page).waitFor();
    }
    await tab(page, 'Explore').click();
    await started(page, 'explore');
    await page.getByRole('button', { name: 'The textbook four' }).click();
    await page.locator('.readout').getByRole('rowheader', { name: 'Sigmoid', exact: true }).waitFor();
    await close();
  });
}
