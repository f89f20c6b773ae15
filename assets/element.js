// <activation-lab lab="explore" f="relu,swish:1.5" hide="facts">: a lab as an element of any page.
//
// Attributes are the keys of the address. `query` reads and sets the whole view, run(), pause() and reset() command
// it; its events are those of host.js, named `activation-lab:…`. Elements with the same lab share one program.
import { failure, known, LABS, load, near, style } from './programs.js';

/** Attributes that are none of a lab's keys. */
const PLAIN = /^(id|class|style|title|slot|lang|dir|hidden|tabindex|role|part|is|data-.*|aria-.*|on.*)$/;

class ActivationLab extends HTMLElement {
  #page;
  /** The query with which it left the page. */
  #left;
  #ready = Promise.resolve();

  connectedCallback() {
    this.#ready = this.#start(this.#left ?? this.#given());
  }

  disconnectedCallback() {
    // An element that is only moved is back at once.
    queueMicrotask(() => {
      if (this.isConnected || !this.#page) return;
      this.#left = this.#page.query();
      this.#page.close();
      this.#page = undefined;
    });
  }

  #given() {
    const pairs = [...this.attributes].filter(({ name }) => !PLAIN.test(name)).map(({ name, value }) => [name, value]);
    return `?${new URLSearchParams(pairs)}`;
  }

  async #start(query) {
    if (this.#page) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const place = Object.assign(document.createElement('div'), { className: 'place', hidden: true });
    root.querySelector('.place')?.remove();
    root.append(place);
    const lab = known(this.getAttribute('lab') ?? 'explore');
    try {
      const [program] = await Promise.all([load(lab), style(root, ['common', ...LABS[lab]])]);
      if (!this.isConnected || !place.isConnected) return;
      this.#page = program.mount(place, query);
      place.dataset.saves = '';
      place.addEventListener('activation-lab:export', async ({ detail }) => {
        const { save } = await import('./figures.js');
        await save(this.#page, detail, root, place, near('../') + this.#page.query(), false);
      });
      style(root, ['print']);
    } catch (error) {
      place.textContent = failure(error);
      place.setAttribute('role', 'alert');
    }
    place.hidden = false;
  }

  /** Resolves when the lab runs, or has said why it does not. */
  get ready() {
    return this.#ready;
  }

  get query() {
    return this.#page?.query() ?? this.#left ?? this.#given();
  }

  set query(query) {
    if (this.#page) this.#page.show(String(query));
    else this.#ready = this.#ready.then(() => this.#page?.show(String(query)));
  }

  run = () => this.#page?.command('run') ?? false;
  pause = () => this.#page?.command('pause') ?? false;
  reset = () => this.#page?.command('reset') ?? false;
}

if (!customElements.get('activation-lab')) customElements.define('activation-lab', ActivationLab);
