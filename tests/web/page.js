// What the tests ask of the browser beside the application.

/** Everything that was begun and has not ended. */
const begun = new Set();
let problems = [];
let watching = false;

/** Begins to watch what a program holds on to outside of its views. */
export function watch() {
  begun.clear();
  problems = [];
  if (watching) return;
  watching = true;
  window.addEventListener('error', ({ message }) => {
    // There is no style sheet here: a drawing changes the size of the element that it is measured by.
    if (!message.startsWith('ResizeObserver loop')) problems.push(message);
  });
  window.addEventListener('unhandledrejection', (event) => problems.push(String(event.reason)));
  watchListeners();
  watchObservers();
  watchCallbacks('setTimeout', 'clearTimeout', 'timer');
  watchCallbacks('requestAnimationFrame', 'cancelAnimationFrame', 'frame');
}

/** What is still held; listeners of elements that were removed go with them. */
export const held = () =>
  [...begun].filter(({ target }) => !(target instanceof Node) || target.isConnected).map(({ name }) => name);

export const errors = () => problems;

export const pressWithCtrl = (target, key) =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, composed: true, cancelable: true }),
  );

function watchListeners() {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    begun.add({ name: `listener for ${type}`, target: this, type, listener });
    return addEventListener.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    for (const one of begun) {
      if (one.target === this && one.type === type && one.listener === listener) begun.delete(one);
    }
    return removeEventListener.call(this, type, listener, options);
  };
}

function watchObservers() {
  const { observe, disconnect } = ResizeObserver.prototype;
  ResizeObserver.prototype.observe = function (...args) {
    begun.add({ name: 'resize observer', observer: this });
    return observe.apply(this, args);
  };
  ResizeObserver.prototype.disconnect = function () {
    for (const one of begun) if (one.observer === this) begun.delete(one);
    return disconnect.call(this);
  };
}

function watchCallbacks(begin, cancel, name) {
  const [original, end] = [window[begin], window[cancel]];
  const pending = new Map();
  window[begin] = (callback, ...rest) => {
    const one = { name };
    const id = original.call(window, (...args) => (begun.delete(one), callback(...args)), ...rest);
    begun.add(one);
    pending.set(id, one);
    return id;
  };
  window[cancel] = (id) => {
    begun.delete(pending.get(id));
    end.call(window, id);
  };
}
