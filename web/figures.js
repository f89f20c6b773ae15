// Figures as files and the lab on paper: loaded after the lab itself.
import { load, style } from './programs.js';

/** Opens the dialog that saves a figure of a lab, within an element of a document or shadow root. */
export async function save(page, figure, root, within, link, whole) {
  const [{ open }] = await Promise.all([load('export'), style(root, ['modal', 'export'])]);
  open((light) => page.figure(Number(figure), light), within, link, whole);
}

/** The address of the whole page with what is seen. */
const link = () => location.href.replace(/([?&])embed=1(&|$)/, (_, before, after) => (after ? before : ''));

/** Saves the figures of the lab on the page, and puts the address under it on paper; `complain` is told of a failure. */
export function attend(app, open, complain) {
  style(document, ['print']);
  app.addEventListener('activation-lab:export', ({ detail }) => {
    save(open.page, detail, document, document.body, link(), true).catch(({ message }) => complain(`The dialog could not be loaded. (${message})`));
  });
  // The dialog's own way to print adds a code for a camera.
  addEventListener('beforeprint', () => {
    let place = document.querySelector('body > .on-paper');
    if (!place) document.body.append((place = Object.assign(document.createElement('aside'), { className: 'on-paper' })));
    if (place.dataset.link !== link()) place.textContent = place.dataset.link = link();
  });
}
