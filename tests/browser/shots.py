"""Pictures to look at: written to `build/shots` when the environment variable FOURCENTURIES_SHOTS is set."""

import os
from pathlib import Path

from playwright.sync_api import Locator, Page

FOLDER = Path(__file__).resolve().parents[2] / "build" / "shots"


def save(shown: Page | Locator, name: str) -> None:
    """Write a picture of a page or of a part of it, if pictures are wanted."""
    if os.environ.get("FOURCENTURIES_SHOTS"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        shown.screenshot(path=FOLDER / f"{name}.png")
