"""Chairs of years as blocks: one chair a year, filled or left, and a row for each of which something is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import (
    Block,
    Dot,
    Drawing,
    Fitting,
    Heading,
    Mark,
    Paragraph,
    Path,
    Picture,
    Row,
    Shape,
    Span,
    Stroke,
    Words,
    line,
)
from fourcenturies.drawing.lettering import wrapped
from fourcenturies.drawing.sheets import MIDDLE, NARROW, WIDE, below, cell, drawing, grounds_of, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.views.chairs import Chair, Chairs

SEAT, YEAR, ROW = 66.0, 92.0, 138.0
"""From the top of a row of chairs to their seats, to their years, and to the next row."""
NAMES = 10.0


def chairs(sheets: Sequence[Chairs]) -> Drawing:
    """Return a row of chairs and what is told of them; every chair is alike as long as nothing is answered."""
    return drawing("chairs", sheets[0].label, [block for one in sheets for block in _chairs(one)])


def _chairs(one: Chairs) -> Iterator[Block]:
    yield Heading(line(one.label))
    count = len(one.chairs)
    yield Fitting(
        tuple(_picture(one, width, across) for width, across in ((WIDE, count), (MIDDLE, 11), (NARROW, 7)))
    )
    rows = [_row(chair) for chair in one.chairs if chair.place]
    if one.shut:
        blank = "Some chairs are still blank" if rows else "Every chair is blank"
        yield Paragraph(line(f"{blank}: {', '.join(one.shut)}."), "quiet")
    yield from table(f"{one.label}: what is told", ("What is told", "Rests on"), rows, (0.7, 3, 3.4))
    yield from below(one.notes)


def _picture(one: Chairs, width: float, across: int) -> Picture:
    shapes: list[Shape | Mark] = []
    pitch = width / across
    for number, chair in enumerate(one.chairs):
        row, column = divmod(number, across)
        shapes += _chair(chair, pitch * (column + 0.5), ROW * row, pitch)
    rows = -(-len(one.chairs) // across)
    first, last = one.chairs[0].year, one.chairs[-1].year
    return Picture(
        width, ROW * rows, tuple(shapes), f"{one.label}: a chair for each year from {first} to {last}"
    )


def _chair(chair: Chair, x: float, top: float, pitch: float) -> Iterator[Shape | Mark]:
    place, seat = chair.place, top + SEAT
    year = Words(x, top + YEAR, str(chair.year), 12, "ink" if place else "quiet", "middle", serif=True)
    if place is None:
        yield from (*_seat(x, seat, Stroke(line="quiet", width=1.5)), year)
        return
    dash = "3 3" if place.absent else ""
    shapes: list[Shape] = list(_seat(x, seat, Stroke(line="ink", width=2, dash=dash)))
    if not place.absent:
        shapes += _person(x, seat, Stroke("ink" if place.confirmed else "quiet"))
    shapes.append(year)
    shapes += [
        Words(x, top + YEAR + 14 + 12 * number, words, NAMES, "ink", "middle", mark=str(chair.year))
        for number, words in enumerate(wrapped(chair.label, pitch - 2, NAMES))
    ]
    yield Mark(str(chair.year), f"{chair.year}: {_told(chair)}", tuple(shapes))


def _seat(x: float, seat: float, stroke: Stroke) -> tuple[Shape, ...]:
    back, legs = seat - 30, seat + 10
    return (
        Path(f"M {x - 12} {legs} L {x - 12} {back} L {x + 12} {back} L {x + 12} {legs}", stroke),
        Path(
            f"M {x - 15} {seat} L {x + 15} {seat}",
            Stroke(line=stroke.line, width=stroke.width + 1, dash=stroke.dash),
        ),
    )


def _person(x: float, seat: float, stroke: Stroke) -> Iterator[Shape]:
    """Give a head and shoulders above the seat."""
    yield Dot(x, seat - 42, 7.5, stroke)
    foot, neck = seat - 4, seat - 31
    yield Path(
        f"M {x - 9} {foot} L {x - 9} {neck + 8} C {x - 9} {neck - 1} {x + 9} {neck - 1} {x + 9} {neck + 8} "
        f"L {x + 9} {foot} Z",
        stroke,
    )


def _told(chair: Chair) -> str:
    place = chair.place
    return ", ".join(filter(None, (place.who, place.told.rstrip(".")))) if place else ""


def _row(chair: Chair) -> Row:
    grounds = grounds_of(chair.place.grounds) if chair.place else ()
    return Row(
        line(Span(str(chair.year), "strong")), (cell(_told(chair)), cell(grounds, "small")), str(chair.year)
    )
