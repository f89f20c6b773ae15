/** The labs, by their names in addresses; the first opens where none is named. */
export const LABS = ['explore', 'train', 'depth', 'compare', 'code'];
