// Pins: a button and a note on each card, and the list of what is pinned. Notes reach the page as text only.

const samePin = (pin, topic, source) => pin.topic === topic && pin.source === source;
const pinOf = (model, topic, source) => model.get("pins").find((pin) => samePin(pin, topic, source));

// The field for a note is made when a card is pinned: a topic may have a hundred cards.
function noteField(model, topic, heading) {
  const note = make("textarea", "fc-note");
  Object.assign(note, { id: fresh("note"), rows: 3, maxLength: 4000 });
  // JupyterLab would take letters typed here for commands.
  note.dataset.lmSuppressShortcuts = "true";
  note.addEventListener("input", () => {
    const change = (pin) => (samePin(pin, topic.id, heading.id) ? { ...pin, note: note.value } : pin);
    choose(model, "pins", model.get("pins").map(change));
  });
  return make("div", "fc-noted", labelled(`Your note on ${heading.short}`, note));
}

function pinnable(model, first, heading, told) {
  let topic = first;
  const button = make("button", "fc-pin", "Pin");
  button.type = "button";
  button.setAttribute("aria-label", `Pin ${heading.short}`);
  button.addEventListener("click", () => {
    const pins = model.get("pins");
    const others = pins.filter((pin) => !samePin(pin, topic.id, heading.id));
    const pinned = others.length < pins.length;
    choose(model, "pins", pinned ? others : [...pins, { topic: topic.id, source: heading.id, note: "" }]);
    told.textContent = `${heading.short} ${pinned ? "is no longer pinned" : "is pinned"}: ${topic.label}`;
  });
  const holder = make("div", "fc-pinning", button);
  holder.show = () => {
    const pin = pinOf(model, topic.id, heading.id);
    if (button.ariaPressed !== String(Boolean(pin))) button.ariaPressed = String(Boolean(pin));
    if (!pin) {
      holder.querySelector(".fc-noted")?.remove();
      return;
    }
    if (holder.children.length === 1) holder.append(noteField(model, topic, heading));
    const note = holder.querySelector("textarea");
    if (note.value !== pin.note) note.value = pin.note;
  };
  holder.turn = (other) => {
    topic = other;
    holder.querySelector(".fc-noted")?.remove();
    holder.show();
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
