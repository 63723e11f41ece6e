// The map in the browser: its part, the sources whose names it writes, and one place chosen. The structure is that of
// atlas_twin.py.

const SVG = "http://www.w3.org/2000/svg";

function shape(tag, told, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(told)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

const outline = (look, d) => shape("path", { class: look, d });

// Land under the sea, so that the coast cuts it; rivers above both.
function shapes(rows, frame) {
  const marks = frame.order.map((id) => rows.marks[id]);
  const lands = marks.filter((mark) => mark.shape === "area");
  const drawn = lands.flatMap((mark, number) =>
    [outline(`fc-hatch fc-land-${number}`, mark.strokes), outline(`fc-edge fc-land-${number}`, mark.path)]);
  const rivers = marks.filter((mark) => mark.shape === "line").map((mark) => {
    const river = outline("fc-river", mark.path);
    river.dataset.river = mark.id;
    return river;
  });
  return [...drawn, outline("fc-sea", rows.sea), ...rivers];
}

// What the map writes at a mark: each name that the chosen sources print, once.
function label(mark, sources) {
  if (mark.kind !== "named") return mark.own;
  const forms = new Set(mark.said.filter((said) => sources.includes(said.source)).map((said) => said.words));
  return [...forms].join(mark.shape === "name" ? "\n" : " · ");
}

function seen(mark, state) {
  if (mark.kind === "outside") return state.unnamed;
  return mark.kind === "area" || mark.said.some((said) => state.shown.includes(said.source));
}

function spot(rows, one, number, state) {
  const mark = rows.marks[one.mark];
  const looks = [`fc-spot fc-shape-${mark.shape} fc-to-${one.side} fc-is-${mark.kind}`, one.arrow && "fc-beyond", one.mark === state.chosen && "fc-chosen"];
  const words = label(mark, state.shown) + (one.arrow ? ` ${one.arrow}` : "");
  const node = make("span", looks.filter(Boolean).join(" "), make("span", "fc-number", `${number}`), make("span", "fc-written", words));
  node.style.left = `${one.x}%`;
  node.style.top = `${one.y}%`;
  node.dataset.mark = one.mark;
  return node;
}

function chart(rows, frame, state) {
  const spots = frame.spots.filter((one) => seen(rows.marks[one.mark], state));
  const drawn = shape("svg", { viewBox: frame.box.join(" "), "aria-hidden": "true" }, ...shapes(rows, frame));
  for (const river of drawn.querySelectorAll(".fc-river")) {
    river.style.display = seen(rows.marks[river.dataset.river], state) ? "" : "none";
  }
  const node = make("div", "fc-chart", drawn, ...spots.map((one) => spot(rows, one, frame.order.indexOf(one.mark) + 1, state)));
  node.setAttribute("role", "img");
  node.setAttribute("aria-label", `${frame.title}: ${spots.length} marks, each told in words below`);
  node.style.aspectRatio = `${frame.box[2]} / ${frame.box[3]}`;
  return node;
}

function listed(look, items) {
  const node = make("ul", look, ...items);
  node.setAttribute("role", "list");
  return node;
}

// What the numbers stand for; it is seen where there is no room for labels.
function numbered(rows, frame, ids) {
  return listed("fc-names", ids.map((id) => {
    const number = make("span", "fc-number", `${frame.order.indexOf(id) + 1}`);
    return make("li", "", number, `${rows.marks[id].sign} ${rows.marks[id].row}`);
  }));
}

const key = (frame) => listed("fc-key", frame.key.map(([look, sign, words]) => {
  const glyph = make("span", look, sign);
  glyph.setAttribute("aria-hidden", "true");
  return make("li", "", glyph, ` ${words}`);
}));

const after = (place) => place.slice(place.indexOf(", ") + 2);

function cell(rows, mark, heading) {
  const held = mark.said?.filter((said) => said.source === heading.id) ?? [];
  const told = held.map((said) => `“${said.words}”, ${after(said.place)}${said.says ? `: ${said.says}` : ""}`);
  return told.join("; ") || rows.silent[mark.kind];
}

function chosen(rows, mark) {
  const tellers = rows.headings.map((heading, place) => {
    const quotes = mark.said?.filter((said) => said.source === heading.id).flatMap((said) => said.quotes ?? []) ?? [];
    return make("li", `fc-accent-${place % ACCENTS}`, letter(heading), ` ${heading.short}: ${cell(rows, mark, heading)}`, ...quotes.map(quote));
  });
  const rests = mark.rests.map((words) => make("p", "fc-basis", words));
  const node = make("div", "fc-choice-told", make("h4", "fc-who", mark.title), listed("fc-tellers", tellers), ...rests);
  node.dataset.chosen = mark.id;
  return node;
}

function head(words, scope, look = "") {
  const node = make("th", look, words);
  node.scope = scope;
  return node;
}

function row(rows, id, number) {
  const mark = rows.marks[id];
  const first = make("th", "", make("span", "fc-number", `${number}`), mark.row);
  first.scope = "row";
  const cells = rows.headings.map((heading) => make("td", "", cell(rows, mark, heading)));
  const node = make("tr", "", first, ...cells, make("td", "", ...mark.rests.map((words) => make("p", "", words))));
  node.dataset.mark = id;
  return node;
}

const visible = (rows, frame, state) => frame.order.filter((id) => seen(rows.marks[id], state));

function table(rows, frame, ids) {
  const groups = Object.entries(rows.kinds).flatMap(([kind, words]) => {
    const held = ids.filter((id) => rows.marks[id].kind === kind);
    if (!held.length) return [];
    const group = head(words, "rowgroup", "fc-kind");
    group.colSpan = rows.headings.length + 2;
    return [make("tbody", "", make("tr", "", group), ...held.map((id) => row(rows, id, frame.order.indexOf(id) + 1)))];
  });
  const heads = [rows.words.first, ...rows.headings.map((heading) => heading.short), rows.words.last];
  const wide = make("div", "fc-wide-table", make("table", "", make("thead", "", make("tr", "", ...heads.map((words) => head(words, "col")))), ...groups));
  wide.tabIndex = 0;
  wide.setAttribute("role", "group");
  wide.setAttribute("aria-label", rows.words.table);
  return wide;
}

function box(words, value) {
  const input = make("input", "");
  Object.assign(input, { type: "checkbox", value });
  return { input, node: make("label", "fc-source", input, make("span", "", words)) };
}

function places(rows) {
  const things = Object.values(rows.marks).map((mark) => ({ id: mark.id, label: mark.title, group: rows.kinds[mark.kind] }));
  const order = Object.values(rows.kinds);
  things.sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group) || a.label.localeCompare(b.label, "en"));
  return menu([{ id: "", label: "no place chosen" }, ...things], fresh("place"));
}

// A place that the present part leaves out moves the map to the part that draws it.
function part(rows, frame, id) {
  const draws = (one) => !id || one.spots.some((held) => held.mark === id);
  return draws(frame) ? frame : rows.frames.find(draws);
}

async function render({ model, el }) {
  const rows = await unpack(model);
  const [frames, place] = [menu(rows.frames, fresh("frame")), places(rows)];
  const sources = boxes(rows);
  const unnamed = box("◇ named by none of the five", "");
  sources.append(unnamed.node);
  const told = announcer();
  const body = make("div", "fc-body");
  const [summary, held] = [make("summary", ""), make("div", "")];
  const marks = make("details", "fc-fold", summary, held);
  const controls = make("div", "fc-controls", labelled("Map", frames), labelled("Place", place), sources);
  const root = make("section", "fc fc-atlas", controls, told, body, marks);
  root.setAttribute("aria-label", "Schematic map of the places");

  const draws = () => {
    const state = Object.fromEntries(["frame", "chosen", "shown", "unnamed"].map((name) => [name, model.get(name)]));
    const frame = rows.frames.find((one) => one.id === state.frame);
    [frames.value, place.value, unnamed.input.checked] = [frame.id, state.chosen, state.unnamed];
    for (const input of sources.querySelectorAll("input[value^=src]")) input.checked = state.shown.includes(input.value);
    const mark = rows.marks[state.chosen];
    const notes = rows.notes.map((words) => make("p", "fc-remark", words));
    const ids = visible(rows, frame, state);
    body.replaceChildren(...[make("h3", "fc-topic", frame.title), chart(rows, frame, state), numbered(rows, frame, ids), mark && chosen(rows, mark), key(frame), ...notes].filter(Boolean));
    summary.textContent = `${rows.words.table} (${ids.length})`;
    held.replaceChildren(...(marks.open ? [table(rows, frame, ids)] : []));
    const hidden = mark && !seen(mark, state) ? " It is not drawn for these sources." : "";
    const names = mark ? ` Chosen: ${mark.title}.${hidden}` : "";
    told.textContent = `${frame.title}: ${ids.length} marks.${names}`;
  };
  const go = (id) => {
    const frame = part(rows, rows.frames.find((one) => one.id === model.get("frame")), id);
    model.set("frame", frame.id);
    choose(model, "chosen", id);
  };
  frames.addEventListener("change", () => {
    const frame = rows.frames.find((one) => one.id === frames.value);
    if (part(rows, frame, model.get("chosen")) !== frame) model.set("chosen", "");
    choose(model, "frame", frame.id);
  });
  place.addEventListener("change", () => go(place.value));
  sources.addEventListener("change", ({ target }) => {
    if (target === unnamed.input) choose(model, "unnamed", target.checked);
    else choose(model, "shown", [...sources.querySelectorAll("input[value^=src]:checked")].map((input) => input.value));
  });
  // The menu is the way of the keyboard; a click on a mark is a shorter one.
  body.addEventListener("click", ({ target }) => {
    const id = target.closest(".fc-spot")?.dataset.mark;
    if (id) go(id === model.get("chosen") ? "" : id);
  });
  // The table is made when it is opened: with it each choice would take twice as long.
  marks.addEventListener("toggle", draws);
  const traits = ["frame", "chosen", "shown", "unnamed"];
  for (const name of traits) model.on(`change:${name}`, draws);
  draws();
  el.replaceChildren(root);
  const end = contexts(model, body);
  return () => {
    end();
    for (const name of traits) model.off(`change:${name}`, draws);
  };
}

export default { render };
