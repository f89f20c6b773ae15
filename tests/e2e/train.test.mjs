// The Train lab: training, networks, units, data and files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onLab, open, query, tab, useServer } from './harness.mjs';
import { computed } from './labs.mjs';

useServer();

const visit = onLab('train');
const network = (page, name) => page.getByRole('region', { name, exact: true });
const button = (page, name) => page.getByRole('button', { name, exact: true });
const epoch = (page) => page.locator('.epoch').innerText();
const atEpoch = computed.train;
const numbers = async (page, name) => (await network(page, name).locator('dd').allInnerTexts()).slice(0, 3);

test('the tab opens Train, and the back button leads to Explore', async () => {
  const { page, close } = await open('/');
  await tab(page, 'Train').click();
  await page.getByRole('heading', { name: 'Which units survive training?' }).waitFor();
  assert.equal(query(page).get('lab'), 'train');
  await page.goBack();
  await page.getByRole('slider', { name: 'Traced x' }).waitFor();
  await close();
});

test('epochs change the losses, rewinding restores them, and a link reproduces them', async () => {
  await visit('', {}, async (page) => {
    const before = await numbers(page, 'ReLU');
    for (let i = 0; i < 3; i++) await button(page, '+1 epoch').click();
    await atEpoch(page, 3);
    const after = await numbers(page, 'ReLU');
    assert.notDeepEqual(after, before);
    assert.ok(Number(after[0]) < Number(before[0]));
    await page.waitForFunction(() => location.search.includes('epoch=3'));
    const link = new URL(page.url()).search;
    const elu = await numbers(page, 'ELU');
    await button(page, 'Rewind').click();
    assert.equal(await epoch(page), 'Epoch 0');
    assert.deepEqual(await numbers(page, 'ReLU'), before);
    const other = await open(`/${link}`);
    await atEpoch(other.page, 3);
    assert.deepEqual(await numbers(other.page, 'ReLU'), after);
    assert.deepEqual(await numbers(other.page, 'ELU'), elu);
    await other.close();
  });
});

test('pressing Train on a phone brings the networks into sight', async () => {
  await visit('lr=1&f=relu,leaky_relu', { width: 360, height: 740 }, async (page) => {
    await button(page, 'Train').click();
    const edges = () => page.evaluate(() => ['.transport', '.units'].map((at) => document.querySelector(at).getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })));
    const [bar, units] = await edges();
    assert.ok(bar.top >= 0 && bar.top < 20, `the controls are at the top: ${bar.top}`);
    assert.ok(units.bottom < 740, `the units end above the edge of the screen: ${units.bottom}`);
  });
});

test('a link whose epoch takes long to reach asks, and can be left where it is', async () => {
  const heavy = 'f=gelu,mish,swish,snake&net=64-64-64-64-64-64-64-64-64-64-64-64&n=2000&batch=1000&opt=adam&epoch=100000';
  await visit(heavy, {}, async (page) => {
    const question = page.locator('.long-replay');
    await question.getByText(/^The link shows epoch 100000\. Training up to it takes about \d+\u00a0(min|h) on this device\.$/).waitFor();
    assert.equal(query(page).get('epoch'), '100000', 'the link is kept while the question is open');
    await button(page, 'Train up to it').click();
    await button(page, 'Pause').click();
    assert.equal(await question.innerText(), '');
    await page.waitForFunction(() => Number(new URLSearchParams(location.search).get('epoch')) < 100);
  });
  await visit(heavy, {}, async (page) => {
    await button(page, 'Stay at this epoch').click();
    assert.equal(await page.locator('.long-replay').innerText(), '');
    await button(page, 'Train').waitFor();
  });
});

test('training runs, pauses, and shows earlier epochs', async () => {
  await visit('', {}, async (page) => {
    await button(page, 'Train').click();
    await page.waitForFunction(() => Number(document.querySelector('.epoch').textContent.split(' ').pop()) >= 30);
    await button(page, 'Pause').click();
    const slider = page.getByRole('slider', { name: 'Epoch shown' });
    await slider.focus();
    await page.keyboard.press('Home');
    assert.match(await epoch(page), /^As it was at epoch 0 of \d+$/);
    await page.keyboard.press('End');
    assert.match(await epoch(page), /^Epoch \d+$/);
  });
});

test('with too high a learning rate ReLU units die and Leaky ReLU units do not', async () => {
  await visit('', {}, async (page) => {
    await button(page, 'Too high a learning rate kills').click();
    await button(page, 'Train').click();
    await network(page, 'Leaky ReLU').getByText('Ended: the number of epochs is reached.').waitFor({ timeout: 60_000 });
    const dead = async (name) => Number((await numbers(page, name))[2].split(' ')[0]);
    assert.ok((await dead('ReLU')) > 0);
    assert.equal(await dead('Leaky ReLU'), 0);
    assert.match(await page.getByRole('log').innerText(), /units of layer \d died/);
    // One press leads to a dead unit and to what killed it.
    await button(page, 'Show a dead unit').click();
    const unit = page.getByRole('region', { name: 'Selected unit' });
    assert.ok(await unit.evaluate((section) => section.getRootNode().activeElement === section));
    assert.match(await unit.innerText(), /ReLU: layer \d, unit \d: dead[^]*In epoch \d, it died: mainly a (step|change) of its/);
  });
});

test('a preset ends by itself with the conclusion of its run, and Train goes on from there', async () => {
  await visit('', {}, async (page) => {
    const conclusion = page.locator('.conclusion');
    await page.getByText('Press Train: after 60 epochs').waitFor();
    await button(page, 'Sigmoid: vanishing gradient').click();
    await button(page, 'Fast').click();
    assert.equal(await conclusion.innerText(), '');
    const place = async () => (await network(page, 'Sigmoid').boundingBox()).y;
    const before = await place();
    await button(page, 'Train').click();
    await page.getByRole('status').getByText(/^Sigmoid has learned little: its training loss is 0\.5040, 106 × that of ReLU/).waitFor();
    assert.equal(await place(), before, 'the space of the sentence is reserved');
    assert.equal(await epoch(page), 'Epoch 60');
    await page.getByText('The preset ends after 60 epochs.').waitFor();
    await button(page, 'Train').click();
    await page.waitForFunction(() => Number(document.querySelector('.epoch').textContent.split(' ').pop()) > 60);
    await button(page, 'Pause').click();
    assert.match(await conclusion.innerText(), /^Sigmoid has learned little/);
    await button(page, 'Rewind').click();
    assert.equal(await conclusion.innerText(), '');
  });
});

test('a run that cannot go on says why its buttons are disabled', async () => {
  await visit('f=relu&stop=1', {}, async (page) => {
    await button(page, '+1 epoch').click();
    await page.locator('.conclusion', { hasText: 'the training loss went from' }).waitFor();
    const train = button(page, 'Train');
    assert.ok(await train.isDisabled());
    const hint = page.locator(`#${await train.getAttribute('aria-describedby')}`);
    assert.match(await hint.innerText(), /^The training of all networks has ended\. .* press Rewind/);
  });
});

test('looking back shows one epoch everywhere', async () => {
  await visit('f=relu,elu&lr=1&out=linear&seed=2&stop=12', {}, async (page) => {
    const everywhere = async () => ({
      numbers: await numbers(page, 'ReLU'),
      table: await page.locator('.value-table tbody').innerText(),
      unit: await page.locator('.unit-description').innerText(),
      events: await page.getByRole('log').innerText(),
      field: await network(page, 'ReLU').getByRole('img').getAttribute('aria-label'),
    });
    await atEpoch(page, 0);
    const views = [await everywhere()];
    for (let i = 1; i <= 3; i++) {
      await button(page, '+1 epoch').click();
      await atEpoch(page, i);
      views.push(await everywhere());
    }
    await button(page, 'Train').click();
    await page.locator('.conclusion:not(:empty)').waitFor();
    const slider = page.getByRole('slider', { name: 'Epoch shown' });
    await slider.focus();
    await page.keyboard.press('Home');
    for (const [i, view] of views.entries()) {
      await page.getByText(`As it was at epoch ${i} of 12`).waitFor();
      const { unit, ...rest } = await everywhere();
      const { unit: before, ...expected } = view;
      assert.deepEqual(rest, expected);
      // What happens later is told as such.
      const untilNow = (text) => text.split(/Later,|It has never/)[0].trim();
      assert.equal(untilNow(unit), untilNow(before));
      await page.keyboard.press('ArrowRight');
    }
  });
});

test('under reduced motion training is redrawn once a second, unless a speed is chosen', async () => {
  const redraws = async (page) =>
    page.evaluate(async () => {
      const seen = new Set();
      const end = performance.now() + 1500;
      while (performance.now() < end) {
        seen.add(document.querySelector('.epoch').textContent);
        await new Promise(requestAnimationFrame);
      }
      return seen.size;
    });
  await visit('f=relu', { reducedMotion: 'reduce' }, async (page) => {
    await button(page, 'Train').click();
    assert.ok((await redraws(page)) <= 3);
    await button(page, '5 epochs/s').click();
    assert.ok((await redraws(page)) >= 5);
  });
});

test('a unit is inspected by default, and others by keys', async () => {
  await visit('bias=-20', {}, async (page) => {
    const description = page.locator('.unit-description');
    assert.match(await description.innerText(), /ReLU: layer 1, unit 1: dead/);
    assert.match(await description.innerText(), /dead before the first step/);
    await network(page, 'ELU').getByRole('button', { name: 'Layer 1, unit 1', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.getByText(/ELU: layer 2, unit 2/).waitFor();
  });
});

test('divergence is explained, and the last finite losses stay', async () => {
  await visit('f=identity&lr=100&out=linear', {}, async (page) => {
    await button(page, 'Train').click();
    await page.getByText(/Diverged at step \d+: .* of layer \d overflowed\. Lower the learning rate/).waitFor();
    assert.ok(Number.isFinite(Number((await numbers(page, 'Identity'))[0].replace(/×.*/, ''))));
  });
});

test('networks can be added, changed and removed, and undo restores them', async () => {
  await visit('f=relu,tanh', {}, async (page) => {
    await button(page, 'Add a network').click();
    await network(page, 'SiLU').waitFor();
    await page.getByLabel('Activation of network 1').selectOption('gelu');
    await network(page, 'GELU').waitFor();
    await button(page, 'Remove GELU').click();
    assert.equal(await network(page, 'GELU').count(), 0);
    await button(page, 'Undo').click();
    await network(page, 'GELU').waitFor();
  });
});

test('invalid widths show an error and change nothing', async () => {
  await visit('f=relu', {}, async (page) => {
    const widths = page.getByLabel('Hidden units');
    await widths.fill('8-cats');
    await widths.press('Enter');
    await page.getByText(/Up to 12 layers of 1 to 64 units/).waitFor();
    assert.equal(await network(page, 'ReLU').getByRole('button', { name: /^Layer/ }).count(), 16);
    await widths.fill('4');
    await widths.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.network .unit').length === 5);
  });
});

test('the share of dead networks over seeds agrees with theory, and runs are saved as files', async () => {
  await visit('', {}, async (page) => {
    await button(page, 'Born dead: deep and narrow').click();
    await button(page, 'Count over 1000 seeds').click();
    const result = page.getByText(/of 1000 networks were born dead/);
    await result.waitFor({ timeout: 60_000 });
    const share = Number((await result.innerText()).match(/dead: ([\d.]+) %/)[1]);
    assert.ok(share > 83 && share < 94, `${share} %`);
    for (const [name, file] of [['Download the run (CSV)', 'training.csv'], ['Download the weights (JSON)', 'networks.json']]) {
      const download = page.waitForEvent('download');
      await button(page, name).click();
      assert.equal((await download).suggestedFilename(), file);
    }
  });
});

test('a custom data set is painted, erased, pasted as text, and restored by a link', async () => {
  await visit('f=relu,elu', {}, async (page) => {
    await page.getByLabel('Data set').selectOption('own');
    const count = async () => parseInt(await page.locator('.custom-data .lede').first().innerText(), 10);
    assert.equal(await count(), 50);
    await button(page, 'Paint class B (rings)').click();
    const box = await network(page, 'ReLU').locator('.field').boundingBox();
    await page.mouse.move(box.x + 12, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(box.x + 12, box.y + 120, { steps: 12 });
    await page.mouse.up();
    const painted = await count();
    assert.ok(painted > 54, `${painted}`);
    await button(page, 'Erase').click();
    await page.mouse.click(box.x + 12, box.y + 60);
    assert.ok((await count()) < painted);
    await button(page, '+1 epoch').click();
    await atEpoch(page, 1);
    const before = await numbers(page, 'ELU');
    await page.waitForFunction(() => location.search.includes('epoch=1'));
    await page.reload();
    await atEpoch(page, 1);
    assert.deepEqual(await numbers(page, 'ELU'), before);

    const text = page.getByRole('textbox', { name: 'As text' });
    await text.fill('1,2,0\n3,x,1');
    await button(page, 'Use this data').click();
    await page.getByText('Line 2, column 2: “x” is not a number').waitFor();
    assert.equal(await text.inputValue(), '1,2,0\n3,x,1', 'the invalid text stays');
    await text.fill('x,t\n1,2\n2,4\n3,7\n4,9');
    await button(page, 'Use this data').click();
    await page.getByText('4 samples of at most 300: one feature, numbers.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Paint class B (rings)' }).count(), 0);
    await page.getByLabel('Data set').selectOption('xor');
    assert.equal(query(page).get('own'), null);
  });
});

test('a table of a spreadsheet stays as pasted, its columns can be chosen, and a link keeps names and units', async () => {
  await visit('f=relu', {}, async (page) => {
    await page.getByLabel('Data set').selectOption('own');
    const text = page.getByRole('textbox', { name: 'As text' });
    const pasted = ';Breite;Höhe;Art\n0;100,5;0,1;nein\n1;200,5;0,9;ja\n2;300,5;0,4;ja\n';
    await text.fill(pasted);
    await button(page, 'Use this data').click();
    await page.getByText('“ja” has the target −1, “nein” has 1.').waitFor();
    assert.equal(await text.inputValue(), pasted);
    assert.equal(await page.getByLabel('Kept for testing (%)').inputValue(), '0');
    const chosen = (label) => page.getByLabel(label, { exact: true }).locator('option:checked').innerText();
    assert.deepEqual([await chosen('Feature x₁'), await chosen('Feature x₂'), await chosen('Target')], ['Breite', 'Höhe', 'Art (words)']);
    await page.getByLabel('Feature x₂', { exact: true }).selectOption('none');
    await page.getByText('3 samples of at most 300: one feature, two classes.').waitFor();
    await page.waitForFunction(() => location.search.includes('own=tc1'));
    await page.reload();
    await page.getByText('3 samples of at most 300: one feature, two classes.').waitFor();
    assert.equal(await text.inputValue(), 'Breite,Art\n100.5,nein\n200.5,ja\n300.5,ja\n');
    await text.fill('5.1,setosa\n7,versicolor\n6.3,virginica');
    await button(page, 'Use this data').click();
    await page.getByText('The target has 3 classes: setosa, versicolor, virginica.').waitFor();
  });
});

test('a loss that cannot vanish and a mean slope are named where they are chosen', async () => {
  await visit('f=rrelu,relu&loss=logistic', {}, async (page) => {
    await page.getByText('cannot fall below ln(1 + e⁻¹)').waitFor();
    assert.equal(await page.getByText('Trained with its mean slope').count(), 1);
    await button(page, 'Use a linear output').click();
    await page.waitForFunction(() => location.search.includes('out=linear'));
    assert.equal(await page.getByText('cannot fall below').count(), 0);
  });
});

test('the back button leads to the epoch of the address', async () => {
  await visit('epoch=3', {}, async (page) => {
    await atEpoch(page, 3);
    const before = await numbers(page, 'ReLU');
    // A history entry that differs only in the epoch.
    await page.evaluate(() => {
      history.pushState(null, '', '?lab=train&epoch=1');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await atEpoch(page, 1);
    await page.goBack();
    await atEpoch(page, 3);
    assert.deepEqual(await numbers(page, 'ReLU'), before);
  });
});

test('each network can have its own learning rate', async () => {
  await visit('f=relu,relu', {}, async (page) => {
    await page.getByRole('textbox', { name: 'Learning rate of ReLU (2)' }).fill('0.3');
    await button(page, '+1 epoch').click();
    await atEpoch(page, 1);
    assert.notDeepEqual(await numbers(page, 'ReLU (1)'), await numbers(page, 'ReLU (2)'));
    await page.waitForFunction(() => location.search.includes('lrs='));
    const shown = await numbers(page, 'ReLU (2)');
    await page.reload();
    await atEpoch(page, 1);
    assert.deepEqual(await numbers(page, 'ReLU (2)'), shown);
  });
});

test('on a phone Train and the first field share a screen, and the conclusion stays in sight', async () => {
  await visit('', { width: 360, height: 760 }, async (page) => {
    const field = await network(page, 'ReLU').getByRole('img').boundingBox();
    assert.ok(field.y + field.height / 2 < 760, `the field begins at ${field.y} px`);
    const presets = await page.getByRole('region', { name: 'Presets' }).boundingBox();
    assert.ok(presets.y < (await button(page, 'Train').boundingBox()).y);
    const select = page.getByLabel('Activation of network 2');
    assert.ok(await select.evaluate((element) => {
      const context = document.createElement('canvas').getContext('2d');
      const style = getComputedStyle(element);
      context.font = style.font;
      // The arrow takes some 20 px.
      const used = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight) + 22;
      return context.measureText('Leaky ReLU').width + used <= element.offsetWidth;
    }), 'the name is not cut');
    await button(page, 'Fast').click();
    await button(page, 'Train').click();
    await page.locator('.conclusion:not(:empty)').waitFor({ timeout: 60_000 });
    await page.getByLabel('Activation of network 4').scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(200);
    const conclusion = await page.locator('.conclusion').boundingBox();
    assert.ok(conclusion.y >= 0 && conclusion.y + conclusion.height < 760 * 0.4, JSON.stringify(conclusion));
  });
});

test('on a phone legend and settings are folded, and open by a button', async () => {
  await visit('', { width: 360 }, async (page) => {
    const settings = button(page, 'Settings');
    assert.equal(await settings.getAttribute('aria-expanded'), 'false');
    assert.equal(await page.getByLabel('Data set').isVisible(), false);
    await settings.click();
    await page.getByLabel('Data set').waitFor();
    await button(page, 'Legend').click();
    await page.getByText('dead unit', { exact: true }).waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
    assert.equal(await settings.isVisible(), false);
  });
});

test('two networks take the whole width, field and units side by side', async () => {
  await visit('f=relu,leaky_relu', {}, async (page) => {
    const boxes = await Promise.all(['.field', '.units'].map((name) => page.locator(name).first().boundingBox()));
    assert.equal(boxes[0].y, boxes[1].y);
    const [networks, last] = [await page.locator('.networks').boundingBox(), await network(page, 'Leaky ReLU').boundingBox()];
    assert.ok(Math.abs(networks.x + networks.width - last.x - last.width) < 2);
    assert.ok(boxes[1].y + boxes[1].height <= 900, 'no unit is below the fold');
  });
});
