// Brings widgets to life where there is no kernel: on the site's first page and in the companion. Each waits as its
// still picture, with its script, its rows and what it holds named beside it; where one cannot be had, the picture stays.

// Stands in for the kernel: holds what the widget shows, and tells it what has changed.
/** @param {Record<string, unknown>} held @returns {Model} */
function standIn(held) {
  /** @type {Map<string, ((...told: any[]) => void)[]>} */
  const heard = new Map();
  return {
    get: (name) => held[name],
    set(name, value) {
      held[name] = value;
      for (const tell of heard.get(`change:${name}`) ?? []) tell();
    },
    on: (name, tell) => heard.set(name, [...(heard.get(name) ?? []), tell]),
    off() {},
    save_changes() {},
  };
}

/** @param {HTMLElement} node */
async function bringToLife(node) {
  const { script = "", rows = "", held = "{}" } = node.dataset;
  const beside = (/** @type {string} */ name) => String(new URL(name, import.meta.url));
  const [{ default: widget }, answer] = await Promise.all([
    import(beside(script)),
    fetch(beside(rows)),
  ]);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const model = standIn({ ...JSON.parse(held), packed: await answer.arrayBuffer() });
  // The style stands before the picture and stays; what the widget draws takes the picture's place.
  const still = /** @type {HTMLElement} */ (node.querySelector(".fc-still"));
  const el = document.createElement("div");
  still.replaceWith(el);
  el.append(still);
  await widget.render({ model, el });
}

for (const node of document.querySelectorAll(/** @type {"div"} */ (".fc-living"))) {
  bringToLife(node).catch((fault) => console.warn(`The still picture stays: ${fault}`));
}
