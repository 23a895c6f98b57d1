// Keeps the terminal's page, style and script at hand for when we cannot be reached. Nothing else is kept: whatever is
// asked beside them, arrivals above all, goes to the server or fails.
const NAME = "casekeeper-terminal-1";
const WAIT = 3000;
const isPage = (request) => request.mode === "navigate" && /^\/terminal\/[\w-]+$/.test(new URL(request.url).pathname);
const isPiece = (request) => /^\/static\/|\/manifest\.webmanifest$/.test(new URL(request.url).pathname);

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function fresh(request) {
  const answer = await fetch(request, { signal: AbortSignal.timeout(WAIT) });
  if (answer.ok && !answer.redirected) (await caches.open(NAME)).put(request.url, answer.clone());
  return answer;
}

// The server's own answer, a refusal too, comes before what is kept; a server that fails does not.
async function freshOrKept(request) {
  const kept = () => caches.match(request.url, { cacheName: NAME });
  try {
    const answer = await fresh(request);
    return answer.status < 500 ? answer : (await kept()) ?? answer;
  } catch (error) {
    const found = await kept();
    if (found) return found;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && (isPage(event.request) || isPiece(event.request))) {
    event.respondWith(freshOrKept(event.request));
  }
});
