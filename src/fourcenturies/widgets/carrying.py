"""A reader's answers taken along as a file, and brought back: in another browser, on another machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fourcenturies.parcel import LARGEST, NAME, files_of, lessons_above, packed, unpack
from fourcenturies.widgets.base import Control, script, style

HOW = "Run this cell in a notebook to save your answers as a file, or to bring them back."


class CarryingWidget(Control):
    """A button that saves the reader's answers as a file, and a control that takes one in again."""

    _esm = script("carrying")
    _css = style("still", "control")

    label = "Take your answers along"

    def __init__(self, home: Path) -> None:
        self.home = home
        super().__init__(words="")

    def parts(self) -> dict[str, Any]:
        """Return what the script says and how large a file may be."""
        return {"label": self.label, "name": NAME, "largest": LARGEST}

    def still(self) -> tuple[str, str]:
        """Return what this is for, as HTML and as text."""
        return self.page(f'<p class="fc-place">{HOW}</p>'), f"{self.label}. {HOW}"

    def receive(self, content: Any, raw: bytes) -> None:
        """Send the reader's files to the browser, which saves them as one; or put such a file back."""
        kind = content.get("kind") if isinstance(content, dict) else ""
        if kind == "give":
            self.send({"kind": "parcel", "files": len(files_of(self.home))}, buffers=[packed(self.home)])
        elif kind == "take":
            try:
                self.tell(words=unpack(raw, self.home).words)
            except (ValueError, OSError) as error:
                self.tell(words=str(error))


def take_along() -> CarryingWidget:
    """Save your answers, tries and pins as a file, and bring them back from one.

    Nothing that is there is lost when a file is brought back: what differs is moved into the folder `before` first.

    >>> take_along().told["words"]
    ''
    """
    return CarryingWidget(lessons_above(Path.cwd()))
