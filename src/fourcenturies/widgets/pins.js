// Pins: a button and a note on each card, and the list of what is pinned. Notes reach the page as text only.

const samePin = (pin, topic, source) => pin.topic === topic && pin.source === source;
const pinOf = (model, topic, source) => model.get("pins").find((pin) => samePin(pin, topic, source));

function pinnable(model, topic, heading, told) {
  const button = make("button", "fc-pin", "Pin");
  button.type = "button";
  button.setAttribute("aria-label", `Pin ${heading.short}`);
  const note = make("textarea", "fc-note");
  Object.assign(note, { id: fresh("note"), rows: 3, maxLength: 4000 });
  // JupyterLab would take letters typed here for commands.
  note.dataset.lmSuppressShortcuts = "true";
  const field = make("div", "fc-noted", labelled(`Your note on ${heading.short}`, note));
  const others = () => model.get("pins").filter((pin) => !samePin(pin, topic.id, heading.id));
  button.addEventListener("click", () => {
    const pinned = pinOf(model, topic.id, heading.id);
    const pin = { topic: topic.id, source: heading.id, note: note.value };
    choose(model, "pins", pinned ? others() : [...model.get("pins"), pin]);
    told.textContent = `${heading.short} ${pinned ? "is no longer pinned" : "is pinned"}: ${topic.label}`;
  });
  note.addEventListener("input", () => {
    const change = (pin) => (samePin(pin, topic.id, heading.id) ? { ...pin, note: note.value } : pin);
    choose(model, "pins", model.get("pins").map(change));
  });
  const holder = make("div", "fc-pinning", button, field);
  holder.show = () => {
    const pin = pinOf(model, topic.id, heading.id);
    button.setAttribute("aria-pressed", String(Boolean(pin)));
    field.hidden = !pin;
    if (pin && note.value !== pin.note) note.value = pin.note;
  };
  holder.show();
  return holder;
}

function pinnedList(model, rows, told) {
  const heading = make("h3", "fc-topic", "Pinned");
  heading.tabIndex = -1;
  const list = make("ul", "fc-list");
  list.setAttribute("role", "list");
  const root = make("div", "fc-pinned", heading, list);
  root.show = () => {
    const items = model.get("pins").flatMap((pin) => {
      const topic = rows.topics.find((one) => one.id === pin.topic);
      const source = rows.headings.find((one) => one.id === pin.source);
      return topic && source ? [pinnedItem(model, pin, topic, source, heading, told)] : [];
    });
    list.replaceChildren(...items);
    root.hidden = !items.length;
  };
  return root;
}

function pinnedItem(model, pin, topic, source, heading, told) {
  const remove = make("button", "fc-pin", "Remove");
  remove.type = "button";
  remove.setAttribute("aria-label", `Remove ${source.short}: ${topic.label}`);
  remove.addEventListener("click", () => {
    choose(model, "pins", model.get("pins").filter((one) => !samePin(one, topic.id, source.id)));
    told.textContent = `${source.short} is no longer pinned: ${topic.label}`;
    heading.focus();
  });
  const words = make("p", "", letter(source), ` ${source.short}: ${topic.label}`);
  return make("li", "", words, paragraph("fc-says", pin.note), remove);
}
