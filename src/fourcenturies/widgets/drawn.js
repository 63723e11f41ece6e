// The one script of every drawing. Python has made the page: the frame with its menus and boxes, and a body for each
// choice. Here a body is shown, sources are hidden, and marks are walked through. Nothing is drawn.

import { become } from "./becoming.js";
import { contexts } from "./contexts.js";
import { walk } from "./walking.js";

// The bodies are sent compressed: a notebook with several widgets stays small.
export async function unpack(packed) {
  const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(bytes).text());
}

// A body with its long paths: what stands in several of them is sent once, and a number in its place.
export const whole = (body, paths) => body.replace(/ d="@(\d+)"/g, (_, number) => ` d="${paths[number]}"`);

// Sets a trait and shows it at once; the kernel, where there is one, is told afterwards and never waited for.
export function choose(model, name, value) {
  model.set(name, value);
  setTimeout(() => model.save_changes());
}

// The choice that has these values; where a menu's new value goes with no other menu's old one, the first that has it.
export function choiceOf(choices, wanted, changed = 0) {
  const same = (one) => one.key.every((value, place) => value === wanted[place]);
  return choices.find(same) ?? choices.find((one) => one.key[changed] === wanted[changed]) ?? choices[0];
}

// The sentence under the controls: what is shown, and of how many sources.
export function statusOf(told, shown, all) {
  if (!all || shown.length === all) return told;
  if (!shown.length) return "No source is chosen. Tick at least one.";
  return `${shown.length} of ${all} sources shown. ${told}`;
}

export function hide(body, boxes, shown) {
  const known = new Set(boxes.map((box) => box.value));
  for (const node of body.querySelectorAll("[data-source]")) {
    node.toggleAttribute("data-hidden", known.has(node.dataset.source) && !shown.includes(node.dataset.source));
  }
  // A row that only hidden sources tell goes with them; a scale stays whole.
  const some = shown.length < known.size;
  for (const row of body.querySelectorAll(some ? "tr:not(.fc-row-step)" : "tr[data-hidden]")) {
    const told = [...row.querySelectorAll(":scope > td[data-source]:not(.fc-empty)")];
    row.toggleAttribute("data-hidden", some && told.length > 0 && told.every((cell) => cell.hasAttribute("data-hidden")));
  }
  // A cell that spans columns that are gone would bring them back, empty.
  for (const cell of body.querySelectorAll("td[colspan]")) {
    const [head] = cell.closest("table").rows;
    cell.colSpan = Math.max(head.querySelectorAll(":scope > :not([data-hidden])").length - cell.cellIndex, 1);
  }
}

export async function render({ model, el }) {
  const { style, frame, pieces, choices, paths } = await unpack(model.get("packed"));
  const holder = document.createElement("div");
  holder.innerHTML = frame;
  const root = holder.firstElementChild;
  const [body, status] = [root.querySelector(".fc-body"), root.querySelector(".fc-status")];
  const menus = [...root.querySelectorAll("select[data-menu]")];
  const boxes = [...root.querySelectorAll("[data-boxes] input")];
  const pageOf = (choice) => {
    choice.page ??= document.createElement("template");
    choice.page.innerHTML ||= whole(choice.body.map((number) => pieces[number]).join(""), paths);
    return choice.page.content.childNodes;
  };
  let standing = null;
  const show = () => {
    const choice = choiceOf(choices, model.get("choice"));
    const shown = model.get("shown");
    if (choice !== standing) {
      become(body, pageOf(choice));
      standing = choice;
      walk(body);
      el.dispatchEvent(new CustomEvent("fc-shown", { detail: choice }));
    }
    menus.forEach((menu, place) => (menu.value = choice.key[place]));
    for (const box of boxes) box.checked = shown.includes(box.value);
    hide(body, boxes, shown);
    status.textContent = statusOf(choice.told, shown, boxes.length);
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
  const look = document.createElement("style");
  look.textContent = style;
  el.replaceChildren(look, root);
  const end = contexts(model, body);
  show();
  return () => {
    end();
    model.off("change:choice", show);
    model.off("change:shown", show);
  };
}

export default { render };
