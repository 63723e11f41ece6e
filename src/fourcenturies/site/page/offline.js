// Keeps the course for when there is no network: all that one build is made of, in one cache of its own. A new build is
// fetched whole beside the old one and takes its place when no page of the old one is open any more; so the two never
// meet. JupyterLite looks after itself.

const BUILD = "$build";
const FILES = /** @type {string[]} */ (JSON.parse('$files'));
const OURS = `fourcenturies ${new URL(".", location.href).pathname} `;
const NOT_OURS = new URL("lite/", location.href).href;

/** @typedef {Event & {waitUntil(done: Promise<unknown>): void, request: Request, respondWith(answer: Promise<Response>): void}} Happening */

/** @param {string} name @param {(event: Happening) => void} does */
const when = (name, does) => addEventListener(name, /** @type {any} */ (does));

when("install", (event) => {
  // Past the browser's own store, in which a file of the old build may lie.
  const fresh = FILES.map((name) => new Request(name, { cache: name.startsWith("judge-") ? "default" : "reload" }));
  event.waitUntil(caches.open(OURS + BUILD).then((cache) => cache.addAll(fresh)));
});

when("activate", (event) => {
  const old = (/** @type {string[]} */ names) => names.filter((name) => name.startsWith(OURS) && name !== OURS + BUILD);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))));
});

when("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(location.origin) || url.startsWith(NOT_OURS)) return;
  event.respondWith(answer(event.request));
});

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(OURS + BUILD);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}
