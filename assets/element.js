// <activation-lab lab="train" f="relu,swish:1.5" hide="log">: a lab as an element of any page.
//
// Attributes are the keys of the address. `query` reads and sets the whole view; run(), pause() and reset() command it;
// its events are named `activation-lab:…`. All elements of a page share one program.

/** Attributes that are not keys of the query: those of HTML, and those with a hyphen or underscore, as frameworks add. */
const HTML_ATTRIBUTES =
  /^(id|class|style|title|slot|lang|dir|hidden|tabindex|role|part|is|width|height|loading|accesskey|autocapitalize|autofocus|contenteditable|draggable|enterkeyhint|exportparts|inert|inputmode|itemid|itemprop|itemref|itemscope|itemtype|nonce|popover|spellcheck|translate|writingsuggestions|.*[-_:].*)$/;

/** Whether an attribute is a key of the query. A handler of events is a property of every element. */
const isKey = (name) => !HTML_ATTRIBUTES.test(name) && !(name.startsWith('on') && name in HTMLElement.prototype);

/** Whether the server no longer has a file: it has another version of the lab, whose files have other names. */
async function isGone(address) {
  try {
    const response = await fetch(address, { method: 'HEAD', cache: 'reload' });
    await response.text();
    return [404, 410].includes(response.status);
  } catch {
    return false;
  }
}

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
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: resolve('./activation-lab.css') });
  const done = new Promise((settle) => (link.onload = link.onerror = settle));
  root.querySelector('link')?.remove();
  root.append(link);
  return done;
}

/** Closes a lab. If it has failed, that may fail as well; its content is removed with its container. */
function close(lab) {
  try {
    lab.close();
  } catch (error) {
    console.warn(error);
  }
}

class ActivationLab extends HTMLElement {
  /** The handle of the mounted lab. */
  #lab;
  /** The query to show, if not that of the attributes, while there is no lab that could show it. */
  #query;
  /** The commands to execute, likewise. */
  #commands = [];
  /** Whether the lab could not be started. */
  #failed = false;
  /** Settles `ready` when the element is removed. */
  #leave = () => {};
  #ready = Promise.resolve();
  #attributes = new MutationObserver((changes) => this.#follow(changes.map(({ attributeName }) => attributeName)));

  constructor() {
    super();
    // A query that was set before this class was defined is a property of the element alone.
    if (Object.hasOwn(this, 'query')) {
      this.#query = String(this.query);
      delete this.query;
    }
    this.#attributes.observe(this, { attributes: true });
  }

  connectedCallback() {
    // An element that is moved keeps its lab.
    if (this.#lab) return;
    // It starts from the attributes as they are: what has changed so far needs no other start.
    if (this.#query === undefined) this.#attributes.takeRecords();
    this.#ready = this.#start();
  }

  disconnectedCallback() {
    // An element that is moved is connected again before the microtask runs.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#leave();
      this.#close();
    });
  }

  /** Closes the lab, if there is one; its query is kept. */
  #close() {
    const lab = this.#lab;
    if (!lab) return;
    this.#lab = undefined;
    try {
      this.#query = lab.query();
    } catch {
      // It has failed: the element starts again from its attributes.
    }
    close(lab);
  }

  /** The query given by the attributes. */
  #attributeQuery() {
    const pairs = [...this.attributes].filter(({ name }) => isKey(name)).map(({ name, value }) => [name, value]);
    return `?${new URLSearchParams(pairs)}`;
  }

  /** Sets the keys whose attributes were changed, and leaves the others as they are; another lab starts from them all. */
  #follow(names) {
    const keys = new Set(names.filter(isKey));
    if (keys.size === 0) return;
    if (keys.has('lab')) {
      this.#close();
      this.#query = undefined;
      if (this.isConnected) this.#ready = this.#start();
      return;
    }
    if (!this.#lab && this.#query === undefined) return;
    const query = new URLSearchParams(this.query);
    for (const key of keys) {
      query.delete(key);
      if (this.hasAttribute(key)) query.set(key, this.getAttribute(key));
    }
    this.query = `?${query}`;
  }

  #start() {
    this.#leave();
    this.#failed = false;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const container = Object.assign(document.createElement('div'), { className: 'lab-root', hidden: true });
    // The whole page is in the folder of this script.
    container.dataset.page = resolve('./');
    root.querySelector('.lab-root')?.remove();
    root.append(container);
    // The style sheet of an element that was removed is never loaded.
    const left = new Promise((settle) => (this.#leave = settle));
    return Promise.race([this.#mount(container), left]);
  }

  /** Mounts the lab in a container, unless that has been removed, or replaced by a new one. */
  async #mount(container) {
    try {
      // As Leptos does it: where Trusted Types forbid it, this is the place to say so.
      document.createElement('template').innerHTML = '<p></p>';
      const [{ mount }] = await Promise.all([load(), addStyleSheet(container.parentNode)]);
      while (container.isConnected && !this.#lab) {
        const query = this.query;
        const lab = await mount(container, query);
        // Meanwhile another query may have been set.
        if (container.isConnected && query === this.query) this.#lab = lab;
        else close(lab);
      }
      await this.#lab?.opened;
    } catch (error) {
      container.textContent = (await isGone(resolve('./activation-lab.js')))
        ? 'There is a new version of Activation Lab: please reload this page.'
        : 'The lab could not be started: it needs JavaScript modules and WebAssembly, and this browser, the server or a ' +
          `policy of the page does not allow them here. (${error.message})`;
      container.setAttribute('role', 'alert');
      this.#failed = true;
    }
    if (!container.isConnected) return;
    container.hidden = false;
    const commands = this.#commands.splice(0);
    if (!this.#lab) return;
    this.#query = undefined;
    commands.forEach((name) => this.#lab.command(name));
  }

  /** Resolves when the lab runs, or shows why it cannot, or when the element is removed before. */
  get ready() {
    return this.#ready;
  }

  get query() {
    return this.#lab?.query() ?? this.#query ?? this.#attributeQuery();
  }

  set query(query) {
    if (this.#lab) this.#lab.show(String(query));
    else this.#query = String(query);
  }

  /** A sentence for everything that could not be used of the query that was given last; the page shows them, too. */
  get notices() {
    return this.#lab?.notices() ?? [];
  }

  /** Executes a command, or keeps it until there is a lab. */
  #command(name) {
    if (this.#lab) return this.#lab.command(name);
    if (this.#failed) return false;
    this.#commands.push(name);
    return true;
  }

  run = () => this.#command('run');
  pause = () => this.#command('pause');
  reset = () => this.#command('reset');
}

if (!customElements.get('activation-lab')) customElements.define('activation-lab', ActivationLab);
