// Listeners of an element may do anything with it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useServer } from './harness.mjs';
import { CORS, frameHtml, frameStarted, labFrame, withHostPage } from './host-page.mjs';

useServer();

/** A run in which units die at once, and which ends soon. */
const RUN = 'lab="train" f="relu" lr="1" out="linear" seed="2" stop="3"';
const ACTIONS = ['run', 'pause', 'reset', 'query', 'read', 'remove', 'move', 'replace', 'reset and run'];

for (const event of ['neuron-died', 'run-finished', 'change']) {
  test(`a listener of ${event} may run, pause, reset, set and remove its element`, async () => {
    await withHostPage(
      (origin) => `
        <script type="module" src="${origin}/element.js"></script>
        <style>activation-lab { display: block; width: 320px }</style>
        <main>${ACTIONS.map(() => `<activation-lab ${RUN}></activation-lab>`).join('')}</main>`,
      async (page, { problems }) => {
        const failures = await page.evaluate(
          async ([event, actions]) => {
            await customElements.whenDefined('activation-lab');
            const main = document.querySelector('main');
            const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
            const act = {
              run: (lab) => lab.run(),
              pause: (lab) => lab.pause(),
              reset: (lab) => lab.reset(),
              query: (lab) => (lab.query = '?lab=train&f=tanh&seed=5'),
              read: (lab) => lab.query,
              remove: (lab) => lab.remove(),
              move: (lab) => main.prepend(lab),
              replace: (lab) => lab.replaceWith(document.createElement('p')),
              'reset and run': (lab) => lab.reset() && lab.run(),
            };
            const tried = async (lab, action) => {
              await lab.ready;
              const told = new Promise((resolve, reject) => {
                lab.addEventListener(`activation-lab:${event}`, () => resolve(act[action](lab)), { once: true });
                setTimeout(() => reject(new Error(`no ${event}`)), 20_000);
              });
              lab.run();
              await told;
              await pause(100);
              // The element works afterwards, where it is or attached again.
              if (!lab.isConnected) main.append(lab);
              await lab.ready;
              lab.query = '?lab=train&f=elu&seed=7';
              if (!lab.query.includes('seed=7')) throw new Error(`not set: ${lab.query}`);
              lab.reset();
              lab.remove();
              await pause(20);
            };
            const labs = [...main.children];
            const all = await Promise.allSettled(actions.map((action, i) => tried(labs[i], action)));
            return all.flatMap(({ reason }, i) => (reason ? [`${actions[i]}: ${reason.message}`] : []));
          },
          [event, ACTIONS],
        );
        assert.deepEqual([failures, problems], [[], []]);
      },
      { labHeaders: CORS },
    );
  });
}

test('a listener of change may press what has just been pressed', async () => {
  await withHostPage(
    (origin) => `<script type="module" src="${origin}/element.js"></script><activation-lab f="relu,tanh"></activation-lab>`,
    async (page) => {
      await page.evaluate(() => customElements.whenDefined('activation-lab').then(() => document.querySelector('activation-lab').ready));
      const queries = await page.evaluate(async () => {
        const lab = document.querySelector('activation-lab');
        const pressed = lab.shadowRoot.querySelector('.header button, input[type=checkbox]');
        const queries = [];
        lab.addEventListener('activation-lab:change', ({ detail }) => {
          queries.push(detail);
          if (queries.length < 4) pressed.click();
        });
        pressed.click();
        await new Promise((resolve) => setTimeout(resolve, 600));
        return queries;
      });
      assert.equal(queries.length, 4);
      assert.equal(queries[0], queries[2]);
      assert.notEqual(queries[0], queries[1]);
    },
    { labHeaders: CORS },
  );
});

test('a lab that has failed can be removed, and made anew', async () => {
  await withHostPage(
    (origin) => `<script type="module" src="${origin}/element.js"></script><main><activation-lab f="elu:2"></activation-lab></main>`,
    async (page) => {
      const query = await page.evaluate(async () => {
        await customElements.whenDefined('activation-lab');
        const lab = document.querySelector('activation-lab');
        await lab.ready;
        // As after a trap: whatever is called throws.
        const { name } = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/activation-lab.js'));
        const { Mounted } = await import(name);
        const before = { close: Mounted.prototype.close, query: Mounted.prototype.query };
        for (const key in before) Mounted.prototype[key] = () => { throw new WebAssembly.RuntimeError('unreachable'); };
        lab.remove();
        await new Promise((resolve) => setTimeout(resolve, 20));
        Object.assign(Mounted.prototype, before);
        document.querySelector('main').append(lab);
        await lab.ready;
        return lab.query;
      });
      assert.equal(query, '?f=elu:2');
      assert.match(await page.locator('activation-lab .readout').innerText(), /ELU/);
      assert.equal(await page.locator('activation-lab .readout').count(), 1);
    },
    { labHeaders: CORS, expectedProblems: null },
  );
});

/** What is told within a while after something was pressed. */
const counted = async (page, press) => {
  await press();
  await page.waitForTimeout(1500);
  return page.evaluate(() => window.told.splice(0));
};

test('two elements that follow one another settle within two events', async () => {
  await withHostPage(
    (origin) => `
      <script type="module" src="${origin}/element.js"></script>
      <activation-lab id="a" f="elu:2"></activation-lab><activation-lab id="b" f="relu" hide="facts" theme="dark"></activation-lab>
      <activation-lab id="c" lab="train"></activation-lab>`,
    async (page) => {
      await page.evaluate(async () => {
        await customElements.whenDefined('activation-lab');
        const labs = [...document.querySelectorAll('activation-lab')];
        await Promise.all(labs.map((lab) => lab.ready));
        window.told = [];
        window.follow = (ids) => {
          labs.forEach((lab) => {
            lab.ontold && lab.removeEventListener('activation-lab:change', lab.ontold);
            lab.ontold = ({ detail }) => {
              window.told.push([lab.id, detail]);
              for (const other of labs) if (other !== lab && ids.includes(other.id)) other.query = detail;
            };
            if (ids.includes(lab.id)) lab.addEventListener('activation-lab:change', lab.ontold);
          });
        };
        window.follow(['a', 'b']);
      });
      const slider = page.locator('#a').getByRole('slider', { name: 'α of ELU' });
      assert.deepEqual(await counted(page, () => slider.press('ArrowRight')), [['a', '?f=elu:2.01']]);
      assert.equal(await page.evaluate(() => document.querySelector('#b').query), '?f=elu:2.01');
      const other = page.locator('#b').getByRole('slider', { name: 'α of ELU' });
      assert.deepEqual(await counted(page, () => other.press('ArrowRight')), [['b', '?f=elu:2.02']]);
      // A query that is not used as it is given is told once, and taken by the other.
      const told = await counted(page, () => page.evaluate(() => (document.querySelector('#a').query = '?f=tanh&at=99&nonsense=1')));
      assert.equal(told.length, 1);
      assert.equal(await page.evaluate(() => document.querySelector('#b').query), told[0][1]);
      // Labs of different kinds do not follow one another for long.
      await page.evaluate(() => window.follow(['a', 'c']));
      const few = await counted(page, () => page.evaluate(() => document.querySelector('#a').reset()));
      assert.ok(few.length <= 2, JSON.stringify(few));
    },
    { labHeaders: CORS },
  );
});

test('two frames that follow one another settle within two messages', async () => {
  await withHostPage(
    (origin) => frameHtml(`${origin}/?f=elu:2&embed=1`) + frameHtml(`${origin}/?f=relu&embed=1&hide=facts`),
    async (page) => {
      await frameStarted(page, 0);
      await frameStarted(page, 1);
      await page.evaluate(() => {
        window.told = [];
        const windows = [...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow);
        addEventListener('message', ({ data, source }) => {
          if (data?.type !== 'activation-lab:event') return;
          window.told.push(data.query);
          for (const other of windows) if (other !== source) other.postMessage({ type: 'activation-lab:set', query: data.query }, '*');
        });
        for (const each of windows) each.postMessage({ type: 'activation-lab:subscribe', events: ['change'] }, '*');
      });
      const slider = (nth) => labFrame(page, nth).getByRole('slider', { name: 'α of ELU' });
      assert.deepEqual(await counted(page, () => slider(0).press('ArrowRight')), ['?f=elu:2.01&embed=1']);
      assert.deepEqual(await counted(page, () => slider(1).press('ArrowRight')), ['?f=elu:2.02&embed=1']);
      assert.equal(await slider(0).inputValue(), '2.02');
    },
  );
});
