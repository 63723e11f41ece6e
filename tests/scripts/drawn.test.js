// The one script of every drawing, on a page that exists in memory alone.

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { test } from "node:test";

import { Window } from "happy-dom";

const window = new Window();
const NAMES = ["document", "CSS", "CustomEvent", "MutationObserver", "Element", "HTMLDetailsElement", "CSSStyleSheet"];
for (const name of NAMES) globalThis[name] = window[name];

const { choiceOf, default: drawn, statusOf, whole } = await import("../../src/fourcenturies/widgets/drawn.js");
const { unpack } = await import("../../src/fourcenturies/widgets/elements.js");
const { nextMark } = await import("../../src/fourcenturies/widgets/walking.js");

const PIECES = ['<p data-source="a">of A</p>', '<p data-source="b">of B</p>', "<p>themes</p>", "<p>later</p>"];
const CHOICES = [
  { key: ["1860", "source"], told: "By source.", body: [0, 1] },
  { key: ["1860", "theme"], told: "By theme.", body: [2] },
  { key: ["1949", "source"], told: "Later.", body: [3] },
];
const FRAME =
  '<section class="fc"><select data-menu="when"><option value="1860"><option value="1949"></select>' +
  '<select data-menu="by"><option value="source"><option value="theme"></select>' +
  '<fieldset data-boxes="shown"><input type="checkbox" value="a"><input type="checkbox" value="b"></fieldset>' +
  '<p class="fc-status"></p><div class="fc-body"></div></section>';

function modelOf(held) {
  const heard = new Map();
  return {
    get: (name) => held[name],
    set(name, value) {
      held[name] = value;
      heard.get(`change:${name}`)?.();
    },
    on: (name, tell) => heard.set(name, tell),
    off: (name) => heard.delete(name),
    save_changes() {},
    heard,
  };
}

async function shown(held = {}) {
  const packed = gzipSync(JSON.stringify({ style: "", frame: FRAME, pieces: PIECES, choices: CHOICES }));
  const model = modelOf({ packed, choice: ["1860", "source"], shown: ["a", "b"], ...held });
  const el = document.createElement("div");
  document.body.append(el);
  return { el, model, end: await drawn.render({ model, el }) };
}

const PAGE = ".fc-page:not([hidden])";

function pick(el, name, value) {
  const menu = el.querySelector(`[data-menu="${name}"]`);
  menu.value = value;
  menu.dispatchEvent(new window.Event("change"));
}

test("what was packed is unpacked", async () => {
  assert.deepEqual(await unpack(gzipSync('{"a": "中"}')), { a: "中" });
});

test("a path that was sent once is put back wherever it stood", () => {
  assert.equal(whole('<path d="@1"/><path d="M 0 0"/>', ["a", "b"]), '<path d="b"/><path d="M 0 0"/>');
});

test("a choice is found by all its values, else by the one that was changed", () => {
  assert.equal(choiceOf(CHOICES, ["1860", "theme"]).told, "By theme.");
  assert.equal(choiceOf(CHOICES, ["1949", "theme"], 0).told, "Later.");
  assert.equal(choiceOf(CHOICES, ["1949", "theme"], 1).told, "By theme.");
  assert.equal(choiceOf(CHOICES, ["none", "none"]).told, "By source.");
});

test("the line under the controls counts what is hidden", () => {
  assert.equal(statusOf("Told.", ["a", "b"], 2), "Told.");
  assert.equal(statusOf("Told.", ["a"], 2), "1 of 2 sources shown. Told.");
  assert.match(statusOf("Told.", [], 2), /Tick at least one/);
  assert.equal(statusOf("Told.", [], 0), "Told.");
});

test("menus show the body of their choice, and the kernel is told", async () => {
  const { el, model } = await shown();
  pick(el, "by", "theme");
  assert.equal(el.querySelector(PAGE).textContent, "themes");
  assert.deepEqual(model.get("choice"), ["1860", "theme"]);
  pick(el, "when", "1949");
  assert.equal(el.querySelector('[data-menu="by"]').value, "source");
  assert.equal(el.querySelector(".fc-status").textContent, "Later.");
});

test("a source that is not ticked is hidden, also after another choice", async () => {
  const { el } = await shown();
  const box = el.querySelector('input[value="b"]');
  box.checked = false;
  box.dispatchEvent(new window.Event("change"));
  const hidden = () => [...el.querySelectorAll(`${PAGE} [data-hidden]`)].map((node) => node.textContent);
  assert.deepEqual(hidden(), ["of B"]);
  pick(el, "by", "theme");
  pick(el, "by", "source");
  assert.deepEqual(hidden(), ["of B"]);
});

test("a cell that spans columns spans those that are seen", async () => {
  const table =
    '<table><tr><th></th><th data-source="a">A</th><th data-source="b">B</th></tr>' +
    '<tr><td colspan="3">wide</td></tr></table>';
  const packed = gzipSync(JSON.stringify({ style: "", frame: FRAME, pieces: [table], choices: [{ ...CHOICES[0], body: [0] }] }));
  const { el, model } = await shown({ packed });
  assert.equal(el.querySelector("td").colSpan, 3);
  model.set("shown", ["a"]);
  assert.equal(el.querySelector("td").colSpan, 2);
  model.set("shown", ["a", "b"]);
  assert.equal(el.querySelector("td").colSpan, 3);
});

test("a choice that was made before is shown as it stood", async () => {
  const { el } = await shown();
  const first = el.querySelector(PAGE);
  pick(el, "by", "theme");
  assert.equal(el.querySelectorAll(PAGE).length, 1);
  pick(el, "by", "source");
  assert.equal(el.querySelector(PAGE), first);
});

test("the choices that are not long are made while nothing else is to do", async () => {
  const waiting = [];
  globalThis.requestIdleCallback = (work) => waiting.push(work);
  const long = { key: ["1900", "source"], told: "Long.", body: [4] };
  const packed = gzipSync(JSON.stringify({ style: "", frame: FRAME, pieces: [...PIECES, "long ".repeat(30_000)], choices: [...CHOICES, long] }));
  const { el } = await shown({ packed });
  assert.equal(el.querySelectorAll(".fc-page").length, 1);
  while (waiting.length) waiting.shift()();
  delete globalThis.requestIdleCallback;
  assert.deepEqual([...el.querySelectorAll(".fc-page[hidden]")].map((page) => page.textContent), ["themes", "later"]);
});

test("what was listened to is left alone at the end", async () => {
  const { model, end } = await shown();
  end();
  assert.equal(model.heard.has("change:choice"), false);
});

const PLACES = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 30, y: 0 },
  { x: 11, y: 20 },
];

test("arrows go to the nearest mark in their direction", () => {
  assert.equal(nextMark(PLACES, 0, [1, 0]), 1);
  assert.equal(nextMark(PLACES, 1, [1, 0]), 2);
  assert.equal(nextMark(PLACES, 1, [0, 1]), 3);
  assert.equal(nextMark(PLACES, 3, [0, -1]), 1);
});

test("where no mark lies in a direction one stays", () => {
  assert.equal(nextMark(PLACES, 2, [1, 0]), 2);
  assert.equal(nextMark(PLACES, 0, [0, -1]), 0);
});
