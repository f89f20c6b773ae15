// node tests/e2e/run.mjs <dist> [part of a file name …]: runs the end-to-end tests.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const [dist, ...parts] = process.argv.slice(2);
if (!dist) {
  console.error('usage: node tests/e2e/run.mjs <dist> [part of a file name …]');
  process.exit(2);
}
process.env.DIST = resolve(dist);

const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.mjs') && (parts.length === 0 || parts.some((part) => name.includes(part))))
  .sort()
  .map((name) => join(import.meta.dirname, name));

// Two files at a time, each with its own browser: small machines have two cores.
run({ files, concurrency: 2, timeout: 10 * 60_000 })
  .on('test:fail', () => (process.exitCode = 1))
  .compose(spec)
  .pipe(process.stdout);
