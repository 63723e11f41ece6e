// A reader's own check of a text: boxes to tick, then a place among others; what opens with them is told below.

import { announcer, make, unpack } from "./elements.js";

/** @param {Shown} shown */
async function render({ model, el }) {
  const rows = await unpack(model.get("packed"));
  const before = make("div", "fc-body");
  before.innerHTML = rows.before;
  const boxes = rows.asked.map(() => Object.assign(make("input", ""), { type: "checkbox" }));
  const done = Object.assign(make("button", "fc-button", rows.done), { type: "button" });
  const ticks = rows.asked.map((/** @type {string} */ words, /** @type {number} */ number) => {
    const label = make("label", "fc-tick", boxes[number], make("span", ""));
    /** @type {HTMLElement} */ (label.lastElementChild).innerHTML = words;
    return label;
  });
  const asked = make("fieldset", "fc-ask", make("legend", "", rows.ask), ...ticks, done);
  const after = make("div", "fc-body");
  const places = rows.places.map((/** @type {string} */ words) =>
    Object.assign(make("button", "fc-button", words), { type: "button" }),
  );
  const placed = make("fieldset", "fc-ask fc-row", make("legend", "", rows.place), ...places);
  const told = announcer();
  const root = make("section", "fc", before, asked, told, after, placed);
  root.setAttribute("aria-label", rows.label);

  const draw = async () => {
    const now = await unpack(model.get("packed"));
    boxes.forEach((/** @type {HTMLInputElement} */ box, /** @type {number} */ number) => {
      box.checked = now.met.includes(number + 1);
    });
    after.innerHTML = now.after;
    placed.hidden = !now.opened;
    places.forEach((/** @type {HTMLElement} */ button, /** @type {number} */ number) => {
      button.setAttribute("aria-pressed", String(now.better === number));
    });
    told.textContent = now.told;
  };
  done.addEventListener("click", () => {
    const met = boxes.flatMap((/** @type {HTMLInputElement} */ box, /** @type {number} */ at) => (box.checked ? [at + 1] : []));
    model.send?.({ yes: met });
  });
  places.forEach((/** @type {HTMLElement} */ button, /** @type {number} */ number) => {
    button.addEventListener("click", () => model.send?.({ better_than: number }));
  });
  model.on("change:packed", draw);
  await draw();
  el.replaceChildren(root);
  return () => model.off("change:packed", draw);
}

export default { render };
