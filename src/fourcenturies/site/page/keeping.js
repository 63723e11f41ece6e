// What a reader writes, kept in this browser: an entry for each question and for each file of memory, so that two tabs
// never write over each other. Where the browser keeps nothing, it lasts as long as the page.

const SCOPE = `fourcenturies ${new URL("..", import.meta.url).pathname} `;
/** @type {Map<string, string>} */
const unkept = new Map();

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
  try {
    if (text) localStorage.setItem(SCOPE + name, text);
    else localStorage.removeItem(SCOPE + name);
    unkept.delete(name);
    return true;
  } catch {
    unkept.set(name, text);
    return false;
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

export function clear() {
  for (const name of Object.keys(all(""))) keep(name, "");
  unkept.clear();
}

/** Call back when another tab has changed something. @param {(name: string) => void} changed */
export function heard(changed) {
  addEventListener("storage", ({ key }) => {
    if (key === null) changed("");
    else if (key.startsWith(SCOPE)) changed(key.slice(SCOPE.length));
  });
}
