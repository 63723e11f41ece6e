// Makes a page of a lesson answer: a field and a button where the page leaves room for a reply, evidence that opens, and
// the reader's answers carried out and in. One worker judges; it starts when the page has come to rest.

import { all, clear, heard, keep, kept, recovered } from "./keeping.js";

document.documentElement.classList.add("answers");

const LESSON = document.querySelector("script[data-lesson]")?.getAttribute("data-lesson") ?? "";
const BYTES = 5; // megabytes, as measured
const WAIT = `The judge is being fetched (about ${BYTES} MB, once). Your answer is checked as soon as it is here.`;
const OFF = "You are offline, and the judge was never fetched here. Your answer is kept; check it when you are online.";
const OLD = "This page is older than the course that it stands in: load it again. Your answer is kept.";
const LOST = "This browser keeps nothing for this page: take your answers along before you close it.";

const SAVES = /** @type {any} */ (navigator).connection?.saveData === true;

/** @typedef {{html: string, status: string, words: string, name: string, bytes: string, files: Record<string, string>,
 *   replies: Record<string, string>, others: Record<string, string>, made?: Record<string, string>, place?: boolean}} Told */

/** @type {Worker | undefined} */
let worker;
let ready = false;
let number = 0;
/** @type {Map<number, {done: (told: Told) => void, failed: (fault: Error) => void}>} */
const waiting = new Map();
/** @type {Record<string, string>} */
let sent = {};
/** Settled once the worker has been told what there is. */
let begun = Promise.resolve();
/** Settled once all that was ever kept is there again. */
const whole = Promise.race([recovered(), new Promise((done) => setTimeout(() => done([]), 1000))]);

// This script runs while the page is still read in. The judge waits until nothing else is to be done, and where a reader
// saves data, for the first field. What pictures need is fetched after it; where a verdict is asked for meanwhile, after that.
const soon = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ run) => setTimeout(run, 200));
if (!SAVES) soon(() => judge());
const parsed =
  document.readyState === "loading" && new Promise((done) => addEventListener("DOMContentLoaded", done, { once: true }));
await parsed;

function judge() {
  if (worker) return worker;
  worker = new Worker(new URL("judging.js", import.meta.url), { type: "module", name: LESSON });
  worker.onmessage = ({ data }) => {
    const one = waiting.get(data.number);
    waiting.delete(data.number);
    if (data.fault) one?.failed(new Error(data.fault));
    else one?.done(data.told);
  };
  worker.onerror = () => stop(new Error("judging.js"));
  begun = whole.then(() => {
    sent = all("reply ");
    ask("begin", { lesson: LESSON, files: all("file "), replies: sent }).then(
      () => {
        ready = true;
        document.documentElement.dataset.judge = "ready";
        if (!SAVES && !waiting.size && (Object.keys(sent).length || !LESSON)) refresh();
        setTimeout(keepForLater, 20_000);
      },
      stop,
    );
  });
  return worker;
}

/** Keep the course for when there is no network: after the first verdict, or when a reader has been here for a while. */
function keepForLater() {
  const script = new URL("../offline.js", import.meta.url);
  navigator.serviceWorker?.register(script).catch((fault) => console.warn(`Not kept for later: ${fault}`));
}

/** End the worker, with a word to all who wait for it; the next ask begins anew. @param {Error} [fault] */
function stop(fault = new Error("stopped")) {
  worker?.terminate();
  worker = undefined;
  ready = false;
  for (const one of waiting.values()) one.failed(fault);
  waiting.clear();
}

/** @param {string} name @param {Record<string, unknown>} [more] @returns {Promise<Told>} */
async function ask(name, more = {}) {
  judge();
  if (name !== "begin") await begun;
  const to = judge();
  number += 1;
  const mine = number;
  /** @type {Record<string, string>} */
  const replies = {};
  if (name !== "begin") {
    const now = all("reply ");
    for (const id of new Set([...Object.keys(now), ...Object.keys(sent)])) {
      if ((now[id] ?? "") !== (sent[id] ?? "")) replies[id] = now[id] ?? "";
    }
    sent = now;
  }
  /** @type {Promise<Told>} */
  const answer = new Promise((done, failed) => waiting.set(mine, { done, failed }));
  to.postMessage({ number: mine, asked: { ask: name, replies, ...more } });
  const told = await answer;
  for (const [file, held] of Object.entries(told.files)) keep(`file ${file}`, held);
  return told;
}

/** @param {unknown} fault */
function sentence(fault) {
  if (!navigator.onLine) return OFF;
  const words = fault instanceof Error ? fault.message : String(fault);
  if (/404|judging\.js/.test(words)) return OLD;
  return `This could not be done here: ${words}. Your answer is kept; load the page again and try once more.`;
}

/** @template {keyof HTMLElementTagNameMap} Tag @param {Tag} tag @param {Record<string, any>} [held] @param {(Node | string)[]} inside */
function make(tag, held = {}, ...inside) {
  const node = document.createElement(tag);
  Object.assign(node, held);
  node.append(...inside);
  return node;
}

/** Put HTML of ours into a node whose changes are read out: once, so what is put in speaks no more for itself. @param {HTMLElement} node @param {string} html */
function tell(node, html) {
  const held = make("template", { innerHTML: html }); // whatever a reader wrote in it was escaped in Python
  for (const one of held.content.querySelectorAll("[role='status']")) one.removeAttribute("role");
  node.replaceChildren(held.content);
}

/** @param {HTMLElement} place */
function field(place) {
  const id = place.querySelector("code")?.textContent ?? "";
  const written = place.dataset.kind === "written";
  const heading = place.closest("section")?.querySelector("h2, h3");
  if (heading) heading.id ||= `asked-${id}`;
  const text = make("textarea", { id: `${id}-text`, rows: written ? 8 : 2, value: kept(`reply ${id}`), spellcheck: written });
  if (heading) text.setAttribute("aria-describedby", heading.id);
  text.setAttribute("autocapitalize", "off");
  const button = make("button", { type: "submit" }, written ? "Look through it" : "Check");
  const wrong = make("button", { type: "button", className: "quiet", hidden: true }, "This seems wrong");
  const note = make("span", { className: "note" });
  const verdict = make("div", { className: "told" });
  verdict.setAttribute("aria-live", "polite");
  const other = make("p", { className: "other", hidden: true });
  const form = make(
    "form", { className: `answer${written ? " written" : ""}`, id },
    make("label", { htmlFor: text.id }, "Your answer"), text, make("div", { className: "row" }, button, wrong, note), other, verdict,
  );
  const showOther = () => {
    const held = kept(`other ${id}`);
    other.hidden = !held;
    const use = make("button", { type: "button", className: "quiet" }, "Use this one");
    use.addEventListener("click", () => {
      const mine = text.value;
      text.value = held;
      save();
      keep(`other ${id}`, mine);
      showOther();
    });
    other.replaceChildren("Another answer of yours was brought back: ", make("q", {}, held), " ", use);
  };
  const save = () => {
    note.textContent = keep(`reply ${id}`, text.value) ? (text.value ? "Kept in this browser" : "") : LOST;
  };
  text.addEventListener("focus", judge, { once: true });
  text.addEventListener("input", save);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  wrong.addEventListener("click", () => {
    if (!/^\s*doubt\s*:/im.test(text.value)) text.value = `${text.value.trimEnd()}\ndoubt: `;
    save();
    text.focus();
    note.textContent = "Write behind “doubt:” what seems wrong. It goes along with your answer.";
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    save();
    if (!ready) verdict.textContent = WAIT;
    button.setAttribute("aria-busy", "true");
    try {
      if (written) await ownCheck(verdict, id);
      else {
        const told = await ask("check", { question: id });
        tell(verdict, told.html);
        verdict.querySelector(".fourcenturies-card")?.classList.add("fresh");
        wrong.hidden = !["wrong", "partial", "unreadable"].includes(told.status);
      }
      soon(() => void refresh().then(keepForLater)); // the verdict is seen first
    } catch (fault) {
      verdict.textContent = sentence(fault);
    }
    button.removeAttribute("aria-busy");
  });
  addEventListener(CHANGED, () => {
    if (document.activeElement !== text) text.value = kept(`reply ${id}`);
    showOther();
  });
  showOther();
  place.replaceWith(form);
}

/** The own check of a written answer: what was found, boxes for yes, then buttons for the place among the samples. @param {HTMLElement} node @param {string} id @param {Record<string, unknown>} [said] */
async function ownCheck(node, id, said = {}) {
  const told = await ask("show", { call: "self_check", of: id, said });
  tell(node, told.html);
  /** @param {Record<string, unknown>} more */
  const again = (more) =>
    ownCheck(node, id, more).catch((fault) => {
      node.textContent = sentence(fault);
    });
  node.querySelector("[data-done]")?.addEventListener("click", () => {
    const ticked = /** @type {NodeListOf<HTMLInputElement>} */ (node.querySelectorAll("input:checked"));
    again({ yes: [...ticked].map((box) => Number(box.value)) });
  });
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll("[data-better]"))) {
    place.addEventListener("click", () => again({ better_than: Number(place.dataset.better) }));
  }
}

const CHANGED = "fourcenturies-changed";
const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-call]")]);

/** Draw anew what depends on answers: evidence that opens, pictures that fill, and what is open of the reader's own pages. */
async function refresh() {
  await parsed;
  for (const place of places) {
    const { call = "", of = "" } = place.dataset;
    if (place.dataset.asked === undefined && place.querySelector("button")) continue; // not before it is asked for
    if (call === "dossier" || (call === "reveal" && !kept(`reply ${of}`))) continue;
    try {
      const { html } = await ask("show", { call, of });
      if (html !== place.dataset.shown) {
        place.dataset.shown = html;
        tell(place, html);
        place.querySelectorAll(".reply").forEach((one) => field(/** @type {HTMLElement} */ (one)));
      }
    } catch (fault) {
      console.warn(`${call} ${of}: ${fault}`);
      return; // the next verdict says why
    }
  }
}

/** @param {string} name @param {BlobPart} held @param {string} type */
function save(name, held, type) {
  const link = make("a", { href: URL.createObjectURL(new Blob([held], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {string} text */
const bytesOf = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** @type {Record<string, (node: HTMLElement, told: HTMLElement) => Promise<void>>} */
const DOES = {
  async show(node) {
    const place = /** @type {HTMLElement} */ (node.closest("[data-call]"));
    place.dataset.asked = "";
    await refresh();
  },
  async dossier(node, told) {
    const { html, made } = await ask("show", { call: "dossier" });
    tell(told, html);
    for (const [name, held] of Object.entries(made ?? {})) {
      const type = name.endsWith("html") ? "text/html" : "text/markdown";
      const href = URL.createObjectURL(new Blob([held], { type: `${type};charset=utf-8` }));
      told.append(make("a", name.endsWith("html") ? { href, target: "_blank" } : { href, download: name },
        name.endsWith("html") ? "Open it, to read and print" : `Save ${name}`), " ");
    }
  },
  async give(node, told) {
    const { name, bytes } = await ask("give");
    save(name, bytesOf(bytes), "application/zip");
    told.textContent = `All your answers are in ${name}. A notebook, Binder or another browser takes it in.`;
  },
  async hand(node, told) {
    const { name, bytes } = await ask("hand in", { lesson: LESSON });
    save(name, bytesOf(bytes), "application/json");
    told.textContent = `${name} is the file to hand in.`;
  },
  async clear(node, told) {
    if (node.dataset.sure === undefined) {
      node.dataset.sure = "";
      node.textContent = "Yes, delete all my answers here";
      told.textContent = "This deletes every answer in this browser. Press once more to do so.";
      return;
    }
    stop();
    await clear();
    delete node.dataset.sure;
    node.textContent = "Shared computer: clear";
    told.textContent = "Nothing of yours is left in this browser.";
    for (const one of document.querySelectorAll(".answer .told, .answer .note")) one.textContent = "";
    dispatchEvent(new Event(CHANGED));
  },
};

for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-does]"))) {
  const told = make("div", { className: "told" });
  told.setAttribute("aria-live", "polite");
  node.after(told);
  node.addEventListener("click", () => {
    if (!ready && node.dataset.does !== "clear") told.textContent = "One moment: Python is being fetched …";
    DOES[node.dataset.does ?? ""](node, told)
      .then(() => told.textContent?.startsWith("One moment") && told.replaceChildren())
      .catch((fault) => (told.textContent = sentence(fault)));
  });
}

for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[data-takes]"))) {
  const told = make("div", { className: "told" });
  told.setAttribute("aria-live", "polite");
  input.closest("label")?.after(told);
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    told.textContent = `Reading ${file.name} …`;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      let text = "";
      for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
      const { words, replies, others } = await ask("take", { bytes: btoa(text) });
      for (const [id, reply] of Object.entries(replies)) keep(`reply ${id}`, reply);
      for (const [id, reply] of Object.entries(others)) keep(`other ${id}`, reply);
      sent = all("reply ");
      told.textContent = words;
      dispatchEvent(new Event(CHANGED));
      refresh();
    } catch (fault) {
      told.textContent = sentence(fault);
    }
    input.value = "";
  });
}

// A notebook of this site finds the answers in the same browser.
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.notebook"))) {
  link.addEventListener("click", async (event) => {
    if (!Object.keys(all("reply ")).length || new URL(link.href).origin !== location.origin) return;
    event.preventDefault();
    link.textContent = "One moment …";
    await ask("give").then(({ bytes }) => keep("parcel", bytes), () => {});
    location.assign(link.href);
  });
}

document.querySelectorAll(".reply").forEach((place) => field(/** @type {HTMLElement} */ (place)));
heard(() => dispatchEvent(new Event(CHANGED)));
whole.then((names) => names.length && dispatchEvent(new Event(CHANGED)));

// A link to a question leads to a place that this script has made.
if (location.hash === "#print" && document.readyState === "complete") print();
else if (location.hash === "#print") addEventListener("load", () => print(), { once: true });
else if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();

const offline = document.querySelector(".offline");
const sayOffline = () => offline?.toggleAttribute("hidden", navigator.onLine);
for (const name of ["online", "offline"]) addEventListener(name, sayOffline);
sayOffline();
