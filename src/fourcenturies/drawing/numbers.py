"""A number drawn as what it is: squares of a count, a strip of a share, a ribbon of time, beads of a row, a distance.

Numbers of one axis are drawn to one measure, so that they may be compared one under another. What is known from
outside stands below in outline. To draw a further nature, write a function and name it in `_DRAWN`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt
from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import Box, Dot, Path, Picture, Shape, Stroke, Words
from fourcenturies.views.natures import ordinal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fourcenturies.views.ledger import Axis, Line, Mark

WIDTH, ROOM = 290.0, 266.0
"""Pixels of a picture, and of the longest number in it: an arrow or a fading end follows it."""
SIDE, PITCH, ACROSS = 11.0, 13.0, 20
PLAIN, MANY = 120, 60
"""So many squares stand for one each; where there would be more, a square stands for ten, a hundred and so on."""
CELL, ROW, AREA = 5.0, 12, 64.0
"""Pixels of the narrowest unit of time that is cut off; the longest row shown from its first place; a square's side."""
SMALL = 11.0
FADING = (0.5, 0.22)
"""How much shows of the last part of a number that is about, and of the ghost behind it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the numbers of an axis are measured by: what a square stands for, the lowest and the highest number."""

    step: float
    low: float
    most: float
    unit: str


@dataclass(frozen=True, slots=True)
class Pen:
    """How a number is painted, from `top` on: filled by whoever tells it, in outline where it is known from outside."""

    paint: str
    outside: bool = False
    top: float = 0.0

    def stroke(self, shown: float = 1.0) -> Stroke:
        """Return the stroke of a shape of which so much shows."""
        if not self.outside:
            return Stroke(self.paint, opacity=shown)
        return Stroke("ground", "ink", 1.3, "3 2" if shown < 1 else "")

    @property
    def line(self) -> Stroke:
        """The stroke of a line without a body."""
        return Stroke(line="ink" if self.outside else self.paint, width=1.3 if self.outside else 2)

    @property
    def dashed(self) -> Stroke:
        """The stroke of what lies between the two numbers of a range."""
        return Stroke(line=self.line.line, width=1.2, dash="2 2")

    def path(self, *points: tuple[float, float]) -> str:
        """Return a path through points."""
        return "M " + " L ".join(f"{x:.1f} {self.top + y:.1f}" for x, y in points)


Drawn = tuple[list[Shape], float]
"""Shapes that begin at the top left, and how high they are."""


def picture(line: Line, axis: Axis, paint: str) -> Picture:
    """Return a figure's number on the measure of its axis, in the paint of its source; `line.mark` must be there."""
    scale, shapes, foot = scale_of(axis), list[Shape](), 0.0
    for mark, outside in ((line.mark, False), (line.beyond, True)):
        if mark:
            drawn, height = _DRAWN[line.nature](mark, scale, Pen(paint, outside, foot))
            shapes += drawn
            foot += height + 5
    words = _caption(line, scale)
    if words:
        shapes.append(Words(0, foot + 9, words, SMALL, "quiet"))
        foot += 14
    return Picture(WIDTH, foot, tuple(shapes), told(line))


def told(line: Line) -> str:
    """Return what a picture of a number shows, in a sentence."""
    outside = f"; from outside {line.outside}" if line.beyond else ""
    number = f"the {ordinal(line.mark.low)}" if line.nature == "ordinal" and line.mark else line.number
    return f"{line.label}: {number}{outside}"


def scale_of(axis: Axis) -> Scale:
    """Return what the numbers of an axis are measured by."""
    marks = [mark for line in axis.lines for mark in (line.mark, line.beyond) if mark]
    most = max(mark.high for mark in marks) or 1.0
    step = 1.0
    while most / step > (PLAIN if step == 1 else MANY):
        step *= 10
    return Scale(step, min(mark.low for mark in marks), most, axis.unit)


def _caption(line: Line, scale: Scale) -> str:
    if line.nature == "count" and scale.step > 1:
        return f"a square: {scale.step:,.0f} {scale.unit}"
    if line.nature == "area" and line.mark:
        return f"a square of {sqrt(line.mark.low):,.0f} by {sqrt(line.mark.low):,.0f} kilometres"
    return " – ".join(line.ends)


def _squares(mark: Mark, scale: Scale, pen: Pen) -> Drawn:
    """Draw a count: whole squares, a part of one, and what the hedge says behind the last."""
    low, high = mark.low / scale.step, mark.high / scale.step
    last = ceil(high) - 1
    shapes: list[Shape] = []
    for number in range(last + 1):
        x, y = _place(number)
        whole, reach = min(max(low - number, 0), 1), min(high - number, 1)
        if whole < reach:
            shapes.append(Box(x, pen.top + y, SIDE * reach, SIDE, pen.dashed))
        if whole:
            shown = FADING[0] if mark.form == "about" and number == last else 1.0
            shapes.append(Box(x, pen.top + y, SIDE * whole, SIDE, pen.stroke(shown)))
    x, y = _place(last)
    if mark.form == "about":
        shapes.append(Box(x + PITCH, pen.top + y, SIDE, SIDE, pen.stroke(FADING[1])))
    elif mark.form in {"up", "down"}:
        shapes.append(_arrow(x + PITCH, y + SIDE / 2, pen, backwards=mark.form == "down"))
    return shapes, y + PITCH + 1


def _place(number: int) -> tuple[float, float]:
    """Return where a square stands: in rows of twenty, with a gap after each five."""
    column = number % ACROSS
    return column * PITCH + column // 5 * 3, number // ACROSS * (PITCH + 1)


def _strip(mark: Mark, _scale: Scale, pen: Pen) -> Drawn:
    """Draw a share as a part of a strip that is the whole."""
    body = (1.0, 15.0)
    whole = Box(0, pen.top + 1, ROOM, body[1], Stroke("faint", "quiet", 0.8))
    shapes: list[Shape] = [whole, Box(0, pen.top + 1, ROOM * mark.low / 100, body[1], pen.stroke())]
    if mark.high > mark.low:
        shapes.append(_between(mark, ROOM / 100, body, pen))
    shapes += _hedge(mark, ROOM * mark.high / 100, body, pen)
    if pen.outside:
        return shapes, body[1] + 2
    foot = pen.top + body[1] + 13
    shapes += [
        Words(0, foot, "0", SMALL, "quiet"),
        Words(ROOM / 2, foot, "50", SMALL, "quiet", "middle"),
        Words(ROOM, foot, "100 per cent", SMALL, "quiet", "end"),
    ]
    return shapes, body[1] + 17


def _ribbon(mark: Mark, scale: Scale, pen: Pen) -> Drawn:
    """Draw a length of time as a ribbon cut into its units, with a bar at each end."""
    wide = min(ROOM / scale.most, 26.0)
    body = (4.0, 11.0)
    shapes: list[Shape] = [Box(0, pen.top + body[0], wide * mark.low, body[1], pen.stroke())]
    cut = Stroke(line="quiet" if pen.outside else "ground", width=1)
    each = 1 if wide >= CELL else 10
    cuts = (wide * number for number in range(each, ceil(mark.low), each))
    shapes += [Path(pen.path((x, body[0]), (x, sum(body))), cut) for x in cuts]
    if mark.high > mark.low:
        shapes.append(_between(mark, wide, body, pen))
    shapes += [Path(pen.path((x, 0), (x, 19)), pen.line) for x in (1, wide * mark.high)]
    shapes += _hedge(mark, wide * mark.high, body, pen)
    return shapes, 20


def _beads(mark: Mark, scale: Scale, pen: Pen) -> Drawn:
    """Draw a place in a row: the bead that is named, and the beads around it without a number of their own."""
    whole = scale.most <= ROW
    first, last = (1, int(scale.most)) if whole else (int(scale.low) - 1, int(scale.most) + 1)
    wide, start, y = min((ROOM - 36) / max(last - first, 1), 22.0), 14.0, 23.0
    at = {place: start + wide * (place - first) for place in range(first, last + 1)}
    string = (start, at[last]) if whole else (0.0, at[last] + start)
    shapes: list[Shape] = [
        Path(pen.path((string[0], y), (string[1], y)), Stroke(line="quiet", dash="" if whole else "2 3"))
    ]
    named = range(int(mark.low), int(mark.high) + 1)
    for place, x in at.items():
        if place not in named:
            shapes.append(Dot(x, pen.top + y, 3, Stroke("ground", "quiet")))
            continue
        ink = "ink" if pen.outside else pen.paint
        shapes.append(Dot(x, pen.top + y, 6.5, pen.stroke()))
        shapes.append(Words(x, pen.top + 12, ordinal(place), 13, ink, "middle", bold=True))
    return shapes, y + 8


def _distance(mark: Mark, scale: Scale, pen: Pen) -> Drawn:
    """Draw a distance: a line with a bar at both ends."""
    end = ROOM * mark.high / scale.most
    shapes: list[Shape] = [Path(pen.path((1, 8), (end, 8)), pen.line)]
    shapes += [Path(pen.path((x, 2), (x, 14)), pen.line) for x in (1, end)]
    return [*shapes, *_hedge(mark, end, (4, 8), pen)], 16


def _area(mark: Mark, scale: Scale, pen: Pen) -> Drawn:
    """Draw an area as a square."""
    side = AREA * sqrt(mark.high / scale.most)
    square = Box(1, pen.top + 1, side, side, pen.stroke())
    return [square, *_hedge(mark, side + 1, (1.0, side), pen)], side + 3


def _between(mark: Mark, wide: float, body: tuple[float, float], pen: Pen) -> Shape:
    """Return what lies between the two numbers of a range, each unit so many pixels wide."""
    start, end = wide * mark.low, wide * mark.high
    return Box(start, pen.top + body[0], end - start, body[1], pen.dashed)


def _hedge(mark: Mark, end: float, body: tuple[float, float], pen: Pen) -> Iterator[Shape]:
    """Give what stands behind the end of a number: an end that fades, or an arrow; their lengths measure nothing."""
    top, high = body
    if mark.form == "about":
        for number, shown in enumerate((0.6, 0.35, 0.15)):
            yield Box(end + 5 * number + 1, pen.top + top, 4, high, pen.stroke(shown))
    elif mark.form in {"up", "down"}:
        yield _arrow(end + 4, top + high / 2, pen, backwards=mark.form == "down")


def _arrow(x: float, y: float, pen: Pen, *, backwards: bool) -> Shape:
    tip, tail, barb = (x + 1, x + 14, x + 5) if backwards else (x + 14, x + 1, x + 10)
    shaft = pen.path((tail, y), (tip, y))
    return Path(f"{shaft} {pen.path((barb, y - 4), (tip, y), (barb, y + 4))}", pen.line)


_DRAWN: dict[str, Callable[[Mark, Scale, Pen], Drawn]] = {
    "count": _squares,
    "share": _strip,
    "span": _ribbon,
    "ordinal": _beads,
    "length": _distance,
    "area": _area,
}
