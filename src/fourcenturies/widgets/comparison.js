// The comparison in the browser: draws cards from the rows, and redraws them when another topic or other
// sources are chosen. Words of the records reach the page as text only. The structure is that of twin.py.

const ACCENTS = 6;
const SLOTS = 5;
const LONG = 30;

function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter((child) => child !== null && child !== ""));
  return node;
}

const paragraph = (className, words) => (words ? make("p", className, words) : null);

function badge(rows, key) {
  if (!key) return null;
  const [sign, word] = rows.badges[key];
  const glyph = make("span", "fc-glyph", sign);
  glyph.setAttribute("aria-hidden", "true");
  return make("p", `fc-badge fc-badge-${key}`, glyph, ` ${word}`);
}

function title(heading) {
  if (!/^https?:\/\//.test(heading.link ?? "")) return heading.detail;
  const link = make("a", "", heading.detail);
  Object.assign(link, { href: heading.link, target: "_blank", rel: "noopener noreferrer" });
  return link;
}

function letter(heading) {
  const node = make("span", "fc-letter", heading.letter);
  node.setAttribute("aria-hidden", "true");
  return node;
}

function quote(one) {
  const words = one.words ? `“${one.words}”` : one.instead;
  const credit = one.by ? `${one.by} · ${one.place}` : one.place;
  const held = make("blockquote", one.words ? "fc-words" : "fc-instead", words);
  return make("figure", "fc-quote", held, make("figcaption", "fc-place", credit));
}

function value(fact) {
  return fact.basis ? [fact.value, " ", make("span", "fc-basis", fact.basis)] : [fact.value];
}

function facts(list) {
  if (!list[0].label) {
    const items = make("ul", "fc-list", ...list.map((fact) => make("li", "", ...value(fact))));
    items.setAttribute("role", "list");
    return items;
  }
  const wide = (fact) => ((fact.basis ?? "").length > LONG ? "fc-wide" : "");
  const pair = (fact) => make("div", wide(fact), make("dt", "", fact.label), make("dd", "", ...value(fact)));
  return make("dl", "fc-facts", ...list.map(pair));
}

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

function body(rows, topic, shown) {
  if (!topic.parts) return section(rows, topic, shown, 3);
  const parts = topic.parts.map((id) => rows.topics.find((part) => part.id === id));
  return [make("h3", "fc-topic", topic.label), ...parts.flatMap((part) => section(rows, part, shown, 4))];
}

function status(rows, topic, shown) {
  if (!shown.length) return "No source is chosen. Tick at least one to see its card.";
  const many = `${shown.length} of ${rows.headings.length} sources shown`;
  if (topic.parts) return `${many}: ${topic.label}.`;
  const silent = cellsOf(rows, topic, shown).filter((cell) => ["silent", "no-number"].includes(cell.badge)).length;
  return `${many}${silent ? `, ${silent} of them silent` : ""}: ${topic.label}${/[?.!]$/.test(topic.label) ? "" : "."}`;
}

function menu(rows, id) {
  const select = make("select", "fc-menu");
  select.id = id;
  const groups = new Map();
  for (const topic of rows.topics.filter((one) => one.listed)) {
    const option = make("option", "", topic.label);
    option.value = topic.id;
    if (!topic.group) {
      select.append(option);
      continue;
    }
    if (!groups.has(topic.group)) {
      const group = make("optgroup", "");
      group.label = topic.group;
      groups.set(topic.group, group);
      select.append(group);
    }
    groups.get(topic.group).append(option);
  }
  return select;
}

function boxes(rows) {
  const field = make("fieldset", "fc-sources", make("legend", "", "Sources"));
  rows.headings.forEach((heading, place) => {
    const box = make("input", "");
    Object.assign(box, { type: "checkbox", value: heading.id });
    const words = make("span", "", letter(heading), ` ${heading.short}`);
    field.append(make("label", `fc-source fc-accent-${place % ACCENTS}`, box, words));
  });
  return field;
}

function render({ model, el }) {
  const rows = model.get("rows");
  // Every view on a page loads this module anew, so a counter would start again and labels would go astray.
  const id = `fc-menu-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
  const select = menu(rows, id);
  const label = make("label", "fc-label", "Compare");
  label.htmlFor = id;
  const sources = boxes(rows);
  const told = make("p", "fc-status");
  told.setAttribute("role", "status");
  const cards = make("div", "fc-body");
  const controls = make("div", "fc-controls", make("div", "fc-choice", label, select), sources);
  const root = make("section", "fc", controls, told, cards);
  root.setAttribute("aria-label", "Comparison of the sources");

  const draw = () => {
    const topic = rows.topics.find((one) => one.id === model.get("chosen"));
    const shown = model.get("shown");
    select.value = topic.id;
    for (const box of sources.querySelectorAll("input")) box.checked = shown.includes(box.value);
    cards.replaceChildren(...(shown.length ? body(rows, topic, shown) : []));
    told.textContent = status(rows, topic, shown);
  };
  const choose = (name, held) => {
    model.set(name, held);
    model.save_changes();
  };
  select.addEventListener("change", () => choose("chosen", select.value));
  sources.addEventListener("change", () => {
    choose("shown", [...sources.querySelectorAll("input:checked")].map((box) => box.value));
  });
  model.on("change:chosen", draw);
  model.on("change:shown", draw);
  draw();
  el.replaceChildren(root);
  return () => {
    model.off("change:chosen", draw);
    model.off("change:shown", draw);
  };
}

export default { render };
