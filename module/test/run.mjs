// node module/test/run.mjs <package> [part of a file name …]: tests the built package, under its name as users have it.
import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const [folder, ...parts] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node module/test/run.mjs <package> [part of a file name …]');
  process.exit(2);
}
const link = join(import.meta.dirname, 'node_modules/activation-lab');
mkdirSync(join(import.meta.dirname, 'node_modules'), { recursive: true });
rmSync(link, { recursive: true, force: true });
symlinkSync(resolve(folder), link, 'junction');

const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.mjs') && (parts.length === 0 || parts.some((part) => name.includes(part))))
  .sort()
  .map((name) => join(import.meta.dirname, name));

run({ files, concurrency: 2, timeout: 5 * 60_000 })
  .on('test:fail', () => (process.exitCode = 1))
  .compose(spec)
  .pipe(process.stdout);
