// The argument map in the browser: rows of the matrix are sorted and filtered here, and a choice opens its grounds
// below. The structure is that of arguments_twin.py.

function sign(rows, side) {
  const glyph = make("span", "fc-glyph", rows.badges[side][0]);
  glyph.setAttribute("aria-hidden", "true");
  return glyph;
}

// Where there is no room, the letter of a column is seen and its name only heard.
const short = (heading) => [letter(heading), " ", make("span", "fc-said", heading.short)];
const named = (heading) => [letter(heading), ` ${heading.short}`];

function legend(rows) {
  const used = new Set(rows.questions.flatMap((question) => question.sides));
  const items = Object.keys(rows.badges).filter((side) => used.has(side));
  const list = make("ul", "fc-legend", ...items.map((side) => make("li", "", sign(rows, side), ` ${rows.badges[side][1]}`)));
  list.setAttribute("role", "list");
  return list;
}

function line(rows, question, open) {
  const button = make("button", "fc-open", question.label);
  button.type = "button";
  button.setAttribute("aria-expanded", String(open));
  const head = make("th", "", button);
  head.scope = "row";
  const cells = question.sides.map((side) =>
    make("td", `fc-side-${side}`, sign(rows, side), " ", make("span", "fc-said", rows.badges[side][1])),
  );
  const row = make("tr", open ? "fc-chosen" : "", head, ...cells);
  row.dataset.question = question.id;
  return row;
}

function matrix(rows) {
  const head = (...words) => {
    const cell = make("th", "", ...words);
    cell.scope = "col";
    return cell;
  };
  const heads = make("tr", "", head("Question"), ...rows.headings.map((heading) => head(...short(heading))));
  return make("table", "fc-matrix", make("thead", "", heads), make("tbody", ""));
}

function ground(rows, one) {
  const place = rows.headings.findIndex((heading) => heading.id === one.source);
  const heading = rows.headings[place];
  const who = one.own ? named(heading) : [one.holder, " ", make("span", "fc-through", "in ", ...named(heading))];
  return make(
    "li",
    `fc-ground fc-accent-${place % ACCENTS}`,
    make("p", "fc-name", ...who),
    paragraph("fc-says", one.because),
    paragraph("fc-place", one.place),
    ...(one.quotes ?? []).map(quote),
  );
}

function column(rows, side, question) {
  const held = (question.grounds ?? []).filter((one) => one.side === side);
  if (!held.length) return null;
  const title = side === "hidden" ? "Grounds" : rows.badges[side][1];
  const list = make("ul", "fc-grounds", ...held.map((one) => ground(rows, one)));
  list.setAttribute("role", "list");
  return make("section", "fc-column", make("h4", "fc-who", sign(rows, side), ` ${title} (${held.length})`), list);
}

function opened(rows, question) {
  if (!question) return [];
  const columns = Object.keys(rows.badges).map((side) => column(rows, side, question));
  return [make("h3", "fc-topic", question.label), make("div", "fc-columns", ...columns)];
}

function wanted(rows, model) {
  const order = { disagreement: "disagreement", silence: "silent" }[model.get("sort")];
  const theme = model.get("theme");
  const kept = rows.questions.filter(
    (question) => (!theme || question.theme === theme) && (!model.get("divided") || question.disagreement),
  );
  const themes = rows.themes.map((one) => one.id);
  const rank = (question) => (order ? -(question[order] ?? 0) : themes.indexOf(question.theme));
  return kept.sort((one, other) => rank(one) - rank(other));
}

function told(rows, kept, question) {
  const all = rows.questions.length;
  const many = all === 1 ? "One question shown" : `${kept.length} of ${all} questions shown`;
  return question ? `${many}. Opened: ${question.label}` : `${many}. Choose one to see its grounds.`;
}

function controls(rows, model) {
  const sort = menu(rows.sorts, fresh("sort"));
  const theme = menu([{ id: "", label: "all themes" }, ...rows.themes], fresh("theme"));
  const box = make("input", "");
  box.type = "checkbox";
  const divided = make("label", "fc-source", box, "Only where sources disagree");
  sort.addEventListener("change", () => choose(model, "sort", sort.value));
  theme.addEventListener("change", () => choose(model, "theme", theme.value));
  box.addEventListener("change", () => choose(model, "divided", box.checked));
  const node = make("div", "fc-controls", labelled("Order", sort), rows.themes.length > 1 ? labelled("Theme", theme) : null, divided);
  const show = () => {
    sort.value = model.get("sort");
    theme.value = model.get("theme");
    box.checked = model.get("divided");
  };
  return { node, show };
}

async function render({ model, el }) {
  const rows = await unpack(model);
  const bar = rows.questions.length > 1 ? controls(rows, model) : null;
  const said = announcer();
  const table = matrix(rows);
  const below = make("div", "fc-opened");
  const map = make("div", "fc-body", legend(rows), table, below);
  const root = make("section", "fc fc-arguments", bar?.node ?? null, said, map);
  root.setAttribute("aria-label", "Argument map");

  const draw = () => {
    const kept = wanted(rows, model);
    const question = rows.questions.find((one) => one.id === model.get("chosen"));
    const focused = table.contains(document.activeElement) && document.activeElement.closest("tr")?.dataset.question;
    bar?.show();
    table.tBodies[0].replaceChildren(...kept.map((one) => line(rows, one, one === question)));
    below.replaceChildren(...opened(rows, question));
    said.textContent = told(rows, kept, question);
    if (focused) table.querySelector(`[data-question="${focused}"] button`)?.focus();
  };
  table.addEventListener("click", (event) => {
    const row = event.target.closest("tbody tr");
    if (row) choose(model, "chosen", row.dataset.question === model.get("chosen") ? "" : row.dataset.question);
  });
  const traits = ["chosen", "sort", "theme", "divided"].map((name) => `change:${name}`);
  for (const change of traits) model.on(change, draw);
  draw();
  el.replaceChildren(root);
  const end = contexts(model, below);
  return () => {
    end();
    for (const change of traits) model.off(change, draw);
  };
}

export default { render };
