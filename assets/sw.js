// Caches all files for offline use. The build fills in the version and the list of files. A new version waits until no
// page of the old one is open (no `skipWaiting`), so that files of two builds are never mixed.
const VERSION = 'activation-lab-{version}';
const FILES = '{files}'.split(' ');

addEventListener('install', (event) => {
  // From the server: the browser's own cache may still have the page of the version before.
  const requests = FILES.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(requests)));
});

addEventListener('activate', (event) => {
  const deleteOld = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('activation-lab-') && name !== VERSION);
    await Promise.all(old.map((name) => caches.delete(name)));
    // The page of the first visit gets its lazy parts from the cache, too.
    await clients.claim();
  };
  event.waitUntil(deleteOld());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  const cached = () => caches.match(request, { cacheName: VERSION, ignoreSearch: true });
  // The page itself: from the server, or that of this version. The other files of a version never change: cache first.
  const page = () =>
    fetch(request, { cache: 'no-cache' }).catch(
      async () => (await cached()) ?? (await caches.match('./', { cacheName: VERSION })) ?? Response.error(),
    );
  event.respondWith(request.mode === 'navigate' ? page() : cached().then((file) => file ?? fetch(request)));
});
