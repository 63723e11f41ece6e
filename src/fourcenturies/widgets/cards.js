// Cards of a topic in the browser, one a source; the structure is that of twin.py. Words of the records reach the
// page as text only.

const SLOTS = 5;

function fold(told, level) {
  const name = make(`h${level}`, "fc-who", told.title);
  const summary = make("summary", "", name, " ", make("span", "fc-count", String(told.facts.length)));
  const node = make("details", "fc-slot fc-slot-0 fc-fold", summary, facts(told.facts));
  node.open = told.fold === "open";
  return node;
}

function entry(rows, told, number, level) {
  if (told.fold) {
    const block = fold(told, level);
    block.style.gridRow = String(2 + number * SLOTS);
    return [block];
  }
  const blocks = [
    [told.title ? make(`h${level}`, "fc-who", told.title) : null, badge(rows, told.badge)],
    [paragraph("fc-phrase", told.phrase && `“${told.phrase}”`), paragraph("fc-reading", told.reading)],
    [paragraph("fc-says", told.says), paragraph("fc-place", told.place)],
    (told.quotes ?? []).map(quote),
    told.facts ? [facts(told.facts)] : [],
  ].map((nodes) => nodes.filter(Boolean));
  return blocks.flatMap((nodes, slot) => {
    if (!nodes.length) return [];
    const block = make("div", `fc-slot fc-slot-${slot}`, ...nodes);
    block.style.gridRow = String(2 + number * SLOTS + slot);
    return [block];
  });
}

function card(rows, cell, level, aligned) {
  const place = rows.headings.findIndex((heading) => heading.id === cell.source);
  const heading = rows.headings[place];
  const silent = ["silent", "no-number"].includes(cell.badge) ? " fc-silent" : "";
  const name = make(`h${level}`, "fc-name", letter(heading), ` ${heading.short}`);
  const head = make("header", "fc-head", name, make("p", "fc-title", title(heading)), badge(rows, cell.badge));
  const told = cell.entries ?? [];
  const blocks = told.slice(0, aligned).flatMap((one, number) => entry(rows, one, number, level + 1));
  if (told.length > aligned) {
    const more = make("div", "fc-more", ...told.slice(aligned).flatMap((one) => entry(rows, one, 0, level + 1)));
    more.style.gridRow = String(2 + aligned * SLOTS);
    blocks.push(more);
  }
  return make("li", `fc-card fc-accent-${place % ACCENTS}${silent}`, head, ...blocks);
}

function cellsOf(rows, topic, shown) {
  const told = new Map((topic.cells ?? []).map((cell) => [cell.source, cell]));
  const sources = rows.headings.map((heading) => heading.id).filter((id) => shown.includes(id));
  return sources.map((source) => told.get(source) ?? { ...rows.silences[topic.kind], source });
}

function section(rows, topic, shown, level) {
  const cells = cellsOf(rows, topic, shown);
  // The sources themselves stand level entry by entry; of other topics the first entry, the rest follow freely.
  const longest = Math.max(0, ...cells.map((cell) => (cell.entries ?? []).length));
  const aligned = topic.kind === "sources" ? longest : Math.min(longest, 1);
  const drawn = cells.map((cell) => card(rows, cell, level + 1, aligned));
  const cards = make("ul", `fc-cards fc-of-${topic.kind}`, ...drawn);
  cards.setAttribute("role", "list");
  cards.style.setProperty("--fc-rows", String(2 + SLOTS * aligned));
  return [make(`h${level}`, "fc-topic", topic.label), cards];
}
