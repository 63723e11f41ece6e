// Lets a part of a page become like a pattern. A node of the same kind that stands there is made like its pattern rather
// than replaced: what does not change is neither styled nor laid out again, which in JupyterLab is most of the time.

/**
 * Copies of the nodes wanted stand in a parent, and nothing else but what a script has added to stay (`data-added`).
 * @param {Node & ParentNode} parent
 * @param {Iterable<Node>} wanted
 */
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

/**
 * The first node from one on that no script has added to stay.
 * @param {Node | null | undefined} node
 */
function own(node) {
  while (node && dataOf(node)?.added) node = node.nextSibling;
  return /** @type {ChildNode | null} */ (node ?? null);
}

/** @param {Node | null | undefined} node */
const dataOf = (node) => /** @type {HTMLElement | null | undefined} */ (node)?.dataset;

// A picture that is walked through listens, and is made anew.
/** @param {Node} node @param {Node} other */
const isLike = (node, other) => node.nodeName === other.nodeName && !dataOf(node)?.lmSuppressShortcuts;

/** @param {Node} node @param {Node} other */
function match(node, other) {
  if (node instanceof Text && other instanceof Text) {
    if (node.data !== other.data) node.data = other.data;
    return;
  }
  if (!(node instanceof Element && other instanceof Element)) return;
  const names = other.getAttributeNames();
  for (const name of names) {
    const value = other.getAttribute(name);
    if (value !== null && node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  if (node.attributes.length > names.length) {
    for (const name of node.getAttributeNames()) if (!names.includes(name)) node.removeAttribute(name);
  }
  become(node, other.childNodes);
}
