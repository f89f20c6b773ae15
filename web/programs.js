// The programs of the labs: fetched when first asked for, and shared by all who ask.

/** The labs, each with the style sheets that it needs beside `common`. */
export const LABS = {
  explore: [],
  train: ['sided', 'train'],
  depth: ['sided', 'depth'],
  compare: ['compare'],
  code: ['code'],
};

/** The name of a lab, or that of the first if there is none of this name. */
export const known = (name) => (Object.hasOwn(LABS, name) ? name : 'explore');

/** The address of a file beside this one. */
export const near = (name) => new URL(name, import.meta.url).href;

const programs = new Map();

/** A program by its name, ready to be used; the same one for all who ask. */
export function load(name) {
  if (!programs.has(name)) {
    const program = start(name);
    // Whoever asks again may have more luck.
    program.catch(() => programs.delete(name));
    programs.set(name, program);
  }
  return programs.get(name);
}

async function start(name) {
  const code = fetch(near(`${name}_bg.wasm`));
  // The script may fail first; then this has no one to tell.
  code.catch(() => {});
  const program = await import(near(`${name}.js`));
  await program.default({ module_or_path: code });
  return program;
}

/** Puts style sheets into a document or a shadow root, and waits for them: a lab without is better than none. */
export function style(root, names) {
  const links = [...root.querySelectorAll('link[rel=stylesheet]')];
  const missing = names.map((name) => near(`${name}.css`)).filter((href) => !links.some((link) => link.href === href));
  return Promise.all(
    missing.map((href) => {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
      const done = new Promise((resolve) => (link.onload = link.onerror = resolve));
      (root.head ?? root).append(link);
      return done;
    }),
  );
}

/** What to say where a lab cannot be started. */
export const failure = (error) =>
  'The lab could not be started: it needs JavaScript modules and WebAssembly, and this browser, the server or a ' +
  `policy of the page does not allow them here. (${error.message})`;
