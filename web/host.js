// Talks with the page around an embed: tells it the height of the content, and answers its messages.
//
// A message is an object {type: 'activation-lab:<word>', id?, …}; whatever else arrives is ignored. The answer
// {type: 'activation-lab:answer', id, ok, …} goes to the asker alone.

/** Heights that are told, at least and at most. */
const HEIGHTS = [120, 20_000];
const LONGEST_QUERY = 4000;
export const EVENTS = ['change', 'neuron-died', 'run-finished'];

const WORDS = {
  get: ({ page, lab }) => ({ lab, query: page.query(), events: EVENTS }),
  set: ({ page }, { query }) =>
    typeof query === 'string' && query.length <= LONGEST_QUERY ? { notices: lines(page.show(query)), query: page.query() } : undefined,
  run: ({ page }) => page.command('run') && {},
  pause: ({ page }) => page.command('pause') && {},
  reset: ({ page }) => page.command('reset') && {},
};

const lines = (text) => text.split('\n').filter(Boolean);

/** Whether an id can be given back: a short text or a number, or none. */
const isId = (id) => id === undefined || typeof id === 'number' || (typeof id === 'string' && id.length <= 100);

/** The answer to a message, or nothing where it is none of ours. `subscribed` is the set of events that are told. */
export function answer(data, open, subscribed) {
  if (data === null || typeof data !== 'object' || typeof data.type !== 'string' || !isId(data.id)) return;
  const [, word] = data.type.match(/^activation-lab:(\w+)$/) ?? [];
  if (word === 'subscribe' || word === 'unsubscribe') {
    const all = Array.isArray(data.events) && data.events.every((name) => EVENTS.includes(name));
    if (all) for (const name of data.events) subscribed[word === 'subscribe' ? 'add' : 'delete'](name);
    return { id: data.id, ok: all, events: [...subscribed] };
  }
  if (!Object.hasOwn(WORDS, word ?? '') || !open.page) return;
  const done = WORDS[word](open, data);
  return { id: data.id, ok: Boolean(done), ...(done || {}) };
}

/** Listens to the parent page and to the lab, for as long as the page lives. */
export function talk(app, open) {
  const subscribed = new Set();
  let origin = '*';
  addEventListener('message', ({ data, source, origin: from }) => {
    if (source !== parent) return;
    const said = answer(data, open, subscribed);
    if (!said) return;
    // A page without an origin of its own, such as a file, can only be reached by any.
    origin = from === 'null' ? '*' : from;
    parent.postMessage({ type: 'activation-lab:answer', ...said }, origin);
  });
  for (const name of EVENTS) {
    app.addEventListener(`activation-lab:${name}`, ({ detail }) => {
      if (!subscribed.has(name)) return;
      const what = name === 'change' ? { query: detail } : JSON.parse(detail);
      parent.postMessage({ type: 'activation-lab:event', event: name, lab: open.lab, ...what }, origin);
    });
  }
  tellHeight();
}

/** Tells the height of an embed whenever it changes, in the words that common hosts understand. */
function tellHeight() {
  let told;
  new ResizeObserver(() => {
    const height = Math.min(Math.max(document.body.scrollHeight, HEIGHTS[0]), HEIGHTS[1]);
    if (height === told || !document.documentElement.hasAttribute('data-embed')) return;
    told = height;
    // The content is public and the host is unknown: any origin may read the height.
    parent.postMessage({ type: 'activation-lab:height', height }, '*');
    // Embedly and Observable.
    parent.postMessage(JSON.stringify({ context: 'iframe.resize', src: location.href, height }), '*');
    // H5P's resizer, which Moodle, WordPress and Drupal load with its contents.
    parent.postMessage({ context: 'h5p', action: 'resize', scrollHeight: height, clientHeight: height }, '*');
  }).observe(document.body);
}
