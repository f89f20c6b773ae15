// A small part of what `cargo xtask fuzz` tries, the same every time.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import formulas from './fuzz/formulas.mjs';
import { describe, fuzz } from './fuzz/fuzz.mjs';
import { startSurroundings } from './fuzz/host.mjs';
import messages from './fuzz/messages.mjs';
import pastes from './fuzz/pastes.mjs';
import queries from './fuzz/queries.mjs';
import { DIST } from './harness.mjs';

const CASES = 25;

let surroundings;
before(async () => (surroundings = await startSurroundings(DIST)));
after(() => surroundings.stop());

for (const door of [queries, messages, pastes, formulas]) {
  test(`the labs hold against ${CASES} random ${door.name}`, async () => {
    const isOver = ({ cases, failures }) => cases >= CASES || failures.length > 2;
    const [{ accepted, failures }] = await fuzz([door], { seed: 1, surroundings, isOver, tell() {} });
    assert.equal(failures.map(describe).join('\n'), '');
    assert.ok(accepted > 0 && accepted < CASES, `${accepted} of ${CASES} were accepted`);
  });
}
