// Starts the program, whose `main` mounts the application in `#app`.
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
  // `register` is rejected in some private modes and policies: the page then works, but not offline.
  navigator.serviceWorker.register('./sw.js').catch(() => {});
}
