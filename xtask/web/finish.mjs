// node xtask/web/finish.mjs <dist> <tools>: makes what Trunk has built small and safe to cache. The names
// between wasm and its JavaScript become short, scripts and styles are minified, and all but index.html moves into a
// folder named after its content.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [dist, tools] = process.argv.slice(2).map((path) => resolve(path));
const esbuild = createRequire(join(tools, 'package.json'))('esbuild');
const read = (name) => readFileSync(join(dist, name), 'utf8');
const write = (name, text) => writeFileSync(join(dist, name), text);

const names = readdirSync(dist).filter((name) => name !== 'index.html');
for (const wasm of names.filter((name) => name.endsWith('_bg.wasm'))) shorten(wasm, wasm.replace('_bg.wasm', '.js'));
for (const name of names.filter((name) => /\.(js|css)$/.test(name))) {
  const options = { minify: true, loader: name.endsWith('.js') ? 'js' : 'css', format: 'esm', target: 'es2022' };
  if (name.endsWith('.css')) delete options.format;
  write(name, esbuild.transformSync(read(name), options).code);
}

const hash = createHash('sha256');
for (const name of names.sort()) hash.update(name).update(readFileSync(join(dist, name)));
const folder = hash.digest('hex').slice(0, 12);
mkdirSync(join(dist, folder));
for (const name of names) renameSync(join(dist, name), join(dist, folder, name));
const page = names.reduce((page, name) => page.replaceAll(`"./${name}"`, `"./${folder}/${name}"`), read('index.html'));
write('index.html', page.replace(/<!--.*?-->/gs, '').replace(/\n\s*/g, '\n'));

/** Gives the imports of a wasm file short names, in its JavaScript too: theirs end in hashes, which do not compress. */
function shorten(wasm, js) {
  const names = new Map();
  const short = (name) => names.get(name) ?? names.set(name, `i${names.size.toString(36)}`).get(name);
  writeFileSync(join(dist, wasm), withImports(readFileSync(join(dist, wasm)), short));
  write(js, read(js).replace(/^(\s+)(\w+)(?=: function)/gm, (all, space, name) => space + (names.get(name) ?? name)));
}

/** A wasm module whose imported functions have other names. */
function withImports(bytes, rename) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const encoded = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...encoded(value >> 7)]);
  const text = () => {
    const length = number();
    return bytes.subarray(at, (at += length)).toString();
  };
  const written = (text) => [...encoded(text.length), ...Buffer.from(text)];
  while (at < bytes.length) {
    const start = at;
    const id = bytes[at++];
    const end = number() + at;
    if (id === 2) {
      const count = number();
      const section = encoded(count);
      for (let i = 0; i < count; i++) {
        section.push(...written(text()), ...written(rename(text())));
        if (bytes[at] !== 0) throw new Error('an import that is no function');
        const kind = at++;
        number();
        section.push(...bytes.subarray(kind, at));
      }
      return Buffer.concat([bytes.subarray(0, start), Buffer.from([id, ...encoded(section.length), ...section]), bytes.subarray(end)]);
    }
    at = end;
  }
  return bytes;
}
