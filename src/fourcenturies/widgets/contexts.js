// Quotations in their context: where the reader has a copy of the article, each opens to the paragraph that it stands
// in, at the full width below its row. The kernel sends a paragraph when it is opened; it is kept in this page alone.

import { make } from "./elements.js";

// What is known, open and told is kept for a widget as long as the page lives: its view may be drawn anew at any moment,
// an answer still on its way. Each view loads this module anew, but a widget's layout is one and the same in all of them.
/** @type {WeakMap<object, Memory>} */
const PAGE = (globalThis.fourcenturiesContexts ??= new WeakMap());

/** @param {Model} model @returns {Memory} */
function memoryOf(model) {
  const widget = model.get("layout") ?? model;
  const memory = PAGE.get(widget) ?? { known: new Set(), open: new Set(), told: new Map() };
  PAGE.set(widget, memory);
  return memory;
}

/** @param {Paragraph | undefined} told */
function paragraphOf(told) {
  if (!told) return [make("p", "fc-instead", "Looking it up in your own copy…")];
  if (told.instead) return [make("p", "fc-instead", told.instead)];
  const pieces = (told.pieces ?? []).map(([words, quoted]) => (quoted ? make("mark", "", words) : words));
  return [make("p", "fc-place", told.place), make("p", "fc-around", ...pieces)];
}

/**
 * A panel below the row of a table, below the cards that stand beside each other, or below the quotation itself.
 * @param {Element} figure
 * @param {HTMLElement} panel
 */
function openUnder(figure, panel) {
  const held = figure.closest(".fc-columns, tr");
  const row = held?.tagName === "TR" ? held : null;
  let last = held ?? figure;
  while (last.nextElementSibling?.matches(".fc-opened")) last = last.nextElementSibling;
  if (!row) return last.after(make("div", "fc-opened", panel));
  const cell = make("td", "", panel);
  cell.colSpan = row.querySelectorAll(":scope > :not([data-hidden])").length;
  const added = make("tr", "fc-opened", cell);
  // A narrow table is set as blocks, and a browser would forget what it is.
  added.setAttribute("role", "row");
  cell.setAttribute("role", "cell");
  return last.after(added);
}

/**
 * Opens quotations that stand in a node, and those that come. Returns what ends it.
 * @param {Model} model
 * @param {HTMLElement} root
 */
export function contexts(model, root) {
  const memory = memoryOf(model);
  /** What stands in a panel. @type {WeakMap<Element, Paragraph | undefined>} */
  const drawn = new WeakMap();

  // The page that is shown: others keep what was opened in them.
  const page = () => root.querySelector(":scope > :not([hidden])") ?? root;
  /** @param {string} key @returns {HTMLElement | null} */
  const panelAt = (key) => page().querySelector(`.fc-panel[data-key="${CSS.escape(key)}"]`);
  /** @param {HTMLElement} figure @param {string} key */
  const panelOf = (figure, key) => {
    const passage = figure.dataset.passage ?? "";
    const panel = make("div", `fc-panel ${[...figure.classList].filter((name) => name.startsWith("fc-accent")).join("")}`);
    panel.dataset.key = key;
    panel.setAttribute("aria-live", "polite");
    openUnder(figure, panel);
    if (!memory.told.get(passage)?.pieces) model.send?.({ ask: "context", passage });
    return panel;
  };
  // Brings the page to what is remembered; where it is so already, nothing is touched.
  const put = () => {
    if (!memory.known.size) return;
    /** @type {Map<string, number>} */
    const many = new Map();
    for (const figure of page().querySelectorAll(/** @type {"figure"} */ ("figure[data-passage]"))) {
      const passage = figure.dataset.passage ?? "";
      if (!memory.known.has(passage)) continue;
      many.set(passage, (many.get(passage) ?? 0) + 1);
      const key = `${passage} ${many.get(passage)}`;
      if (!figure.querySelector(".fc-context")) figure.append(make("button", "fc-context", "In context"));
      const open = memory.open.has(key);
      Object.assign(/** @type {Element} */ (figure.querySelector(".fc-context")), { type: "button", value: key, ariaExpanded: String(open) });
      let panel = panelAt(key);
      if (!open || figure.closest("[data-hidden]")) {
        panel?.closest(".fc-opened")?.remove();
        continue;
      }
      panel ??= panelOf(figure, key);
      const told = memory.told.get(passage);
      if (panel.firstChild && drawn.get(panel) === told) continue;
      drawn.set(panel, told);
      panel.replaceChildren(...paragraphOf(told));
    }
  };
  /** @param {Event} event */
  const press = (event) => {
    const button = event.target instanceof Element && event.target.closest("button.fc-context");
    const key = button && /** @type {HTMLButtonElement} */ (button).value;
    if (!key) return;
    memory.open[memory.open.has(key) ? "delete" : "add"](key);
    put();
    panelAt(key)?.scrollIntoView({ block: "nearest" });
  };
  /** @param {any} message */
  const hear = (message) => {
    if (message.told === "contexts") memory.known = new Set(message.passages);
    if (message.told === "context") memory.told.set(message.passage, message);
    put();
  };
  const watch = new MutationObserver(put);
  watch.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-hidden", "hidden"] });
  root.addEventListener("click", press);
  model.on("msg:custom", hear);
  // A page without a kernel has nobody to ask.
  model.send?.({ ask: "contexts" });
  put();
  return () => {
    watch.disconnect();
    root.removeEventListener("click", press);
    model.off("msg:custom", hear);
  };
}
