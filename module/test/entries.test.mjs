// Initialisation by either entry, and the description of the package.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const FOLDER = realpathSync(join(import.meta.dirname, 'node_modules/activation-lab'));
const described = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'));

/** Runs a module in a new process and returns its output. */
const runInNewProcess = (code) => {
  const options = { cwd: import.meta.dirname, encoding: 'utf8' };
  return execFileSync('node', ['--input-type=module', '-e', code], options);
};

test('functions throw a clear error before init', () => {
  const code = `import init, { evaluate } from 'activation-lab';
    try { evaluate('relu', [1]); } catch (error) { console.log(error.message); }
    await init();
    console.log(evaluate('relu', [1])[0]);`;
  assert.equal(runInNewProcess(code), 'evaluate() works once init() has: write "await init()" before it\n1\n');
});

test('init can be called again, at once or after a failure', () => {
  const code = `import init, { evaluate } from 'activation-lab';
    await init(Uint8Array.of(1, 2, 3)).catch((error) => console.log(error.name));
    const [a, b] = [init(), init()];
    console.log(a === b, await a, await init(), evaluate('relu', [3])[0]);`;
  assert.equal(runInNewProcess(code), 'CompileError\ntrue undefined undefined 3\n');
});

test('the entry for browsers accepts an address, a response, bytes or a module, and has the same exports', () => {
  const read = `(await import('node:fs')).readFileSync('node_modules/activation-lab/activation_lab_bg.wasm')`;
  const response = `new Response(bytes, { headers: { 'Content-Type': 'application/wasm' } })`;
  const address = `'data:application/wasm;base64,' + bytes.toString('base64')`;
  for (const source of ['bytes', 'bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)',
    'new WebAssembly.Module(bytes)', response, `Promise.resolve(${response})`, address, `new URL(${address})`]) {
    const code = `import * as browser from './node_modules/activation-lab/index.js';
      import * as node from 'activation-lab';
      const bytes = ${read};
      await browser.default(${source});
      const same = Object.keys(browser).every((key) => key === 'default' || browser[key] === node[key]);
      console.log(browser.evaluate('relu', [3])[0], same, Object.keys(node).join());`;
    const names = 'activations,analyse,choices,default,evaluate,evaluateWithSlope,secondDerivative,slope,train';
    assert.equal(runInNewProcess(code), `3 true ${names}\n`, source);
  }
});

test('the first example of the README gives the numbers in its comments', () => {
  const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  const [, example] = readme.match(/```js\n(import init[^]*?)\n```/);
  const stated = [...example.matchAll(/^(\S.*);\s+\/\/ (\d\.\d+)…/gm)];
  const code = `${example}\nconsole.log(${stated.map(([, expression]) => expression)}, y.length, dy.length, dead.at(-1))`;
  const [maxAbsSlope, gain, ...rest] = runInNewProcess(code).trim().split(' ');
  assert.equal(stated.length, 2);
  assert.ok(maxAbsSlope.startsWith(stated[0][2]) && gain.startsWith(stated[1][2]), `${maxAbsSlope} ${gain}`);
  assert.deepEqual(rest.slice(0, 2), ['601', '601']);
  assert.ok(rest[2] > 0 && rest[2] <= 16, `${rest}`);
});

test('the package has the version of the workspace and every file that it lists', () => {
  const workspace = readFileSync(join(import.meta.dirname, '../../Cargo.toml'), 'utf8');
  assert.equal(described.version, workspace.match(/^version = "(.*)"$/m)[1]);
  const named = [...described.files, described.types, ...Object.values(described.exports['.'])];
  for (const name of [...named, 'README.md', 'LICENSE-MIT', 'THIRD-PARTY.md']) assert.ok(existsSync(join(FOLDER, name)), name);
  // npm ignores none of its files.
  const options = { cwd: FOLDER, shell: process.platform === 'win32' };
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--offline'], options));
  assert.deepEqual(packed.files.map(({ path }) => path).sort(), ['package.json', ...described.files].sort());
});
