// What a first visit downloads does not grow unseen: who makes it larger records it anew (cargo xtask build
// --record-downloads) and says why.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { downloads } from './downloads.mjs';
import { DIST } from './harness.mjs';
import { LABS } from './labs.mjs';

const recorded = JSON.parse(readFileSync(new URL('download-sizes.json', import.meta.url), 'utf8'));

test('a first visit downloads no more than was recorded', async () => {
  const all = await downloads(DIST);
  for (const lab of LABS) {
    const { sum, files } = all[lab];
    assert.ok(sum <= 1.05 * recorded[lab], `${lab}: ${sum} for ${recorded[lab]} bytes\n${JSON.stringify(files)}`);
  }
});
