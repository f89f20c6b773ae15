// Starts the program, whose `main` mounts the application in `#app`.
import init from './activation-lab.js';

/** The page's own folder. */
const folder = new URL('./', document.baseURI).href;

try {
  // Where a policy of the server requires Trusted Types: Leptos makes elements from the static parts of its views, which
  // run no scripts, by `innerHTML`; scripts come from the page's own folder.
  globalThis.trustedTypes?.createPolicy('default', {
    createHTML: (html) => (/<script|\son\w+\s*=|javascript:/i.test(html) ? null : html),
    createScriptURL: (address) => (new URL(address, folder).href.startsWith(folder) ? address : null),
  });
  await init();
} catch (error) {
  document.querySelector('.not-started').textContent =
    'The lab could not be started: it needs JavaScript modules and WebAssembly, and this browser, the server or a ' +
    `policy of the page does not allow them here. (${error.message})`;
  // As if this script had not been loaded.
  document.querySelector('script[type=module]').dispatchEvent(new Event('error'));
}
if ('serviceWorker' in navigator && parent === window && !document.documentElement.hasAttribute('data-embed')) {
  // `register` is rejected in some private modes and policies: the page then works, but not offline.
  navigator.serviceWorker.register('./sw.js').catch(() => {});
}
