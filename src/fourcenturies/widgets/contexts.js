// Quotations in their context: where the reader has a copy of the article, each opens to the paragraph that it stands
// in. The kernel sends a paragraph when it is opened; it is kept in this page alone, and put back when a body is drawn
// anew.

import { make } from "./elements.js";

function paragraphOf(told) {
  if (told.instead) return [make("p", "fc-instead", told.instead)];
  const words = make("p", "fc-around", told.before, make("mark", "", told.words), told.after);
  return [make("p", "fc-place", told.place), words];
}

// Adds contexts to the quotations that stand in a node, and to those that come. Returns what ends it.
export function contexts(model, root) {
  let known = new Set();
  const opened = new Set();
  const told = new Map();

  const context = (passage) => {
    const held = make("div", "");
    held.setAttribute("aria-live", "polite");
    const node = make("details", "fc-context", make("summary", "", "In context"), held);
    node.show = () => {
      const words = told.get(passage);
      held.replaceChildren(...(words ? paragraphOf(words) : [make("p", "fc-instead", "Looking it up in your own copy…")]));
    };
    node.show();
    node.open = opened.has(passage);
    node.addEventListener("toggle", () => {
      if (node.isConnected) opened[node.open ? "add" : "delete"](passage);
      if (node.open && !told.has(passage)) model.send({ ask: "context", passage });
    });
    return node;
  };
  const add = () => {
    for (const figure of root.querySelectorAll("figure[data-passage]")) {
      const { passage } = figure.dataset;
      if (known.has(passage) && !figure.querySelector(".fc-context")) figure.append(context(passage));
    }
  };
  const hear = (message) => {
    if (message.told === "contexts") {
      known = new Set(message.passages);
      add();
    }
    if (message.told === "context") {
      told.set(message.passage, message);
      const figures = root.querySelectorAll(`figure[data-passage="${CSS.escape(message.passage)}"]`);
      for (const figure of figures) figure.querySelector(".fc-context")?.show();
    }
  };
  const watch = new MutationObserver(add);
  watch.observe(root, { childList: true, subtree: true });
  model.on("msg:custom", hear);
  // A page without a kernel has nobody to ask.
  model.send?.({ ask: "contexts" });
  return () => {
    watch.disconnect();
    model.off("msg:custom", hear);
  };
}
