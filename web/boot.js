// Opens the lab that the address names, in the place of its static picture.
import { failure, known, LABS, load, save, style } from './programs.js';

const app = document.getElementById('app');
/** The lab on the page. */
const open = { lab: undefined, page: undefined };

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

function explain(words) {
  const text = document.createElement('p');
  text.className = 'failure';
  text.setAttribute('role', 'alert');
  text.textContent = words;
  app.querySelector('.failure')?.remove();
  app.querySelector('main')?.before(text);
}

addEventListener('popstate', show);
/** The address of the whole page with what is seen. */
const link = () => location.href.replace(/([?&])embed=1(&|$)/, (_, before, after) => (after ? before : ''));

// Where there is no one to open the dialog, the buttons are not shown.
app.dataset.saves = '';
app.addEventListener('activation-lab:export', ({ detail }) => {
  save(open.page, detail, document, document.body, link(), true).catch(({ message }) => explain(`The dialog could not be loaded. (${message})`));
});
// On paper the address stands under the lab; the dialog's own way to print adds a code for a camera.
addEventListener('beforeprint', () => {
  let place = document.querySelector('body > .on-paper');
  if (!place) document.body.append((place = Object.assign(document.createElement('aside'), { className: 'on-paper' })));
  if (place.dataset.link !== link()) place.textContent = place.dataset.link = link();
});
app.addEventListener('activation-lab:share', async ({ detail }) => {
  const [{ open: dialog }] = await Promise.all([load('share'), style(document, ['share'])]);
  dialog(open.lab, detail, new URL('offline/', document.baseURI).href);
});
await show();
style(document, ['print']);
if (parent !== window) {
  const { talk } = await import('./host.js');
  talk(app, open);
} else if ('serviceWorker' in navigator && !document.documentElement.hasAttribute('data-embed')) {
  // Refused where the page is not served securely: then there is nothing to keep.
  navigator.serviceWorker.register('./sw.js').catch(() => {});
}
