// A note on a pinned column, on a page that exists in memory alone.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Window } from "happy-dom";

const window = new Window();
for (const name of ["document", "Event"]) globalThis[name] = window[name];

const { pins } = await import("../../src/fourcenturies/widgets/pins.js");

const VIEW =
  '<section class="fc"><div data-boxes><label><input value="a"><span>A</span></label></div><p class="fc-status"></p>' +
  '<div class="fc-body"><table data-name="t"><caption>T</caption><thead><tr><th></th><th data-source="a">A</th></tr></thead>' +
  "<tbody></tbody></table></div></section>";

test("what the kernel sends back late takes no letter from a note that is being written", () => {
  const held = { pins: [{ topic: "t", source: "a", note: "" }] };
  let changed = () => {};
  const model = {
    get: (name) => held[name],
    set(name, value) {
      held[name] = value;
      changed();
    },
    on: (_, tell) => (changed = tell),
    off() {},
    save_changes() {},
    send() {},
  };
  const el = document.createElement("div");
  document.body.append(el);
  el.innerHTML = VIEW;
  const end = pins(model, el);
  const note = el.querySelector("textarea");
  note.focus();
  note.value = "d";
  note.dispatchEvent(new Event("input"));
  model.set("pins", [{ topic: "t", source: "a", note: "" }]);
  assert.equal(note.value, "d");
  note.blur();
  model.set("pins", [{ topic: "t", source: "a", note: "of another view" }]);
  assert.equal(note.value, "of another view");
  end();
});
