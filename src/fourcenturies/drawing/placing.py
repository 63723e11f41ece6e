"""Where the labels of a map stand: beside what they name, clear of other labels, of points and of lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from fourcenturies.drawing.lettering import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Box = tuple[float, float, float, float]
Point = tuple[float, float]
LINE = 1.22
"""From one line of a label to the next, in sizes of its letters."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of words that name what lies at a point; `reach` is how far that goes, 0 for a bare name upon it."""

    name: str
    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    bold: bool = False
    reach: float = 5.0

    @property
    def width(self) -> float:
        """How wide its longest line is."""
        return max(width_of(words, self.size, bold=self.bold) for words in self.lines)

    @property
    def height(self) -> float:
        """How high its lines are."""
        return self.size * LINE * len(self.lines)


@dataclass(frozen=True, slots=True)
class Placed:
    """A label's box: left, top, right, bottom."""

    label: Label
    box: Box

    def baselines(self) -> Iterator[tuple[float, float, str]]:
        """Go through its lines: the middle of each, its baseline, its words."""
        left, top, right, _ = self.box
        for number, words in enumerate(self.label.lines):
            yield (left + right) / 2, top + self.label.size * (LINE * number + 0.92), words


def placed(
    labels: Sequence[Label], bounds: Box, dots: Iterable[Point] = (), lines: Iterable[Sequence[Point]] = ()
) -> tuple[Placed, ...]:
    """Return the labels that find room, in their order; earlier ones choose first, and none covers another.

    `dots` and `lines` may be touched where there is no other way, at a cost.
    """
    lightly = [*dots, *(point for line in lines for point in _sampled(line))]
    taken: list[Box] = []
    found: list[Placed] = []
    for label in labels:
        boxes = [
            box
            for box in _choices(label)
            if _within(box, bounds) and not any(_meet(box, one) for one in taken)
        ]
        if not boxes:
            continue
        box = _best(boxes, lightly)
        taken.append(box)
        found.append(Placed(label, box))
    return tuple(found)


def _best(boxes: Sequence[Box], lightly: Sequence[Point]) -> Box:
    """Return the first box that touches nothing, else the one that touches least, an early one rather than a late."""
    costs = []
    for number, box in enumerate(boxes):
        touched = sum(_holds(box, at) for at in lightly)
        if not touched:
            costs.append(number)
            break
        costs.append(10 * touched + number)
    return boxes[costs.index(min(costs))]


def _choices(label: Label) -> Iterator[Box]:
    """Go through the boxes that a label may take, the best first: beside, above, below, at corners; then farther."""
    wide, high = label.width, label.height
    if not label.reach:
        yield _at(label, -wide / 2, -high / 2)
    for away in (label.reach + 2, label.reach + 10):
        for left in (away, -away - wide):
            yield _at(label, left, -high / 2)
        for top in (-away - high + 1, away):
            yield from (_at(label, left, top) for left in (-wide / 2, away * 0.6, -away * 0.6 - wide))
    if not label.reach:
        yield from (_at(label, left, top) for top in (-28, 28) for left in (-wide / 2, -wide, 0))


def _at(label: Label, left: float, top: float) -> Box:
    return label.x + left, label.y + top, label.x + left + label.width, label.y + top + label.height


def _within(box: Box, bounds: Box) -> bool:
    return box[0] >= bounds[0] and box[1] >= bounds[1] and box[2] <= bounds[2] and box[3] <= bounds[3]


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] + 2 and b[0] < a[2] + 2 and a[1] < b[3] and b[1] < a[3]


def _holds(box: Box, at: Point) -> bool:
    return box[0] - 2 < at[0] < box[2] + 2 and box[1] - 1 < at[1] < box[3] + 1


def _sampled(line: Sequence[Point]) -> Iterator[Point]:
    for (ax, ay), (bx, by) in pairwise(line):
        steps = max(1, round(((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5 / 6))
        for step in range(steps):
            yield ax + (bx - ax) * step / steps, ay + (by - ay) * step / steps
