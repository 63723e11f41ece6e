// Lanes of a timeline: the marks of a source or of a theme, what it leaves out, and the days in Old Style.

const name = (rows, id) => rows.events.find((event) => event.id === id);

function say(rows, mark) {
  const short = rows.headings.find((heading) => heading.id === mark.source).short;
  const parts = [`${short}: ${name(rows, mark.event).label}`, mark.date, mark.phrase, rows.kinds[mark.kind][1], mark.basis, mark.place];
  return parts.filter(Boolean).join(", ");
}

const placeOf = (rows, source) => rows.headings.findIndex((heading) => heading.id === source) % ACCENTS;

// Each lane with its marks: those of a source, or those of a theme.
function lanesOf(rows, by, shown) {
  const marks = rows.marks.filter((mark) => shown.includes(mark.source));
  if (by === "source") {
    return rows.headings.filter((heading) => shown.includes(heading.id))
      .map((heading) => ({ heading, label: heading.short, marks: marks.filter((mark) => mark.source === heading.id) }));
  }
  const of = new Map(rows.events.map((event) => [event.id, event.theme]));
  return Object.entries(rows.themes)
    .map(([theme, label]) => ({ label, marks: marks.filter((mark) => of.get(mark.event) === theme) }))
    .filter((lane) => lane.marks.length);
}

function button(rows, lane, one, y, fade, tall) {
  const { mark } = one;
  const [low, wide] = mark.kind === "silent" ? [4, 1] : [7, 2.5];
  const ring = draw("rect", { x: one.left - wide, y: y - low, width: one.right - one.left + 2 * wide, height: 2 * low, rx: 3, class: "fc-ring" });
  const room = draw("rect", { x: one.left - 1, y: y - tall / 2, width: one.right - one.left + 2, height: tall, class: "fc-room" });
  const node = draw("g", { role: "button", tabindex: -1, "aria-pressed": "false", "aria-label": say(rows, mark), class: "fc-mark" },
    room, ring, ...body(one, y, fade), ...signs(one, y, fade), label(one, y));
  node.classList.add(`fc-accent-${placeOf(rows, mark.source)}`);
  Object.assign(node.dataset, { mark: mark.id, event: mark.event, x: String((one.left + one.right) / 2) });
  return node;
}

function strip(rows, lane, period, width, wide) {
  const at = scale(period, width);
  const here = lane.marks.filter((mark) => (mark.spans ?? []).length && inside(mark.spans, period));
  const of = new Map(rows.headings.map((heading) => [heading.id, heading.letter]));
  const letters = (mark) => (lane.heading ? "" : of.get(mark.source));
  const words = (mark) => [letters(mark), name(rows, mark.event).label].filter(Boolean).join(" · ");
  const told = here.filter((mark) => ["stated", "outside"].includes(mark.kind)).map((mark) => extent(mark, at, width));
  const [placed, deep] = place(told, words, letters, width);
  const mute = wide ? here.filter((mark) => mark.kind === "silent").map((mark) => extent(mark, at, width)) : [];
  const more = pack(mute, 1.5);
  const height = Math.max(deep * ROW + (more ? more * LOW + 8 : 0) + 8, 24);
  const fade = fresh("fade");
  const order = (a, b) => a.left - b.left;
  const nodes = [
    ...placed.sort(order).map((one) => button(rows, lane, one, 4 + one.row * ROW + ROW / 2, fade, ROW)),
    ...mute.sort(order).map((one) => button(rows, lane, one, deep * ROW + 13 + one.row * LOW, fade, LOW)),
  ];
  const rule = deep && more ? draw("line", { x1: 0, x2: width, y1: deep * ROW + 5, y2: deep * ROW + 5, class: "fc-divide" }) : null;
  return draw("svg", { width, height, class: "fc-strip", role: "group", "aria-label": lane.label },
    fades(fade), ...grid(period, width, height, at), rule, ...nodes);
}

function summary(rows, counts) {
  const parts = Object.entries(counts).filter(([, many]) => many)
    .map(([kind, many]) => `${rows.kinds[kind][0]} ${many} ${rows.kinds[kind][1]}`);
  return parts.join(" · ");
}

function listed(rows, lane, mark) {
  const short = lane.heading ? "" : `${rows.headings.find((heading) => heading.id === mark.source).short}: `;
  const open = make("button", "fc-open", short + name(rows, mark.event).label);
  open.type = "button";
  Object.assign(open.dataset, { event: mark.event, ...(mark.kind === "silent" ? {} : { mark: mark.id }) });
  const rest = [mark.date, mark.phrase, mark.basis, mark.place].filter(Boolean).join(" · ");
  return make("li", "", open, rest ? make("span", "fc-basis", rest) : null);
}

// What a lane leaves out: silent, mentioned without a date, later than the article; counted, and listed once opened.
function omissions(rows, lane, period) {
  const here = lane.marks.filter((mark) => !(mark.spans ?? []).length || inside(mark.spans, period));
  const kinds = ["silent", "mentions", "later"].map((kind) => [kind, here.filter((mark) => mark.kind === kind)])
    .filter(([, marks]) => marks.length);
  if (!kinds.length) return null;
  const counts = Object.fromEntries(kinds.map(([kind, marks]) => [kind, marks.length]));
  const node = make("details", "fc-fold", make("summary", "", `Left out: ${summary(rows, counts)}`));
  node.addEventListener("toggle", () => node.append(...kinds.flatMap(([kind, marks]) => {
    const list = make("ul", "fc-left-out", ...marks.map((mark) => listed(rows, lane, mark)));
    list.setAttribute("role", "list");
    return [make("p", "fc-who", `${rows.kinds[kind][0]} ${rows.kinds[kind][1]}`), list];
  })), { once: true });
  return node;
}

function laneOf(rows, lane, period, width, wide) {
  const count = (kind) => lane.marks.filter((mark) => mark.kind === kind && inside(mark.spans ?? [], period)).length;
  const counts = { stated: count("stated"), outside: count("outside") };
  const told = summary(rows, counts) || "no date in this period";
  const accent = lane.heading ? ` fc-accent-${placeOf(rows, lane.heading.id)}` : "";
  const head = make("p", "fc-lane-head", lane.heading ? letter(lane.heading) : null, make("b", "fc-name", lane.label), ` ${told}`);
  const node = make("div", `fc-lane${accent}`, head, strip(rows, lane, period, width, wide), omissions(rows, lane, period));
  node.dataset.lane = lane.label;
  return node;
}

// Days of the Julian calendar where they stand when read as ours, and the days that they were; an event a row.
function oldStyle(rows, period, width) {
  const at = scale(period, width);
  const here = rows.two_days.filter((one) => inside(one.new_spans, period));
  const height = here.length * ROW + 8;
  const marks = here.map((one, row) => {
    const y = 4 + row * ROW + ROW / 2;
    const days = one.old_spans.map(([start], number) => julianDay(at(start), at(one.new_spans[number][0]), y));
    const [left, right] = [at(one.old_spans[0][0]) - 4, at(one.new_spans.at(-1)[0]) + 4];
    const named = withLabel({ mark: {}, left, right, from: left, to: right }, name(rows, one.event).label, width);
    return draw("g", {}, ...days, label(named, y));
  });
  const lines = here.map((one) => {
    const open = make("button", "fc-open", name(rows, one.event).label);
    open.type = "button";
    open.dataset.event = one.event;
    return make("li", "", open, make("span", "fc-basis", `${calendars(one)} From outside: ${one.basis}.`));
  });
  const list = make("ul", "fc-left-out", ...lines);
  list.setAttribute("role", "list");
  const told = ` ■ Julian day · ● the same day in New Style, where the two can be told apart; ${here.length} in this period, all from outside the five`;
  const head = make("p", "fc-lane-head", make("b", "fc-name", "Days in Old Style"), told);
  const picture = draw("svg", { width, height, class: "fc-strip", "aria-hidden": "true" }, ...grid(period, width, height, at), ...marks);
  const lane = make("div", "fc-lane", head, picture, list);
  lane.dataset.lane = "Old Style";
  return lane;
}

function julianDay(old, now, y) {
  const between = draw("line", { x1: old, x2: now, y1: y, y2: y, class: "fc-between" });
  const day = draw("rect", { x: old - 4, y: y - 4, width: 8, height: 8, class: "fc-julian" });
  return draw("g", {}, between, day, now - old > 9 ? draw("circle", { cx: now, cy: y, r: 4, class: "fc-julian" }) : null);
}

const calendars = (one) => `${one.old} in Old Style is ${one.new} in New Style: ${one.gap} apart.`;
