import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');

/** The slugs of the labs, from their pictures in index.html. The first lab opens if the address has none. */
export const LABS = [...page.matchAll(/data-picture="([a-z]+)"/g)].map(([, slug]) => slug);

/** Waits until a lab has computed its numbers. */
export const computed = {
  train: (page, epoch) => page.getByText(`Epoch ${epoch}`, { exact: true }).waitFor(),
  depth: (page) => page.waitForFunction(() => document.querySelector('.busy')?.textContent === ''),
  compare: (page, options) => page.getByText('All measured').waitFor(options),
};

/** An element of each lab that is visible at every address. */
export const LANDMARKS = {
  explore: '.surface canvas',
  train: '.epoch',
  depth: '.strips',
  compare: 'input[type=search]',
  code: '.listing',
};
