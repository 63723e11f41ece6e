"""A reader's answers taken along as a file, and brought back: in another browser, on another machine."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import traitlets

from fourcenturies.parcel import LARGEST, NAME, files_of, lessons_above, packed, unpack
from fourcenturies.widgets.base import Drawn, page, script, style

LABEL = "Take your answers along"
HOW = "Run this cell in a notebook to save your answers as a file, or to bring them back."


class CarryingWidget(Drawn):
    """A button that saves the reader's answers as a file, and a control that takes one in again.

    The bytes travel in messages of their own and never into the widget's state, so that none is saved with a notebook.
    """

    _esm = script("carrying")
    _css = style("carrying")

    told = traitlets.Dict().tag(sync=True)

    def __init__(self, home: Path) -> None:
        self.home = home
        super().__init__({"label": LABEL, "name": NAME, "largest": LARGEST}, told={"number": 0, "words": ""})
        self.on_msg(self._receive)

    def still(self) -> tuple[str, str]:
        """Return what this is for, as HTML and as text."""
        return page("carrying", LABEL, f'<p class="fc-place">{escape(HOW)}</p>'), f"{LABEL}. {HOW}"

    def give(self) -> None:
        """Send the reader's files to the browser, which saves them as one."""
        self.send({"kind": "parcel", "files": len(files_of(self.home))}, buffers=[packed(self.home)])

    def take(self, raw: bytes) -> None:
        """Put a file of answers back, and tell what became of it."""
        try:
            words = unpack(raw, self.home).words
        except (ValueError, OSError) as error:
            words = str(error)
        self.told = {"number": self.told["number"] + 1, "words": words}

    def _receive(self, _widget: Any, content: Any, buffers: Any) -> None:
        kind = content.get("kind") if isinstance(content, dict) else ""
        if kind == "give":
            self.give()
        elif kind == "take":
            self.take(b"".join(bytes(part) for part in buffers or ()))


def take_along() -> CarryingWidget:
    """Save your answers, tries and pins as a file, and bring them back from one.

    Nothing that is there is lost when a file is brought back: what differs is moved into the folder `before` first.

    >>> take_along().told["words"]
    ''
    """
    return CarryingWidget(lessons_above(Path.cwd()))
