"""Hatching of an outline as lines of its own, so that page and print draw the same and no pattern needs a name."""

from __future__ import annotations

from math import ceil, floor, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[int, int]
Stroke = tuple[Point, Point]


def hatch(outline: Sequence[Point], step: float, *, rising: bool) -> tuple[Stroke, ...]:
    """Return the slanting strokes that fill an outline, `step` apart; `rising` ones climb to the right.

    >>> hatch(((0, 0), (10, 0), (10, 10), (0, 10)), 14.2, rising=False)
    (((0, 0), (10, 10)),)
    """
    lean = 1 if rising else -1
    turned = [(x - lean * y, y + lean * x) for x, y in outline]
    high = max(y for _, y in turned) / (step * sqrt(2))
    low = min(y for _, y in turned) / (step * sqrt(2))
    strokes: list[Stroke] = []
    for row in range(ceil(low), floor(high) + 1):
        level = row * step * sqrt(2)
        cuts = sorted(_crossings(turned, level))
        ends = [_back(x, level, lean) for x in cuts]
        strokes += [(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False) if a != b]
    return tuple(strokes)


def _crossings(outline: Sequence[tuple[float, float]], level: float) -> list[float]:
    found = []
    for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (ay <= level) != (by <= level):
            found.append(ax + (level - ay) / (by - ay) * (bx - ax))
    return found


def _back(x: float, y: float, lean: int) -> Point:
    return round((x + lean * y) / 2), round((y - lean * x) / 2)
