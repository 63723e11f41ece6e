// Marks of a picture by keyboard and pointer: one stop for the Tab key, arrows to the next mark in their direction, Home
// and End; a line under the picture reads out what a mark tells; Enter goes to the row that tells it in words.

const HINT = "Point at a mark, or go through them with the arrow keys. Enter goes to its row.";
/** @type {Record<string, [number, number]>} */
const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/**
 * The nearest mark in a direction: what lies aside counts three times as far. Without one, the same.
 * @param {{x: number, y: number}[]} places
 * @param {number} from
 * @param {[number, number]} direction
 */
export function nextMark(places, from, [across, down]) {
  const start = places[from];
  let best = -1;
  let least = Infinity;
  places.forEach((place, number) => {
    const [x, y] = [place.x - start.x, place.y - start.y];
    const ahead = x * across + y * down;
    const aside = Math.abs(x * down) + Math.abs(y * across);
    if (number !== from && ahead > 0.5 && ahead + 3 * aside < least) [best, least] = [number, ahead + 3 * aside];
  });
  return best < 0 ? from : best;
}

/** @param {Element} node */
const middle = (node) => {
  const { x, y, width, height } = node.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
};

/** @param {Element} root @param {string} name @returns {HTMLElement | null} */
function rowOf(root, name) {
  return root.querySelector(`[data-row="${CSS.escape(name)}"]`);
}

/** @param {HTMLElement} row */
function goTo(row) {
  for (let at = row.parentElement; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  row.tabIndex = -1;
  row.scrollIntoView({ block: "nearest" });
  row.focus();
}

/** @param {Element} root @param {string} name @param {boolean} on */
function light(root, name, on) {
  const lit = `[data-mark="${CSS.escape(name)}"], [data-row="${CSS.escape(name)}"]`;
  for (const node of root.querySelectorAll(lit)) node.classList.toggle("fc-lit", on);
}

/** @param {Element} root @param {SVGSVGElement} picture */
function walkPicture(root, picture) {
  const marks = [...picture.querySelectorAll(/** @type {"g"} */ (".fc-mark"))];
  const nameOf = (/** @type {SVGElement} */ mark) => mark.dataset.mark ?? "";
  if (!marks.length) return;
  const told = document.createElement("p");
  told.className = "fc-readout";
  told.setAttribute("aria-hidden", "true"); // a mark's own label is read out already
  told.textContent = HINT;
  picture.after(told);
  picture.dataset.lmSuppressShortcuts = "true"; // JupyterLab would take the arrow keys
  marks.forEach((mark, number) => {
    mark.setAttribute("tabindex", number ? "-1" : "0");
    if (rowOf(root, nameOf(mark))) mark.setAttribute("role", "button");
  });
  /** @param {SVGElement} mark @param {boolean} on */
  const lit = (mark, on) => {
    light(root, nameOf(mark), on);
    told.textContent = on ? mark.getAttribute("aria-label") : HINT;
  };
  /** @param {SVGElement} mark */
  const stop = (mark) => {
    for (const one of marks) one.setAttribute("tabindex", one === mark ? "0" : "-1");
    mark.focus();
  };
  /** @param {Event} event */
  const of = (event) => marks.find((mark) => mark.contains(/** @type {Node} */ (event.target)));
  /** @param {boolean} on */
  const lighting = (on) => (/** @type {Event} */ event) => {
    const mark = of(event);
    if (mark) lit(mark, on);
  };
  // Not on the picture itself: Chromium makes a stop of every SVG that listens to focus.
  const around = /** @type {HTMLElement} */ (picture.parentElement);
  around.addEventListener("focusin", lighting(true));
  around.addEventListener("focusout", lighting(false));
  around.addEventListener("pointerover", lighting(true));
  around.addEventListener("pointerout", lighting(false));
  /** @param {SVGElement} mark */
  const open = (mark) => {
    const row = rowOf(root, nameOf(mark));
    if (row) goTo(row);
  };
  around.addEventListener("click", (event) => {
    const mark = of(event);
    if (mark) open(mark);
  });
  around.addEventListener("keydown", (event) => {
    const mark = of(event);
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const seen = marks.filter((mark) => !mark.hasAttribute("data-hidden"));
    if (event.key in STEPS) stop(seen[nextMark(seen.map(middle), seen.indexOf(mark), STEPS[event.key])]);
    else if (event.key === "Home") stop(seen[0]);
    else if (event.key === "End") stop(seen[seen.length - 1]);
    else if (event.key === "Enter" || event.key === " ") open(mark);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/**
 * Makes every picture in a part of a page one that can be walked through.
 * @param {Element} root
 */
export function walk(root) {
  for (const picture of root.querySelectorAll(/** @type {"svg"} */ ("svg.fc-picture"))) walkPicture(root, picture);
}
