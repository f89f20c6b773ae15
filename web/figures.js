// Figures as files and the lab on paper: loaded after the lab itself.
import { load, style } from './programs.js';

/** Opens the dialog that saves a figure of a lab, within an element of a document or shadow root. */
export async function save(page, figure, root, within, link, whole) {
  const [{ open }] = await Promise.all([load('export'), style(root, ['modal', 'export'])]);
  open((light) => page.figure(Number(figure), light), within, link, whole);
}

/** The address of the whole page with what is seen. */
const link = () => location.href.replace(/([?&])embed=1(&|$)/, (_, before, after) => (after ? before : ''));

/** The same for the lab that the page is there for. */
export const saveHere = (page, figure) => save(page, figure, document, document.body, link(), true);

/** Puts the address under the lab on paper. */
export function attendPrinting() {
  style(document, ['print']);
  // The dialog's own way to print adds a code for a camera.
  addEventListener('beforeprint', () => {
    let place = document.querySelector('body > .on-paper');
    if (!place) document.body.append((place = Object.assign(document.createElement('aside'), { className: 'on-paper' })));
    if (place.dataset.link !== link()) place.textContent = place.dataset.link = link();
  });
}
