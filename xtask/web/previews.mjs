// node xtask/web/previews.mjs <dist> [address]: writes a picture and an oEmbed description of every lab and preset, and
// the Open Graph tags of index.html. With the public address of the page the links are absolute, which most readers of
// such tags require.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launch } from '../../tests/e2e/harness.mjs';
import { LABS } from '../../tests/e2e/labs.mjs';
import { serve } from '../../tests/e2e/server.mjs';

const SIZE = { width: 1200, height: 630 };
const FRAME = { width: 760, height: 640 };

const [dist, address = './'] = process.argv.slice(2);
const folder = join(resolve(dist), 'previews');

/** A title as a file name: lower case letters, digits and hyphens. */
const slug = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The oEmbed description of a view. */
export function describe({ name, title, query }) {
  const source = escaped(`${address}${query ? `${query}&` : '?'}embed=1`);
  return {
    version: '1.0',
    type: 'rich',
    provider_name: 'Activation Lab',
    provider_url: address,
    title,
    ...FRAME,
    html: `<iframe src="${source}" title="${escaped(title)}" width="${FRAME.width}" height="${FRAME.height}" loading="lazy" style="max-width:100%;border:0"></iframe>`,
    thumbnail_url: `${address}previews/${name}.png`,
    thumbnail_width: SIZE.width,
    thumbnail_height: SIZE.height,
  };
}

/** The default view of every lab, and its presets. */
async function views(context, origin) {
  const all = [];
  for (const lab of LABS) {
    const page = await context.newPage();
    const start = lab === LABS[0] ? '' : `?lab=${lab}`;
    const ready = () => page.goto(`${origin}/${start}`).then(() => page.locator('#app[data-open]').waitFor({ state: 'attached' }));
    await ready();
    const name = await page.locator('nav [aria-current]').innerText();
    all.push({ name: lab, title: `Activation Lab: ${name}`, query: start });
    const presets = await page.locator('.presets .chips button').allInnerTexts();
    for (const [i, title] of presets.entries()) {
      await ready();
      await page.locator('.presets .chips button').nth(i).click();
      // The address is up to date at once, since a preset pushes an entry onto the history.
      const query = await page.evaluate(() => location.search);
      all.push({ name: `${lab}-${slug(title)}`, title: `${name}: ${title}`, query });
    }
    await page.close();
  }
  return all;
}

const server = await serve(dist);
const browser = await launch();
const context = await browser.newContext({ viewport: SIZE, colorScheme: 'light', reducedMotion: 'reduce', serviceWorkers: 'block' });
mkdirSync(folder, { recursive: true });
const all = await views(context, server.origin);
for (const view of all) {
  const page = await context.newPage();
  await page.goto(`${server.origin}/${view.query}${view.query ? '&' : '?'}embed=1&openlink=0`);
  await page.locator('#app[data-open]').waitFor({ state: 'attached' });
  // Depth and Compare take a moment to measure.
  await page.waitForTimeout(1200);
  await page.screenshot({ path: join(folder, `${view.name}.png`) });
  writeFileSync(join(folder, `${view.name}.json`), `${JSON.stringify(describe(view), null, 2)}\n`);
  await page.close();
}
await browser.close();
server.stop();

const head = `
<meta property="og:type" content="website">
<meta property="og:title" content="Activation Lab">
<meta property="og:description" content="See what an activation function does to a neural network.">
<meta property="og:image" content="${address}previews/explore.png">
<meta property="og:image:width" content="${SIZE.width}">
<meta property="og:image:height" content="${SIZE.height}">
<meta name="twitter:card" content="summary_large_image">
<link rel="alternate" type="application/json+oembed" href="${address}previews/explore.json" title="Activation Lab">`;
const index = join(dist, 'index.html');
writeFileSync(index, readFileSync(index, 'utf8').replace('</head>', `${head.trim()}\n</head>`));
console.error(`${all.length} previews`);
