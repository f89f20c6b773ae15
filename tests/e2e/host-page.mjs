// Pages of other origins with labs in them.
import assert from 'node:assert/strict';
import { DIST, started, visit } from './harness.mjs';
import { serve } from './server.mjs';

/** Lets pages of other origins load the labs' scripts. */
export const CORS = { 'Access-Control-Allow-Origin': '*' };

/**
 * Serves the labs from one origin and a host page from another, visits the host page, and runs `check` with it, the
 * labs' `origin`, and the `problems` so far. `html` makes the body of the host page from the labs' origin. The problems
 * must be the expected ones; `null` accepts any.
 */
export async function withHostPage(html, check, { labHeaders = {}, hostHeaders = {}, expectedProblems = [] } = {}) {
  const labs = await serve(DIST, { headers: labHeaders });
  const body = `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,">${html(labs.origin)}`;
  const host = await serve(DIST, { headers: hostHeaders, pages: { '/host': body } });
  try {
    const { page, problems } = await visit(`${host.origin}/host`, { fresh: true });
    await check(page, { origin: labs.origin, problems });
    const found = [...problems];
    await page.context().close();
    if (expectedProblems) assert.deepEqual(found, expectedProblems);
  } finally {
    labs.stop();
    host.stop();
  }
}

/** The HTML of a frame; `attributes` are added to it. */
export const frameHtml = (src, attributes = '') => `<iframe title="lab" src="${src}" width="700" height="500" ${attributes}></iframe>`;

/** A frame of the page, by its position. */
export const labFrame = (page, nth = 0) => page.frameLocator(`iframe >> nth=${nth}`);
export const frameStarted = (page, nth) => started(labFrame(page, nth));
export const frameReadout = (page) => labFrame(page).locator('.readout').innerText();
