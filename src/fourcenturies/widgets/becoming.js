// Lets a part of a page become like a pattern. A node of the same kind that stands there is made like its pattern rather
// than replaced: what does not change is neither styled nor laid out again, which in JupyterLab is most of the time.

// Copies of the nodes wanted stand in a parent, and nothing else but what a script has added to stay (`data-added`).
export function become(parent, wanted) {
  let next = own(parent.firstChild);
  for (const one of wanted) {
    const after = own(next?.nextSibling);
    if (!next) parent.insertBefore(one.cloneNode(true), parent.querySelector(":scope > [data-added]"));
    else if (isLike(next, one)) match(next, one);
    else next.replaceWith(one.cloneNode(true));
    next = after;
  }
  while (next) {
    const after = own(next.nextSibling);
    next.remove();
    next = after;
  }
}

// The first node from one on that no script has added to stay.
function own(node) {
  while (node?.dataset?.added) node = node.nextSibling;
  return node ?? null;
}

// A picture that is walked through listens, and is made anew.
const isLike = (node, other) => node.nodeName === other.nodeName && !node.dataset?.lmSuppressShortcuts;

function match(node, other) {
  if (node.nodeName === "#text") {
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
  become(node, other.childNodes);
}
