// Lets a part of a page become like a pattern. A node of the same kind that stands there is made like its pattern rather
// than replaced: what does not change is neither styled nor laid out again, which in JupyterLab is most of the time.

/**
 * Copies of the pattern's nodes stand in a parent, and nothing else but what a script has added to stay (`data-added`).
 * Where an end is named, they go up to that node.
 * @param {Node} parent
 * @param {Node} pattern
 * @param {Node | null} end
 */
export function become(parent, pattern, end = null) {
  let next = own(parent.firstChild);
  for (let one = pattern.firstChild; one && one !== end; one = one.nextSibling) {
    // What was added stands last.
    if (!next) parent.insertBefore(one.cloneNode(true), added(parent));
    else {
      const after = own(next.nextSibling);
      if (isLike(next, one)) match(next, one);
      else parent.replaceChild(one.cloneNode(true), next);
      next = after;
    }
  }
  while (next) {
    const after = own(next.nextSibling);
    parent.removeChild(next);
    next = after;
  }
}

/** @param {Node} node @param {string} name */
const has = (node, name) => node instanceof Element && node.hasAttribute(name);

/**
 * The first node from one on that no script has added to stay.
 * @param {ChildNode | null} node
 */
function own(node) {
  while (node && has(node, "data-added")) node = node.nextSibling;
  return node;
}

/**
 * The first of the nodes that were added at the end of a parent, if there are any.
 * @param {Node} parent
 */
function added(parent) {
  let first = null;
  for (let node = parent.lastChild; node && has(node, "data-added"); node = node.previousSibling) first = node;
  return first;
}

// A picture that is walked through listens, and is made anew.
/** @param {Node} node @param {Node} other */
const isLike = (node, other) => node.nodeName === other.nodeName && !has(node, "data-lm-suppress-shortcuts");

/** @param {Node} node @param {Node} other */
function match(node, other) {
  if (node instanceof Text && other instanceof Text) {
    if (node.data !== other.data) node.data = other.data;
    return;
  }
  if (!(node instanceof Element && other instanceof Element) || node.isEqualNode(other)) return;
  const names = other.getAttributeNames();
  for (const name of names) {
    const value = other.getAttribute(name);
    if (value !== null && node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  if (node.attributes.length > names.length) {
    for (const name of node.getAttributeNames()) if (!names.includes(name)) node.removeAttribute(name);
  }
  become(node, other);
}
