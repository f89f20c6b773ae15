// Models of one operator for ONNX Runtime, written as protocol buffers.

const bytes = (field, content) => [field << 3 | 2, ...varint(content.length), ...content];
const text = (field, value) => bytes(field, [...new TextEncoder().encode(value)]);
const number = (field, value) => [...varint(field << 3), ...varint(value)];
const varint = (value) => (value < 128 ? [value] : [value & 127 | 128, ...varint(value >>> 7)]);
const single = (field, value) => [field << 3 | 5, ...new Uint8Array(Float32Array.of(value).buffer)];

/** An attribute: a number or a text. */
const attribute = ([name, value]) =>
  bytes(5, typeof value === 'string'
    ? [...text(1, name), ...text(4, value), ...number(20, 3)]
    : [...text(1, name), ...single(2, value), ...number(20, 1)]);

/** The description of an input or output: a vector of `length` floats. */
const vector = (field, name, length) =>
  bytes(field, [...text(1, name), ...bytes(2, bytes(1, [...number(1, 1), ...bytes(2, bytes(1, number(1, length)))]))]);

/** A model that applies one operator to the vector `x` of `length` floats. */
export function model(operator, attributes, length) {
  const node = [...text(1, 'x'), ...text(2, 'y'), ...text(4, operator), ...Object.entries(attributes).flatMap(attribute)];
  const graph = [...bytes(1, node), ...text(2, 'g'), ...vector(11, 'x', length), ...vector(12, 'y', length)];
  return Uint8Array.from([...number(1, 9), ...bytes(7, graph), ...bytes(8, number(2, 20))]);
}
