// <activation-lab lab="train" f="relu,swish:1.5" hide="log">: a lab as an element of any page.
//
// Attributes are the keys of the address. `query` reads and sets the whole view; run(), pause() and reset() command it;
// its events are named `activation-lab:…`. All elements of a page share one program.

/** Attributes that are none of a lab's keys. */
const PLAIN = /^(id|class|style|title|slot|lang|dir|hidden|tabindex|role|part|is|data-.*|aria-.*|on.*)$/;

/** The address of a file beside this one. */
const near = (path) => new URL(path, import.meta.url).href;

let program;

/** The program, ready to be used: fetched when the first element asks for it. */
function load() {
  if (!program) {
    program = start();
    // Whoever asks again may have more luck.
    program.catch(() => (program = undefined));
  }
  return program;
}

async function start() {
  const code = fetch(near('./activation-lab_bg.wasm'));
  // The script may fail first; then this has no one to tell.
  code.catch(() => {});
  const module = await import('./activation-lab.js');
  await module.default({ module_or_path: code });
  return module;
}

/** Puts the style sheet into a shadow root and waits for it: a lab without is better than none. */
function style(root) {
  if (root.querySelector('link')) return undefined;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: near('./activation-lab.css') });
  const done = new Promise((resolve) => (link.onload = link.onerror = resolve));
  root.append(link);
  return done;
}

class ActivationLab extends HTMLElement {
  /** What is mounted. */
  #lab;
  /** The query to begin with: the one with which it left the page, or was given while it stood on none. */
  #left;
  #ready = Promise.resolve();

  connectedCallback() {
    this.#ready = this.#start(this.#left ?? this.#given());
  }

  disconnectedCallback() {
    // An element that is only moved is back at once.
    queueMicrotask(() => {
      if (this.isConnected || !this.#lab) return;
      this.#left = this.#lab.query();
      this.#lab.close();
      this.#lab = undefined;
    });
  }

  /** The query that the attributes make. */
  #given() {
    const pairs = [...this.attributes].filter(({ name }) => !PLAIN.test(name)).map(({ name, value }) => [name, value]);
    return `?${new URLSearchParams(pairs)}`;
  }

  async #start(query) {
    if (this.#lab) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const place = Object.assign(document.createElement('div'), { className: 'place', hidden: true });
    // The whole page is beside this file.
    place.dataset.page = near('./');
    root.querySelector('.place')?.remove();
    root.append(place);
    try {
      const [{ mount }] = await Promise.all([load(), style(root)]);
      if (!place.isConnected) return;
      const lab = await mount(place, query);
      // It may have left the page meanwhile, or begun anew at another place.
      if (!place.isConnected) {
        lab.close();
        return;
      }
      this.#lab = lab;
    } catch (error) {
      place.textContent =
        'The lab could not be started: it needs JavaScript modules and WebAssembly, and this browser, the server or a ' +
        `policy of the page does not allow them here. (${error.message})`;
      place.setAttribute('role', 'alert');
    }
    place.hidden = false;
  }

  /** Resolves when the lab runs, or has said why it does not. */
  get ready() {
    return this.#ready;
  }

  get query() {
    return this.#lab?.query() ?? this.#left ?? this.#given();
  }

  set query(query) {
    if (this.#lab) this.#lab.show(String(query));
    else if (this.isConnected) this.#ready = this.#ready.then(() => this.#lab?.show(String(query)));
    else this.#left = String(query);
  }

  run = () => this.#lab?.command('run') ?? false;
  pause = () => this.#lab?.command('pause') ?? false;
  reset = () => this.#lab?.command('reset') ?? false;
}

if (!customElements.get('activation-lab')) customElements.define('activation-lab', ActivationLab);
