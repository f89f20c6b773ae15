// Opens the lab that the address names. Each lab is a program of its own, fetched when it is first opened.
/** The labs, each with the style sheets that index.html does not name. */
const LABS = { explore: [], train: ['sided', 'train'], depth: ['sided', 'depth'], compare: ['compare'] };

const app = document.getElementById('app');
/** The lab on the page, and its page. */
let open = { lab: undefined, page: undefined };

function named() {
  const lab = new URLSearchParams(location.search).get('lab');
  return lab in LABS ? lab : 'explore';
}

const near = (name) => new URL(name, import.meta.url).href;

async function load(lab) {
  const code = fetch(near(`${lab}_bg.wasm`));
  const styles = LABS[lab].map((name) => styled(near(`${name}.css`)));
  const program = await import(near(`${lab}.js`));
  await Promise.all([program.default({ module_or_path: code }), ...styles]);
  return program;
}

/** Waits for a style sheet; a lab without it is better than none. */
function styled(href) {
  const known = [...document.styleSheets].some((sheet) => sheet.href === href);
  if (known) return;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  const done = new Promise((resolve) => (link.onload = link.onerror = resolve));
  document.head.append(link);
  return done;
}

/** Puts the lab of the address in the place of the one that is open. */
async function show() {
  const lab = named();
  if (lab === open.lab) return;
  try {
    const program = await load(lab);
    // Someone may have gone on meanwhile.
    if (lab !== named() || lab === open.lab) return;
    open.page?.close();
    open = { lab, page: program.mount(app) };
    app.dataset.open = lab;
  } catch (error) {
    explain(error);
  }
}

function explain(error) {
  const text = document.createElement('p');
  text.className = 'failure';
  text.setAttribute('role', 'alert');
  text.textContent =
    'The lab could not be started: it needs JavaScript modules and WebAssembly, and the server or a policy of this ' +
    `page does not allow them here. The browser says: ${error.message}`;
  app.querySelector('.failure')?.remove();
  app.querySelector('header')?.after(text);
}

addEventListener('popstate', show);
show();
