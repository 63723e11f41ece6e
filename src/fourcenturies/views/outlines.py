"""The land, the lakes and the rivers under the maps, their projection, and the outlines of what is drawn upon them.

`land.json` is made once by `tools/land.py` from Natural Earth. A river of the records takes its course from there, and
land that passed follows the rivers along which its record runs, so that shape and river never part.

The projection is Albers' equal-area conic on a sphere, in whole kilometres from its middle: equal areas are drawn
equal, so that no land looks larger than another by the map alone. Formulas: J. P. Snyder, Map Projections: A Working
Manual, USGS 1987, chapter 14.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import ceil, cos, floor, hypot, radians, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fourcenturies.model import Place

LAND = Path(__file__).resolve().parent / "land.json"
Points = tuple[tuple[float, float], ...]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


Pixel = tuple[int, int]
Stroke = tuple[Pixel, Pixel]

NAME = "Albers equal-area conic, parallels 30° N and 60° N, middle 95° E 45° N"
RADIUS = 6371
_SOUTH, _NORTH, _EAST, _MIDDLE = 30.0, 60.0, 95.0, 45.0
_CONE = (sin(radians(_SOUTH)) + sin(radians(_NORTH))) / 2
_BASE = cos(radians(_SOUTH)) ** 2 + 2 * _CONE * sin(radians(_SOUTH))


def project(east: float, north: float) -> tuple[int, int]:
    """Return kilometres to the right of the map's middle, and below it.

    >>> project(95, 45)
    (0, 0)
    >>> project(116.4, 39.9)
    (1756, 360)
    """
    turn = _CONE * radians((east - _EAST + 180) % 360 - 180)
    reach = _reach(north)
    return round(reach * sin(turn)), round(reach * cos(turn) - _reach(_MIDDLE))


def _reach(north: float) -> float:
    """Return how far a parallel is from the tip of the cone."""
    return RADIUS * sqrt(_BASE - 2 * _CONE * sin(radians(north))) / _CONE


def area(points: tuple[tuple[int, int], ...]) -> float:
    """Return the square kilometres within an outline."""
    pairs = zip(points, (*points[1:], points[0]), strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


@dataclass(frozen=True, slots=True)
class Outlines:
    """Coasts of the whole map and of the closer one, lakes, and rivers by the id of their place, in kilometres."""

    whole: tuple[Points, ...]
    closer: tuple[Points, ...]
    lakes: tuple[Points, ...]
    rivers: Mapping[str, Points]


@cache
def outlines() -> Outlines:
    """Return what lies under every map, read once."""
    held = json.loads(LAND.read_text(encoding="utf-8"))
    rivers = {name: _pairs(flat) for name, flat in held["rivers"].items()}
    whole, closer, lakes = (tuple(map(_pairs, held[name])) for name in ("whole", "closer", "lakes"))
    return Outlines(whole, closer, lakes, rivers)


def _pairs(flat: Sequence[int]) -> Points:
    return tuple(zip(flat[::2], flat[1::2], strict=True))


def outline_of(place: Place, places: Iterable[Place], rivers: Mapping[str, Points]) -> Points:
    """Return a record's outline in kilometres, along the rivers' own courses where it runs along a river."""
    if place.place in rivers:
        return rivers[place.place]
    own: list[tuple[float, float]] = [(point.east, point.north) for point in place.points]
    found: Points = tuple(project(*point) for point in own)
    if place.shape != "area":
        return found
    for other in places:
        if other.shape == "line" and other.place in rivers:
            found = _along(
                found, [project(point.east, point.north) for point in other.points], rivers[other.place]
            )
    return found


def _along(outline: Points, rough: Sequence[tuple[float, float]], course: Points) -> Points:
    """Return an outline in which the longest run of a river's few points is the river's course."""
    among = set(rough)
    runs: list[list[int]] = [[]]
    for number, point in enumerate(outline):
        if point in among:
            runs[-1].append(number)
        elif runs[-1]:
            runs.append([])
    run = max(runs, key=len)
    if len(run) < 2:
        return outline
    first, last = (_nearest(course, outline[end]) for end in (run[0], run[-1]))
    part = course[first : last + 1] if first <= last else course[last : first + 1][::-1]
    return (*outline[: run[0]], *part, *outline[run[-1] + 1 :])


def _nearest(line: Points, to: tuple[float, float]) -> int:
    return min(range(len(line)), key=lambda at: hypot(line[at][0] - to[0], line[at][1] - to[1]))


def within(outline: Points, at: tuple[float, float]) -> bool:
    """Tell whether a point lies in an outline.

    >>> within(((0, 0), (10, 0), (10, 10), (0, 10)), (5, 5))
    True
    """
    x, y = at
    crossed = False
    for (ax, ay), (bx, by) in pairwise((*outline, outline[0])):
        if (ay <= y) != (by <= y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            crossed = not crossed
    return crossed


def clip(ring: Points, box: Box) -> Points:
    """Return what of an outline lies in a box (Sutherland and Hodgman's way, one side after the other)."""
    for side, limit in enumerate(box):
        ring = _cut(ring, side % 2, limit, 1 if side < 2 else -1)
    return ring


def _cut(ring: Points, axis: int, limit: float, inwards: int) -> Points:
    kept: list[tuple[float, float]] = []
    for a, b in pairwise((*ring[-1:], *ring)):
        inside = [inwards * (point[axis] - limit) >= 0 for point in (a, b)]
        if inside[0] != inside[1]:
            part = (limit - a[axis]) / (b[axis] - a[axis])
            kept.append((a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])))
        if inside[1]:
            kept.append(b)
    return tuple(kept)


def simplify(line: Points, tolerance: float) -> Points:
    """Return a line without its smaller bends (Douglas and Peucker's way)."""
    if len(line) < 3:
        return tuple(line)
    (ax, ay), (bx, by) = line[0], line[-1]
    length = hypot(bx - ax, by - ay)
    away = [
        abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else hypot(x - ax, y - ay)
        for x, y in line
    ]
    far = max(range(len(line)), key=away.__getitem__)
    if away[far] <= tolerance:
        return line[0], line[-1]
    return (*simplify(line[: far + 1], tolerance)[:-1], *simplify(line[far:], tolerance))


def cut(line: Points, box: Box) -> tuple[Points, ...]:
    """Return the parts of a line that lie in a box.

    >>> cut(((-5, 5), (5, 5), (15, 5)), (0, 0, 10, 10))
    (((0.0, 5.0), (5, 5), (10.0, 5.0)),)
    """
    parts: list[list[tuple[float, float]]] = []
    for a, b in pairwise(line):
        shares = _shares(a, b, box)
        if shares is None:
            continue
        first, last = (_between(a, b, share) for share in shares)
        if not parts or parts[-1][-1] != first:
            parts.append([first])
        parts[-1].append(last)
    return tuple(map(tuple, parts))


def _shares(a: tuple[float, float], b: tuple[float, float], box: Box) -> tuple[float, float] | None:
    """Return from which share of a stroke to which it lies in a box (Liang and Barsky's way)."""
    first, last = 0.0, 1.0
    for axis in (0, 1):
        way = b[axis] - a[axis]
        for limit, sign in ((box[axis], 1), (box[axis + 2], -1)):
            room = sign * (a[axis] - limit)
            if way == 0:
                if room < 0:
                    return None
                continue
            share = (limit - a[axis]) / way
            first, last = (max(first, share), last) if sign * way > 0 else (first, min(last, share))
    return (first, last) if first < last else None


def _between(a: tuple[float, float], b: tuple[float, float], share: float) -> tuple[float, float]:
    if share in {0.0, 1.0}:
        return b if share else a
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def hatch(outline: Sequence[Pixel], step: float, *, rising: bool) -> tuple[Stroke, ...]:
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


def _back(x: float, y: float, lean: int) -> Pixel:
    return round((x + lean * y) / 2), round((y - lean * x) / 2)
