"""How a date looks in a lens: a mark as wide as it is vague, hollow where only outside knowledge gives it.

Widths go by the logarithm of the days that a date leaves open. A wedge thins towards the side on which a date is open;
one that is given as about is pale at its edges. A dot mentions the event and gives no date, a small ring is silence.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import Box, Dot, Path, Rings, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.drawing.blocks import Shape
    from fourcenturies.views.timeline import Mark

PITCH = 10.0
"""The width of a column in which a mark has its full width; in narrower ones all are narrower."""
DAY, TENFOLD = 2.0, 1.5
"""The width of a day, and what ten times as many days add to it."""
HEIGHTS = ((1.1, 13.0), (60.0, 8.0), (1000.0, 4.5))
"""How high marks of so many years are: what is wider is lower, so that none looks heavier."""
FAINT = 0.16
"""How much is seen of what is not lit."""


def width_of_mark(years: float, wide: float) -> float:
    """Return how wide a date of some years is in a column of a width.

    >>> [round(width_of_mark(years, 10), 1) for years in (1 / 365, 1, 10, 100)]
    [2.0, 5.8, 7.3, 8.8]
    """
    return max(1.2, (DAY + TENFOLD * max(0.0, log10(years * 365.25))) * min(1.0, wide / PITCH))


def sign(
    mark: Mark, place: tuple[float, float], wide: float, paint: str, seen: float = 1.0
) -> Iterator[Shape]:
    """Give the shapes of what one source says of an event, around a place; nothing for what it was written before."""
    x, y = place
    if mark.kind == "mentions":
        yield Dot(x, y, min(2.4, 0.28 * wide), Stroke(paint, opacity=seen))
    elif mark.kind in {"stated", "outside"}:
        years = mark.spans[-1][1] - mark.spans[0][0]
        width, height = width_of_mark(years, wide), next(high for most, high in HEIGHTS if years <= most)
        if mark.kind == "outside":
            width, height = max(width, 3.0), height - 1
        stroke = (
            Stroke("ground", paint, 1.2, opacity=seen)
            if mark.kind == "outside"
            else Stroke(paint, opacity=seen)
        )
        if mark.open:
            yield Path(_wedge(x, y, width + 2, height, mark.open), stroke)
        elif mark.circa:
            yield Box(x - width / 2 - 1, y - height / 2, width + 2, height,
                      Stroke(paint, opacity=0.35 * seen))  # fmt: skip
            yield Box(x - width / 4, y - height / 2, width / 2, height, stroke)
        else:
            yield Box(x - width / 2, y - height / 2, width, height, stroke)


def hidden(place: tuple[float, float], wide: float, paint: str, seen: float = 1.0) -> Shape:
    """Return the sign of a source that speaks of an event whose date is yet to be found: the same for all dates."""
    x, y = place
    reach = min(4.0, 0.42 * wide)
    corners = ((x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach))
    diamond = " L ".join(f"{_n(across)} {_n(down)}" for across, down in corners)
    return Path(f"M {diamond} Z", Stroke(paint, opacity=seen))


def _wedge(x: float, y: float, width: float, height: float, side: str) -> str:
    """Return a wedge around a place, which thins towards the start or the end."""
    thin, thick = (x - width / 2, x + width / 2) if side == "start" else (x + width / 2, x - width / 2)
    return f"M {_n(thin)} {_n(y)} L {_n(thick)} {_n(y - height / 2)} L {_n(thick)} {_n(y + height / 2)} Z"


def rings(places: Sequence[tuple[float, float]], wide: float, seen: float = 1.0) -> Shape:
    """Return the rings of silences in columns of a width."""
    return Rings(
        tuple(places), min(1.4, 0.24 * wide), Stroke("ground", "quiet", 0.7, opacity=max(0.8 * seen, 0.25))
    )


def join(x: float, top: float, foot: float, seen: float = 1.0) -> Shape:
    """Return the line that joins sources which date the same event."""
    return Path(f"M {_n(x)} {_n(top)} L {_n(x)} {_n(foot)}", Stroke("", "ink", 1.5, opacity=seen))


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
