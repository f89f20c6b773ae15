// node xtask/web/size.mjs <dist>: weighs what a first visit loads, lab by lab.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const [dist] = process.argv.slice(2);
const page = readFileSync(join(dist, 'index.html'), 'utf8');
const [, folder] = page.match(/"\.\/(\w+)\/boot\.js"/);
const boot = readFileSync(join(dist, folder, 'boot.js'), 'utf8');
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const row = (name, raw, brotli) => console.error(name.padEnd(32) + raw.padStart(11) + brotli.padStart(11));

/** The files that are loaded with a lab, as `boot.js` has it. */
function files(lab, styles) {
  const named = [...page.matchAll(new RegExp(`"\\./${folder}/([^"]+)"`, 'g'))].map(([, name]) => name);
  return [...named, ...styles.map((name) => `${name}.css`), `${lab}.js`, `${lab}_bg.wasm`].map((name) => join(folder, name));
}

function weigh(name) {
  const content = readFileSync(join(dist, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return { name, raw: content.length, brotli: brotliCompressSync(content, { params }).length };
}

const programs = readdirSync(join(dist, folder)).filter((name) => name.endsWith('_bg.wasm'));
const labs = programs.map((name) => name.replace('_bg.wasm', ''));
const first = 'explore';
const sum = (all, key) => all.reduce((total, file) => total + file[key], 0);

for (const lab of [first, ...labs.filter((lab) => lab !== first)]) {
  const styles = (boot.match(new RegExp(`${lab}:\\[([^\\]]*)\\]`))?.[1].match(/\w+/g) ?? []);
  const all = ['index.html', ...files(lab, styles)].map(weigh);
  row(`first load of ${lab}`, 'raw', 'brotli');
  if (lab === first) for (const { name, raw, brotli } of all) row(`  ${name}`, kB(raw), kB(brotli));
  row('  in all', kB(sum(all, 'raw')), kB(sum(all, 'brotli')));
}
