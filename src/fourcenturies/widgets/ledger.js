// The ledger in the browser: figures on their axes, two of them side by side or the reasons why not, and the meetings
// by year.

function apparatus(rows, line) {
  const place = rows.headings.findIndex((heading) => heading.id === line.source);
  const where = make("p", "fc-place", letter(rows.headings[place]), ` ${line.place} · stated by ${line.by}`);
  const outside = line.outside ? make("p", "fc-basis", `◇ From outside: ${line.outside} (${line.basis.replace(/\.$/, "")})`) : null;
  const caution = line.caveat ? make("p", "fc-caution", make("b", "", "Caution: "), line.caveat) : null;
  const words = line.quotes ? make("details", "fc-fold", make("summary", "", "The words"), ...line.quotes.map(quote)) : null;
  return make("div", "fc-apparatus", ...[where, badge(rows, line.standing), outside, caution, words].filter(Boolean));
}

function row(rows, line, axis) {
  const label = line.label === axis.title ? null : make("p", "fc-what", line.label);
  const phrase = paragraph("fc-phrase", line.phrase && `“${line.phrase}”`);
  const when = make("p", "fc-when", `Holds for: ${line.when}`);
  const told = make("div", "fc-told", ...[label, make("p", "fc-number", line.number), phrase, when].filter(Boolean));
  const drawn = make("div", `fc-track${line.beyond ? " fc-double" : ""}`, ...(line.mark ? [track(line, axis.top)] : []));
  const ticks = axis.top ? [scale(axis.top)] : [];
  const node = make("div", `fc-line ${accentOf(rows, line.source)}`, told, make("div", "", drawn, ...ticks), apparatus(rows, line));
  node.dataset.row = line.id;
  return node;
}

function axisBlock(rows, axis, lines = axis.lines) {
  const name = make("h4", "fc-axis-name", axis.title, " ", make("span", "fc-unit", axis.unit));
  const why = paragraph("fc-remark", axis.why);
  const ticks = axis.top && lines.length > 1 ? make("div", "fc-line fc-ticks", make("div", ""), make("div", "", scale(axis.top))) : null;
  const many = lines.length > 1 ? "fc-shared" : "fc-single";
  return make("li", `fc-axis ${many}`, ...[name, why, ...lines.map((line) => row(rows, line, axis)), ticks].filter(Boolean));
}

function list(...blocks) {
  const node = make("ul", "fc-axes", ...blocks);
  node.setAttribute("role", "list");
  return node;
}

function legend(rows, lines) {
  const sample = (form) => {
    const marks = form === "range"
      ? [draw("path", { d: "M-20 0H20", class: "fc-reach" }), at(-20, 0, point(false)), at(20, 0, point(false))]
      : [...hedge(form), point(form === "outside")];
    return draw("svg", { width: 56, height: 14, "aria-hidden": "true" }, at(28, 7, ...marks));
  };
  const used = new Set(lines.flatMap((line) => [line.mark?.form, line.beyond?.form, line.beyond && "outside"]));
  const hedged = ["about", "up", "down"].some((form) => used.has(form));
  const items = Object.entries(rows.forms).filter(([form]) => used.has(form)).map(([form, words]) => make("li", "", sample(form), words));
  if (!items.length) return [];
  const node = make("ul", "fc-legend", ...items, hedged ? make("li", "", "A whisker or an arrow says only that it is hedged; its length measures nothing.") : null);
  node.setAttribute("role", "list");
  return [node];
}

function topicBody(rows, topic, pair) {
  const axes = topic.axes.map((id) => rows.axes.find((axis) => axis.id === id));
  const alone = axes.filter((axis) => axis.lines.length === 1 && !axis.why);
  const shared = axes.filter((axis) => !alone.includes(axis));
  const note = alone.length ? [make("p", "fc-remark", rows.alone)] : [];
  return [
    ...legend(rows, [...axes.flatMap((axis) => axis.lines), ...pair]),
    ...(shared.length ? [list(...shared.map((axis) => axisBlock(rows, axis)))] : []),
    ...note,
    ...(alone.length ? [list(...alone.map((axis) => axisBlock(rows, axis)))] : []),
  ];
}

function header(words, scope) {
  const node = make("th", "", words);
  node.scope = scope;
  return node;
}

function table(panel) {
  const heads = make("tr", "", ...panel.heads.map((words) => header(words, "col")));
  const lines = panel.rows.map(([id, when, ...cells]) => {
    const node = make("tr", "", header(when, "row"), ...cells.map((words) => make("td", "", words)));
    node.dataset.count = id;
    return node;
  });
  const wide = make("div", "fc-wide-table", make("table", "", make("thead", "", heads), make("tbody", "", ...lines)));
  wide.tabIndex = 0;
  wide.setAttribute("role", "group");
  wide.setAttribute("aria-label", "Figures");
  return make("details", "fc-fold", make("summary", "", `Each mark with what it rests on (${lines.length})`), wide);
}

const counted = (number, one, many) => `${number} ${number === 1 ? one : many}`;

function size(rows, topic) {
  const axes = rows.axes.filter((axis) => topic.axes.includes(axis.id));
  if (!axes.length) return counted(rows.panel.rows.length, "mark", "marks");
  const figures = axes.flatMap((axis) => axis.lines).length;
  return `${counted(figures, "figure", "figures")} on ${counted(axes.length, "axis", "axes")}`;
}

function panelBody(rows) {
  const { panel } = rows;
  const words = (told) => {
    const node = make("ul", "fc-list", ...told.map((one) => make("li", "", one)));
    node.setAttribute("role", "list");
    return node;
  };
  const apart = panel.apart ?? [];
  return [
    make("p", "fc-remark", "● counted by a source · ◇ known from outside · ? no count here for that year · ↑ at least"),
    make("h4", "fc-axis-name", "Single years ", make("span", "fc-unit", "meetings in that year")),
    yearPlot(rows, panel),
    make("h4", "fc-axis-name", "Totals that are claimed ", make("span", "fc-unit", "a lane for each way of counting")),
    ...panel.lanes.map((name) => lane(rows, panel, name)),
    words(panel.why ?? []),
    table(panel),
    ...(apart.length ? [make("h4", "fc-axis-name", "Not drawn with them")] : []),
    words(apart.map((line) => `${line.label}: ${line.number} (${line.place}). ${line.caveat ?? ""}`)),
  ];
}

function pairOf(rows, ids) {
  const [a, b] = ids.map((id) => rows.order.indexOf(id));
  const places = ids.map((id) => rows.axes.find((axis) => axis.lines.some((line) => line.id === id)));
  const [first, second] = ids.map((id, side) => places[side].lines.find((line) => line.id === id));
  const fill = (words) => words.replace(/\{(\w+)_([ab])\}/g, (_, name, side) => (side === "a" ? first : second)[name] ?? "");
  const words = [...rows.pairs[a][b]].map((reason) => fill(rows.reasons[reason]).trim()).join(" ");
  const shared = places[0] === places[1];
  const lines = first === second ? [first] : [first, second];
  const blocks = shared ? [axisBlock(rows, places[0], lines)] : lines.map((line, side) => axisBlock(rows, places[side], [line]));
  return { words, lines, node: make("div", "fc-pair", list(...blocks)) };
}

function figureMenu(rows, name) {
  const things = rows.axes.flatMap((axis) => axis.lines).map((line) => {
    const { short } = rows.headings.find((heading) => heading.id === line.source);
    return { id: line.id, label: `${line.label} (${short}: ${line.number})`, group: rows.names[line.topic] };
  });
  const order = Object.values(rows.names);
  things.sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
  return menu([{ id: "", label: "no figure chosen" }, ...things], fresh(name));
}

async function render({ model, el }) {
  const rows = await unpack(model);
  const topics = menu(rows.topics, fresh("topic"));
  const [left, right] = [figureMenu(rows, "left"), figureMenu(rows, "right")];
  const told = announcer();
  const [pair, body] = [make("div", "fc-body"), make("div", "fc-body")];
  const controls = make("div", "fc-controls", labelled("Topic", topics), labelled("Compare", left), labelled("with", right));
  const root = make("section", "fc fc-ledger", controls, told, pair, body);
  root.setAttribute("aria-label", "Ledger of figures");

  const draws = () => {
    const topic = rows.topics.find((one) => one.id === model.get("chosen"));
    const ids = [model.get("left"), model.get("right")];
    [topics.value, left.value, right.value] = [topic.id, ...ids];
    const two = ids.every(Boolean) ? pairOf(rows, ids) : null;
    pair.replaceChildren(...(two ? [two.node] : []));
    told.classList.toggle("fc-verdict", Boolean(two));
    body.replaceChildren(make("h3", "fc-topic", topic.label), ...(topic.axes.length ? topicBody(rows, topic, two?.lines ?? []) : panelBody(rows)));
    const half = !two && ids.some(Boolean) ? " Choose a second figure to compare." : "";
    told.textContent = two ? two.words : `${topic.label}: ${size(rows, topic)}.${half}`;
  };
  const names = { chosen: topics, left, right };
  for (const [name, select] of Object.entries(names)) {
    select.addEventListener("change", () => choose(model, name, select.value));
    model.on(`change:${name}`, draws);
  }
  draws();
  el.replaceChildren(root);
  const end = contexts(model, root);
  return () => {
    end();
    for (const name of Object.keys(names)) model.off(`change:${name}`, draws);
  };
}

export default { render };
