// The dialog that saves figures, and readers of the files it saves.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';

export const saveDialog = (page) => page.getByRole('dialog', { name: 'Save the figure' });
export const clickInDialog = (page, name) => saveDialog(page).getByRole('button', { name, exact: true }).click();

/** Opens the dialog by the button with this name. */
export async function openSaveDialog(page, name = 'Save the figure') {
  await page.getByRole('button', { name, exact: true }).click();
  await saveDialog(page).waitFor();
}

/** Saves the figure; gives name and content of the file. The name must be the one that the dialog shows. */
export async function saveFigure(page) {
  const name = await saveDialog(page).locator('.export-name').innerText();
  const [download] = await Promise.all([page.waitForEvent('download'), clickInDialog(page, 'Save')]);
  assert.equal(download.suggestedFilename(), name);
  await page.getByText(`Download of ${name} started.`).waitFor();
  return { name, content: readFileSync(await download.path()) };
}

/** Parses an SVG in the browser: its root, and its elements by tag, each with its attributes and its text. */
export const parseSvg = (page, text) =>
  page.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = (tag) => [...root.querySelectorAll(tag)].map((e) => ({ ...Object.fromEntries([...e.attributes].map((a) => [a.name, a.value])), text: e.textContent.trim() }));
    return { root: root.tagName, width: root.getAttribute('width'), title: all('title')[0]?.text, lines: all('polyline'), circles: all('circle'), rects: all('rect'), texts: all('text'), images: all('image') };
  }, text.toString());

/** Width, height, and the RGBA values of the first pixel of a PNG. */
export function readPng(bytes) {
  const { width, height, data } = PNG.sync.read(bytes);
  return { width, height, pixel: [...data.subarray(0, 4)] };
}

/** The header of a CSV, and its rows as numbers; an empty cell is NaN. */
export function readCsv(text) {
  const [header, ...rows] = text.toString().trim().split('\n').map((line) => line.split(','));
  return { header, rows: rows.map((row) => row.map((cell) => (cell === '' ? NaN : Number(cell)))) };
}
