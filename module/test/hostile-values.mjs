// Values of the caller that throw while they are read.

/** An array whose memory was transferred. */
export function detached(Floats) {
  const array = Floats.of(1, 2, 3, 4);
  structuredClone(array.buffer, { transfer: [array.buffer] });
  return array;
}

/** A view that its buffer, having shrunk, no longer contains. */
export function outOfBounds(Floats, ...length) {
  const buffer = new ArrayBuffer(64, { maxByteLength: 64 });
  const array = new Floats(buffer, 32, ...length);
  buffer.resize(16);
  return array;
}

/** A proxy that throws whatever is done with it. */
export function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** Throws what is told from errors of the module. */
export const boom = () => {
  throw new Error('boom');
};
/** A proxy that throws for all but some properties. */
export const throwing = (target, ...keys) =>
  new Proxy(target, { get: (_, key) => (keys.includes(key) ? target[key] : boom()), ownKeys: boom, getPrototypeOf: boom });

/** An array, one property of which is read by a getter. */
export const redefined = (array, key, value) => Object.defineProperty(array, key, { get: value });
