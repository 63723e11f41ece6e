"""A drawing as a widget: Python has drawn every choice, and one script shows, hides and walks through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from fourcenturies.drawing import html, paper
from fourcenturies.drawing.text import text
from fourcenturies.widgets.base import HERE, Drawn, pack, script_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fourcenturies.drawing.blocks import Drawing


class DrawnWidget(Drawn):
    """Shows one choice of a drawing; `choice` are the values of its menus, `shown` the sources that are not hidden."""

    _esm = script_of("drawn")
    _css = html.style() + "".join(
        (HERE / f"{name}.css").read_text(encoding="utf-8") for name in ("still", "contexts")
    )

    choice = traitlets.List(traitlets.Unicode()).tag(sync=True)
    shown = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(
        self, drawing: Drawing, sources: Sequence[str], key: Sequence[str], shown: Sequence[str] | None = None
    ) -> None:
        self.drawing, self.sources = drawing, tuple(sources)
        self.first = (tuple(key), tuple(sources if shown is None else shown))
        super().__init__({}, choice=list(self.first[0]), shown=list(self.first[1]))

    @traitlets.default("packed")
    def _packed(self) -> bytes:
        return pack(self.parts())

    def parts(self) -> dict[str, Any]:
        """Return what the script needs: the frame, and for each choice its values, its sentence and its body."""
        choices = [
            {"key": list(one.key), "told": one.told, "body": html.body(one.blocks, self.sources)}
            for one in self.drawing.choices
        ]
        return {"frame": html.frame(self.drawing), "choices": choices}

    def still(self) -> tuple[str, str]:
        """Return the first state as HTML without a script, and as plain text."""
        key, shown = self.first
        return html.still(self.drawing, key, self.sources, shown), text(self.drawing.chosen(key).blocks)

    def draw(self, **options: Any) -> Any:
        """Return the first state as a matplotlib figure; `ground=False` leaves the paper transparent."""
        return paper.figure(self.drawing.chosen(self.first[0]).blocks, self.sources, **options)

    @traitlets.validate("choice")
    def _known_choice(self, proposal: dict[str, Any]) -> list[str]:
        if tuple(proposal["value"]) not in {one.key for one in self.drawing.choices}:
            raise traitlets.TraitError(f"this view has no choice {proposal['value']!r}")
        return list(proposal["value"])
