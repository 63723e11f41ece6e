"""The land under the schematic map, made once from Natural Earth and committed as `views/land.json`.

Natural Earth is in the public domain. The npm package world-atlas carries it as TopoJSON (1:50 million, version 4.1.0);
a run-time package would bring the whole world in megabytes, or fetch it. To make the file anew::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m fourcenturies.land package/land-50m.json
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate, pairwise
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fourcenturies.views.projection import NAME, area, project

if TYPE_CHECKING:
    from collections.abc import Sequence

Ring = list[tuple[float, float]]

WINDOW = (-5900, -3900, 4400, 2500)
"""What is kept: left, top, right and bottom, in kilometres; a little more than is ever drawn."""
TOLERANCE, SMALLEST = 9.0, 1500.0
"""A bend of fewer kilometres is left out, and an island of fewer square kilometres."""
_FAR = (-25.0, -30.0, 180.0, 84.0)
"""Degrees within which the projection is not torn."""
HERE = Path(__file__).resolve().parent / "views" / "land.json"


def rings_of(topology: dict[str, Any]) -> list[Ring]:
    """Return the outlines of a TopoJSON file of land, in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        steps = accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
        arcs.append([(x * sx + tx, y * sy + ty) for x, y in steps])
    polygons = topology["objects"]["land"]["geometries"][0]["arcs"]
    return [_joined(arcs, ring) for polygon in polygons for ring in polygon]


def _joined(arcs: list[Ring], ring: list[int]) -> Ring:
    points: Ring = []
    for number in ring:
        part = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += part[1:] if points else part
    return points


def clip(ring: Ring, box: tuple[float, float, float, float]) -> Ring:
    """Return what of an outline lies in a box (Sutherland and Hodgman's way, one side after the other)."""
    for side, limit in enumerate(box):
        ring = _cut(ring, side % 2, limit, 1 if side < 2 else -1)
    return ring


def _cut(ring: Ring, axis: int, limit: float, inwards: int) -> Ring:
    kept: Ring = []
    for a, b in pairwise([*ring[-1:], *ring]):
        within = [inwards * (point[axis] - limit) >= 0 for point in (a, b)]
        if within[0] != within[1]:
            part = (limit - a[axis]) / (b[axis] - a[axis])
            kept.append((a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])))
        if within[1]:
            kept.append(b)
    return kept


def simplify(ring: Sequence[tuple[float, float]], tolerance: float) -> Ring:
    """Return a line without its smaller bends (Douglas and Peucker's way)."""
    if len(ring) < 3:
        return list(ring)
    (ax, ay), (bx, by) = ring[0], ring[-1]
    length = hypot(bx - ax, by - ay)
    away = [
        abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else hypot(x - ax, y - ay)
        for x, y in ring
    ]
    far = max(range(len(ring)), key=away.__getitem__)
    if away[far] <= tolerance:
        return [ring[0], ring[-1]]
    return [*simplify(ring[: far + 1], tolerance)[:-1], *simplify(ring[far:], tolerance)]


def outlines(topology: dict[str, Any]) -> list[list[int]]:
    """Return the outlines that the map needs, as x, y, x, y … in kilometres, the largest first."""
    found = []
    for ring in rings_of(topology):
        seen = clip([project(*point) for point in clip(ring, _FAR)], WINDOW)
        points = [(round(x), round(y)) for x, y in simplify(seen, TOLERANCE)]
        if len(points) > 3 and area(tuple(points)) >= SMALLEST:
            found.append(points[:-1] if points[0] == points[-1] else points)
    found.sort(key=lambda points: -area(tuple(points)))
    return [[number for point in points for number in point] for points in found]


def main(path: Path) -> None:
    """Write the land anew from a file of world-atlas."""
    held = {
        "source": "Natural Earth 4.1.0, 1:50m land (public domain), from the npm package world-atlas 2.0.2",
        "made": f"clipped and simplified to {TOLERANCE:g} km by python -m fourcenturies.land",
        "projection": NAME,
        "rings": outlines(json.loads(path.read_text(encoding="utf-8"))),
    }
    HERE.write_text(json.dumps(held, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
