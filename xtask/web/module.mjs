// node xtask/web/module.mjs <bindings> <package> <version>: makes the npm package of the output of wasm-bindgen and the
// files in module/npm. The types of ids are filled in from the lists of the module itself.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [bindings, folder] = process.argv.slice(2, 4).map((path) => resolve(path));
const [, , , , version] = process.argv;
const root = resolve(import.meta.dirname, '../..');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const copy = (from, name) => cpSync(join(from, name), join(folder, name));
const edit = (name, change) => writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));

for (const name of ['activation_lab.js', 'activation_lab_bg.wasm']) copy(bindings, name);
for (const name of readdirSync(join(root, 'module/npm'))) copy(join(root, 'module/npm'), name);
for (const name of ['LICENSE', 'LICENSE-MIT', 'LICENSE-APACHE', 'THIRD-PARTY.md']) copy(root, name);

edit('package.json', (text) => {
  const files = readdirSync(folder).filter((name) => name !== 'package.json').sort();
  return `${JSON.stringify({ ...JSON.parse(text), version, files }, null, 2)}\n`;
});

const { default: init, activations, choices } = await import(pathToFileURL(join(folder, 'node.js')));
await init();
const { data, init: inits, optimiser } = choices();
const lists = { ActivationId: activations(), DataId: data, InitId: inits, OptimiserId: optimiser };
edit('index.d.ts', (text) =>
  Object.entries(lists).reduce((text, [type, list]) => {
    const place = `${type} = string; // replaced by the build`;
    if (!text.includes(place)) throw new Error(`index.d.ts has no place for ${type}`);
    return text.replace(place, `${type} =\n${list.map(({ id }) => `  | '${id}'`).join('\n')};`);
  }, text),
);
