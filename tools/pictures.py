"""Makes the README's pictures from the records, with Debian's Chromium, and its numbers: python tools/pictures.py.

With `--numbers` only the numbers in its text are written anew.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "browser"))

from driving import FLAGS, find_chromium
from playwright.sync_api import sync_playwright

import fourcenturies
from fourcenturies.corpus import load
from fourcenturies.questions.blind import UNGRADED
from fourcenturies.questions.lessons import load_lesson
from fourcenturies.views.glance import ERAS, glance
from fourcenturies.views.steps import steps
from fourcenturies.views.timeline import timeline

if TYPE_CHECKING:
    from fourcenturies.widgets.base import Drawn

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
README = ROOT / "README.md"
PICTURES = {
    "glance": (fourcenturies.timeline, 1080, 476),
    "roots": (fourcenturies.chains, 1180, 0),
    "maps": (fourcenturies.atlas, 1080, 1180),
    "comparison": (lambda: fourcenturies.compare("evt-no-limits-statement"), 1180, 0),
}
"""Name -> the call, the page's width, and where the picture ends; nothing is cut off where that is 0."""
PAGE = '<!doctype html><meta charset="utf-8"><body style="margin: 12px; background: #fff; color-scheme: light">{}'


_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip


def with_numbers(text: str) -> str:
    """Return the README's text with its numbers as the records and the lessons have them."""
    events = glance(timeline(load())).events
    lessons = [load_lesson(folder) for folder in sorted((ROOT / "lessons").glob("[0-9]*/"))]
    graded = {sum(one.kind not in UNGRADED for one in lesson.questions) for lesson in lessons}
    for pattern, number in (
        (r"the years (\w+) to \d+ to scale", str(ERAS[0].first)),
        (r"below, (\w+) bands of eras", _in_words(len(ERAS))),
        (r"for each of (\w+) dated events", str(len(events))),
        (r"join the (\w+) columns that two", _in_words(sum(len(event.witnesses) > 1 for event in events))),
        (r"(\w+) small maps under a line", _in_words(len(steps(load()).steps)).capitalize()),
        (r"about (\w+) minutes:", str(max(lesson.minutes for lesson in lessons))),
        (
            r"minutes: ([\w ]+) questions graded",
            " to ".join(map(_in_words, sorted(graded)[:: len(graded) - 1 or 1])),
        ),
    ):
        found = re.search(pattern, text)
        if found is None:
            raise ValueError(f"README.md: nothing in it is like {pattern!r}")
        text = text[: found.start(1)] + number + text[found.end(1) :]
    return text


def _in_words(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else str(number)


def main() -> None:
    """Write the numbers, and every picture, or those that are named."""
    README.write_text(with_numbers(README.read_text(encoding="utf-8")), encoding="utf-8")
    if sys.argv[1:] == ["--numbers"]:
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        for name in sys.argv[1:] or PICTURES:
            call, width, height = PICTURES[name]
            shown: Drawn = call()
            page = browser.new_page(viewport={"width": width, "height": height or 400}, color_scheme="light")
            page.set_content(PAGE.format(shown.still()[0]))
            page.screenshot(path=FOLDER / f"{name}.png", full_page=not height)
            page.close()


if __name__ == "__main__":
    main()
