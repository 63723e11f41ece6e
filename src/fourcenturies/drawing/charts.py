"""A part of the map as shapes: land, sea, rivers, land that passed, journeys and the points of places.

A `Chart` turns kilometres into the pixels of its place in a picture. The sea is laid over what passed, so that the
coast and not our coarse outline ends it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import Box, Dot, Path, Stroke
from fourcenturies.views.atlas import FRAMES, WHOLE
from fourcenturies.views.outlines import area, clip, cut, hatch, outlines, simplify, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fourcenturies.drawing.blocks import Shape
    from fourcenturies.views.atlas import Mark
    from fourcenturies.views.outlines import Points

LARGE = 500
"""Pixels from which a chart is drawn for reading, with heavier lines."""
FINE = 1.0
"""Pixels of a bend that is left out when smaller."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A frame of the map drawn at x, y, so many pixels wide."""

    frame: str
    x: float
    y: float
    width: float

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, width and height in kilometres."""
        return FRAMES[self.frame][1]

    @property
    def height(self) -> float:
        """How high it is, in pixels."""
        return round(self.width * self.box[3] / self.box[2], 1)

    @property
    def scale(self) -> float:
        """Pixels of a kilometre."""
        return self.width / self.box[2]

    @property
    def large(self) -> bool:
        """Whether there is room for heavier lines."""
        return self.width >= LARGE

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return the pixels of a point in kilometres."""
        x, y = (point[0] - self.box[0]) * self.scale, (point[1] - self.box[1]) * self.scale
        return round(self.x + x, 1), round(self.y + y, 1)

    def coarsely(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return the same from its own corner and in whole pixels: coasts are the heaviest part of a page."""
        return round((point[0] - self.box[0]) * self.scale), round((point[1] - self.box[1]) * self.scale)

    def holds(self, point: tuple[float, float]) -> bool:
        """Tell whether a point in kilometres lies in it."""
        x, y = self.at(point)
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def edge(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return the pixels of a point; of one beyond the edge, those at the edge on the way to it."""
        x, y = self.at(point)
        middle = (self.x + self.width / 2, self.y + self.height / 2)
        aside, below = x - middle[0], y - middle[1]
        room = (self.width / 2 - 8, self.height / 2 - 8)
        share = min(1.0, *(limit / abs(far) for limit, far in zip(room, (aside, below), strict=True) if far))
        return round(middle[0] + aside * share, 1), round(middle[1] + below * share, 1)


def ground(chart: Chart, areas: Iterable[Mark] = ()) -> Iterator[Shape]:
    """Go through what lies under everything: land, what passed of it, sea, lakes, rivers, and the edge."""
    yield Box(chart.x, chart.y, chart.width, chart.height, Stroke(fill="land"))
    for mark in areas:
        yield from _passed(chart, mark)
    sea, lakes, rivers = _water(chart.frame, chart.width)
    yield Path(sea, Stroke(fill="sea", line="coast", width=0.8), chart.x, chart.y)
    if lakes:
        yield Path(lakes, Stroke(fill="sea", line="coast", width=0.6), chart.x, chart.y)
    if rivers:
        yield Path(rivers, Stroke(line="river", width=_river(chart)), chart.x, chart.y)
    yield Box(chart.x, chart.y, chart.width, chart.height, Stroke(line="rule"))


def _river(chart: Chart) -> float:
    broad = 2.2 if chart.large else 1.3
    return broad / 2 if chart.frame == WHOLE else broad


@cache
def _water(frame: str, width: float) -> tuple[str, str, str]:
    """Return sea, lakes and rivers of a frame as the data of paths, no finer than its pixels can show."""
    chart = Chart(frame, 0, 0, width)
    left, top, wide, high = FRAMES[frame][1]
    box = (left, top, left + wide, top + high)
    fine = FINE * wide / width
    held = outlines()
    rings = [_seen(ring, box, fine) for ring in (held.whole if frame == WHOLE else held.closer)]
    land = [ring for ring in rings if len(ring) > 2 and area(_whole(ring)) > 22 * fine * fine]
    edge = ((box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3]))
    # A shape is filled where its outlines do not cancel out: the edge turns one way, land the other, a sea within land
    # (which is a ring inside another) the first way again.
    sea = (edge, *(_turned(ring, clockwise=_nested(ring, land)) for ring in land))
    lakes = tuple(ring for ring in (_seen(lake, box, fine) for lake in held.lakes) if len(ring) > 3)
    rivers = tuple(part for line in held.rivers.values() for part in cut(simplify(line, fine), box))
    return _way(chart, sea), _way(chart, lakes), _way(chart, rivers, closed=False)


def _seen(ring: Points, box: tuple[float, float, float, float], fine: float) -> Points:
    return simplify(clip(ring, box), fine)


def _whole(ring: Points) -> tuple[tuple[int, int], ...]:
    return tuple((round(x), round(y)) for x, y in ring)


def _nested(ring: Points, rings: Sequence[Points]) -> bool:
    """Tell whether an outline lies within a larger one."""
    return any(
        other is not ring and area(_whole(other)) > area(_whole(ring)) and within(other, ring[0])
        for other in rings
    )


def _turned(ring: Points, *, clockwise: bool) -> Points:
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, ring[0])))
    return ring if (twice > 0) == clockwise else ring[::-1]


def _drawn(chart: Chart, lines: Iterable[Points], stroke: Stroke, *, closed: bool = True) -> Path:
    return Path(_way(chart, lines, closed=closed), stroke, chart.x, chart.y)


def _way(chart: Chart, lines: Iterable[Points], *, closed: bool = True) -> str:
    return " ".join(way([chart.coarsely(point) for point in line], closed=closed) for line in lines)


def way(points: Sequence[tuple[float, float]], *, closed: bool = False) -> str:
    """Return points as the data of a path; what falls on one spot is told once."""
    kept = [point for point, before in zip(points, (None, *points), strict=False) if point != before]
    first, *others = (f"{x:g} {y:g}" for x, y in kept)
    return f"M {first}{' L ' if others else ''}{' '.join(others)}{' Z' if closed else ''}"


def _passed(chart: Chart, mark: Mark) -> Iterator[Shape]:
    """Go through the shapes of land that passed: a tint, a hatching of its own slant, a broken edge."""
    left, top, wide, high = chart.box
    fine = FINE / chart.scale
    outline = simplify(clip(mark.path, (left, top, left + wide, top + high)), fine)
    yield _drawn(chart, [outline], Stroke(fill="warm"))
    step = (7 if chart.large else 4.5) / chart.scale
    strokes = hatch(_whole(outline), step, rising=mark.rising)
    yield _drawn(chart, strokes, Stroke(line="earth", width=0.9 if chart.large else 0.6), closed=False)
    yield _drawn(chart, [outline], Stroke(line="earth", width=1.6 if chart.large else 1, dash="5 3"))


def point_shapes(chart: Chart, mark: Mark) -> Iterator[Shape]:
    """Go through the shapes of a place: a disc, a diamond where none of the five names it, nothing for a bare name."""
    x, y = chart.at(mark.path[0])
    size = 4.2 if chart.large else 3.2
    if mark.shape != "point" or not chart.holds(mark.path[0]):
        return
    if mark.kind == "outside":
        r = size * 1.45
        spots = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
        yield Path(
            way([(round(a, 1), round(b, 1)) for a, b in spots], closed=True), Stroke("ground", "ink", 1.5)
        )
    else:
        yield Dot(x, y, size, Stroke("ink", "ground", 1))
