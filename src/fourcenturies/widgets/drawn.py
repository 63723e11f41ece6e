"""A drawing as a widget: Python has drawn every choice, and one script shows, hides and walks through."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import traitlets

from fourcenturies.drawing import html, paper
from fourcenturies.drawing.hiding import without
from fourcenturies.drawing.printed import Printed
from fourcenturies.drawing.text import text
from fourcenturies.widgets.base import HERE, Drawn, script, style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fourcenturies.drawing.blocks import Block, Drawing


class DrawnWidget(Drawn):
    """Shows one choice of a drawing; `choice` are the values of its menus, `shown` the sources that are not hidden.

    The style travels packed with the bodies: of several widgets in a notebook, each would save it whole. `looks` are
    the files of styles that this kind of widget has beside those of drawings.
    """

    _esm = script("drawn")

    looks: tuple[str, ...] = ("still", "contexts")

    choice = traitlets.List(traitlets.Unicode()).tag(sync=True)
    shown = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(
        self, drawing: Drawing, sources: Sequence[str], key: Sequence[str], shown: Sequence[str] | None = None
    ) -> None:
        self.drawing, self.sources = drawing, tuple(sources)
        self.first = (tuple(key), tuple(sources if shown is None else shown))
        super().__init__(choice=list(self.first[0]), shown=list(self.first[1]))

    def parts(self) -> dict[str, Any]:
        """Return what the script needs: style and frame, and for each choice its values, its sentence and its body.

        A body is the numbers of its pieces, one a block: what several choices show is sent once.
        """
        pieces: dict[str, int] = {}
        choices = []
        for one in self.drawing.choices:
            drawn = [html.body((block,), self.sources) for block in one.blocks]
            numbers = [pieces.setdefault(piece, len(pieces)) for piece in drawn]
            choices.append({"key": list(one.key), "told": one.told, "body": numbers})
        told, paths = shared(list(pieces))
        frame = html.frame(self.drawing)
        return {
            "style": style(*self.looks),
            "frame": frame,
            "pieces": told,
            "choices": choices,
            "paths": paths,
        }

    @property
    def rows(self) -> dict[str, Any]:
        """What the script shows, each body whole."""
        rows = super().rows
        pieces = rows.pop("pieces")
        for choice in rows["choices"]:
            choice["body"] = "".join(pieces[number] for number in choice["body"])
        return rows

    def still(self) -> tuple[str, str]:
        """Return the first state as HTML without a script, and as plain text."""
        key, shown = self.first
        place = (HERE / "still.css").read_text(encoding="utf-8")
        return html.still(self.drawing, key, self.sources, shown, place), text(self.seen())

    def seen(self) -> tuple[Block, ...]:
        """Return the blocks of the first state, without the sources that it does not show."""
        key, shown = self.first
        return without(self.drawing.chosen(key).blocks, set(self.sources) - set(shown))

    def draw(self, **options: Any) -> Any:
        """Return the first state as a matplotlib figure; `ground=False` leaves the paper transparent."""
        return paper.figure(self.seen(), self.sources, **options)

    def figure(self) -> Printed:
        """Return the first state as a picture for print, with the same in words."""
        return Printed(self.draw, *self.still())

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
