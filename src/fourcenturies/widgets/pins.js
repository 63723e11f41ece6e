// Pins: a row of buttons under each matrix, one a column; a note for each that is pinned; and the list of them all. A pin
// belongs to a source and a topic. Notes reach the page as text only.

import { choose, make } from "./elements.js";

const WHERE = "Pins are kept beside this notebook. dossier() writes them with your notes as a page to keep or to print.";

/** @param {string} topic @param {string} source */
const same = (topic, source) => (/** @type {Pin} */ pin) => pin.topic === topic && pin.source === source;

/** @param {string} words @param {() => void} press */
function buttonOf(words, press) {
  const button = make("button", "fc-pin", words);
  button.type = "button";
  button.addEventListener("click", press);
  return button;
}

/**
 * A row at the foot of a matrix.
 * @param {HTMLTableElement} table
 * @param {string} kind
 * @param {string} head
 * @param {HTMLElement[]} cells
 */
function addRow(table, kind, head, cells) {
  const name = make("th", "", head);
  const row = make("tr", kind, name, ...cells);
  name.scope = "row";
  // A narrow table is set as blocks, and a browser would forget what it is.
  row.setAttribute("role", "row");
  name.setAttribute("role", "rowheader");
  for (const cell of cells) cell.setAttribute("role", "cell");
  table.tBodies[0].append(row);
}

/**
 * Adds pins to what a view in `el` shows, now and later. Returns what ends it. A page without a kernel has nowhere to
 * keep them.
 * @param {Model} model
 * @param {HTMLElement} el
 */
export function pins(model, el) {
  if (!model.send) return () => {};
  const root = /** @type {HTMLElement} */ (el.querySelector(".fc"));
  const body = /** @type {HTMLElement} */ (root.querySelector(".fc-body"));
  const status = /** @type {HTMLElement} */ (root.querySelector(".fc-status"));
  /** @param {Element} part */
  const tables = (part) => [...part.querySelectorAll(/** @type {"table"} */ ("table[data-name]"))];
  /** @returns {Pin[]} */
  const held = () => model.get("pins");
  const names = namesIn(root);

  /** @param {string} topic @param {string} source */
  const toggle = (topic, source) => {
    const others = held().filter((pin) => !same(topic, source)(pin));
    const gone = others.length < held().length;
    choose(model, "pins", gone ? others : [...held(), { topic, source, note: "" }]);
    const told = gone ? "is no longer pinned" : "is pinned, and stands below with room for a note";
    status.textContent = `${names.source(source)} ${told}: ${names.topic(topic)}`;
  };
  /** @param {HTMLElement} head @param {string} topic */
  const cellOf = (head, topic) => {
    const source = head.dataset.source ?? "";
    const button = buttonOf("Pin", () => toggle(topic, source));
    button.setAttribute("aria-label", `Pin ${names.source(source)}`);
    const cell = make("td", head.className, button);
    Object.assign(cell.dataset, { source, head: names.source(source) });
    return cell;
  };
  /** @param {string} topic @param {string} source */
  const noteOf = (topic, source) => {
    const note = make("textarea", "fc-note");
    Object.assign(note, { rows: 3, maxLength: 4000 });
    // JupyterLab would take letters typed here for commands.
    note.dataset.lmSuppressShortcuts = "true";
    note.addEventListener("input", () => {
      const change = (/** @type {Pin} */ pin) => (same(topic, source)(pin) ? { ...pin, note: note.value } : pin);
      choose(model, "pins", held().map(change));
    });
    const label = make("label", "fc-noted", `Your note on ${names.source(source)}`, note);
    label.dataset.key = `${topic} ${source}`;
    return label;
  };
  /** @param {Element} holder @param {string} topic @param {Pin[]} kept */
  const showNotes = (holder, topic, kept) => {
    const labels = [...holder.querySelectorAll("label")];
    const there = new Map(labels.map((label) => [label.dataset.key, label]));
    const wanted = kept.map(({ source, note }) => {
      const label = there.get(`${topic} ${source}`) ?? noteOf(topic, source);
      const field = label.querySelector("textarea");
      // What the kernel was told a moment ago comes back while a reader writes on.
      if (field && field.value !== note && !field.matches(":focus")) field.value = note;
      return label;
    });
    // A field that stands is left alone: a reader may be writing in it.
    for (const label of there.values()) if (!wanted.includes(label)) label.remove();
    for (const label of wanted) if (!label.isConnected) holder.append(label);
  };
  /** @param {HTMLTableElement} table */
  const showTable = (table) => {
    const topic = table.dataset.name ?? "";
    const kept = held().filter((pin) => pin.topic === topic);
    for (const cell of table.querySelectorAll(/** @type {"td"} */ (".fc-pins > td"))) {
      const pressed = String(kept.some((pin) => pin.source === cell.dataset.source));
      const button = cell.querySelector("button");
      if (button && button.ariaPressed !== pressed) button.ariaPressed = pressed;
    }
    const row = /** @type {HTMLElement} */ (table.querySelector(".fc-notes"));
    showNotes(/** @type {Element} */ (row.querySelector(".fc-noting")), topic, kept);
    row.hidden = !kept.length;
  };
  /** @param {HTMLTableElement} table */
  const add = (table) => {
    names.learn(table);
    const heads = [...table.querySelectorAll(/** @type {"th"} */ ("thead th[data-source]"))];
    const cells = heads.map((head) => cellOf(head, table.dataset.name ?? ""));
    const holder = make("td", "", make("div", "fc-noting"));
    holder.colSpan = cells.length;
    addRow(table, "fc-pins", "Keep", cells);
    addRow(table, "fc-notes", "", [holder]);
    showTable(table);
  };
  const list = listOf(model, names, status);
  const show = () => {
    tables(body).forEach(showTable);
    list.show();
  };
  root.append(list.node);
  const made = (/** @type {Event} */ event) => tables(/** @type {CustomEvent} */ (event).detail).forEach(add);
  el.addEventListener("fc-made", made);
  model.on("change:pins", show);
  tables(body).forEach(add);
  list.show();
  return () => {
    el.removeEventListener("fc-made", made);
    model.off("change:pins", show);
  };
}

/**
 * The names of sources and topics, as the page has them.
 * @param {Element} root
 */
function namesIn(root) {
  /** @type {Map<string, string>} */
  const sources = new Map();
  for (const box of root.querySelectorAll(/** @type {"input"} */ ("[data-boxes] input"))) {
    const words = box.parentElement?.lastElementChild?.lastChild?.textContent;
    sources.set(box.value, words?.trim() ?? box.value);
  }
  /** @type {Map<string, string>} */
  const topics = new Map();
  for (const option of root.querySelectorAll(/** @type {"option"} */ ("[data-menu] option"))) {
    topics.set(option.value, option.label);
  }
  return {
    source: (/** @type {string} */ id) => sources.get(id),
    topic: (/** @type {string} */ id) => topics.get(id),
    learn: (/** @type {HTMLTableElement} */ table) =>
      topics.set(table.dataset.name ?? "", table.caption?.textContent ?? ""),
  };
}

/**
 * All that is pinned, with a button to remove each.
 * @param {Model} model
 * @param {ReturnType<typeof namesIn>} names
 * @param {HTMLElement} status
 */
function listOf(model, names, status) {
  const heading = make("h3", "fc-heading", "Pinned");
  heading.tabIndex = -1;
  const items = make("ul", "fc-items");
  items.setAttribute("role", "list");
  const node = make("div", "fc-pinned", heading, make("p", "fc-p fc-p-small", WHERE), items);
  /** @returns {Pin[]} */
  const all = () => model.get("pins");
  /** @param {Pin} pin */
  const itemOf = ({ topic, source, note }) => {
    const remove = buttonOf("Remove", () => {
      choose(model, "pins", all().filter((pin) => !same(topic, source)(pin)));
      status.textContent = `${names.source(source)} is no longer pinned: ${names.topic(topic)}`;
      heading.focus();
    });
    const name = `${names.source(source)}: ${names.topic(topic)}`;
    remove.setAttribute("aria-label", `Remove ${name}`);
    return make("li", "", make("p", "fc-p", name), note && make("p", "fc-p fc-p-quiet fc-told", note), remove);
  };
  const show = () => {
    const held = all().filter(({ topic, source }) => names.topic(topic) && names.source(source));
    items.replaceChildren(...held.map(itemOf));
    node.hidden = !held.length;
  };
  return { node, show };
}
