// Quotations in their context: where the reader has a copy of the article, each opens to the paragraph that it stands
// in. The kernel sends a paragraph when it is opened; it is kept in this page alone.

function paragraphOf(told) {
  if (told.instead) return [make("p", "fc-instead", told.instead)];
  const words = make("p", "fc-around", told.before, make("mark", "", told.words), told.after);
  return [make("p", "fc-place", told.place), words];
}

function context(model, passage) {
  const held = make("div", "", make("p", "fc-instead", "Looking it up in your own copy…"));
  held.setAttribute("aria-live", "polite");
  const node = make("details", "fc-context", make("summary", "", "In context"), held);
  node.addEventListener("toggle", () => {
    if (node.open) model.send({ ask: "context", passage });
  });
  node.told = (paragraph) => held.replaceChildren(...paragraphOf(paragraph));
  return node;
}

// Adds contexts to the quotations that stand in a node, and to those that come. Returns what ends it.
function contexts(model, root) {
  let known = new Set();
  const add = () => {
    for (const figure of root.querySelectorAll("figure[data-passage]")) {
      const there = figure.querySelector(".fc-context");
      if (!there && known.has(figure.dataset.passage)) figure.append(context(model, figure.dataset.passage));
    }
  };
  const hear = (message) => {
    if (message.told === "contexts") {
      known = new Set(message.passages);
      add();
    }
    if (message.told === "context") {
      const figures = root.querySelectorAll(`figure[data-passage="${CSS.escape(message.passage)}"]`);
      for (const figure of figures) figure.querySelector(".fc-context")?.told(message);
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
