// Messages between a lab in a frame and its host page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random, useServer } from './harness.mjs';
import { frameHtml, frameStarted, withHostPage } from './host-page.mjs';

useServer();

/** Sends a message to the first frame and gives the answer, or null if none comes in time. */
const ask = (page, message, wait = 3000) =>
  page.evaluate(
    ([message, wait]) =>
      new Promise((resolve) => {
        const frame = document.querySelector('iframe');
        message.id ??= (window.asked = (window.asked ?? 0) + 1);
        const listen = ({ data, source }) => {
          if (source !== frame.contentWindow || data?.type !== 'activation-lab:answer' || data.id !== message.id) return;
          removeEventListener('message', listen);
          resolve(data);
        };
        addEventListener('message', listen);
        setTimeout(() => resolve(null), wait);
        frame.contentWindow.postMessage(message, '*');
      }),
    [message, wait],
  );

test('a host reads and sets the view, subscribes to events and sends commands', async () => {
  await withHostPage(
    (origin) => frameHtml(`${origin}/?lab=train&embed=1&seed=3`),
    async (page) => {
      await frameStarted(page);
      const state = await ask(page, { type: 'activation-lab:get', id: 7 });
      assert.deepEqual(state, { type: 'activation-lab:answer', id: 7, ok: true, lab: 'train', query: '?lab=train&seed=3&embed=1', events: ['change', 'neuron-died', 'run-finished'] });
      const set = await ask(page, { type: 'activation-lab:set', query: '?lab=train&f=relu&lr=1&out=linear&seed=2&stop=30&zzz=1&data=cat' });
      assert.equal(set.ok, true);
      assert.match(set.notices.join(), /“cat”/);
      assert.match(set.query, /seed=2.*embed=1/);
      await page.evaluate(() => {
        window.events = [];
        addEventListener('message', ({ data }) => data?.type === 'activation-lab:event' && window.events.push(data));
      });
      const subscribed = await ask(page, { type: 'activation-lab:subscribe', events: ['neuron-died', 'run-finished'] });
      assert.deepEqual(subscribed.events, ['neuron-died', 'run-finished']);
      assert.equal((await ask(page, { type: 'activation-lab:run' })).ok, true);
      await page.waitForFunction(() => window.events.some(({ event }) => event === 'run-finished'), undefined, { timeout: 20_000 });
      const events = await page.evaluate(() => window.events);
      assert.ok(events.some(({ event, lab }) => event === 'neuron-died' && lab === 'train'), JSON.stringify(events.slice(0, 3)));
      assert.ok(events.every(({ event }) => event !== 'change'), 'only subscribed events');
      assert.equal((await ask(page, { type: 'activation-lab:pause' })).ok, true);
      assert.equal((await ask(page, { type: 'activation-lab:reset' })).ok, true);
      assert.equal((await ask(page, { type: 'activation-lab:subscribe', events: ['password'] })).ok, false);
    },
  );
});

test('two hundred hostile messages do not change the view', async () => {
  await withHostPage(
    (origin) => frameHtml(`${origin}/?f=elu:2&embed=1`),
    async (page) => {
      await frameStarted(page);
      await page.evaluate(() => {
        window.answers = 0;
        addEventListener('message', ({ data }) => (window.answers += data?.type === 'activation-lab:answer'));
      });
      const { pick } = random(1);
      const junk = () => pick([null, 0, NaN, '', 'x'.repeat(5000), [], [1, 2], {}, { a: 1 }, true, '__proto__', 'constructor', '<img src=x onerror=alert(1)>']);
      const messages = Array.from({ length: 200 }, () =>
        pick([
          junk(),
          { type: junk() },
          { type: `activation-lab:${pick(['', 'gett', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'eval'])}`, query: junk() },
          { type: 'activation-lab:set', query: pick([0, null, {}, [], 'x'.repeat(8001), 'x'.repeat(30_000)]), id: junk() },
          { type: 'activation-lab:get', id: pick([{}, [], 'x'.repeat(101), null]) },
          { type: 'activation-lab:subscribe', events: junk() },
          { type: 'activation-lab:run', id: {} },
        ]),
      );
      await page.evaluate((messages) => messages.forEach((message) => document.querySelector('iframe').contentWindow.postMessage(message, '*')), messages);
      const state = await ask(page, { type: 'activation-lab:get', id: 'last' });
      assert.equal(state.query, '?f=elu:2&embed=1');
      // A message from the frame's own window is not from the host.
      const lab = page.frames()[1];
      const before = await page.evaluate(() => window.answers);
      await lab.evaluate(() => postMessage({ type: 'activation-lab:set', query: '?f=relu' }, '*'));
      await page.waitForTimeout(200);
      assert.equal(await page.evaluate(() => window.answers), before);
      assert.equal((await ask(page, { type: 'activation-lab:get' })).query, '?f=elu:2&embed=1');
    },
  );
});
