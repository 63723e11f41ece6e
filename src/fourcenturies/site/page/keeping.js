// What a reader writes, kept in this browser: an entry for each question and for each file of memory, so that two tabs
// never write over each other. Where the browser keeps nothing, it lasts as long as the page.
//
// A browser may hold back for half a minute what is put into its local storage, and loses that where it is killed. So all
// is written into a database as well, which it writes at once; when a page opens, what is newer there is brought back.

const SCOPE = `fourcenturies ${new URL("..", import.meta.url).pathname} `;
const LAST = "last";
const DATABASE = SCOPE.trim();
const STORE = "kept";
const SOON = 300; // milliseconds
/** @type {Map<string, string>} */
const unkept = new Map();
/** @typedef {{name: string, at: number, text: string}} Kept */
/** @type {Map<string, Kept>} */
const unwritten = new Map();
/** @type {Promise<IDBDatabase> | undefined} */
let opened;

/** @param {string} name @returns {string} */
export function kept(name) {
  try {
    return unkept.get(name) ?? localStorage.getItem(SCOPE + name) ?? "";
  } catch {
    return unkept.get(name) ?? "";
  }
}

/** Keep a text; tell whether the browser keeps it longer than this page. @param {string} name @param {string} text */
export function keep(name, text) {
  const at = Date.now();
  if (!unwritten.size) setTimeout(write, SOON);
  unwritten.set(name, { name, at, text });
  return store(name, text, at);
}

/** @param {string} name @param {string} text @param {number} at */
function store(name, text, at) {
  try {
    if (text) localStorage.setItem(SCOPE + name, text);
    else localStorage.removeItem(SCOPE + name);
    localStorage.setItem(SCOPE + LAST, String(at));
    unkept.delete(name);
    return true;
  } catch {
    unkept.set(name, text);
    return false;
  }
}

function database() {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  return opened;
}

/** Do something with the database; tell when it is done. @template Held @param {IDBTransactionMode} mode @param {(held: IDBObjectStore) => IDBRequest<Held> | void} does @returns {Promise<Held | undefined>} */
async function within(mode, does) {
  const whole = (await database()).transaction(STORE, mode);
  const asked = does(whole.objectStore(STORE));
  return new Promise((done, failed) => {
    whole.oncomplete = () => done(asked?.result);
    whole.onabort = () => failed(whole.error);
  });
}

async function write() {
  const now = [...unwritten.values()];
  unwritten.clear();
  await within("readwrite", (held) => now.forEach((one) => held.put(one, one.name))).catch(() => {});
}

/** Bring back what a browser that was killed had not yet put into its local storage; tell the names. @returns {Promise<string[]>} */
export async function recovered() {
  try {
    const last = Number(kept(LAST));
    const held = /** @type {Kept[]} */ ((await within("readonly", (one) => one.getAll())) ?? []);
    const newer = held.filter(({ name, at }) => at > last && !unwritten.has(name));
    for (const { name, at, text } of newer) store(name, text, at);
    return newer.map(({ name }) => name);
  } catch {
    return []; // a browser without a database
  }
}

/** All that is kept under names that begin so, without that beginning. @param {string} start @returns {Record<string, string>} */
export function all(start) {
  const names = new Set(unkept.keys());
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(SCOPE)) names.add(name.slice(SCOPE.length));
  } catch {
    // a browser that keeps nothing
  }
  const found = [...names].filter((name) => name.startsWith(start)).map((name) => [name.slice(start.length), kept(name)]);
  return Object.fromEntries(found.filter(([, text]) => text));
}

/** Delete all of it; settled when nothing is left. */
export async function clear() {
  unwritten.clear();
  unkept.clear();
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(SCOPE)) localStorage.removeItem(name);
  } catch {
    // as above
  }
  await within("readwrite", (held) => held.clear()).catch(() => {});
}

/** Call back when another tab has changed something. @param {(name: string) => void} changed */
export function heard(changed) {
  addEventListener("storage", ({ key }) => {
    if (key === null) changed("");
    else if (key.startsWith(SCOPE) && key !== SCOPE + LAST) changed(key.slice(SCOPE.length));
  });
}

addEventListener("pagehide", () => void write());
