// Brings widgets to life where there is no kernel: on the site's first page and in the companion. Each waits as its
// still picture, with its script, its rows and what it holds named beside it; where one cannot be had, the picture stays.

// Stands in for the kernel: holds what the widget shows, and tells it what has changed.
function standIn(held) {
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

async function bringToLife(node) {
  const beside = (name) => new URL(name, import.meta.url);
  const [{ default: widget }, answer] = await Promise.all([
    import(beside(node.dataset.script)),
    fetch(beside(node.dataset.rows)),
  ]);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const model = standIn({ ...JSON.parse(node.dataset.held), packed: await answer.arrayBuffer() });
  // The style stands before the picture and stays; what the widget draws takes the picture's place.
  const still = node.querySelector(".fc-still");
  const el = document.createElement("div");
  still.replaceWith(el);
  el.append(still);
  await widget.render({ model, el });
}

for (const node of document.querySelectorAll(".fc-living")) {
  bringToLife(node).catch((fault) => console.warn(`The still picture stays: ${fault}`));
}
