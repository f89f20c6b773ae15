// The Code lab: the program, its files, and the applications of the activation.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { activationCount, onLab, query, refuseClipboard, useServer } from './harness.mjs';
import { activation, listing, program, selectActivation } from './program.mjs';

useServer();

const visit = onLab('code');

test('the program contains the parameter and follows its slider', async () => {
  await visit('f=leaky_relu:0.1', {}, async (page) => {
    assert.match(await program(page), /negative_slope=0\.1\)/);
    await page.getByRole('slider', { name: 'α of Leaky ReLU' }).press('ArrowRight');
    await listing(page).filter({ hasText: 'negative_slope=0.11' }).waitFor();
    assert.equal((await program(page)).match(/negative_slope=0\.11\)/g).length, 2, 'as a function and as a layer');
    await page.getByRole('button', { name: 'Keras 3' }).click();
    assert.match(await program(page), /keras\.activations\.leaky_relu\(x, negative_slope=0\.11\)/);
    assert.match(await page.locator('.differs').innerText(), /Keras 3: the default of \S+ is negative_slope=0\.2/);
    assert.equal(query(page).get('in'), 'keras');
    await page.getByRole('button', { name: 'Flux' }).click();
    assert.match(await page.locator('.listing .lede').innerText(), /have not been run here/);
  });
});

/** Runs in the page: selects one activation after the other; gives its program as text and HTML, its files, its values. */
async function collectPrograms(select) {
  const programs = [];
  for (const { value: id } of select.options) {
    select.value = id;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    // Effects run in microtasks, which precede every timer.
    await new Promise((resolve) => setTimeout(resolve));
    const code = document.querySelector('.listing code');
    const files = document.querySelector('.listing .files').textContent;
    const values = [...document.querySelectorAll('.of-y button')].map((button) => button.textContent);
    programs.push({ id, text: code.textContent, html: code.innerHTML, files, values });
  }
  return programs;
}

test('every activation has a program in every framework', async () => {
  await visit('', {}, async (page) => {
    const targets = page.getByRole('group', { name: 'Framework' }).getByRole('button');
    assert.equal(await targets.count(), 9);
    const count = await activationCount(page);
    for (const target of await targets.all()) {
      await target.click();
      const programs = await activation(page).evaluate(collectPrograms);
      assert.equal(programs.length, count);
      for (const { id, text, html, files, values } of programs) {
        assert.ok(files.includes(`${id}_`), `${id} ${files}`);
        assert.ok(text.length > 150 && text.includes('0.5') && html.includes('class="t-'), `${id} ${text}`);
        // No placeholder of a template is left, and no value is missing. `{T}` is a type parameter in Julia.
        assert.ok(!/undefined|NaN|<<|\{(?!T\})\w+\}/.test(text.replace(/f?"[^"]*"/g, '')), `${id}: ${text}`);
        assert.ok(values.length > 0 && values.every((value) => /^[−\d]/.test(value)), `${id} ${values}`);
      }
    }
  });
});

test('the program is copied, and a failure to copy is reported', async () => {
  await visit('f=elu:0.5', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    const copy = page.getByRole('button', { name: 'Copy the program' });
    await copy.click();
    await page.getByText('Program copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied.trim(), (await program(page)).trim());
    assert.match(copied, /F\.elu\(x, alpha=0\.5\)/);
    await page.evaluate(refuseClipboard);
    await copy.click();
    await page.getByText('The browser refuses to copy').waitFor();
  });
});

test('the program is saved as a source file or a notebook', async () => {
  await visit('f=mish&in=candle', {}, async (page) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download mish_candle.rs' }).click();
    const file = await download;
    assert.equal(file.suggestedFilename(), 'mish_candle.rs');
    assert.equal((await readFile(await file.path(), 'utf8')).trim(), (await program(page)).trim());
    assert.ok(await page.getByRole('button', { name: 'As a notebook' }).isHidden(), 'notebooks are for Python');
  });
  await visit('f=gelu_tanh', {}, async (page) => {
    await page.getByRole('button', { name: 'PyTorch', exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'As a notebook' }).click();
    const file = await download;
    assert.equal(file.suggestedFilename(), 'gelu_tanh_pytorch.ipynb');
    const { cells, nbformat } = JSON.parse(await readFile(await file.path(), 'utf8'));
    assert.equal(nbformat, 4);
    assert.equal(cells[0].source.trim(), (await program(page)).trim());
  });
});

test('applications of the activation are listed by field', async () => {
  await visit('f=silu', {}, async (page) => {
    const applications = page.getByRole('region', { name: 'Where SiLU is used' });
    assert.match(await applications.innerText(), /Language[\s\S]*LLaMA/i);
    await selectActivation(page, 'sine');
    await page.getByRole('region', { name: 'Where Sine is used' }).getByText('SIREN', { exact: true }).waitFor();
  });
});
