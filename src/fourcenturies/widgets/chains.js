// Attribution chains in the browser: one passage, or all chains of a person, an event, or a common root.

function box([role, name, when, look]) {
  const parts = [make("span", "fc-role", role), " ", make("span", "fc-hand", name), " "];
  return make("li", `fc-box fc-${look}`, ...parts, when ? make("span", "fc-when", when) : "");
}

function listed(tag, className, ...items) {
  const node = make(tag, className, ...items);
  node.setAttribute("role", "list");
  return node;
}

function chainNode(rows, chain, alone) {
  const place = rows.headings.findIndex((heading) => heading.id === chain.source);
  const told = alone ? facts(chain.facts) : paragraph("fc-brief", chain.brief);
  const boxesNode = listed("ol", "fc-boxes", ...chain.boxes.map(box));
  const node = make("li", `fc-chain fc-accent-${place % ACCENTS}`, boxesNode, quote(chain.quote), told);
  node.dataset.chain = chain.id;
  return node;
}

function groupNodes(rows, group, alone) {
  const shorts = (group.sources ?? []).map((id) => rows.headings.find((heading) => heading.id === id).short).join(", ");
  const where = [group.sure, shorts].filter(Boolean).join(" · ");
  const held = (group.chains ?? []).map((id) => chainNode(rows, rows.chains[id], alone));
  const name = group.label ? make("h4", "fc-group", group.label) : null;
  const told = (group.told ?? []).map((words) => make("p", "fc-note", words));
  const list = held.length ? listed("ul", "fc-list-of-chains", ...held) : null;
  return [name, paragraph("fc-sure", where), paragraph("fc-note", group.note), ...told, list].filter(Boolean);
}

function things(rows, mode) {
  if (mode !== "passage") return rows.subjects.filter((subject) => subject.kind === mode);
  const short = Object.fromEntries(rows.headings.map((heading) => [heading.id, heading.short]));
  return rows.headings.flatMap(({ id }) => Object.values(rows.chains).filter((chain) => chain.source === id).map((chain) => {
    const { words, instead, place } = chain.quote;
    const start = words && words.length > 56 ? `${words.slice(0, 55)}…` : words;
    return { id: chain.id, label: `${words ? `“${start}”` : instead} (${place}; ${chain.id})`, group: short[id] };
  }));
}

async function render({ model, el }) {
  const rows = await unpack(model);
  const subjectOf = (id) => rows.chains[id]
    ? { id, kind: "passage", label: "One passage", groups: [{ chains: [id] }] }
    : rows.subjects.find((subject) => subject.id === id);
  const modes = menu(rows.modes, fresh("mode"));
  const menus = Object.fromEntries(rows.modes.map(({ id }) => [id, menu(things(rows, id), fresh(id))]));
  const which = Object.fromEntries(rows.modes.map(({ id, label }) => [id, labelled(label, menus[id])]));
  const told = announcer();
  const body = make("div", "fc-body fc-chains");
  const controls = make("div", "fc-controls", labelled("Show", modes), ...Object.values(which));
  const root = make("section", "fc", controls, told, body);
  root.setAttribute("aria-label", "Attribution chains");

  const draws = () => {
    const subject = subjectOf(model.get("chosen"));
    const alone = subject.kind === "passage";
    modes.value = subject.kind;
    menus[subject.kind].value = subject.id;
    for (const [mode, node] of Object.entries(which)) node.hidden = mode !== subject.kind || mode === "roots";
    const note = paragraph("fc-note", subject.note);
    const groups = subject.groups.flatMap((group) => groupNodes(rows, group, alone));
    body.replaceChildren(...[make("h3", "fc-topic", subject.label), note, ...groups].filter(Boolean));
    const many = new Set(subject.groups.flatMap((group) => group.chains ?? [])).size;
    told.textContent = alone
      ? rows.chains[subject.id].boxes.map(([, name]) => name).join(" > ")
      : `${subject.label}: ${many} ${many === 1 ? "chain" : "chains"} in ${subject.groups.length} ${subject.groups.length === 1 ? "group" : "groups"}.`;
  };
  modes.addEventListener("change", () => choose(model, "chosen", menus[modes.value].value));
  for (const select of Object.values(menus)) select.addEventListener("change", () => choose(model, "chosen", select.value));
  model.on("change:chosen", draws);
  draws();
  el.replaceChildren(root);
  return () => model.off("change:chosen", draws);
}

export default { render };
