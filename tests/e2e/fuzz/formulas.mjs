// Formulas, typed into the editor of the visitor's own functions, in every lab.
import { openHost } from './host.mjs';
import { anyFormula, labOf } from './values.mjs';

export default {
  name: 'formulas',
  make: (random, number) => ({ lab: labOf(number), text: anyFormula(random) }),
  open: openHost((page, { lab, text }) => page.evaluate(([lab, text]) => window.tryFormula(lab, text), [lab, text])),
};
