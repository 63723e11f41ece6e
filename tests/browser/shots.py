"""Pictures to look at: written to `build/shots` when the environment variable FOURCENTURIES_SHOTS is set."""

import os
from pathlib import Path

from playwright.sync_api import Locator, Page

FOLDER = Path(__file__).resolve().parents[2] / "build" / "shots"


def save(shown: Page | Locator, name: str) -> None:
    """Write a picture of a page, or of a part of it whole however long it is, if pictures are wanted."""
    if not os.environ.get("FOURCENTURIES_SHOTS"):
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    if isinstance(shown, Page):
        shown.screenshot(path=FOLDER / f"{name}.png")
    else:
        _save_part(shown, name)


def _save_part(part: Locator, name: str) -> None:
    size = part.page.viewport_size
    if size:
        height = part.evaluate("node => Math.ceil(node.getBoundingClientRect().height)")
        part.page.set_viewport_size({"width": size["width"], "height": height + 500})
    part.scroll_into_view_if_needed()
    part.screenshot(path=FOLDER / f"{name}.png")
    if size:
        part.page.set_viewport_size(size)
