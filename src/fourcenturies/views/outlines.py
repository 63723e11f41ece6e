"""The land, the lakes and the rivers under the maps, and the outlines of what the records draw upon them.

`land.json` is made once by `tools/land.py` from Natural Earth. A river of the records takes its course from there, and
land that passed follows the rivers along which its record runs, so that shape and river never part.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.views.projection import project

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fourcenturies.model import Place

LAND = Path(__file__).resolve().parent / "land.json"
Points = tuple[tuple[float, float], ...]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


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
