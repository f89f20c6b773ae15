import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');

/** The slugs of the labs, from their pictures in index.html; the first lab opens where none is named. */
export const LABS = [...page.matchAll(/data-picture="([a-z]+)"/g)].map(([, slug]) => slug);

/** Waits until a lab has computed what it shows. */
export const computed = {
  train: (page, epoch) => page.getByText(`Epoch ${epoch}`, { exact: true }).waitFor(),
  depth: (page) => page.waitForFunction(() => document.querySelector('.busy')?.textContent === ''),
  compare: (page, options) => page.getByText('All measured').waitFor(options),
};
