// The types: strict code compiles with them, mistakes do not, and results match them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import init, { activations, analyse, choices, train } from 'activation-lab';

const OPTIONS = {
  strict: true,
  noEmit: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  types: [],
};

/** The compiler's diagnostics for a file of this folder, or for `text` in its place. */
function diagnostics(name, text, options = OPTIONS) {
  const file = join(import.meta.dirname, name);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => (path === file && text !== undefined) || fileExists(path);
  host.readFile = (path) => (path === file && text !== undefined ? text : readFile(path));
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, start, file }) => {
    const place = file ? `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1}: ` : '';
    return place + ts.flattenDiagnosticMessageText(messageText, '\n');
  });
}

/** A value as a TypeScript expression. */
function expression(value) {
  if (ArrayBuffer.isView(value)) return `new ${value.constructor.name}()`;
  if (Array.isArray(value)) return `[${value.map(expression)}]`;
  if (value !== null && typeof value === 'object') {
    return `{${Object.entries(value).map(([key, value]) => `${key}: ${expression(value)}`)}}`;
  }
  return typeof value === 'number' ? `${value}` : JSON.stringify(value);
}

test('strict code compiles, and mistakes do not', () => {
  assert.deepEqual(diagnostics('example.ts'), []);
});

test('the types need no library but the language, and accept the sources of browsers, workers and bundlers', () => {
  const text = `import init from 'activation-lab';
    await init(new URL('https://example.org/activation_lab_bg.wasm'));
    await init(fetch('activation_lab_bg.wasm'));
    await init(await fetch('activation_lab_bg.wasm'));`;
  const found = (changes) => diagnostics('given.ts', text, { ...OPTIONS, ...changes });
  assert.deepEqual(diagnostics('example.ts', undefined, { ...OPTIONS, lib: ['lib.es2022.d.ts'] }), []);
  assert.deepEqual(found({}), []);
  assert.deepEqual(found({ lib: ['lib.es2022.d.ts', 'lib.webworker.d.ts'] }), []);
  const { ESNext } = ts.ModuleKind;
  assert.deepEqual(found({ module: ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }), []);
});

test('nothing in the types is any', () => {
  const types = readFileSync(join(import.meta.dirname, 'node_modules/activation-lab/index.d.ts'), 'utf8');
  const code = types.replace(/\/\*\*.*?\*\//gs, '');
  assert.doesNotMatch(code, /\bany\b|\bunknown\b|replaced by the build/);
});

test('results have exactly the fields of the types', async () => {
  await init();
  const ids = activations().map(({ id }) => id);
  const heard = [];
  const diverging = { activation: 'identity', learningRate: 100, output: 'linear' };
  const trainings = [{}, { trainShare: 1 }, diverging].map((options) =>
    train({ epochs: 5, ...options }, (epoch) => void heard.push(epoch)),
  );
  trainings.push(train({}, () => false));
  // Zeros and extrema are null here, as there are more than 48.
  const facts = [...ids.map((id) => analyse(id)), analyse('sine', [], [0, 1000])];
  const text = `import type { Activation, ActivationId, Choices, Epoch, Facts, Training } from 'activation-lab';
    export const ids: Record<ActivationId, 0> = ${expression(Object.fromEntries(ids.map((id) => [id, 0])))};
    export const activations: Activation[] = ${expression(activations())};
    export const choices: Choices = ${expression(choices())};
    export const facts: Facts[] = ${expression(facts)};
    export const trainings: Training[] = ${expression(trainings)};
    export const heard: Epoch[] = ${expression(heard)};`;
  assert.deepEqual(diagnostics('given.ts', text), []);
  const wrong = text.replaceAll('lowAttained:', 'lowReached:');
  assert.match(diagnostics('given.ts', wrong)[0], /lowReached/, 'the test can fail');
});
