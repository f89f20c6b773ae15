// Rewriting WebAssembly modules.

const IMPORTS = 2;
const CODE = 10;
const CUSTOM = 0;
const FUNCTION_NAMES = 1;
/** A function without locals that does nothing but trap. */
const TRAP = Buffer.from([0, 0x00, 0x0b]);

/** Reads numbers, texts and bytes, one after the other. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get done() {
    return this.at >= this.bytes.length;
  }

  /** An unsigned LEB128. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  take(count) {
    return this.bytes.subarray(this.at, (this.at += count));
  }

  /** Bytes that come after their number. */
  block() {
    return this.take(this.number());
  }
}

const number = (value) => Buffer.from(value < 128 ? [value] : [(value & 127) | 128, ...number(value >>> 7)]);
const block = (bytes) => Buffer.concat([number(bytes.length), bytes]);

/** A module whose sections are what `change` makes of them, by id and content. */
function changed(bytes, change) {
  const reader = new Reader(bytes);
  const parts = [reader.take(8)];
  while (!reader.done) {
    const id = reader.number();
    parts.push(number(id), block(change(id, reader.block())));
  }
  return Buffer.concat(parts);
}

/** Calls `each` with module, name and kind with type of every import. All have to be functions. */
function imports(content, each) {
  const reader = new Reader(content);
  for (let left = reader.number(); left > 0; left--) {
    const [module, name, kind, type] = [reader.block(), reader.block(), reader.number(), reader.number()];
    if (kind !== 0) throw new Error('an import that is no function');
    each(module, name, Buffer.concat([number(kind), number(type)]));
  }
}

/** A module whose imported functions have other names. */
export function renamed(bytes, rename) {
  return changed(bytes, (id, content) => {
    if (id !== IMPORTS) return content;
    const parts = [];
    imports(content, (module, name, type) => parts.push(block(module), block(Buffer.from(rename(name.toString()))), type));
    return Buffer.concat([number(new Reader(content).number()), ...parts]);
  });
}

/** A module in which the functions of these names do nothing but trap. */
export function trapping(bytes, pattern) {
  let imported = 0;
  const places = new Set();
  changed(bytes, (id, content) => {
    if (id === IMPORTS) imports(content, () => imported++);
    if (id === CUSTOM) for (const [place, name] of functionNames(content)) if (pattern.test(name)) places.add(place);
    return content;
  });
  return changed(bytes, (id, content) => {
    if (id !== CODE) return content;
    const reader = new Reader(content);
    const bodies = Array.from({ length: reader.number() }, () => reader.block());
    const kept = bodies.map((body, i) => block(places.has(imported + i) ? TRAP : body));
    return Buffer.concat([number(bodies.length), ...kept]);
  });
}

/** Place and name of every function that a section of names tells of. */
function functionNames(content) {
  const reader = new Reader(content);
  const found = [];
  if (reader.block().toString() !== 'name') return found;
  while (!reader.done) {
    const [kind, part] = [reader.number(), new Reader(reader.block())];
    if (kind !== FUNCTION_NAMES) continue;
    for (let left = part.number(); left > 0; left--) found.push([part.number(), part.block().toString()]);
  }
  return found;
}
