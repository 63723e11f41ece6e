"""A drawing as a widget: Python has drawn every choice, and one script shows, hides and walks through."""

from __future__ import annotations

import re
from collections import Counter
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
        bodies, paths = shared([html.body(one.blocks, self.sources) for one in self.drawing.choices])
        choices = [
            {"key": list(one.key), "told": one.told, "body": body}
            for one, body in zip(self.drawing.choices, bodies, strict=True)
        ]
        return {"frame": html.frame(self.drawing), "choices": choices, "paths": paths}

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


_LONG = re.compile(r' d="([^"]{120,})"')


def shared(bodies: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return bodies with a number in the place of each long path that comes again, and these paths: each is sent once.

    >>> coast = "M 0 0 " + "L 1 1 " * 30
    >>> shared([f'<path d="{coast}"/>'] * 2)[0]
    ['<path d="@0"/>', '<path d="@0"/>']
    """
    counts = Counter(path for body in bodies for path in _LONG.findall(body))
    numbers = {
        path: number for number, path in enumerate(path for path, count in counts.items() if count > 1)
    }

    def told(found: re.Match[str]) -> str:
        path = found[1]
        return f' d="@{numbers[path]}"' if path in numbers else found[0]

    return [_LONG.sub(told, body) for body in bodies], list(numbers)
