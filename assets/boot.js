// Starts the program, which finds its place on the page by itself.
import init from './activation-lab.js';

try {
  await init();
} catch (error) {
  document.querySelector('.not-started').textContent =
    'The lab could not be started: it needs JavaScript modules and WebAssembly, and this browser, the server or a ' +
    `policy of the page does not allow them here. (${error.message})`;
  document.documentElement.dataset.failed = '';
}
if ('serviceWorker' in navigator && parent === window && !document.documentElement.hasAttribute('data-embed')) {
  // Refused where the page is not served securely: then there is nothing to keep.
  navigator.serviceWorker.register('./sw.js').catch(() => {});
}
