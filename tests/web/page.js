// Records what the application leaves active in the browser.

/** Listeners, observers, timers and frames that were started and have not ended. */
const active = new Set();
let problems = [];
let watching = false;

/** Starts recording, by wrapping the functions of the browser. */
export function watch() {
  active.clear();
  problems = [];
  if (watching) return;
  watching = true;
  window.addEventListener('error', ({ message }) => {
    // Without a style sheet a canvas changes the size of the element that is observed.
    if (!message.startsWith('ResizeObserver loop')) problems.push(message);
  });
  window.addEventListener('unhandledrejection', (event) => problems.push(String(event.reason)));
  watchListeners();
  watchObservers();
  watchCallbacks('setTimeout', 'clearTimeout', 'timer');
  watchCallbacks('requestAnimationFrame', 'cancelAnimationFrame', 'frame');
}

/** The names of what is still active. Listeners of removed elements end with them. */
export const activeResources = () =>
  [...active].filter(({ target }) => !(target instanceof Node) || target.isConnected).map(({ name }) => name);

export const errors = () => problems;

export const pressWithCtrl = (target, key) =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, composed: true, cancelable: true }),
  );

function watchListeners() {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    active.add({ name: `listener for ${type}`, target: this, type, listener });
    return addEventListener.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    for (const resource of active) {
      if (resource.target === this && resource.type === type && resource.listener === listener) active.delete(resource);
    }
    return removeEventListener.call(this, type, listener, options);
  };
}

function watchObservers() {
  const { observe, disconnect } = ResizeObserver.prototype;
  ResizeObserver.prototype.observe = function (...args) {
    active.add({ name: 'resize observer', observer: this });
    return observe.apply(this, args);
  };
  ResizeObserver.prototype.disconnect = function () {
    for (const resource of active) if (resource.observer === this) active.delete(resource);
    return disconnect.call(this);
  };
}

function watchCallbacks(start, cancel, name) {
  const [originalStart, originalCancel] = [window[start], window[cancel]];
  const pending = new Map();
  window[start] = (callback, ...rest) => {
    const resource = { name };
    const id = originalStart.call(window, (...args) => (active.delete(resource), callback(...args)), ...rest);
    active.add(resource);
    pending.set(id, resource);
    return id;
  };
  window[cancel] = (id) => {
    active.delete(pending.get(id));
    originalCancel.call(window, id);
  };
}
