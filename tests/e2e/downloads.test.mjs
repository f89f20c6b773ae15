// The download size of a first visit. After an intended increase: cargo xtask build --record-downloads.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { downloads } from './downloads.mjs';
import { DIST } from './harness.mjs';
import { LABS } from './labs.mjs';

const recorded = JSON.parse(readFileSync(new URL('download-sizes.json', import.meta.url), 'utf8'));

test('a first visit downloads at most 5 % more than recorded', async () => {
  const all = await downloads(DIST);
  for (const lab of LABS) {
    const { sum, files } = all[lab];
    assert.ok(sum <= 1.05 * recorded[lab], `${lab}: ${sum} for ${recorded[lab]} bytes\n${JSON.stringify(files)}`);
  }
});
