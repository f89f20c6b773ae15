// Queries: in the address of a page that is loaded, in its history, from the page around it, and of an element.
import { LABS } from '../labs.mjs';
import { openHost } from './host.mjs';
import { KEYS, LINKS, NUMBERS, TEXTS, anyFormula, labOf, mutate } from './values.mjs';

/** How a query arrives; loading a page takes the longest. */
const WAYS = [...Array(6).fill('history'), 'message', 'message', 'element', 'load'];

export default {
  name: 'queries',

  make(random, number) {
    const lab = labOf(number);
    const made = query(random, lab);
    // Servers do not take long addresses.
    const ways = encodeURI(made.toWellFormed()).length < 8000 ? WAYS : WAYS.filter((way) => way !== 'load');
    return { way: random.pick(ways), lab, query: made };
  },

  open: openHost(async (page, { way, lab, query }) => {
    if (way === 'element') return page.evaluate(([lab, query]) => window.tryElement(lab, query), [lab, query]);
    // A message is refused if it is of another lab than the open one.
    if (way === 'message') await page.evaluate((lab) => window.follow(`?lab=${lab}`), lab);
    return page.evaluate(([way, query]) => window.tryQuery(way, query), [way, query]);
  }),
};

function query(random, lab) {
  const pairs = () => random.list(1, 6, () => pair(random, lab)).join('&');
  const link = () => mutate(random, random.pick(LINKS), LINKS);
  const soup = () => random.list(1, 30, () => random.pick([...TEXTS, ...NUMBERS, '&', '=', ',', ':', ...KEYS[lab].keys()])).join('');
  const [make, isOfLab] = random.pick([...Array(4).fill([pairs, true]), [link, false], [soup, true]]);
  // A fragment is no part of the query, and a page whose fragment changes is not loaded.
  return `?${isOfLab ? `lab=${lab}&` : ''}${make().replace(/^\?/, '')}`.replaceAll('#', '%23');
}

function pair(random, lab) {
  const [key, values] = random.pick([...KEYS[random.chance(0.95) ? lab : random.pick(LABS)]]);
  const item = () => (random.chance(0.7) ? random.pick(values) : anyFormula(random));
  const value = random.chance(0.5)
    ? random.pick(values)
    : random.one(
        () => mutate(random, random.pick(values), values),
        () => random.pick(NUMBERS),
        () => random.pick(TEXTS),
        () => anyFormula(random),
        () => random.list(0, 70, item).join(random.pick([',', ';', '~', '..', ':'])),
      );
  const name = random.chance(0.97) ? key : random.pick(TEXTS);
  return `${name}=${random.chance(0.9) ? encodeURIComponent(value.toWellFormed()) : value}`;
}
