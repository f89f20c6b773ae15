/** The labs, by their names in addresses; the first opens where none is named. */
export const LABS = ['explore', 'train', 'depth', 'compare', 'code'];

/** Waits until a lab has computed what it shows. */
export const computed = {
  train: (page, epoch) => page.getByText(`Epoch ${epoch}`, { exact: true }).waitFor(),
  depth: (page) => page.waitForFunction(() => document.querySelector('.busy')?.textContent === ''),
  compare: (page, options) => page.getByText('All measured').waitFor(options),
};
