// A seeded generator. Every case has one of its own, so that it can be made again without those before it.

/** The generator of these words and numbers: the same ones give the same values. */
export function randomOf(...parts) {
  let state = hash(parts.join('/'));
  /** Mulberry32: 32 bits of state are enough for the choices of one case. */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  const random = {
    /** A whole number from 0, less than the limit. */
    below,
    /** Whether something of this probability happens. */
    chance: (probability) => next() < probability,
    /** An item of a list. */
    pick: (list) => list[below(list.length)],
    /** At least `least` and at most `most` items. */
    list: (least, most, make) => Array.from({ length: least + below(most - least + 1) }, make),
    /** The result of one of several functions, called with this generator. */
    one: (...makers) => random.pick(makers)(random),
  };
  return random;
}

/** FNV-1a, 32 bits. */
function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
