// Marks of a picture by keyboard and pointer: one stop for the Tab key, arrows to the next mark in their direction, Home
// and End; a line under the picture reads out what a mark tells; Enter goes to the row that tells it in words.

const HINT = "Point at a mark, or go through them with the arrow keys. Enter goes to its row.";
const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

// The nearest mark in a direction: what lies aside counts three times as far. Without one, the next in order.
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

const middle = (node) => {
  const { x, y, width, height } = node.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
};

function rowOf(root, name) {
  return root.querySelector(`[data-row="${CSS.escape(name)}"]`);
}

function goTo(row) {
  for (let at = row.parentElement; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  row.tabIndex = -1;
  row.scrollIntoView({ block: "nearest" });
  row.focus();
}

function light(root, name, on) {
  const lit = `[data-mark="${CSS.escape(name)}"], [data-row="${CSS.escape(name)}"]`;
  for (const node of root.querySelectorAll(lit)) node.classList.toggle("fc-lit", on);
}

function walkPicture(root, picture) {
  const marks = [...picture.querySelectorAll(".fc-mark")];
  if (!marks.length) return;
  const told = document.createElement("p");
  told.className = "fc-readout";
  told.setAttribute("aria-hidden", "true"); // a mark's own label is read out already
  told.textContent = HINT;
  picture.after(told);
  picture.dataset.lmSuppressShortcuts = "true"; // JupyterLab would take the arrow keys
  marks.forEach((mark, number) => {
    mark.setAttribute("tabindex", number ? "-1" : "0");
    if (rowOf(root, mark.dataset.mark)) mark.setAttribute("role", "button");
  });
  const lit = (mark, on) => {
    light(root, mark.dataset.mark, on);
    told.textContent = on ? mark.getAttribute("aria-label") : HINT;
  };
  const stop = (mark) => {
    for (const one of marks) one.setAttribute("tabindex", one === mark ? "0" : "-1");
    mark.focus();
  };
  const of = (event) => marks.find((mark) => mark.contains(event.target));
  // Not on the picture itself: Chromium makes a stop of every SVG that listens to focus.
  const around = picture.parentElement;
  around.addEventListener("focusin", (event) => of(event) && lit(of(event), true));
  around.addEventListener("focusout", (event) => of(event) && lit(of(event), false));
  around.addEventListener("pointerover", (event) => of(event) && lit(of(event), true));
  around.addEventListener("pointerout", (event) => of(event) && lit(of(event), false));
  const open = (mark) => {
    const row = rowOf(root, mark.dataset.mark);
    if (row) goTo(row);
  };
  around.addEventListener("click", (event) => of(event) && open(of(event)));
  around.addEventListener("keydown", (event) => {
    const from = marks.indexOf(of(event));
    if (from < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const seen = marks.filter((mark) => !mark.hasAttribute("data-hidden"));
    if (event.key in STEPS) stop(seen[nextMark(seen.map(middle), seen.indexOf(marks[from]), STEPS[event.key])]);
    else if (event.key === "Home") stop(seen[0]);
    else if (event.key === "End") stop(seen.at(-1));
    else if (event.key === "Enter" || event.key === " ") open(marks[from]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

// Makes every picture in a part of a page one that can be walked through.
export function walk(root) {
  for (const picture of root.querySelectorAll("svg.fc-picture")) walkPicture(root, picture);
}
