// The activation and the program of the Code lab.
export const activation = (page) => page.getByRole('combobox', { name: 'Activation' });
export const selectActivation = (page, id) => activation(page).selectOption(id);
export const listing = (page) => page.getByRole('region', { name: /^Program for/ });
export const program = (page) => listing(page).innerText();
