// An element keeps what it is given, whenever that is, and names what it cannot use.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useServer } from './harness.mjs';
import { CORS, frameHtml, frameStarted, labFrame, withHostPage } from './host-page.mjs';

useServer();

const SCRIPT = (origin) => `<script type="module" src="${origin}/element.js"></script>`;

/** Runs `work` in a page with the script of the elements and `html`, and gives its result. */
async function within(html, work, argument) {
  let result;
  await withHostPage(
    (origin) => `${SCRIPT(origin)}<style>activation-lab { display: block; width: 480px }</style><main>${html}</main>`,
    async (page) => {
      await page.evaluate(() => customElements.whenDefined('activation-lab'));
      result = await page.evaluate(work, argument);
    },
    { labHeaders: CORS },
  );
  return result;
}

test('a query that is set before the element is attached, defined or started is the one that is shown', async () => {
  const queries = await within('', async () => {
    const main = document.querySelector('main');
    const made = () => Object.assign(document.createElement('activation-lab'));
    const [before, after, twice, other] = [made(), made(), made(), made()];
    before.query = '?f=elu:2';
    main.append(before, after, twice, other);
    after.query = '?f=gelu';
    twice.query = '?f=gelu';
    other.setAttribute('f', 'relu');
    await new Promise((resolve) => setTimeout(resolve, 1));
    twice.query = '?f=tanh&at=2';
    // While it is being started, another lab is none too late.
    other.query = '?lab=depth&seed=5';
    const shown = [before.query, after.query, twice.query];
    await Promise.all([before, after, twice, other].map((lab) => lab.ready));
    return [...shown, before.query, after.query, twice.query, other.query];
  });
  assert.deepEqual(queries, ['?f=elu:2', '?f=gelu', '?f=tanh&at=2', '?f=elu:2', '?f=gelu', '?f=tanh&at=2', '?lab=depth&seed=5']);
  await withHostPage(
    (origin) => `
      <activation-lab f="relu"></activation-lab>
      <script>document.querySelector('activation-lab').query = '?f=mish';</script>${SCRIPT(origin)}`,
    async (page) => {
      await page.evaluate(() => customElements.whenDefined('activation-lab').then(() => document.querySelector('activation-lab').ready));
      assert.equal(await page.evaluate(() => document.querySelector('activation-lab').query), '?f=mish');
    },
    { labHeaders: CORS },
  );
});

test('a command in the same tick as the query, or before the element runs, is executed', async () => {
  const epochs = await within('<activation-lab lab="train" f="relu" n="40" stop="5"></activation-lab>', async () => {
    const finished = (lab) => new Promise((resolve, reject) => {
      lab.addEventListener('activation-lab:run-finished', ({ detail }) => resolve(detail.epoch), { once: true });
      setTimeout(() => reject(new Error(`does not run: ${lab.query}`)), 20_000);
    });
    const epochs = [];
    const [lab] = document.querySelectorAll('activation-lab');
    let end = finished(lab);
    lab.run();
    epochs.push(await end);
    end = finished(lab);
    lab.query = '?lab=train&f=tanh&n=40&stop=7&seed=3';
    lab.run();
    epochs.push(await end, lab.query);
    const late = document.createElement('activation-lab');
    late.query = '?lab=train&f=elu&n=40&stop=3';
    late.run();
    end = finished(late);
    document.querySelector('main').append(late);
    epochs.push(await end);
    const idle = document.createElement('activation-lab');
    document.querySelector('main').append(idle);
    await idle.ready;
    return [...epochs, idle.run()];
  });
  assert.equal(epochs[0], 5);
  assert.deepEqual([epochs[1], epochs[2]], [7, '?lab=train&f=tanh&n=40&stop=7&seed=3&epoch=7']);
  assert.deepEqual(epochs.slice(3), [3, false]);
});

test('ready settles when the element is removed while it is being started, and works when it is attached again', async () => {
  const query = await within('', async () => {
    const main = document.querySelector('main');
    const timeout = (promise, what) => Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error(what)), 5000))]);
    const lab = document.createElement('activation-lab');
    lab.setAttribute('f', 'softplus');
    for (const wait of [0, 0, 1, 5, 20]) {
      main.append(lab);
      const { ready } = lab;
      if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
      lab.remove();
      await timeout(ready, `not settled after ${wait} ms`);
    }
    main.append(lab);
    const { ready } = lab;
    main.prepend(lab);
    await timeout(Promise.all([ready, lab.ready]), 'moved');
    if (lab.shadowRoot.querySelectorAll('.lab-root').length !== 1) throw new Error('one container');
    return lab.query;
  });
  assert.equal(query, '?f=softplus');
});

test('an element is ready when its lab is open, and shows it whole', async () => {
  const opened = await within('', async () => {
    const lab = document.createElement('activation-lab');
    for (const [name, value] of [['lab', 'train'], ['n', '40'], ['f', 'relu,elu']]) lab.setAttribute(name, value);
    document.querySelector('main').append(lab);
    await lab.ready;
    const root = lab.shadowRoot.querySelector('.lab-root');
    return [root.dataset.open, root.hidden, root.querySelectorAll('.charts figure').length > 0];
  });
  assert.deepEqual(opened, ['train', false, true]);
});

test('attributes that are changed later are followed, and the others stay', async () => {
  const queries = await within('<activation-lab f="elu:2" at="1"></activation-lab>', async () => {
    const lab = document.querySelector('activation-lab');
    await lab.ready;
    const queries = [];
    const after = async (change) => {
      change();
      await lab.ready;
      await new Promise((resolve) => setTimeout(resolve, 1));
      await lab.ready;
      queries.push(lab.query);
    };
    await after(() => lab.setAttribute('theme', 'dark'));
    await after(() => (lab.query = '?f=tanh&at=2'));
    await after(() => lab.setAttribute('x', '-3..3'));
    await after(() => lab.removeAttribute('at'));
    await after(() => lab.setAttribute('class', 'wide'));
    await after(() => {
      lab.setAttribute('lab', 'depth');
      for (const name of ['f', 'x', 'theme']) lab.removeAttribute(name);
      lab.setAttribute('seed', '4');
    });
    return queries;
  });
  assert.deepEqual(queries, [
    '?f=elu:2&at=1&theme=dark', '?f=tanh&at=2', '?f=tanh&x=-3..3&at=2', '?f=tanh&x=-3..3', '?f=tanh&x=-3..3', '?lab=depth&seed=4',
  ]);
});

test('what an element is given and cannot use is named to its host and on the page', async () => {
  await withHostPage(
    (origin) => `${SCRIPT(origin)}
      <activation-lab id="a" f="relu" one="1" onset="3" onclick="void 0" data-x="1" hide="facts,nonsense"></activation-lab>`,
    async (page) => {
      const lab = (work) => page.evaluate(work);
      await lab(() => customElements.whenDefined('activation-lab').then(() => document.querySelector('#a').ready));
      const notices = () => lab(() => document.querySelector('#a').notices);
      const shown = () => page.locator('#a .notices').getByRole('alert').innerText();
      assert.deepEqual(await notices(), ['The link hides what this lab does not have: “nonsense”.', 'The link sets what this lab does not have: “onset”.']);
      assert.equal(await shown(), (await notices()).join('\n'));
      assert.ok(await page.locator('#a .facts').isHidden());
      for (const [query, sentence] of [
        ['?lab=train&seed=3', 'The link is of another lab, “train”, and was not read.'],
        ['?f=relu&zzz=1', 'The link sets what this lab does not have: “zzz”.'],
        ['?f=nope', 'The link names a function that is not known: “nope”.'],
      ]) {
        const before = await lab(() => document.querySelector('#a').query);
        await page.evaluate((query) => (document.querySelector('#a').query = query), query);
        assert.deepEqual(await notices(), [sentence]);
        assert.equal(await shown(), sentence);
        if (query.includes('train')) assert.equal(await lab(() => document.querySelector('#a').query), before);
      }
      await lab(() => (document.querySelector('#a').query = '?f=elu'));
      assert.deepEqual(await notices(), []);
      assert.ok(await page.locator('#a .notices').isHidden());
    },
    { labHeaders: CORS },
  );
});

test('a message with a query of another lab is refused with a notice, on the page as well', async () => {
  await withHostPage(
    (origin) => frameHtml(`${origin}/?f=elu:2&embed=1`),
    async (page) => {
      await frameStarted(page, 0);
      const answer = await page.evaluate(
        () =>
          new Promise((resolve) => {
            addEventListener('message', ({ data }) => data?.type === 'activation-lab:answer' && resolve(data));
            document.querySelector('iframe').contentWindow.postMessage({ type: 'activation-lab:set', id: 1, query: '?lab=train&seed=3' }, '*');
          }),
      );
      assert.deepEqual([answer.ok, answer.query, answer.notices], [false, '?f=elu:2&embed=1', ['The link is of another lab, “train”, and was not read.']]);
      assert.match(await labFrame(page).locator('.notices').innerText(), /another lab/);
    },
  );
});
