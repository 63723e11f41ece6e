// Elements with a class and children; words reach the page as text only.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  for (const child of children) if (child) node.append(child);
  return node;
}

/**
 * A control inside its label.
 * @param {string} words
 * @param {HTMLElement} control
 */
export const labelled = (words, control) =>
  make("label", "fc-choice", make("span", "fc-label", words), control);

/** A line that a screen reader says when it changes. */
export function announcer() {
  const told = make("p", "fc-status");
  told.setAttribute("role", "status");
  return told;
}

/**
 * What is packed is sent compressed: a notebook with several widgets stays small.
 * @param {BlobPart} packed
 */
export async function unpack(packed) {
  const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(bytes).text());
}

/**
 * Sets a trait and shows it at once; the kernel, where there is one, is told afterwards and never waited for.
 * @param {Model} model
 * @param {string} name
 * @param {unknown} value
 */
export function choose(model, name, value) {
  model.set(name, value);
  setTimeout(() => model.save_changes());
}
