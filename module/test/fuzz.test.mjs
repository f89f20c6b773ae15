// A small part of what `cargo xtask fuzz` tries, the same every time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe, fuzz } from '../../tests/e2e/fuzz/fuzz.mjs';
import door from '../../tests/e2e/fuzz/module.mjs';

const CASES = 500;

test(`the module holds against ${CASES} random calls`, async () => {
  const surroundings = { module: import.meta.resolve('activation-lab') };
  const isOver = ({ cases, failures }) => cases >= CASES || failures.length > 2;
  const [{ accepted, failures }] = await fuzz([door], { seed: 1, surroundings, isOver, tell() {} });
  assert.equal(failures.map(describe).join('\n'), '');
  assert.ok(accepted > 0 && accepted < CASES, `${accepted} of ${CASES} were accepted`);
});
