// Keeps the labs for use without a network. The build fills in which files there are. A new version waits until no
// page of the old one is open, so that a page never meets programs of another build.
const VERSION = 'activation-lab-{version}';
const FILES = '{files}'.split(' ');

addEventListener('install', (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(FILES)));
});

addEventListener('activate', (event) => {
  const clear = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('activation-lab-') && name !== VERSION);
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  event.waitUntil(clear());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  const kept = () => caches.match(request, { cacheName: VERSION, ignoreSearch: true });
  // The page itself is asked for anew; files named by their content never change.
  const page = () => fetch(request).catch(async () => (await kept()) ?? (await caches.match('./', { cacheName: VERSION })) ?? Response.error());
  event.respondWith(request.mode === 'navigate' ? page() : kept().then((file) => file ?? fetch(request)));
});
