// <activation-lab lab="train" f="relu,swish:1.5" hide="log">: a lab as an element of any page.
//
// Attributes are the keys of the address. `query` reads and sets the whole view; run(), pause() and reset() command it;
// its events are named `activation-lab:…`. All elements of a page share one program.

/** Attributes that are not keys of the query: those of HTML, and those with a hyphen or underscore, as frameworks add. */
const HTML_ATTRIBUTES =
  /^(id|class|style|title|slot|lang|dir|hidden|tabindex|role|part|is|width|height|loading|accesskey|autocapitalize|autofocus|contenteditable|draggable|enterkeyhint|exportparts|inert|inputmode|itemid|itemprop|itemref|itemscope|itemtype|nonce|popover|spellcheck|translate|writingsuggestions|on(?!e$).*|.*[-_:].*)$/;

/** The address of a file in the folder of this script. */
const resolve = (path) => new URL(path, import.meta.url).href;

let program;

/** Loads the program with the first element; later elements share it. */
function load() {
  if (!program) {
    program = start();
    // After a failure the next element tries again.
    program.catch(() => (program = undefined));
  }
  return program;
}

async function start() {
  const code = fetch(resolve('./activation-lab_bg.wasm'));
  // If the import fails first, nobody awaits `code`: this avoids an unhandled rejection.
  code.catch(() => {});
  const module = await import('./activation-lab.js');
  await module.default({ module_or_path: code });
  return module;
}

/** Adds the style sheet to a shadow root. Resolves also if it cannot be loaded: the lab then shows unstyled. */
function addStyleSheet(root) {
  if (root.querySelector('link')) return undefined;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: resolve('./activation-lab.css') });
  const done = new Promise((settle) => (link.onload = link.onerror = settle));
  root.append(link);
  return done;
}

class ActivationLab extends HTMLElement {
  /** The handle of the mounted lab. */
  #lab;
  /** The query to start with, if not that of the attributes: set, or left over, while the element is not in a document. */
  #initial;
  #ready = Promise.resolve();

  connectedCallback() {
    this.#ready = this.#start(this.#initial ?? this.#attributeQuery());
  }

  disconnectedCallback() {
    // An element that is moved is connected again before the microtask runs.
    queueMicrotask(() => {
      if (this.isConnected || !this.#lab) return;
      this.#initial = this.#lab.query();
      this.#lab.close();
      this.#lab = undefined;
    });
  }

  /** The query given by the attributes. */
  #attributeQuery() {
    const pairs = [...this.attributes].filter(({ name }) => !HTML_ATTRIBUTES.test(name)).map(({ name, value }) => [name, value]);
    return `?${new URLSearchParams(pairs)}`;
  }

  async #start(query) {
    if (this.#lab) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const container = Object.assign(document.createElement('div'), { className: 'lab-root', hidden: true });
    // The whole page is in the folder of this script.
    container.dataset.page = resolve('./');
    root.querySelector('.lab-root')?.remove();
    root.append(container);
    try {
      const [{ mount }] = await Promise.all([load(), addStyleSheet(root)]);
      if (!container.isConnected) return;
      const lab = await mount(container, query);
      // Meanwhile the element may have been removed, or connected again with a new container.
      if (!container.isConnected) {
        lab.close();
        return;
      }
      this.#lab = lab;
    } catch (error) {
      container.textContent =
        'The lab could not be started: it needs JavaScript modules and WebAssembly, and this browser, the server or a ' +
        `policy of the page does not allow them here. (${error.message})`;
      container.setAttribute('role', 'alert');
    }
    container.hidden = false;
  }

  /** Resolves when the lab runs, or shows why it cannot. */
  get ready() {
    return this.#ready;
  }

  get query() {
    return this.#lab?.query() ?? this.#initial ?? this.#attributeQuery();
  }

  set query(query) {
    if (this.#lab) this.#lab.show(String(query));
    else if (this.isConnected) this.#ready = this.#ready.then(() => this.#lab?.show(String(query)));
    else this.#initial = String(query);
  }

  run = () => this.#lab?.command('run') ?? false;
  pause = () => this.#lab?.command('pause') ?? false;
  reset = () => this.#lab?.command('reset') ?? false;
}

if (!customElements.get('activation-lab')) customElements.define('activation-lab', ActivationLab);
