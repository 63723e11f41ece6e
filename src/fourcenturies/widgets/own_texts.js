// Readers' own copies in the browser: a file chosen here goes to the notebook, and what became of it is told.

import { announcer, labelled, make, unpack } from "./elements.js";

const PATIENCE = 20000;
const NO_ANSWER = "No answer yet. Is the kernel running? Run this cell again, and choose the file once more.";

/** @param {Shown} shown */
async function render({ model, el }) {
  const rows = await unpack(model.get("packed"));
  const input = make("input", "fc-file");
  Object.assign(input, { type: "file", multiple: true, accept: rows.accept });
  const told = announcer();
  const body = make("div", "fc-body");
  const controls = make("div", "fc-controls", labelled("Add a copy: text, HTML or PDF", input));
  const root = make("section", "fc", controls, told, body);
  root.setAttribute("aria-label", rows.label);

  let waiting = 0;
  let clock = 0;
  /** @param {string[]} lines */
  const say = (...lines) => told.append(...lines.map((line) => make("span", "fc-line", line)));
  const draw = async () => {
    body.innerHTML = (await unpack(model.get("packed"))).body;
  };
  const answer = () => {
    waiting = Math.max(0, waiting - 1);
    if (!waiting) {
      clearTimeout(clock);
      told.querySelector(".fc-waiting")?.remove();
    }
    say(...model.get("told").lines);
  };
  /** @param {File} file */
  const send = async (file) => {
    const known = { kind: "copy", name: file.name, size: file.size };
    if (file.size > rows.largest) model.send?.(known);
    else model.send?.(known, undefined, [await file.arrayBuffer()]);
  };
  input.addEventListener("change", async () => {
    const files = [...(input.files ?? [])];
    if (!files.length) return;
    told.replaceChildren(make("span", "fc-line fc-waiting", `Reading ${files.map((file) => file.name).join(", ")} …`));
    waiting = files.length;
    clearTimeout(clock);
    clock = window.setTimeout(() => say(NO_ANSWER), PATIENCE);
    for (const file of files) await send(file);
    input.value = "";
  });
  model.on("change:packed", draw);
  model.on("change:told", answer);
  await draw();
  el.replaceChildren(root);
  return () => {
    clearTimeout(clock);
    model.off("change:packed", draw);
    model.off("change:told", answer);
  };
}

export default { render };
