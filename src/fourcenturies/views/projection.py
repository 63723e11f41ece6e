"""The projection of the schematic map: Albers' equal-area conic on a sphere, in whole kilometres from its middle.

Standard parallels 30° and 60° north, middle 95° east and 45° north. Equal areas are drawn equal, so that no land looks
larger than another by the map alone. Formulas: J. P. Snyder, Map Projections: A Working Manual, USGS 1987, chapter 14.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt

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
