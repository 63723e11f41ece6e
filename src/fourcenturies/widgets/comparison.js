// The comparison in the browser: draws cards from the rows, and redraws them when another topic or other
// sources are chosen.

// The nodes of a topic; `held` are those of another one of the same sources and levels, to be drawn anew in place.
function body(rows, topic, shown, pin, held) {
  if (!topic.parts) return pinned(rows, topic, shown, 3, pin, held);
  const [name = make("h3", "fc-topic"), ...sections] = held;
  name.textContent = topic.label;
  const parts = topic.parts.map((id) => rows.topics.find((part) => part.id === id));
  const drawn = (part, place) => pinned(rows, part, shown, 4, pin, sections.slice(2 * place, 2 * place + 2));
  return [name, ...parts.flatMap(drawn)];
}

// A topic's cards, each with its pin.
function pinned(rows, topic, shown, level, pin, held) {
  const [name, cards] = section(rows, topic, shown, level, held);
  const sources = rows.headings.filter((heading) => shown.includes(heading.id));
  sources.forEach((heading, place) => {
    const head = cards.children[place].firstElementChild;
    if (held.length) head.querySelector(".fc-pinning").turn(topic);
    else head.append(pin(topic, heading));
  });
  return [name, cards];
}

function status(rows, topic, shown) {
  if (!shown.length) return "No source is chosen. Tick at least one to see its card.";
  const many = `${shown.length} of ${rows.headings.length} sources shown`;
  if (topic.parts) return `${many}: ${topic.label}.`;
  const silent = cellsOf(rows, topic, shown).filter(isSilent).length;
  return `${many}${silent ? `, ${silent} of them silent` : ""}: ${topic.label}${/[?.!]$/.test(topic.label) ? "" : "."}`;
}

async function render({ model, el }) {
  const rows = await unpack(model);
  const select = menu(rows.topics.filter((one) => one.listed), fresh("menu"));
  const sources = boxes(rows);
  const told = announcer();
  const cards = make("div", "fc-body");
  const controls = make("div", "fc-controls", labelled("Compare", select), sources);
  const list = pinnedList(model, rows, told);
  const root = make("section", "fc", controls, told, cards, list);
  root.setAttribute("aria-label", "Comparison of the sources");

  const pin = (topic, heading) => pinnable(model, topic, heading, told);
  const drawPins = () => {
    for (const one of [...cards.querySelectorAll(".fc-pinning"), list]) one.show();
  };
  const made = new Map();
  let standing = "";
  const draw = () => {
    const topic = rows.topics.find((one) => one.id === model.get("chosen"));
    const shown = model.get("shown");
    select.value = topic.id;
    for (const box of sources.querySelectorAll("input")) box.checked = shown.includes(box.value);
    // Cards once made for the same sources are drawn anew; those of several topics at once have lower headings.
    const wanted = `${topic.parts ? "parts" : "one"} ${shown}`;
    if (wanted !== standing) cards.replaceChildren();
    const held = made.get(wanted) ?? [];
    const drawn = shown.length ? body(rows, topic, shown, pin, held) : [];
    made.set(wanted, [...drawn, ...held.slice(drawn.length)]);
    while (cards.children.length > drawn.length) cards.lastElementChild.remove();
    cards.append(...drawn.slice(cards.children.length));
    standing = wanted;
    told.textContent = status(rows, topic, shown);
  };
  select.addEventListener("change", () => choose(model, "chosen", select.value));
  sources.addEventListener("change", () => {
    choose(model, "shown", [...sources.querySelectorAll("input:checked")].map((box) => box.value));
  });
  model.on("change:chosen", draw);
  model.on("change:shown", draw);
  model.on("change:pins", drawPins);
  draw();
  drawPins();
  el.replaceChildren(root);
  const end = contexts(model, cards);
  return () => {
    end();
    model.off("change:chosen", draw);
    model.off("change:shown", draw);
    model.off("change:pins", drawPins);
  };
}

export default { render };
