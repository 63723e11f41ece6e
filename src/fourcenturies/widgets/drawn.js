// The one script of every drawing. Python has made the page: the frame with its menus and boxes, and a body for each
// choice. Here a body is shown, sources are hidden, and marks are walked through. Nothing is drawn.

import { contexts } from "./contexts.js";
import { choose, make, unpack } from "./elements.js";
import { walk } from "./walking.js";

/**
 * A body with its long paths: what stands in several of them is sent once, and a number in its place.
 * @param {string} body
 * @param {string[]} paths
 */
export const whole = (body, paths) => body.replace(/ d="@(\d+)"/g, (_, number) => ` d="${paths[Number(number)]}"`);

/**
 * The choice that has these values; where a menu's new value goes with no other menu's old one, the first that has it.
 * @param {Choice[]} choices
 * @param {string[]} wanted
 */
export function choiceOf(choices, wanted, changed = 0) {
  /** @param {Choice} one */
  const same = (one) => one.key.every((value, place) => value === wanted[place]);
  return choices.find(same) ?? choices.find((one) => one.key[changed] === wanted[changed]) ?? choices[0];
}

/**
 * The sentence under the controls: what is shown, and of how many sources.
 * @param {string} told
 * @param {string[]} shown
 * @param {number} all
 */
export function statusOf(told, shown, all) {
  if (!all || shown.length === all) return told;
  if (!shown.length) return "No source is chosen. Tick at least one.";
  return `${shown.length} of ${all} sources shown. ${told}`;
}

/**
 * Hides what belongs to sources that are not ticked.
 * @param {Element} body
 * @param {HTMLInputElement[]} boxes
 * @param {string[]} shown
 */
export function hide(body, boxes, shown) {
  const known = new Set(boxes.map((box) => box.value));
  const some = shown.length < known.size;
  if (!some && !body.querySelector("[data-hidden]")) return;
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll("[data-source]"))) {
    const source = node.dataset.source ?? "";
    node.toggleAttribute("data-hidden", known.has(source) && !shown.includes(source));
  }
  // A row that only hidden sources tell goes with them; a scale stays whole.
  for (const row of body.querySelectorAll(some ? "tr:not(.fc-row-step)" : "tr[data-hidden]")) {
    const told = [...row.querySelectorAll(":scope > td[data-source]:not(.fc-empty)")];
    row.toggleAttribute("data-hidden", some && told.length > 0 && told.every((cell) => cell.hasAttribute("data-hidden")));
  }
  // A cell that spans columns that are gone would bring them back, empty.
  for (const cell of /** @type {NodeListOf<HTMLTableCellElement>} */ (body.querySelectorAll("td[colspan]"))) {
    const head = cell.closest("table")?.rows[0];
    if (!head) continue;
    cell.colSpan = Math.max(head.querySelectorAll(":scope > :not([data-hidden])").length - cell.cellIndex, 1);
  }
}

// A choice of so many letters takes longer to lay out than a reader who types would let pass; it waits until it is chosen.
const LONG = 60_000;

// The styles that this page has. A notebook's widgets and their still pictures have the same one, and a rule that stands
// in a page ten times is matched ten times.
/** @type {Set<string>} */
const WORN = (globalThis.fourcenturiesStyles ??= new Set());

/** @param {string} style */
function wear(style) {
  if (!WORN.has(style)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets.push(sheet);
    WORN.add(style);
  }
  // A still picture's own is the beginning of it.
  for (const still of /** @type {NodeListOf<HTMLStyleElement>} */ (document.querySelectorAll("style:has(+ .fc-still)"))) {
    if (style.startsWith(still.textContent ?? "")) still.media = "not all";
  }
}

/** @param {Shown} view */
export async function render({ model, el }) {
  /** @type {{style: string, frame: string, pieces: string[], choices: Choice[], paths: string[]}} */
  const { style, frame, pieces, choices, paths } = await unpack(model.get("packed"));
  const holder = document.createElement("div");
  holder.innerHTML = frame;
  const root = /** @type {HTMLElement} */ (holder.firstElementChild);
  const body = /** @type {HTMLElement} */ (root.querySelector(".fc-body"));
  const status = /** @type {HTMLElement} */ (root.querySelector(".fc-status"));
  /** @type {HTMLSelectElement[]} */
  const menus = [...root.querySelectorAll(/** @type {"select"} */ ("select[data-menu]"))];
  /** @type {HTMLInputElement[]} */
  const boxes = [...root.querySelectorAll(/** @type {"input"} */ ("[data-boxes] input"))];
  /** @param {Choice} choice */
  const pageOf = (choice) => {
    if (!choice.page) {
      choice.page = make("div", "fc-page");
      choice.page.hidden = true;
      choice.page.innerHTML = whole(choice.body.map((number) => pieces[number]).join(""), paths);
      body.append(choice.page);
      walk(choice.page);
      el.dispatchEvent(new CustomEvent("fc-made", { detail: choice.page }));
    }
    return choice.page;
  };
  /** @type {HTMLElement | null} */
  let standing = null;
  const show = () => {
    const choice = choiceOf(choices, model.get("choice"));
    const shown = model.get("shown");
    const page = pageOf(choice);
    if (page !== standing) {
      if (standing) standing.hidden = true;
      page.hidden = false;
      standing = page;
    }
    hide(page, boxes, shown);
    menus.forEach((menu, place) => {
      if (menu.value !== choice.key[place]) menu.value = choice.key[place];
    });
    for (const box of boxes) box.checked = shown.includes(box.value);
    status.textContent = statusOf(choice.told, shown, boxes.length);
  };
  // While nothing else is to do, the other choices are laid out, one at a time: then the browser only has to show them.
  const rest = choices.filter((one) => one.body.reduce((sum, number) => sum + pieces[number].length, 0) < LONG);
  let idle = 0;
  const prepare = () => {
    const next = rest.find((one) => !one.page);
    if (!next) return;
    pageOf(next).firstElementChild?.getBoundingClientRect();
    wait();
  };
  const wait = () => {
    if ("requestIdleCallback" in globalThis) idle = requestIdleCallback(prepare);
  };
  menus.forEach((menu, place) =>
    menu.addEventListener("change", () => {
      const wanted = menus.map((one) => one.value);
      choose(model, "choice", choiceOf(choices, wanted, place).key);
    }),
  );
  for (const box of boxes) {
    box.addEventListener("change", () =>
      choose(model, "shown", boxes.filter((one) => one.checked).map((one) => one.value)),
    );
  }
  model.on("change:choice", show);
  model.on("change:shown", show);
  wear(style);
  el.replaceChildren(root);
  const end = contexts(model, body);
  show();
  wait();
  return () => {
    end();
    globalThis.cancelIdleCallback?.(idle);
    model.off("change:choice", show);
    model.off("change:shown", show);
  };
}

export default { render };
