import { make } from "./elements.js";

// What the widgets' scripts share; `base.py` sets it before each of them. Words of the records reach the page as text
// only. The structure of each piece is that of pieces.py.

const ACCENTS = 6;
const LONG = 30;

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
  const figure = make("figure", "fc-quote", held, make("figcaption", "fc-place", credit));
  if (one.passage) figure.dataset.passage = one.passage;
  return figure;
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

// A menu of things with an id and a label, in the order given, under their groups' names.
function menu(things, id) {
  const select = make("select", "fc-menu");
  select.id = id;
  // JupyterLab would take letters typed to find an option for commands, and delete cells.
  select.dataset.lmSuppressShortcuts = "true";
  const groups = new Map();
  for (const thing of things) {
    const option = make("option", "", thing.label);
    option.value = thing.id;
    if (!thing.group) {
      select.append(option);
      continue;
    }
    if (!groups.has(thing.group)) {
      const group = make("optgroup", "");
      group.label = thing.group;
      groups.set(thing.group, group);
      select.append(group);
    }
    groups.get(thing.group).append(option);
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

// The rows are sent compressed: a notebook with several widgets stays small.
async function unpack(model) {
  const bytes = new Blob([model.get("packed")]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(bytes).text());
}

// Every view on a page loads its module anew, so a counter would start again and labels would go astray.
function fresh(name) {
  return `fc-${name}-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
}

// Sets a trait and draws at once; the kernel, where there is one, is told afterwards and never waited for.
function choose(model, name, held) {
  model.set(name, held);
  setTimeout(() => model.save_changes());
}

function labelled(words, control) {
  const label = make("label", "fc-label", words);
  label.htmlFor = control.id;
  return make("div", "fc-choice", label, control);
}

// A line that a screen reader says when it changes.
function announcer() {
  const told = make("p", "fc-status");
  told.setAttribute("role", "status");
  return told;
}
