// The service worker of /coast/: keeps the page for when there is no network, and sends what waits
// when the network is back, with the page open or not.
importScripts(...self.COAST.kept.filter((name) => /\/(work|queue)\.js/.test(name)));

const CACHE = `shimamoru-${self.COAST.version}`;
const PAGE = "/coast/";

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await Promise.all(self.COAST.kept.map((name) => cache.add(name)));
    await cache.add(PAGE);
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("shimamoru-") && name !== CACHE) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

async function page(request) {
  const cache = await caches.open(CACHE);
  const isForm = new URL(request.url).pathname === PAGE;
  try {
    const answer = await fetch(request);
    if (answer.ok && isForm && !answer.redirected) await cache.put(PAGE, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(PAGE);
    if (kept) return kept;
    throw error;
  }
}

// What is kept is given at once, and fetched anew beside that for the next time.
async function file(event) {
  const { request } = event;
  const cache = await caches.open(CACHE);
  const renewed = fetch(request).then(async (answer) => {
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  });
  const kept = await cache.match(request, { ignoreSearch: true });
  if (!kept) return renewed;
  event.waitUntil(renewed.catch(() => {}));
  return kept;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && url.pathname === PAGE) event.respondWith(page(request));
  else if (url.pathname.startsWith("/static/")) event.respondWith(file(event));
});

self.addEventListener("sync", (event) => {
  if (event.tag !== "shimamoru") return;
  event.waitUntil((async () => {
    const left = await self.coastQueue.sendAll();
    if (left) throw new Error("something still waits"); // the browser asks again later
  })());
});
