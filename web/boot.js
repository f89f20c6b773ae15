// Opens the lab that the address names, in the place of its static picture.
import { failure, known, LABS, load, style } from './programs.js';

const app = document.getElementById('app');
/** The lab on the page. */
const open = { lab: undefined, page: undefined };

// Where there is no one to open their dialog, the buttons that save figures are not shown.
app.dataset.saves = '';

const named = () => known(new URLSearchParams(location.search).get('lab'));

async function show() {
  const lab = named();
  if (lab === open.lab) return;
  try {
    const [program] = await Promise.all([load(lab), style(document, LABS[lab])]);
    // Someone may have gone on meanwhile.
    if (lab !== named() || lab === open.lab) return;
    open.page?.close();
    Object.assign(open, { lab, page: program.mount(app) });
    app.dataset.open = lab;
  } catch (error) {
    explain(failure(error));
  }
}

/** Opens the dialog in which a view is taken along. */
async function share(query) {
  const [dialog] = await Promise.all([load('share'), style(document, ['modal', 'share'])]);
  dialog.open(open.lab, query, new URL('offline/', document.baseURI).href);
}

function explain(words) {
  const text = document.createElement('p');
  text.className = 'failure';
  text.setAttribute('role', 'alert');
  text.textContent = words;
  app.querySelector('.failure')?.remove();
  app.querySelector('main')?.before(text);
}

const unloadable = ({ message }) => explain(`The dialog could not be loaded. (${message})`);
const figures = () => import('./figures.js');

addEventListener('popstate', show);
app.addEventListener('activation-lab:share', ({ detail }) => share(detail).catch(unloadable));
app.addEventListener('activation-lab:export', ({ detail }) => {
  figures().then(({ saveHere }) => saveHere(open.page, detail)).catch(unloadable);
});
await show();
// Without it the page is printed plainly.
figures().then(({ attendPrinting }) => attendPrinting(), () => {});
if (parent !== window) {
  const { talk } = await import('./host.js');
  talk(app, open);
} else if ('serviceWorker' in navigator && !document.documentElement.hasAttribute('data-embed')) {
  // Refused where the page is not served securely: then there is nothing to keep.
  navigator.serviceWorker.register('./sw.js').catch(() => {});
}
