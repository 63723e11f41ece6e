// What the first page says of a guess.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Window } from "happy-dom";

globalThis.document = new Window().document;
const { told } = await import("../../src/fourcenturies/site/page/landing.js");

const lane = (name, first, last) => ({ dataset: { name, ...(first === undefined ? {} : { first: String(first), last: String(last) }) } });
const FIVE = [lane("Cox", 1867, 1900), lane("Stallard", 1860, 1861), lane("Digest"), lane("Monitor", 1801, 1901), lane("E-IR")];

test("a guess fits one, and lies beside the others by so many years", () => {
  assert.equal(
    told(1859, FIVE),
    "1859 fits Monitor and is 8 years before what Cox says and one year before what Stallard says. Digest and E-IR give no date.",
  );
});

test("the last day of a year belongs to it, the next year does not", () => {
  assert.match(told(1860, FIVE), /fits Stallard and Monitor/);
  assert.match(told(1861, FIVE), /one year after what Stallard says/);
});

test("one silent source gives no date", () => {
  assert.match(told(1900, [lane("Cox", 1867, 1901), lane("E-IR")]), /^1900 fits Cox\. E-IR gives no date\.$/);
});
