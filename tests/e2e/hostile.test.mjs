// Invalid and random addresses: the page works, and names what was wrong in a notice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onLab, open, path, random, started, tab, useServer } from './harness.mjs';
import { LABS, LANDMARKS } from './labs.mjs';

useServer();

const IMAGE = '<img src=x onerror=alert(1)>';

/** The numbers in the fields of a matrix, row by row. */
const matrixFields = (page, id) =>
  page.locator(`.of-${id} tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('input')].map((input) => Number(input.value))));
const rowNames = (page) => page.locator('.grid-table tbody th').allInnerTexts();
const canTrace = (page) => page.getByRole('slider', { name: 'Traced x' }).press('ArrowRight');

/** Lab, query, what the notice must name, and a check that the lab works. */
const CASES = [
  ['explore', 'f=relu,nope', ['“nope”'], canTrace],
  ['explore', 'f=leaky_relu:x', ['leaky_relu:x'], canTrace],
  ['explore', 'f=elu:1e9', ['elu:1e9'], canTrace],
  ['explore', 'x=9..1', ['9..1'], canTrace],
  ['explore', 'x=-1e300..1e300', ['limit'], canTrace],
  ['explore', 'at=Infinity', ['Infinity'], canTrace],
  ['explore', 'show=', ['show'], canTrace],
  ['explore', 'theme=%3Cscript%3Ealert(1)%3C/script%3E', ['<script>'], canTrace],
  ['explore', 'f=%E0%A4%A', ['not known'], canTrace],
  ['explore', `f=${'relu,'.repeat(2000)}`, ['too long'], canTrace],
  ['explore', 'f=relu,relu,relu,relu,relu,relu,relu', ['more than 6'], canTrace],
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
      assert.deepEqual(await matrixFields(page, 'b'), [[1e6, 2]]);
      assert.deepEqual(await matrixFields(page, 'x'), [[1, 2], [3, 4]]);
    },
  ],
  [
    'code',
    'x=1,2,3;4,5,6',
    ['do not fit one another'],
    async (page) => assert.deepEqual(await matrixFields(page, 'w'), [[0.5, 1], [1.5, 2], [0.5, 0.5]]),
  ],
  [
    'code',
    `f=${encodeURIComponent(IMAGE)}&at=${encodeURIComponent('"><b>')}`,
    [IMAGE, '"><b>'],
    async (page) => assert.equal(await page.locator('main img').count(), 0),
  ],
];

for (const [lab, query, parts, check] of CASES) {
  test(`${lab} names what is wrong with ${query.slice(0, 90)}`, async () => {
    await onLab(lab)(query, {}, async (page) => {
      const notice = page.locator('.notices');
      const text = await notice.getByRole('alert').innerText();
      for (const part of parts) assert.ok(text.includes(part), `${part}: ${text}`);
      assert.equal(await notice.getByRole('alert').locator('*').count(), 0, 'the address is shown as text');
      await check(page);
      await page.getByRole('button', { name: 'Dismiss' }).click();
      assert.ok(await notice.isHidden());
    });
  });
}

const TOKENS = ['f', 'x', 'y', 'at', 'show', 'relu', 'swish', ':', '..', ',', '&', '=', '-', '1e308', 'NaN', '%', '~', '0', '\u0000', 'é', '?'];
const KEYS = ['f', 'x', 'y', 'at', 'show', 'one', 'focus', 'theme', 'hide', 'lock', 'openlink', 'data', 'net', 'lr', 'lrs', 'init', 'seed', 'epoch', 'own', 'formulas', 'cols', 'sort', 'q', 'sigma', 'depth', 'width', 'layer', 'w', 'b', 'in', 'v', '__proto__'];
const VALUES = ['', 'relu', 'relu:1e999', '~~', ',,,,', '-', '1', '0', '-1', '1e308..1e309', 'NaN', 'Infinity', '%00', '%E0%A4', '<script>alert(1)</script>', 'a'.repeat(300), '..', '1..', 'x,y;z', 'facts,nope', '99999999999999999999', 'hasOwnProperty', '💥', 'explore', 'f,df,ddf', 'x*sigmoid(b*x):2', 'x*', 'W=x+sin(b*x)@b=0..1@learn=b', '{x>0:x;else:a*x},relu', '((((x', 'x^9^9^9^9'];
const COUNT = 100;

/** Runs in the page: follows one address after the other, and waits each time until the element is visible. */
async function followAddresses([addresses, selector]) {
  for (const address of addresses) {
    // As an entry of the history, like the page's own links.
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
    const end = performance.now() + 20_000;
    do {
      if (performance.now() > end) throw new Error(`no ${selector} at ${address}`);
      await new Promise((resolve) => setTimeout(resolve));
    } while (!document.querySelector(selector)?.checkVisibility({ visibilityProperty: true }));
  }
}

for (const [seed, lab] of LABS.entries()) {
  test(`${lab} works at ${COUNT} random addresses`, async () => {
    const { below, pick } = random(seed);
    const tokens = () => Array.from({ length: 12 }, () => pick(TOKENS)).join('');
    const pairs = () => Array.from({ length: 1 + below(6) }, () => `${pick(KEYS)}=${encodeURIComponent(pick(VALUES))}`).join('&');
    const addresses = Array.from({ length: COUNT }, () => `?lab=${lab}&${pick([tokens, pairs])()}`);
    const { page, close } = await open(path(lab));
    await page.evaluate(followAddresses, [addresses, LANDMARKS[lab]]);
    await tab(page, 'Explore').click();
    await started(page, 'explore');
    await page.getByRole('button', { name: 'The textbook four' }).click();
    await page.locator('.readout').getByRole('rowheader', { name: 'Sigmoid', exact: true }).waitFor();
    await close();
  });
}
