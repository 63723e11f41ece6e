// Readers' own copies in the browser: a file chosen here goes to the notebook, and what became of it is told.

const PATIENCE = 20000;

function item(row) {
  const { heading } = row;
  const glyph = make("span", "fc-glyph", row.sign);
  glyph.setAttribute("aria-hidden", "true");
  return make(
    "li",
    "",
    make("p", "fc-name", letter(heading), ` ${heading.short}`),
    make("p", "fc-title", title(heading)),
    make("p", "fc-state", glyph, ` ${row.state}`),
  );
}

function chooser(rows) {
  const input = make("input", "fc-file");
  Object.assign(input, { id: fresh("file"), type: "file", multiple: true, accept: rows.accept });
  return input;
}

async function render({ model, el }) {
  const rows = await unpack(model);
  const input = chooser(rows);
  const told = announcer();
  const list = make("ul", "fc-copies");
  list.setAttribute("role", "list");
  const controls = make("div", "fc-controls", labelled("Add a copy: text, HTML or PDF", input));
  const note = make("p", "fc-place", rows.note);
  const root = make("section", "fc", controls, told, make("div", "fc-body", list, note));
  root.setAttribute("aria-label", rows.label);

  let waiting = 0;
  let clock = 0;
  const say = (...lines) => told.append(...lines.map((line) => make("span", "fc-line", line)));
  const draw = async () => {
    const now = await unpack(model);
    list.replaceChildren(...now.copies.map(item));
  };
  const answer = () => {
    waiting = Math.max(0, waiting - 1);
    if (!waiting) {
      clearTimeout(clock);
      told.querySelector(".fc-waiting")?.remove();
    }
    say(...model.get("told").lines);
  };
  const send = async (file) => {
    const known = { kind: "copy", name: file.name, size: file.size };
    if (file.size > rows.largest) model.send(known);
    else model.send(known, undefined, [await file.arrayBuffer()]);
  };
  input.addEventListener("change", async () => {
    const files = [...input.files];
    if (!files.length) return;
    told.replaceChildren(make("span", "fc-line fc-waiting", `Reading ${files.map((file) => file.name).join(", ")} …`));
    waiting = files.length;
    clearTimeout(clock);
    clock = setTimeout(() => say("No answer yet. Is the kernel running? Run this cell again, and choose the file once more."), PATIENCE);
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
