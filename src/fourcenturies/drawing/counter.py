"""The counter as blocks: chips on a wire in the order of their days, and a row of words for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import (
    Block,
    Box,
    Dot,
    Drawing,
    Fitting,
    Heading,
    Mark,
    Path,
    Picture,
    Row,
    Shape,
    Span,
    Stroke,
    Words,
    line,
)
from fourcenturies.drawing.lettering import width_of, wrapped
from fourcenturies.drawing.sheets import MIDDLE, NARROW, WIDE, below, cell, drawing, grounds_of, table
from fourcenturies.views.counter import WAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.views.counter import Chip, Counter

SHAPES = (
    "A disc is a meeting in person, a square a talk by video; a broken ring leaves open which of the two."
)
RADIUS = 15.0
WIRE, FOOT, NUMBER = 52.0, 38.0, 20.0
"""From the top of a row of chips to their wire, from there to the first line below, and more for a number."""
LETTERS, LEAD = 11.0, 14.0


@dataclass(frozen=True, slots=True)
class _Frame:
    """One width of the picture: its pixels and how many chips stand in a row."""

    width: float
    across: int


def counter(counters: Sequence[Counter]) -> Drawing:
    """Return dated chips as a picture and as rows; with no number on them before their rule was found."""
    blocks = [block for one in counters for block in _counter(one)]
    return drawing("counter", counters[0].label, blocks)


def _counter(one: Counter) -> Iterator[Block]:
    yield Heading(line(one.label))
    count = len(one.chips)
    frames = (_Frame(WIDE, count), _Frame(MIDDLE, min(6, -(-count // 2))), _Frame(NARROW, 4))
    yield Fitting(tuple(_picture(one, frame) for frame in frames))
    numbered = any(chip.number for chip in one.chips)
    columns = ("When", "Where and how", *(("By the rule",) if numbered else ()), "Rests on")
    shares = (0.4, 1.3, 2.4, *((1.0,) if numbered else ()), 2.6)
    yield from table(f"{one.label}, one by one", columns, [_row(chip) for chip in one.chips], shares)
    ways = {chip.place.way for chip in one.chips}
    yield from below((*((SHAPES,) if len(ways) > 1 else ()), *one.notes))


def _picture(one: Counter, frame: _Frame) -> Picture:
    shapes: list[Shape | Mark] = []
    top, pitch = 0.0, frame.width / frame.across
    for start in range(0, len(one.chips), frame.across):
        chips = one.chips[start : start + frame.across]
        wire = top + WIRE
        shapes += _years(chips, top, pitch)
        end = pitch * len(chips)
        shapes.append(Path(f"M 2 {wire} L {end - 2} {wire}", Stroke(line="quiet", width=1.5)))
        marks = [_mark(chip, pitch * (place + 0.5), wire, pitch) for place, chip in enumerate(chips)]
        shapes += [mark for mark, _ in marks]
        top = wire + _foot(chips) + LEAD * max(lines for _, lines in marks) + 14
    return Picture(
        frame.width, top, tuple(shapes), f"{one.label}: dated chips in order, each with its letter"
    )


def _foot(chips: Sequence[Chip]) -> float:
    """Return the room from a wire to the first line below: more where the chips are numbered."""
    return FOOT + (NUMBER if any(chip.number for chip in chips) else 0)


def _years(chips: Sequence[Chip], top: float, pitch: float) -> Iterator[Shape]:
    """Give a band and a year above the chips of each year."""
    years = [chip.place.edtf[:4] for chip in chips]
    for year in dict.fromkeys(years):
        first, many = years.index(year), years.count(year)
        yield Box(first * pitch + 1.5, top, many * pitch - 3, 22, Stroke("band"), round=2)
        yield Words((first + many / 2) * pitch, top + 15.5, year, 12.5, "ink", "middle", serif=True)


def _mark(chip: Chip, x: float, wire: float, pitch: float) -> tuple[Mark, int]:
    """Return a chip with its words below, and how many lines they take."""
    place = chip.place
    body: tuple[Shape, ...]
    if place.way == "person":
        body = (Dot(x, wire, RADIUS, Stroke("ink", "ground", 2)),)
    elif place.way == "video":
        body = (Box(x - RADIUS, wire - RADIUS, 2 * RADIUS, 2 * RADIUS, Stroke("ground", "ink", 2), round=3),)
    else:
        body = (Dot(x, wire, RADIUS, Stroke("ground", "ink", 1.5, "3 3")),)
    paint = "ground" if place.way == "person" else "ink"
    letter = Words(x, wire + 4.5, place.name, 13, paint, "middle", bold=True, mark=place.name)
    below_it = [*_dated(place.when, pitch - 6), *wrapped(place.given or "by video", pitch - 6, LETTERS)]
    lines = [
        Words(
            x,
            wire + _foot((chip,)) + LEAD * (number - 0.4),
            words,
            LETTERS,
            "ink" if number == 0 else "quiet",
            "middle",
        )
        for number, words in enumerate(below_it)
    ]
    numbered = (
        (Words(x, wire + RADIUS + 17, str(chip.number), 15, "ink", "middle", bold=True, serif=True),)
        if chip.number
        else ()
    )
    return Mark(place.name, _told(chip), (*body, letter, *numbered, *lines)), len(below_it)


def _dated(when: str, room: float) -> list[str]:
    """Return a day in one line, its year left to the band above; in two where it is too long."""
    words = when.rsplit(" ", 1)[0]
    short = " ".join(word[:3] if word.isalpha() and len(word) > 4 else word for word in words.split())
    return [words] if width_of(words, LETTERS) <= room else wrapped(short, room, LETTERS)


def _told(chip: Chip) -> str:
    place = chip.place
    number = f", number {chip.number} by the rule" if chip.number else ""
    how = WAYS[place.way]
    where = f"{place.given}, " if place.given and place.given != how else ""
    return f"{place.name}: {place.when}, {where}{how}{number}"


def _row(chip: Chip) -> Row:
    place = chip.place
    how = WAYS[place.way] if place.open else f"how the two met is {place.shut}"
    told = place.all_told if place.told else f"{place.given}, {how}" if place.given != how else how
    cells = [cell(place.when), cell(told), cell(grounds_of(place.grounds), "small")]
    if chip.number:
        cells.insert(2, cell(f"number {chip.number}"))
    return Row(line(Span(place.name, "strong")), tuple(cells), place.name)
