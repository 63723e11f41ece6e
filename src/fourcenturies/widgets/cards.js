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

const isSilent = (cell) => ["silent", "no-number"].includes(cell.badge);

// A card with its head alone.
function card(rows, source, level) {
  const place = rows.headings.findIndex((heading) => heading.id === source);
  const heading = rows.headings[place];
  const name = make(`h${level}`, "fc-name", letter(heading), ` ${heading.short}`);
  const head = make("header", "fc-head", name, make("p", "fc-title", title(heading)));
  return make("li", `fc-card fc-accent-${place % ACCENTS}`, head);
}

// What a source says of a topic, as nodes to copy, made once.
function pattern(rows, cell, level, aligned) {
  cell.patterns ??= {};
  return (cell.patterns[[level, aligned]] ??= { mark: badge(rows, cell.badge), blocks: blocks(rows, cell, level, aligned) });
}

function blocks(rows, cell, level, aligned) {
  const told = cell.entries ?? [];
  const standing = told.slice(0, aligned).flatMap((one, number) => entry(rows, one, number, level));
  if (told.length <= aligned) return standing;
  const more = make("div", "fc-more", ...told.slice(aligned).flatMap((one) => entry(rows, one, 0, level)));
  more.style.gridRow = String(2 + aligned * SLOTS);
  return [...standing, more];
}

// Says on a card what its source says.
function fill(node, rows, cell, level, aligned) {
  if (node.told === cell) return;
  node.told = cell;
  const head = node.firstElementChild;
  const wanted = pattern(rows, cell, level, aligned);
  const mark = head.querySelector(".fc-badge");
  if (mark && wanted.mark) become(mark, wanted.mark);
  else if (mark) mark.remove();
  else if (wanted.mark) head.querySelector(".fc-title").after(wanted.mark.cloneNode(true));
  hold(node, head.nextSibling, wanted.blocks);
  node.classList.toggle("fc-silent", isSilent(cell));
}

// Lets copies of the nodes wanted stand in a parent from `next` on. A node of the same kind that stands there is made
// like its pattern rather than replaced: what does not change is neither styled nor laid out again.
function hold(parent, next, wanted) {
  for (const one of wanted) {
    const after = next?.nextSibling;
    if (!next) parent.append(one.cloneNode(true));
    else if (next.nodeName === one.nodeName) become(next, one);
    else next.replaceWith(one.cloneNode(true));
    next = after;
  }
  while (next) {
    const after = next.nextSibling;
    next.remove();
    next = after;
  }
}

function become(node, other) {
  if (node.nodeType === Node.TEXT_NODE) {
    if (node.data !== other.data) node.data = other.data;
    return;
  }
  const names = other.getAttributeNames();
  for (const name of names) {
    const value = other.getAttribute(name);
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  if (node.attributes.length > names.length) {
    for (const name of node.getAttributeNames()) if (!names.includes(name)) node.removeAttribute(name);
  }
  hold(node, node.firstChild, other.childNodes);
}

function cellsOf(rows, topic, shown) {
  const told = new Map((topic.cells ?? []).map((cell) => [cell.source, cell]));
  const sources = rows.headings.map((heading) => heading.id).filter((id) => shown.includes(id));
  return sources.map((source) => told.get(source) ?? rows.silences[topic.kind]);
}

// A topic's heading and its cards; `held` are those of another topic, of the same sources, to be drawn anew.
function section(rows, topic, shown, level, held = []) {
  const cells = cellsOf(rows, topic, shown);
  const sources = rows.headings.map((heading) => heading.id).filter((id) => shown.includes(id));
  // The sources themselves stand level entry by entry; of other topics the first entry, the rest follow freely.
  const longest = Math.max(0, ...cells.map((cell) => (cell.entries ?? []).length));
  const aligned = topic.kind === "sources" ? longest : Math.min(longest, 1);
  const empty = () => {
    const list = make("ul", "fc-cards", ...sources.map((source) => card(rows, source, level + 1)));
    list.setAttribute("role", "list");
    return list;
  };
  const [name, cards] = held.length ? held : [make(`h${level}`, "fc-topic"), empty()];
  name.textContent = topic.label;
  cells.forEach((cell, place) => fill(cards.children[place], rows, cell, level + 2, aligned));
  cards.className = `fc-cards fc-of-${topic.kind}`;
  const span = String(2 + SLOTS * aligned);
  // Setting it styles every card again, even to what it is.
  if (cards.style.getPropertyValue("--fc-rows") !== span) cards.style.setProperty("--fc-rows", span);
  return [name, cards];
}
