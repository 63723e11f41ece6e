"""Where the labels of a map stand: beside their mark, on the first side where they cover neither mark nor label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Box = tuple[float, float, float, float]
LETTER, LINE, GAP = 6.3, 15.0, 7.0
"""A letter's width, a line's height and the distance to the mark, in pixels of the narrowest map."""
LATER = 40.0
"""Square pixels that a label may cover before it takes the next best side."""
CHOICES = {
    "dot": ("right", "left", "below", "above"),
    "line": ("left", "below", "right", "above"),
    "point": ("middle", "below", "above", "right", "left"),
    "fixed": ("middle",),
}
"""The sides that a label may take, the best first."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words to be placed at a point in pixels: beside a dot or a line, upon a bare point, or fixed there."""

    x: float
    y: float
    words: str
    at: Literal["dot", "line", "point", "fixed"] = "dot"


def sides(
    labels: Sequence[Label], size: tuple[float, float], drawn: Sequence[tuple[float, float]] = ()
) -> tuple[str, ...]:
    """Return a side for each label, in their order; earlier ones choose first, and all keep clear of what is drawn.

    >>> sides([Label(90, 50, "Eastbank"), Label(110, 50, "Westbank")], (400, 100))
    ('left', 'right')
    """
    dots = [_around(label.x, label.y, 5) for label in labels if label.at == "dot"]
    taken: list[Box] = [*dots, *(_around(x, y, 2) for x, y in drawn)]
    found = []
    for label in labels:
        choices = CHOICES[label.at]
        costs = [_cost(_box(label, side), label, taken, size) + LATER * n for n, side in enumerate(choices)]
        side = choices[costs.index(min(costs))]
        taken.append(_box(label, side))
        found.append(side)
    return tuple(found)


def _around(x: float, y: float, reach: float) -> Box:
    return x - reach, y - reach, x + reach, y + reach


def _box(label: Label, side: str) -> Box:
    lines = label.words.split("\n")
    width, height = LETTER * max(map(len, lines)), LINE * len(lines)
    left = {"right": GAP, "left": -GAP - width}.get(side, -width / 2)
    top = {"below": GAP, "above": -GAP - height}.get(side, -height / 2)
    return label.x + left, label.y + top, label.x + left + width, label.y + top + height


def _cost(box: Box, label: Label, others: Iterable[Box], size: tuple[float, float]) -> float:
    own = _around(label.x, label.y, 5)
    left, top, right, foot = box
    # Most of what is drawn lies elsewhere: that is told by comparing alone.
    near = (o for o in others if o[0] < right and o[2] > left and o[1] < foot and o[3] > top)
    covered = sum(_shared(box, other) for other in near if other != own)
    return covered + 3 * sum(_beyond(box, size))


def _shared(a: Box, b: Box) -> float:
    """Return the area that two boxes share which meet."""
    return (min(a[2], b[2]) - max(a[0], b[0])) * (min(a[3], b[3]) - max(a[1], b[1]))


def _beyond(box: Box, size: tuple[float, float]) -> Iterator[float]:
    height, width = box[3] - box[1], box[2] - box[0]
    yield from (max(0, -box[0]) * height, max(0, box[2] - size[0]) * height)
    yield from (max(0, -box[1]) * width, max(0, box[3] - size[1]) * width)
