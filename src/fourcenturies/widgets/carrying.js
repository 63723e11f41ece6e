// A reader's answers as a file: the kernel packs and unpacks, the browser saves and chooses.

import { announcer, labelled, make, unpack } from "./elements.js";

/** @param {string} name @param {ArrayBuffer} bytes */
function saveAs(name, bytes) {
  const link = make("a", "");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/zip" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** What a page of this site has put down for its notebook, as the bytes of a parcel. @returns {ArrayBuffer | undefined} */
export function putDown() {
  try {
    const name = Object.keys(localStorage).find((one) => /^fourcenturies \S+ parcel$/.test(one));
    const text = name ? atob(localStorage.getItem(name) ?? "") : "";
    return text ? Uint8Array.from(text, (sign) => sign.charCodeAt(0)).buffer : undefined;
  } catch {
    return undefined; // a browser that keeps nothing
  }
}

/** @param {Shown} shown */
async function render({ model, el }) {
  const rows = await unpack(model.get("packed"));
  const button = make("button", "fc-button", "Save my answers as a file");
  button.type = "button";
  const input = make("input", "fc-file");
  Object.assign(input, { type: "file", accept: ".zip" });
  const told = announcer();
  const pages = make("button", "fc-button", "Take in my answers from the pages");
  pages.type = "button";
  pages.hidden = !putDown();
  pages.addEventListener("click", () => {
    told.textContent = "Reading …";
    model.send?.({ kind: "take" }, undefined, [putDown() ?? new ArrayBuffer(0)]);
  });
  const root = make("section", "fc", make("div", "fc-controls", pages, button, labelled("Bring a file back", input)), told);
  root.setAttribute("aria-label", rows.label);

  /** @param {{kind: string, files: number}} content @param {ArrayBuffer[]} buffers */
  const receive = (content, buffers) => {
    if (content.kind !== "parcel") return;
    saveAs(rows.name, buffers[0]);
    told.textContent = `${content.files} files are in ${rows.name}, each as it was last saved.`;
  };
  const tell = () => {
    told.textContent = model.get("told").words;
  };
  button.addEventListener("click", () => {
    told.textContent = "Packing …";
    model.send?.({ kind: "give" });
  });
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > rows.largest) {
      told.textContent = "This file is too large to be answers of this course.";
    } else {
      told.textContent = `Reading ${file.name} …`;
      model.send?.({ kind: "take" }, undefined, [await file.arrayBuffer()]);
    }
    input.value = "";
  });
  model.on("msg:custom", receive);
  model.on("change:told", tell);
  el.replaceChildren(root);
  return () => {
    model.off("msg:custom", receive);
    model.off("change:told", tell);
  };
}

export default { render };
