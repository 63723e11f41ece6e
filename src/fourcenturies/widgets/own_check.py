"""Questions that a reader asks of an own text: ticked in the browser, remembered by whoever is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fourcenturies.widgets.base import Control, pack, script, style

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class OwnCheckWidget(Control):
    """Boxes to tick, and buttons for a place among others, between what is told before and what opens after.

    `look` returns what stands there now, as HTML and plain text; `note` takes what was ticked or chosen.
    """

    _esm = script("own_check")
    _css = style("still", "control")

    label = "Your own check"

    def __init__(self, look: Callable[[], dict[str, Any]], note: Callable[[Mapping[str, Any]], None]) -> None:
        self.look, self.note = look, note
        super().__init__()

    def parts(self) -> dict[str, Any]:
        """Return what stands there now."""
        return {"label": self.label, **self.look()}

    def still(self) -> tuple[str, str]:
        """Return it without its controls, as HTML and as text."""
        rows = self.rows
        asked = "".join(f"<li>{words}</li>" for words in rows["asked"])
        how = "To tick them, click here and press Shift+Enter."
        body = (
            f'{rows["before"]}<ol class="fc-asked">{asked}</ol><p class="fc-place">{how}</p>{rows["after"]}'
        )
        return self.page(body), rows["text"]

    def receive(self, content: Any, _raw: bytes) -> None:
        """Note what was ticked or chosen, and show what opens with it."""
        if isinstance(content, dict):
            self.note(content)
            self.packed = pack(self.parts())
