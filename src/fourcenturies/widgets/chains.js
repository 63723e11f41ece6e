// Attribution chains in the browser: the menu chooses a root, a person or a passage. The structure is that of
// chains_twin.py.

function link(one) {
  const when = one.date ? make("span", "fc-when", one.date) : null;
  const look = one.open ? "fc-link fc-open-link" : "fc-link";
  return make("li", look, make("span", "fc-part", one.part), make("span", "fc-hand", one.name), when);
}

function saidOf(chain) {
  const told = [chain.addressee && `said to ${chain.addressee}`, chain.occasion].filter(Boolean).join("; ");
  return told ? `${told[0].toUpperCase()}${told.slice(1)}.` : "";
}

function row(rows, name) {
  const chain = rows.chains[name];
  const place = rows.headings.findIndex((heading) => heading.id === chain.source);
  const links = make("ol", "fc-links", ...chain.links.map(link));
  links.setAttribute("role", "list");
  const parts = [quote(chain.quote), links, paragraph("fc-place", saidOf(chain))];
  const node = make("li", `fc-chain fc-accent-${place % ACCENTS}`, ...parts);
  node.dataset.chain = name;
  return node;
}

function group(rows, one) {
  const list = make("ul", "fc-rows", ...one.chains.map((name) => row(rows, name)));
  list.setAttribute("role", "list");
  const head = one.label ? make("h4", "fc-who", one.label) : null;
  return [head, paragraph("fc-remark", one.why), list];
}

async function render({ model, el }) {
  const rows = await unpack(model);
  const select = menu(rows.topics, fresh("chains"));
  const said = announcer();
  const body = make("div", "fc-body");
  const root = make("section", "fc fc-chains", make("div", "fc-controls", labelled("Show", select)), said, body);
  root.setAttribute("aria-label", "Attribution chains");

  const draw = () => {
    const topic = rows.topics.find((one) => one.id === model.get("chosen"));
    const shown = topic.groups.flatMap((one) => one.chains);
    const open = shown.filter((name) => rows.chains[name].links.some((one) => one.open)).length;
    select.value = topic.id;
    const caveat = topic.id === "roots" ? paragraph("fc-remark", rows.caveat) : null;
    const parts = [make("h3", "fc-topic", topic.label), ...topic.groups.flatMap((one) => group(rows, one)), caveat];
    body.replaceChildren(...parts.filter(Boolean));
    const many = `${shown.length} chain${shown.length === 1 ? "" : "s"}`;
    said.textContent = `${topic.label}: ${many}${open ? `, ${open} with a link that is not stated` : ""}.`;
  };
  select.addEventListener("change", () => choose(model, "chosen", select.value));
  model.on("change:chosen", draw);
  draw();
  el.replaceChildren(root);
  const end = contexts(model, body);
  return () => {
    end();
    model.off("change:chosen", draw);
  };
}

export default { render };
