// Marks of a timeline as SVG: how they look, and how they are laid out so that none hides another. Nothing here knows
// of the page around it.

const ROW = 15;
const LOW = 7;
const SPARSE = 11;
const SVG = "http://www.w3.org/2000/svg";
const TAIL = 26;

function draw(tag, told, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(told)) node.setAttribute(name, String(value));
  node.append(...children.filter(Boolean));
  return node;
}

// Measuring a text is slow, and the same labels come again at each drawing.
const pen = document.createElement("canvas").getContext("2d");
pen.font = "11.5px system-ui, sans-serif";
const breadths = new Map();

function breadth(words) {
  if (!breadths.has(words)) breadths.set(words, pen.measureText(words).width * 1.06);
  return breadths.get(words);
}

const scale = (period, width) => {
  const room = width - 16;
  return (year) => 8 + ((year - period.first) / (period.last + 1 - period.first)) * room;
};

const inside = (spans, period) => spans.some(([start, end]) => start < period.last + 1 && end > period.first);

// Where a mark stands: from its first to its last point, the signs of doubt and of open ends with it. At the ends of
// the line these signs keep their room, and a tail is as long as there is room for it.
function extent(mark, at, width) {
  const told = mark.kind !== "silent";
  const [low, high] = [told && (mark.circa || mark.open === "start") ? 13 : 1, width - (told && mark.open === "end" ? 13 : 1)];
  const within = (x) => Math.min(Math.max(x, low), high);
  let [left, right] = [within(at(mark.spans[0][0])), within(at(mark.spans.at(-1)[1]))];
  const least = !told ? 6 : mark.circa ? 16 : 9;
  if (!told || right - left < least) {
    left = Math.min(Math.max((left + right - least) / 2, low), high - least);
    right = left + least;
  }
  const before = told && mark.open === "start" ? Math.min(TAIL, left - 1) : 0;
  const after = told && mark.open === "end" ? Math.min(TAIL, width - right - 1) : 0;
  const doubt = told && mark.circa && !before ? 10 : 0;
  return { mark, left, right, before, after, from: left - doubt - before, to: right + after };
}

// Puts extents into rows from left to right: each into the first row in which it touches no other.
function pack(extents, apart = 3) {
  const ends = [];
  for (const one of [...extents].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const row = ends.findIndex((end) => end + apart <= one.from);
    one.row = row < 0 ? ends.length : row;
    ends[one.row] = one.to;
  }
  return ends.length;
}

// Gives every mark its label where all of them find room in a few rows, else those that stand free.
// A mark without its label has its letter, where lanes hold several sources.
function place(extents, words, letters, width) {
  const labelled = extents.map((one) => withLabel(one, words(one.mark), width));
  const rows = pack(labelled);
  if (rows <= SPARSE) return [labelled, rows];
  for (const one of extents) {
    const told = letters(one.mark);
    if (told) Object.assign(one, { told, side: "left", from: one.from - 4 - breadth(told) });
  }
  const bare = pack(extents, 4);
  for (let row = 0; row < bare; row += 1) {
    const line = extents.filter((one) => one.row === row).sort((a, b) => a.from - b.from);
    let free = 0;
    line.forEach((one, number) => {
      const told = words(one.mark);
      const next = line[number + 1]?.from ?? width;
      const start = one.from + (one.told ? 4 + breadth(one.told) : 0);
      if (one.to + 4 + breadth(told) < next - 3) Object.assign(one, { told, side: "right", to: one.to + 4 + breadth(told) });
      else if (start - 4 - breadth(told) > free + 3) Object.assign(one, { told, side: "left" });
      free = one.to;
    });
  }
  return [extents, bare];
}

function withLabel(one, told, width) {
  const room = breadth(told) + 4;
  if (one.to + room < width) return { ...one, told, side: "right", to: one.to + room };
  if (one.from - room > 0) return { ...one, told, side: "left", from: one.from - room };
  return { ...one };
}

function body(one, y, fade) {
  const { mark, left, right } = one;
  const middle = (left + right) / 2;
  const tall = mark.shape === "long" ? 5 : 9;
  if (mark.kind === "silent") return [draw("circle", { cx: middle, cy: y, r: 2.6, class: "fc-hollow" })];
  const diamond = `M${middle} ${y - 5}l5 5l-5 5l-5 -5z`;
  if (mark.kind === "outside" && right - left < 16) return [draw("path", { d: diamond, class: "fc-outlined" })];
  if (mark.shape === "day") return [draw("circle", { cx: middle, cy: y, r: 4.5, class: "fc-solid" })];
  const bar = { x: left, y: y - tall / 2, width: right - left, height: tall, rx: 1 };
  if (mark.kind === "outside") {
    return [draw("rect", { ...bar, class: "fc-outlined" }), draw("path", { d: diamond, class: "fc-outlined" })];
  }
  return [draw("rect", { ...bar, class: "fc-solid", ...(mark.circa ? { mask: `url(#${fade}-circa)` } : {}) })];
}

function signs(one, y, fade) {
  const { mark, left, right, before, after } = one;
  if (mark.kind === "silent") return [];
  const tail = (x, width, side) => draw("rect", { x, y: y - 2, width, height: 4, class: "fc-solid", mask: `url(#${fade}-${side})` });
  const found = [];
  if (mark.circa && !before) found.push(text("~", left - 2, y, "end", "fc-sign"));
  if (before) found.push(tail(left - before, before, "start"), text("‹", left - before, y, "start", "fc-sign"));
  if (after) found.push(tail(right, after, "end"), text("›", right + after, y, "end", "fc-sign"));
  return found;
}

function text(words, x, y, anchor, className) {
  const node = draw("text", { x, y: y + 4, "text-anchor": anchor, class: className });
  node.textContent = words;
  return node;
}

function label(one, y) {
  if (!one.told) return null;
  if (one.side === "right") return text(one.told, one.right + (one.after ?? 0) + 4, y, "start", "fc-name-of-mark");
  const sign = one.mark.circa && !one.before ? 10 : 0;
  return text(one.told, one.left - (one.before ?? 0) - sign - 4, y, "end", "fc-name-of-mark");
}

// The masks by which a bar fades: to both sides, to the left, to the right.
function fades(name) {
  const stops = { circa: [0, 1, 0], start: [0, 1], end: [1, 0] };
  const made = Object.entries(stops).flatMap(([side, strengths]) => {
    const points = strengths.map((strength, number) =>
      draw("stop", { offset: number / (strengths.length - 1), "stop-color": "#fff", "stop-opacity": strength * 0.85 + 0.15 }));
    const shape = draw("rect", { width: 1, height: 1, fill: `url(#${name}-${side}-paint)` });
    return [
      draw("linearGradient", { id: `${name}-${side}-paint` }, ...points),
      draw("mask", { id: `${name}-${side}`, maskContentUnits: "objectBoundingBox" }, shape),
    ];
  });
  return draw("defs", {}, ...made);
}

function ticks(period, width) {
  const years = period.last + 1 - period.first;
  const step = [1, 2, 5, 10, 20, 50, 100].find((one) => years / one <= width / 64) ?? 100;
  const first = Math.ceil(period.first / step) * step;
  return Array.from({ length: Math.floor((period.last - first) / step) + 1 }, (_, number) => first + number * step);
}

// The years at both ends are always told; a year in between gives way to them.
function axis(period, width, at) {
  const [start, end] = [at(period.first), at(period.last + 1)];
  const years = ticks(period, width).filter((year) => at(year) > start + 48 && at(year) < end - 52);
  const marks = [
    ...years.flatMap((year) => [
      draw("line", { x1: at(year), x2: at(year), y1: 17, y2: 22, class: "fc-tick" }),
      text(String(year), at(year), 8, "middle", "fc-year"),
    ]),
    text(String(period.first), start - 6, 8, "start", "fc-year"),
    text(String(period.last), end + 6, 8, "end", "fc-year"),
  ];
  return draw("svg", { width, height: 22, class: "fc-axis", "aria-hidden": "true" }, ...marks);
}

function grid(period, width, height, at) {
  return ticks(period, width).map((year) => draw("line", { x1: at(year), x2: at(year), y1: 0, y2: height, class: "fc-grid" }));
}
