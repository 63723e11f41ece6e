// Marks of the ledger as SVG. Places along an axis are parts of its width, so that nothing is drawn anew when the
// page changes its width. A whisker or an arrow says that a number is hedged; its length measures nothing.

const SVG = "http://www.w3.org/2000/svg";
const START = 1.5;
const ROOM = 88;
const WHISKER = 20;

function draw(tag, told, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(told)) node.setAttribute(name, String(value));
  node.append(...children.filter(Boolean));
  return node;
}

const along = (value, top) => START + (value / top) * ROOM;

function text(words, told) {
  const node = draw("text", told);
  node.textContent = words;
  return node;
}

// What stands around one point, drawn from it in pixels.
const at = (x, y, ...nodes) => draw("svg", { x, y, overflow: "visible", width: 1, height: 1 }, ...nodes);

function hedge(form) {
  const line = (d) => draw("path", { d, class: "fc-hedge" });
  if (form === "about") return [draw("path", { d: `M-${WHISKER} 0H${WHISKER}`, class: "fc-hedge fc-loose" })];
  if (form === "up") return [line(`M0 0H${WHISKER + 6}m-6 -4l6 4l-6 4`)];
  return form === "down" ? [line(`M0 0H-${WHISKER + 6}m6 -4l-6 4l6 4`)] : [];
}

const point = (outside) => outside
  ? draw("path", { d: "M0 -6l6 6l-6 6l-6 -6z", class: "fc-outlined" })
  : draw("circle", { r: 5, class: "fc-solid" });

function mark(told, top, y, outside) {
  const ends = told.form === "range" ? [told.low, told.high] : [told.low];
  const [first, last] = [along(told.low, top), along(told.high, top)];
  const look = outside ? "fc-reach fc-beyond" : "fc-reach";
  const reach = draw("line", { x1: `${told.form === "range" ? first : START}%`, x2: `${last}%`, y1: y, y2: y, class: look });
  const points = ends.map((value) => at(`${along(value, top)}%`, y, ...hedge(told.form), point(outside)));
  return [reach, ...points];
}

const grid = (top) => [0, top / 2, top].map((value) =>
  draw("line", { x1: `${along(value, top)}%`, x2: `${along(value, top)}%`, y1: 0, y2: "100%", class: "fc-grid" }));

const figure = (value) => value.toLocaleString("en-GB");

function scale(top) {
  const words = [0, top / 2, top].map((value) =>
    text(figure(value), { x: `${along(value, top)}%`, y: 12, "text-anchor": value ? "middle" : "start", class: "fc-level" }));
  return draw("svg", { width: "100%", height: 16, "aria-hidden": "true", class: "fc-scale" }, ...words);
}

function track(line, top) {
  const marks = [...mark(line.mark, top, 16, false), ...(line.beyond ? mark(line.beyond, top, 38, true) : [])];
  const drawn = draw("svg", { width: "100%", height: "100%", role: "img", "data-line": line.id }, ...grid(top), ...marks);
  drawn.setAttribute("aria-label", `${line.number}${line.beyond ? `; from outside ${line.outside}` : ""}`);
  return drawn;
}

// The meetings by year: x is a part of the width, y is in pixels.
const TALL = 172;
const across = (panel, year) => `${5 + ((year - panel.first + 0.5) / (panel.last + 1 - panel.first)) * 92}%`;
const height = (panel, value) => TALL - 24 - (value / panel.top) * (TALL - 40);
const named = (count, node) => {
  node.setAttribute("data-count", count.id);
  return node;
};

function yearMark(panel, count, beside, accent) {
  const outside = !count.source;
  const [x, y] = [beside ? (outside ? 8 : -8) : 0, height(panel, count.mark.low)];
  const least = count.mark.form === "up";
  const arrow = least ? [draw("path", { d: "M0 0V-20m-4 6l4 -6l4 6", class: "fc-hedge" })] : [];
  const words = text(count.mark.low, { x: 0, y: 19, "text-anchor": "middle", class: "fc-many" });
  const shape = draw("g", { transform: `translate(${x} 0)` }, ...arrow, point(outside), words);
  return named(count, draw("g", { class: accent }, at(across(panel, count.at), y, shape)));
}

function yearPlot(rows, panel) {
  const levels = Array.from({ length: panel.top / 2 + 1 }, (_, place) => place * 2);
  const lines = levels.map((value) => draw("line", { x1: "4%", x2: "100%", y1: height(panel, value), y2: height(panel, value), class: "fc-grid" }));
  const marks = panel.years.map((count) => {
    const pair = panel.years.filter((one) => one.at === count.at).length > 1;
    return yearMark(panel, count, pair, accentOf(rows, count.source));
  });
  const silent = panel.silent.map((year) => {
    const unknown = text("?", { x: across(panel, year), y: height(panel, 0.5) + 4, "text-anchor": "middle", class: "fc-unknown" });
    return named({ id: `silent-${year}` }, unknown);
  });
  const told = levels.map((value) => text(value, { x: "3%", y: height(panel, value) + 4, "text-anchor": "end", class: "fc-level" }));
  const years = yearsOf(panel).map((year) => text(year, { x: across(panel, year), y: TALL - 4, "text-anchor": "middle", class: `fc-level ${year % 2 ? "" : "fc-even"}` }));
  return draw("svg", { width: "100%", height: TALL, role: "img", "aria-label": "Meetings counted for single years; the table below holds each mark" }, ...lines, ...told, ...years, ...silent, ...marks);
}

const yearsOf = (panel) => Array.from({ length: panel.last + 1 - panel.first }, (_, place) => panel.first + place);
const accentOf = (rows, source) => source ? `fc-accent-${rows.headings.findIndex((one) => one.id === source) % ACCENTS}` : "";

function lane(rows, panel, name) {
  const counts = panel.totals.filter((count) => count.lane === name);
  const marks = counts.map((count) => {
    const numeral = text(count.mark.low, { x: 0, y: -9, "text-anchor": "middle", class: "fc-numeral" });
    const doubt = count.adrift ? draw("path", { d: "M-30 0H30", class: "fc-hedge fc-loose" }) : null;
    // A number that holds for a time within a year stands at its part of the year.
    const x = across(panel, count.at - 0.5);
    return named(count, draw("g", { class: accentOf(rows, count.source) }, at(x, 28, doubt, point(!count.source), numeral)));
  });
  const rule = draw("line", { x1: "4%", x2: "100%", y1: 28, y2: 28, class: "fc-grid" });
  const drawn = draw("svg", { width: "100%", height: 38, role: "img", "aria-label": `${name}: ${counts.map((count) => `${count.number}, ${count.when}`).join("; ")}` }, rule, ...marks);
  const adrift = counts.filter((count) => count.adrift).map((count) => ` · ${count.when}`).join("");
  return make("div", "fc-total", make("p", "fc-total-name", `${name}${adrift}`), drawn);
}
