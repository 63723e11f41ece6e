"""Makes the README's pictures from the records, with Debian's Chromium: python tools/pictures.py."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "browser"))

from driving import FLAGS, find_chromium
from playwright.sync_api import sync_playwright

import fourcenturies

if TYPE_CHECKING:
    from fourcenturies.widgets.base import Drawn

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PICTURES = {
    "glance": (fourcenturies.timeline, 1080, 476),
    "roots": (fourcenturies.chains, 1180, 0),
    "maps": (fourcenturies.atlas, 1080, 1180),
    "comparison": (lambda: fourcenturies.compare("evt-no-limits-statement"), 1180, 0),
}
"""Name -> the call, the page's width, and where the picture ends; nothing is cut off where that is 0."""
PAGE = '<!doctype html><meta charset="utf-8"><body style="margin: 12px; background: #fff; color-scheme: light">{}'


def main() -> None:
    """Write every picture, or those that are named."""
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
