"""Hold the pages' judge in three browser engines against the desk's; write build/bench_engines.json.

Every question gets its own right and wrong replies, some that fit none, and replies that people wrote, with the key and
without: status, credit and card must be the same. A first argument is how many of the written replies each gets.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT / "tests")]

from driving import FLAGS, find_chromium  # noqa: E402 - beside the tests
from engines import ENGINES  # noqa: E402 - as above
from playwright.sync_api import sync_playwright  # noqa: E402 - after the path is set
from site_support import serving  # noqa: E402 - beside the tests

from fourcenturies.notebook.on_page import Desk  # noqa: E402 - after the path is set
from fourcenturies.questions.bank import BANK, every_question  # noqa: E402 - as above
from fourcenturies.site.judge import place_judge  # noqa: E402 - as above
from fourcenturies.site.page_rehearsal import ANY  # noqa: E402 - as above

RESULTS = ROOT / "build" / "bench_engines.json"
WRITTEN = 20
AT_ONCE = 200
PAGE = """<!doctype html><meta charset="utf-8"><title>Engines</title><script>
let number = 0;
const waiting = new Map();
const worker = new Worker("JUDGE/judging.js", { type: "module" });
worker.onmessage = ({ data }) => { waiting.get(data.number)(data.told ?? { fault: data.fault }); };
const ask = (asked) => new Promise((done) => {
  number += 1;
  waiting.set(number, done);
  worker.postMessage({ number, asked });
});
async function all(asks) {
  const told = [];
  for (const one of asks) {
    const { status, credit, html, fault } = await ask(one);
    told.push([status, credit, html, fault ?? ""]);
  }
  return JSON.stringify(told);
}
ask({ ask: "begin", lesson: "", files: {}, replies: {} }).then(() => { globalThis.begun = true; });
</script>"""


def asks(many: int, *, keys: bool) -> list[dict[str, Any]]:
    """Return every ask, in one order for all; without keys none of the bank, which a class does not have."""
    written: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests" / "data" / "replies").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            held = json.loads(line)
            if "question" in held:
                written[held["question"]].append(held["reply"])
    found = []
    for name, (question, key) in every_question(ROOT).items():
        if not keys and question.lesson == BANK:
            continue
        own = (key.answer, *key.also, *(trap.reply for trap in key.traps)) if key else ()
        step = max(1, len(written[name]) // many)
        replies = (*own, *ANY, *written[name][::step][:many])
        found += [{"ask": "check", "question": name, "replies": {name: reply}} for reply in replies]
    return found


def at_the_desk(course: Path, wanted: list[dict[str, Any]]) -> list[list[Any]]:
    """Return what a page's Python tells at the desk."""
    desk = Desk(course)
    desk.answer(json.dumps({"ask": "begin", "lesson": "", "files": {}, "replies": {}}))
    desk.answer(json.dumps({"ask": "more"}))
    told = (json.loads(desk.answer(json.dumps(one))) for one in wanted)
    return [[one.get("status"), one.get("credit"), one.get("html"), ""] for one in told]


def in_chromium(url: str, parts: list[str]) -> list[str]:
    """Return what each part of the asks brings in Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        page = browser.new_page()
        page.goto(url)
        page.wait_for_function("globalThis.begun", timeout=240_000)
        told = [page.evaluate(f"all({part})") for part in parts]
        browser.close()
    return told


def in_engine(kind: Any, url: str, parts: list[str]) -> list[str]:
    """Return what each part of the asks brings in another engine."""
    with kind() as engine:
        engine.open(url)
        engine.until("globalThis.begun")
        return [engine.tell(f"all({part})") for part in parts]


def main() -> None:
    """Judge all, in each engine that is here, and print and keep how many differ."""
    many = int(sys.argv[1]) if sys.argv[1:] else WRITTEN
    found: dict[str, Any] = {}
    for keys in (True, False):
        wanted = asks(many, keys=keys)
        parts = [json.dumps(wanted[start : start + AT_ONCE]) for start in range(0, len(wanted), AT_ONCE)]
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            course = folder / "course"
            for part in ("lessons", *(("solutions",) if keys else ())):
                shutil.copytree(ROOT / part, course / part)
            judge = place_judge(ROOT, folder, keys=keys)
            (folder / "index.html").write_text(PAGE.replace("JUDGE", judge), encoding="utf-8")
            home = Path.cwd()
            desk = at_the_desk(course, wanted)
            os.chdir(home)
            for name, kind in {"Chromium": None, **ENGINES}.items():
                if kind and kind.missing():
                    print(kind.missing())
                    continue
                with serving(folder) as served:
                    start = time.perf_counter()
                    told = in_engine(kind, served.url, parts) if kind else in_chromium(served.url, parts)
                    seconds = round(time.perf_counter() - start, 1)
                held = [one for part in told for one in json.loads(part)]
                pairs = zip(wanted, held, desk, strict=True)
                different = [(one["replies"], got, due) for one, got, due in pairs if got != due]
                label = f"{name}, {'with' if keys else 'without'} keys"
                found[label] = {"cases": len(held), "different": len(different), "seconds": seconds}
                print(label, found[label], *different[:3], flush=True)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
