// What tests of the Explore lab read.

/** The plot, a slider whose value is the traced x. */
export const plot = (page) => page.getByRole('slider', { name: 'Traced x' });

/** The cells of a function in the table of values, and their numbers. */
export const cells = (page, name) =>
  page.locator('.readout').getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) }).getByRole('cell').allInnerTexts();
export const values = async (page, name) => (await cells(page, name)).map((text) => Number(text.replace('−', '-')));

/** The number of painted pixels of a layer of the plot: 0 are the axes, 1 the curves. */
export const countPaintedPixels = (page, layer = 1) =>
  page.evaluate((layer) => {
    const canvas = document.querySelectorAll('.surface canvas')[layer];
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 3; i < data.length; i += 4) count += data[i] > 0 ? 1 : 0;
    return count;
  }, layer);
