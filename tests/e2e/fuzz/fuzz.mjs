// The loop of the fuzzer. A door is a way by which foreign data come in: it makes cases from a generator, and opens
// sessions, each a page or a program that takes one case after the other and is closed after a failure.
import { inspect } from 'node:util';
import { randomOf } from './random.mjs';

/** How many cases a session takes at most, one after the other: what one leaves behind may trouble a later one. */
const SESSION = 100;
/** How long a case may take, in milliseconds: what hangs does so for ever, and the machine may be busy. */
const LIMIT = 30_000;
const INSPECT = { breakLength: Infinity, maxStringLength: null };

/**
 * Tries doors, in some sessions at the same time, and each time the door that has had the least time, until `isOver` says
 * so of all. Returns the counts of each, with its failures; `tell` is called with each failure.
 */
export async function fuzz(doors, { parallel = 1, isOver, ...options }) {
  const counts = doors.map((door) => ({ ...newCount(door), next: 0, sessions: 0 }));
  const work = async () => {
    for (;;) {
      const open = counts.filter((count) => !isOver(count));
      if (open.length === 0) return;
      const [count] = open.sort((a, b) => a.sessions - b.sessions || a.seconds - b.seconds);
      const first = count.next;
      count.next += SESSION;
      count.sessions += 1;
      await performSession(doors[counts.indexOf(count)], { first, end: first + SESSION, isOver, count, ...options });
      count.sessions -= 1;
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return counts.map(({ next, sessions, ...count }) => count);
}

/** Repeats some cases of a door in one session. */
export async function repeat(door, first, last, options) {
  const count = newCount(door);
  await performSession(door, { first, end: last + 1, isOver: () => false, count, ...options });
  return count;
}

const newCount = ({ name }) => ({ door: name, cases: 0, seconds: 0, accepted: 0, refused: 0, failures: [] });

/** Performs the cases of one session; after a failure, the remaining ones in another. */
async function performSession(door, options) {
  const { first, end, seed, surroundings, isOver, tell, count } = options;
  const began = performance.now();
  let [number, made, session] = [first];
  try {
    session = await within(door.open(surroundings), 6 * LIMIT);
    for (; number < end && !isOver(count); number++) {
      made = door.make(randomOf(seed, door.name, number), number);
      count.cases += 1;
      const { accepted } = await within(session.perform(made), LIMIT);
      count[accepted ? 'accepted' : 'refused'] += 1;
    }
    await within(session.checkAlive(), 3 * LIMIT);
  } catch (error) {
    const last = Math.min(number, end - 1);
    const failure = { door: door.name, seed, first, case: last, made: inspect(made, INSPECT), message: error.message };
    count.failures.push(failure);
    tell(failure);
  } finally {
    await session?.close();
    count.seconds += (performance.now() - began) / 1000;
  }
  if (number + 1 < end && !isOver(count)) await performSession(door, { ...options, first: number + 1 });
}

/** The result of a promise that must settle in time. */
function within(promise, milliseconds) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** What to tell of a failure: the case, what happened, and how to repeat it. */
export const describe = ({ door, seed, first, case: number, made, message }) =>
  `FAILED ${door}: seed ${seed}, case ${number}\n  ${made}\n  ${message.replaceAll('\n', '\n  ')}\n  again: cargo xtask fuzz --seed ${seed} --door ${door} --cases ${first}-${number}\n`;

/** The counts as lines of a table. */
export const table = (counts) => [
  '| door | cases | seconds | accepted | refused | failures |',
  '| --- | ---: | ---: | ---: | ---: | ---: |',
  ...counts.map((c) => `| ${c.door} | ${c.cases} | ${c.seconds.toFixed(0)} | ${c.accepted} | ${c.refused} | ${c.failures.length} |`),
];
