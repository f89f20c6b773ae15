// Reads a PDF with pdf.js in the browser: the pixels of its pages, and their text with positions.
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';

/** Pixels per CSS pixel of a rasterised page. */
export const SCALE = 2;
/** An address that only `route` answers. */
const ORIGIN = 'http://pdf.test';
const FOLDER = fileURLToPath(new URL('./node_modules/pdfjs-dist/build', import.meta.url));

/**
 * The pages of a PDF. Lengths are in CSS pixels from the top left corner of the page: its `width` and `height`, and
 * `left`, `right` and `bottom` (the baseline) of each of its `texts`. `image` is the page as a PNG, decoded.
 */
export async function readPdf(context, bytes) {
  const reader = await context.newPage();
  await reader.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return pathname === '/' ? route.fulfill({ contentType: 'text/html', body: '' }) : route.fulfill({ path: FOLDER + pathname });
  });
  await reader.goto(`${ORIGIN}/`);
  const pages = await reader.evaluate(readPages, { base64: bytes.toString('base64'), scale: SCALE });
  await reader.close();
  return pages.map(({ picture, ...page }) => ({ ...page, image: PNG.sync.read(Buffer.from(picture, 'base64')) }));
}

/** Runs in the page. */
async function readPages({ base64, scale }) {
  const { getDocument, GlobalWorkerOptions } = await import('/pdf.mjs');
  GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs';
  const file = await getDocument({ data: Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)) }).promise;
  const pages = [];
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    // A point is 4/3 CSS pixels.
    const css = page.getViewport({ scale: 4 / 3 });
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.round(css.width * scale), Math.round(css.height * scale)];
    await page.render({ canvas, viewport: page.getViewport({ scale: (4 / 3) * scale }) }).promise;
    const { items } = await page.getTextContent();
    const texts = items.filter(({ str }) => str.trim()).map(({ str, transform, width }) => {
      const [left, bottom] = css.convertToViewportPoint(transform[4], transform[5]);
      return { text: str, left, right: left + (width * 4) / 3, bottom };
    });
    pages.push({ width: css.width, height: css.height, texts, picture: canvas.toDataURL().split(',')[1] });
  }
  return pages;
}
