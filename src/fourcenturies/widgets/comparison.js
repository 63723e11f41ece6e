// The comparison in the browser: draws cards from the rows, and redraws them when another topic or other
// sources are chosen.

function body(rows, topic, shown, pin, held) {
  if (!topic.parts) return pinned(rows, topic, shown, 3, pin, held);
  const parts = topic.parts.map((id) => rows.topics.find((part) => part.id === id));
  return [make("h3", "fc-topic", topic.label), ...parts.flatMap((part) => pinned(rows, part, shown, 4, pin))];
}

// A topic's cards, each with its pin.
function pinned(rows, topic, shown, level, pin, held) {
  const [name, cards] = section(rows, topic, shown, level, held);
  const sources = rows.headings.filter((heading) => shown.includes(heading.id));
  sources.forEach((heading, place) => {
    const head = cards.children[place].firstElementChild;
    if (held) head.querySelector(".fc-pinning").turn(topic);
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
  let standing = "";
  const draw = () => {
    const topic = rows.topics.find((one) => one.id === model.get("chosen"));
    const shown = model.get("shown");
    select.value = topic.id;
    for (const box of sources.querySelectorAll("input")) box.checked = shown.includes(box.value);
    // Cards of the same sources are drawn anew in place; those of several topics at once are made afresh.
    const wanted = topic.parts ? "" : shown.join();
    const held = wanted && wanted === standing ? [...cards.children] : undefined;
    const drawn = shown.length ? body(rows, topic, shown, pin, held) : [];
    if (!held) cards.replaceChildren(...drawn);
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
