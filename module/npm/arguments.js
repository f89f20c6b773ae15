// Arguments are read here, before the program is entered. A getter, a proxy or an array whose memory is gone may throw,
// and an exception must not pass through frames of WebAssembly, which would not be cleaned up. The program gets new
// arrays and objects that cannot throw, and checks the values in them.

const FLOATS = { Float32Array, Float64Array };
const EXPECTED = 'a Float32Array, a Float64Array or an array of numbers';
/** Lengths are 32 bits wide in the program. */
const MAX_LENGTH = 2 ** 32 - 1;

// Methods and getters of typed arrays themselves: an array may have properties of its own under these names. They go by
// what an array is made of, so they also tell arrays of other frames.
const TypedArray = Object.getPrototypeOf(Float64Array);
const { at } = TypedArray.prototype;
const getter = (key) => Object.getOwnPropertyDescriptor(TypedArray.prototype, key).get;
const [classOf, bufferOf, offsetOf, lengthOf] = [Symbol.toStringTag, 'buffer', 'byteOffset', 'length'].map(getter);

/**
 * The numbers of an array: a view of the same memory for typed arrays of floats, a Float64Array for other arrays. Nothing
 * of the caller may run while a view is in use, since it could take its memory away: so views are made last.
 */
export function floats(value, name) {
  const Floats = FLOATS[classOf.call(value)];
  if (Floats) return viewOf(value, name, Floats);
  if (ArrayBuffer.isView(value) || !Array.isArray(value)) throw wrongType(name, EXPECTED, value);
  const count = countOf(value, name);
  // Grows with what is found: an array of holes may have any length.
  const numbers = [];
  for (let i = 0; i < count; i++) {
    const item = value[i];
    if (typeof item !== 'number') throw wrongType(`${name}[${i}]`, 'a number', item);
    numbers.push(item);
  }
  return new Float64Array(numbers);
}

/** The length of an array, of which a proxy may make anything. */
function countOf(array, name) {
  const { length } = array;
  if (Number.isSafeInteger(length) && length >= 0) return length;
  throw new TypeError(`${name} must have a length, not ${typeName(length)}`);
}

function viewOf(array, name, Floats) {
  try {
    // Throws if the memory of the array was transferred or has shrunk.
    at.call(array, 0);
  } catch {
    throw new TypeError(`${name} must be ${EXPECTED}, not one whose memory is gone`);
  }
  const length = lengthOf.call(array);
  if (length > MAX_LENGTH) throw new RangeError(`${name} must have at most ${MAX_LENGTH} numbers, not ${length}`);
  return new Floats(bufferOf.call(array), offsetOf.call(array), length);
}

/** A copy of numbers in double precision; undefined if they are left out. */
export const doubles = (value, name) => (value === undefined ? undefined : new Float64Array(floats(value, name)));

/** Values of parameters: a copy of numbers in their order, or of an object that has some by name. */
export function parameters(value, name) {
  if (!isObject(value) || Array.isArray(value) || ArrayBuffer.isView(value)) return doubles(value, name);
  const names = Reflect.ownKeys(value).filter((key) => typeof key === 'string');
  return Object.fromEntries(names.map((key) => [key, scalar(value[key])]));
}

/** The array for the results of `x`: a view of the given one, which must have the kind and length of `x`, or a new one. */
export function results(value, x, name) {
  const Floats = x.constructor;
  if (value === undefined) return new Floats(x.length);
  if (FLOATS[classOf.call(value)] !== Floats) {
    throw wrongType(name, Floats === Float32Array ? 'a Float32Array, as x is' : 'a Float64Array', value);
  }
  const view = viewOf(value, name, Floats);
  if (view.length !== x.length) {
    throw new RangeError(`${name} must have ${x.length} numbers, as x has, not ${view.length}`);
  }
  return view;
}

/** The object with the arrays for values and slopes; a new one if it is left out. */
export function resultObject(value, name) {
  if (value === undefined) return {};
  if (!isObject(value)) throw wrongType(name, 'an object with the arrays value and slope', value);
  return value;
}

/** A value of another type than arrays; what is in an object is not read. */
export function scalar(value) {
  if (!isObject(value)) return value;
  return Array.isArray(value) ? [] : {};
}

/** A function that calls `value`; undefined if it is left out. */
export function listener(value, name) {
  if (value === undefined) return undefined;
  if (typeof value !== 'function') throw wrongType(name, 'a function', value);
  return (argument) => value(argument);
}

const LAYER = { units: scalar, activation: scalar, params: parameters };
const DATA = { task: scalar, inputs: doubles, targets: doubles };

/** The options of `train`, which may have `maxLayers` layers. */
export function trainOptions(value, maxLayers) {
  return fields(value, 'options', {
    data: (data, name) => (isObject(data) ? fields(data, name, DATA) : scalar(data)),
    samples: scalar,
    noise: scalar,
    trainShare: scalar,
    layers: (layers, name) => readLayers(layers, name, maxLayers),
    activation: scalar,
    params: parameters,
    init: scalar,
    bias: scalar,
    optimiser: scalar,
    learningRate: scalar,
    l1: scalar,
    l2: scalar,
    clip: scalar,
    batch: scalar,
    shuffle: scalar,
    seed: scalar,
    epochs: scalar,
    loss: scalar,
    output: scalar,
  });
}

function readLayers(value, name, maxLayers) {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw wrongType(name, 'an array', value);
  const count = countOf(value, name);
  if (count > maxLayers) throw new RangeError(`the number of layers must be from 0 to ${maxLayers}, not ${count}`);
  return Array.from({ length: count }, (_, i) => {
    const layer = value[i];
    return isObject(layer) ? fields(layer, `${name}[${i}]`, LAYER) : layer;
  });
}

/** A copy of an object with these keys and no others; every value is read once, with the reader of its key. */
function fields(value, name, readers) {
  if (value === undefined) return undefined;
  if (!isObject(value) || Array.isArray(value)) throw wrongType(name, 'an object', value);
  const keys = Object.keys(readers);
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key === 'string' && !keys.includes(key)) {
      throw new TypeError(`there is no ${name}.${key}; there are ${keys.join(', ')}`);
    }
  }
  return Object.fromEntries(keys.map((key) => [key, readers[key](value[key], `${name}.${key}`)]));
}

const isObject = (value) => typeof value === 'object' && value !== null;

function wrongType(name, expected, value) {
  return new TypeError(`${name} must be ${expected}, not ${typeName(value)}`);
}

/** The type of a value with its article. */
function typeName(value) {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  return Array.isArray(value) ? 'an array' : 'an object of another kind';
}
