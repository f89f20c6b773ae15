// node xtask/web/finish.mjs <dist> <tools>: makes what Trunk has built small and safe to cache. Programs are optimised,
// the names between wasm and its JavaScript become short, scripts and styles are minified, each lab is put into one
// offline file, all that the page loads moves into a folder named after its content, and the service worker learns its
// names.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { renamed, trapping } from './wasm.mjs';

const execute = promisify(execFile);
const [dist, tools] = process.argv.slice(2).map((path) => resolve(path));
const optimised = join(tools, 'optimised');
const esbuild = createRequire(join(tools, 'package.json'))('esbuild');
const read = (name) => readFileSync(join(dist, name), 'utf8');
const write = (name, text) => writeFileSync(join(dist, name), text);

/** Files whose names others know: they stay where they are. */
const KNOWN = ['index.html', 'manifest.json', 'icon.svg', 'sw.js', 'offline.js'];

/** What makes the compressed file small, not the plain one; and the features of wasm that Rust uses. */
const OPTIMISE = [
  '-O1', '-Os', '--low-memory-unused', '--skip-pass=memory-packing', '--skip-pass=local-cse', '--skip-pass=simplify-locals',
  '--dealign', '--reorder-functions-by-name',
  '--strip-debug', '--strip-producers', '--strip-target-features',
  '--enable-simd', '--enable-bulk-memory', '--enable-bulk-memory-opt', '--enable-nontrapping-float-to-int', '--enable-sign-ext',
  '--enable-mutable-globals', '--enable-reference-types', '--enable-multivalue',
];

/** The functions that find words for a panic. There is no one to read them: they may as well trap at once. */
const PANICS = /panicking::|::panic_\w+$|_fail(ed|_rt)?$|::(handle_error|capacity_overflow)$/;

joinStyles();
const names = readdirSync(dist).filter((name) => !KNOWN.includes(name)).sort();
const programs = names.filter((name) => name.endsWith('_bg.wasm'));
await shrinkAll();
for (const name of names.filter((name) => name.endsWith('.js'))) write(name, minified(read(name), 'js'));
for (const name of names.filter((name) => name.endsWith('.css'))) write(name, minified(read(name), 'css'));
const labs = programs.map((name) => name.replace('_bg.wasm', '')).filter((name) => !['share', 'export'].includes(name));
mkdirSync(join(dist, 'offline'));
for (const lab of labs) write(`offline/${lab}.html`, offline(lab));
rmSync(join(dist, 'offline.js'));

const hash = createHash('sha256');
for (const name of names) hash.update(name).update(readFileSync(join(dist, name)));
const folder = hash.digest('hex').slice(0, 12);
mkdirSync(join(dist, folder));
for (const name of names) renameSync(join(dist, name), join(dist, folder, name));
const page = names.reduce((page, name) => page.replaceAll(`"./${name}"`, `"./${folder}/${name}"`), read('index.html'));
write('index.html', page.replace(/<!--.*?-->/gs, '').replace(/ data-integrity="none"/g, '').replace(/\n\s*/g, '\n'));
// The address that pages with the custom element name.
write('element.js', `import './${folder}/element.js';\n`);
const files = ['./', ...names.map((name) => `./${folder}/${name}`)];
const version = createHash('sha256').update(read('index.html')).update(folder).digest('hex').slice(0, 12);
write('sw.js', minified(read('sw.js').replace('{version}', version).replace('{files}', JSON.stringify(files)), 'js'));

/** Makes one sheet of what every lab needs. */
function joinStyles() {
  const parts = [...read('common.css').matchAll(/@import "\.\/(.+)"/g)].map(([, name]) => name);
  write('common.css', parts.map(read).join(''));
  for (const part of parts) rmSync(join(dist, part));
}

function minified(text, loader) {
  // The way to start that is not used goes, with all that it needs.
  const used = text.replace('export { initSync, ', 'export { ');
  return esbuild.transformSync(used, { loader, minify: true, treeShaking: true, target: 'es2022' }).code;
}

/** A page with nothing but a lab, and all of it inside. */
function offline(lab) {
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [join(dist, 'offline.js')],
    alias: { program: join(dist, `${lab}.js`) },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  const script = outputFiles[0].text.replaceAll('</script', '<\\/script');
  const [, styles] = read('programs.js').match(new RegExp(`\\b${lab}:\\[([^\\]]*)\\]`));
  const css = ['common', ...(styles.match(/\w+/g) ?? []), 'print'].map((name) => read(`${name}.css`)).join('');
  const code = readFileSync(join(dist, `${lab}_bg.wasm`)).toString('base64');
  return `<!doctype html><html lang="en" data-query=""><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Activation Lab: ${lab}</title><meta name="color-scheme" content="light dark"><style>${css}</style></head><body><noscript>This file needs JavaScript.</noscript><script type="text/plain" id="code">${code}</script><script type="module">${script}</script></body></html>`;
}

/** Makes the programs small, as many at a time as there are processors. */
async function shrinkAll() {
  mkdirSync(optimised, { recursive: true });
  const [waiting, kept] = [[...programs], new Set()];
  const work = async () => {
    while (waiting.length > 0) kept.add(await shrink(waiting.pop()));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  for (const name of readdirSync(optimised)) if (!kept.has(name)) rmSync(join(optimised, name));
}

/** Makes a program small, unless the same one was made before; gives the name under which the result is kept. */
async function shrink(wasm) {
  const path = join(dist, wasm);
  const program = trapping(readFileSync(path), PANICS);
  const kept = createHash('sha256').update(program).update(OPTIMISE.join()).digest('hex');
  if (!existsSync(join(optimised, kept))) {
    writeFileSync(path, program);
    await execute(process.execPath, [join(tools, 'node_modules/.bin/wasm-opt'), ...OPTIMISE, path, '-o', path]);
    renameSync(path, join(optimised, kept));
  }
  copyFileSync(join(optimised, kept), path);
  shorten(wasm, wasm.replace('_bg.wasm', '.js'));
  return kept;
}

/** Gives the imports of a wasm file short names, in its JavaScript too: theirs end in hashes, which do not compress. */
function shorten(wasm, js) {
  const names = new Map();
  const short = (name) => names.get(name) ?? names.set(name, `i${names.size.toString(36)}`).get(name);
  writeFileSync(join(dist, wasm), renamed(readFileSync(join(dist, wasm)), short));
  write(js, read(js).replace(/^(\s+)(\w+)(?=: function)/gm, (all, space, name) => space + (names.get(name) ?? name)));
}
