// The timeline in the browser: lanes of marks, what each lane leaves out, and the comparison of the event chosen.

function legend() {
  const kinds = [
    [{ shape: "day" }, "a day"], [{ shape: "bar" }, "a month or a year"], [{ shape: "long", wide: 30 }, "longer"],
    [{ shape: "long", wide: 30, circa: true }, "circa"], [{ shape: "bar", open: "start" }, "by, or before"],
    [{ shape: "bar", open: "end" }, "from then on"], [{ shape: "bar", kind: "outside" }, "date reached only from outside"],
    [{ shape: "bar", kind: "silent" }, "silent where others give a date"],
  ];
  const fade = fresh("fade");
  const items = kinds.map(([mark, words]) => {
    const [before, after] = [mark.open === "start" ? TAIL : 0, mark.open === "end" ? TAIL : 0];
    const left = 2 + before + (mark.circa ? 10 : 0);
    const one = { mark: { kind: "stated", ...mark }, left, right: left + (mark.wide ?? 9), before, after };
    const width = one.right + after + 2;
    const sign = draw("svg", { width, height: 14, "aria-hidden": "true" }, ...body(one, 7, fade), ...signs(one, 7, fade));
    return make("li", "", sign, words);
  });
  const list = make("ul", "fc-legend", ...items);
  list.setAttribute("role", "list");
  return [draw("svg", { width: 0, height: 0, class: "fc-defs", "aria-hidden": "true" }, fades(fade)), list];
}

// The counts of dated accounts; a run of decades without any is one line.
function decadeTable(rows, shown) {
  const heads = rows.headings.filter((heading) => shown.includes(heading.id));
  const most = Math.max(1, ...rows.decades.map((one) => one.stated + one.outside));
  const cell = (heading, decade) => {
    const one = rows.decades.find((some) => some.source === heading.id && some.decade === decade);
    if (!one) return make("td", "fc-none", "–");
    const bar = (many, look) => {
      const node = make("span", `fc-bar ${look}`);
      node.style.width = `${(many / most) * 42}%`;
      return many ? node : null;
    };
    const words = `${one.stated}${one.outside ? ` + ${one.outside}◇` : ""}`;
    return make("td", `fc-accent-${placeOf(rows, heading.id)}`, bar(one.stated, "fc-solid"), bar(one.outside, "fc-outlined"), make("span", "fc-many", words));
  };
  const lines = rows.spans.map((span) => make("tr", "", header(span.label, "row"), ...heads.map((heading) => cell(heading, span.decade))));
  const top = make("tr", "", header("Decade", "col"), ...heads.map((heading) => header(heading.short, "col")));
  const table = make("table", "fc-decades", make("thead", "", top), make("tbody", "", ...lines));
  const room = make("div", "fc-wide-table", table);
  room.tabIndex = 0;
  room.setAttribute("role", "group");
  room.setAttribute("aria-label", "Dated accounts for each decade");
  return make("details", "fc-fold fc-by-decade", make("summary", "", "Dated accounts for each decade"), paragraph("fc-place", rows.caption), room);
}

function header(words, scope) {
  const node = make("th", "", words);
  node.scope = scope;
  return node;
}

function detail(rows, chosen, shown, julian) {
  if (!chosen) return [make("p", "fc-hint", "Choose a mark, or an event in the menu, and what each source says of it opens here.")];
  const both = julian && rows.two_days.find((one) => one.event === chosen);
  const note = both ? make("p", "fc-both", `${calendars(both)} From outside: ${both.basis}.`) : null;
  const topic = rows.topics.find((one) => one.id === chosen);
  const [heading, cards] = section(rows, topic, shown, 3);
  const close = make("button", "fc-open fc-close", "Close");
  Object.assign(close, { type: "button" }).dataset.event = "";
  return [close, heading, ...(note ? [note] : []), cards];
}

// One stop for the Tab key; arrows go along a lane and from lane to lane, Home and End to its ends.
function arrows(lines, told) {
  const strips = () => [...lines.querySelectorAll(".fc-strip")].map((one) => [...one.querySelectorAll(".fc-mark")])
    .filter((marks) => marks.length).map((marks) => marks.sort((a, b) => a.dataset.x - b.dataset.x));
  const go = (mark) => {
    for (const one of lines.querySelectorAll('.fc-mark[tabindex="0"]')) one.setAttribute("tabindex", "-1");
    mark?.setAttribute("tabindex", "0");
    return mark;
  };
  lines.addEventListener("keydown", (event) => {
    const here = event.target.closest?.(".fc-mark");
    if (!here) return;
    const all = strips();
    const row = all.findIndex((marks) => marks.includes(here));
    const at = all[row].indexOf(here);
    const near = (marks) => marks?.reduce((a, b) => (Math.abs(b.dataset.x - here.dataset.x) < Math.abs(a.dataset.x - here.dataset.x) ? b : a));
    const ways = {
      ArrowRight: () => all[row][at + 1], ArrowLeft: () => all[row][at - 1], Home: () => all[row][0], End: () => all[row].at(-1),
      ArrowDown: () => near(all[row + 1]), ArrowUp: () => near(all[row - 1]), Enter: () => here, " ": () => here,
    };
    if (!ways[event.key]) return;
    event.preventDefault();
    if (["Enter", " "].includes(event.key)) here.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    else (go(ways[event.key]()) ?? go(here)).focus();
  });
  point(lines, told);
  return (id) => go([...lines.querySelectorAll(".fc-mark")].find((mark) => mark.dataset.mark === id) ?? strips()[0]?.[0]);
}

// Names the mark under the pointer or the focus, just below it; Escape puts the name away.
function point(lines, told) {
  const show = (event) => {
    const mark = event.target.closest?.(".fc-mark");
    if (!mark) return;
    told.textContent = mark.getAttribute("aria-label");
    told.hidden = false;
    const [box, all] = [mark.querySelector(".fc-ring").getBoundingClientRect(), lines.getBoundingClientRect()];
    const left = Math.min(box.left - all.left, all.width - told.offsetWidth);
    Object.assign(told.style, { left: `${Math.max(0, left)}px`, top: `${box.bottom - all.top + 1}px` });
  };
  const hide = () => { told.hidden = true; };
  for (const kind of ["focusin", "mouseover"]) lines.addEventListener(kind, show);
  for (const kind of ["focusout", "mouseleave"]) lines.addEventListener(kind, hide);
  lines.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
}

function status(rows, lanes, period, shown) {
  if (!shown.length) return "No source is chosen. Tick at least one to see its lane.";
  const many = (kind) => lanes.flatMap((lane) => lane.marks)
    .filter((mark) => mark.kind === kind && inside(mark.spans ?? [], period)).length;
  return `${period.label}: ${many("stated")} dates that the sources give, ${many("outside")} reached only from outside, ${many("silent")} silences, in ${lanes.length} ${lanes.length === 1 ? "lane" : "lanes"}.`;
}

function tick(words, held) {
  const box = make("input", "");
  Object.assign(box, { type: "checkbox", checked: held });
  return [box, make("label", "fc-source", box, make("span", "", words))];
}

function controlsOf(rows, model) {
  const period = menu(rows.periods, fresh("period"));
  const by = menu([{ id: "source", label: "each source" }, { id: "theme", label: "each theme" }], fresh("by"));
  const events = menu([{ id: "", label: "none" }, ...rows.menu], fresh("event"));
  const sources = boxes(rows);
  const [hollow, hollowLabel] = tick("Silence as hollow marks", model.get("silences"));
  const [julian, julianLabel] = tick("Old Style days", model.get("old_style"));
  const switches = make("div", "fc-switches", hollowLabel, rows.two_days.length ? julianLabel : null);
  const node = make("div", "fc-controls", labelled("Period", period), labelled("A lane for", by), sources, switches);
  return { node, period, by, events, sources, hollow, julian };
}

function listen(parts, model, lines, root, spot) {
  const { period, by, events, sources, hollow, julian } = parts;
  period.addEventListener("change", () => choose(model, "period", period.value));
  by.addEventListener("change", () => choose(model, "by", by.value));
  events.addEventListener("change", () => { spot.lane = ""; choose(model, "chosen", events.value); });
  hollow.addEventListener("change", () => choose(model, "silences", hollow.checked));
  julian.addEventListener("change", () => choose(model, "old_style", julian.checked));
  sources.addEventListener("change", () =>
    choose(model, "shown", [...sources.querySelectorAll("input:checked")].map((box) => box.value)));
  root.addEventListener("click", (event) => {
    const asked = event.target.closest?.("[data-event]");
    if (!asked) return;
    spot.lane = asked.closest(".fc-lane")?.dataset.lane;
    choose(model, "chosen", asked.dataset.event);
    if (!asked.isConnected) lines.querySelector('.fc-mark[tabindex="0"]')?.focus({ preventScroll: true });
  });
}

const DRAWS = ["period", "by", "shown", "silences", "old_style"];

function painter(rows, model, parts, lines, told, hint, decades) {
  const stop = arrows(lines, hint);
  return () => {
    const width = Math.max(260, Math.floor(lines.clientWidth));
    const [period, shown] = [rows.periods.find((one) => one.id === model.get("period")), model.get("shown")];
    const lanes = lanesOf(rows, model.get("by"), shown);
    const held = document.activeElement?.closest?.(".fc-mark")?.dataset.mark;
    const open = [...lines.querySelectorAll("details")].map((one) => one.open);
    const drawn = lanes.map((lane) => laneOf(rows, lane, period, width, model.get("silences")));
    if (model.get("old_style") && rows.two_days.length) drawn.push(oldStyle(rows, period, width));
    hint.hidden = true;
    lines.replaceChildren(axis(period, width, scale(period, width)), ...drawn, hint);
    [...lines.querySelectorAll("details")].forEach((one, number) => { one.open = Boolean(open[number]); });
    Object.assign(parts.period, { value: period.id });
    Object.assign(parts.by, { value: model.get("by") });
    parts.hollow.checked = model.get("silences");
    parts.julian.checked = model.get("old_style");
    for (const box of parts.sources.querySelectorAll("input")) box.checked = shown.includes(box.value);
    told.textContent = status(rows, lanes, period, shown);
    if (decades.dataset.shown !== String(shown)) {
      decades.dataset.shown = String(shown);
      decades.replaceChildren(decadeTable(rows, shown));
    }
    const mark = stop(held);
    if (held && mark?.dataset.mark === held) mark.focus();
  };
}

async function render({ model, el }) {
  const rows = await unpack(model);
  const parts = controlsOf(rows, model);
  const [told, hint] = [announcer(), make("p", "fc-pointed", "")];
  const spot = { lane: "" };
  const [lines, cards, decades] = [make("div", "fc-lines"), make("div", "fc-body"), make("div", "")];
  Object.assign(lines, { role: "group" }).setAttribute("aria-label", "Marks: arrow keys go from mark to mark, Enter opens an event");
  hint.setAttribute("aria-hidden", "true");
  const pick = make("div", "fc-controls fc-pick", labelled("Event", parts.events));
  const root = make("section", "fc fc-timeline", parts.node, told, ...legend(), lines, pick, cards, decades);
  root.setAttribute("aria-label", "Timeline of the sources");
  const paint = painter(rows, model, parts, lines, told, hint, decades);
  const open = () => {
    const chosen = model.get("chosen");
    parts.events.value = chosen;
    for (const mark of lines.querySelectorAll('.fc-mark[aria-pressed="true"]')) mark.setAttribute("aria-pressed", "false");
    for (const mark of lines.querySelectorAll(`.fc-mark[data-event="${CSS.escape(chosen)}"]`)) mark.setAttribute("aria-pressed", "true");
    const lane = [...lines.querySelectorAll(".fc-lane")].find((one) => chosen && one.dataset.lane === spot.lane);
    (lane ?? pick).after(cards);
    cards.replaceChildren(...detail(rows, chosen, model.get("shown"), model.get("old_style")));
  };
  const all = () => { paint(); open(); };
  const opened = () => {
    open();
    if (model.get("chosen")) told.textContent = `Opened: ${name(rows, model.get("chosen")).label}.`;
  };
  listen(parts, model, lines, root, spot);
  for (const trait of DRAWS) model.on(`change:${trait}`, all);
  model.on("change:chosen", opened);
  el.replaceChildren(root);
  let seen = 0;
  const watch = new ResizeObserver(() => {
    if (lines.clientWidth !== seen) { seen = lines.clientWidth; all(); }
  });
  all();
  watch.observe(lines);
  const end = contexts(model, cards);
  return () => {
    end();
    watch.disconnect();
    for (const trait of DRAWS) model.off(`change:${trait}`, all);
    model.off("change:chosen", opened);
  };
}

export default { render };
