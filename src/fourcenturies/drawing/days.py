"""Days as blocks: boxes in a row or in weeks, and upon them what is entered, each in a lane of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import (
    Block,
    Box,
    Drawing,
    Fitting,
    Heading,
    Mark,
    Paragraph,
    Picture,
    Row,
    Shape,
    Span,
    Stroke,
    Words,
    line,
)
from fourcenturies.drawing.sheets import MIDDLE, NARROW, WIDE, below, cell, drawing, grounds_of, table
from fourcenturies.views.days import OWN, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.views.days import Day, Days, Entry

LANE, NUMBER, MONTH, WEEK = 24.0, 22.0, 20.0, 20.0
YOU = "you"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where days stand: pixels of one, how many stand in a row, how high a row is, and where the first one begins."""

    size: float
    across: int
    lanes: int
    offset: int
    top: float

    @property
    def height(self) -> float:
        return MONTH * (self.top == 0) + NUMBER + LANE * max(self.lanes, 1) + 6

    def at(self, number: int) -> tuple[float, float]:
        """Return the corner of the day of that number on the sheet."""
        row, column = divmod(number + self.offset, self.across)
        month = MONTH if self.top == 0 else 0
        return column * self.size, self.top + row * self.height + month


def days(sheets: Sequence[Days]) -> Drawing:
    """Return days as a picture and what is entered as rows; blank where nothing is."""
    view = "calendar" if sheets[0].weeks else "days"
    return drawing(view, sheets[0].label, [block for one in sheets for block in _days(one)])


def _days(one: Days) -> Iterator[Block]:
    yield Heading(line(one.label))
    widths = ((MIDDLE, 7), (NARROW, 7)) if one.weeks else ((WIDE, len(one.days)), (MIDDLE, 13), (NARROW, 7))
    lanes = _lanes(one.entries)
    yield Fitting(tuple(_picture(one, lanes, width, across) for width, across in widths))
    if not one.entries:
        yield Paragraph(line(f"Blank: {_listed(one.shut)}."), "quiet")
    rows = [_row(entry) for entry in one.entries]
    yield from table(f"{one.label}: what is entered", ("When", "What", "Rests on"), rows, (0.5, 1.4, 3, 2.6))
    if one.entries and one.shut:
        yield Paragraph(line(f"What is not entered: {_listed(one.shut)}."), "quiet")
    yield from below(one.notes)


def _listed(shut: Sequence[str]) -> str:
    return ", ".join(shut) or "nothing is entered"


def _lanes(entries: Sequence[Entry]) -> tuple[int, ...]:
    """Return for each entry a lane that is free on all of its days."""
    ends: list[int] = []
    found = []
    for entry in entries:
        lane = next((number for number, end in enumerate(ends) if end < entry.first), len(ends))
        ends[lane:] = [entry.last, *ends[lane + 1 :]]
        found.append(lane)
    return tuple(found)


def _picture(one: Days, lanes: Sequence[int], width: float, across: int) -> Picture:
    first = one.days[0]
    sheet = _Sheet(
        width / across, across, max(lanes, default=0) + 1, first.weekday if one.weeks else 0, WEEK * one.weeks
    )
    shapes: list[Shape | Mark] = list(_heads(sheet, width)) if one.weeks else []
    for number, day in enumerate(one.days):
        shapes += _day(sheet, number, day, first=number == 0)
    for entry, lane in zip(one.entries, lanes, strict=True):
        shapes.append(_entry(sheet, entry, lane, first.number))
    rows = (len(one.days) - 1 + sheet.offset) // across + 1
    title = f"{one.label}: {first.words} to {one.days[-1].words}, {len(one.days)} days"
    return Picture(width, sheet.top + rows * sheet.height + 2, tuple(shapes), title)


def _heads(sheet: _Sheet, width: float) -> Iterator[Shape]:
    for number, name in enumerate(WEEKDAYS):
        short = name[:3] if width > NARROW else name[:2]
        yield Words((number + 0.5) * sheet.size, 13, short, 12, "quiet", "middle")


def _day(sheet: _Sheet, number: int, day: Day, *, first: bool) -> Iterator[Shape]:
    x, y = sheet.at(number)
    high = NUMBER + LANE * max(sheet.lanes, 1)
    weekend = sheet.top > 0 and day.weekday > 4
    yield Box(x + 1, y, sheet.size - 2, high, Stroke("faint" if weekend else "band"), round=2)
    yield Words(x + 7, y + 16, str(day.day), 13, "ink", serif=True)
    if first or day.day == 1:
        named = f"{day.month} {day.year}" if sheet.top == 0 else day.month[:3]
        place = (x + 2, y - 6) if sheet.top == 0 else (x + 27, y + 15.5)
        yield Words(*place, named, 12 if sheet.top == 0 else 10.5, "quiet")


def _entry(sheet: _Sheet, entry: Entry, lane: int, origin: int) -> Mark:
    """Return an entry as bars upon its days, one in each row of days; its letter stands in the first."""
    own = entry.place.name == OWN
    name = YOU if own else entry.place.name
    stroke = Stroke("ground", "ink", 1.5, "3 2") if own else Stroke("ink", "ink", 1.5)
    shapes: list[Shape] = []
    number, last = entry.first - origin, entry.last - origin
    while number <= last:
        end = min(last, number + sheet.across - 1 - (number + sheet.offset) % sheet.across)
        x, y = sheet.at(number)
        top = y + NUMBER + LANE * lane + 1
        shapes.append(Box(x + 4, top, (end - number + 1) * sheet.size - 8, LANE - 5, stroke, round=3))
        paint = "ink" if own else "ground"
        size = 12 if len(name) == 1 else 10.5
        shapes.append(
            Words(x + sheet.size / 2, top + 14, name, size, paint, "middle", bold=True, mark=entry.place.name)
        )
        number = end + 1
    return Mark(entry.place.name, _told(entry), tuple(shapes))


def _told(entry: Entry) -> str:
    place = entry.place
    letter = YOU if place.name == OWN else place.name
    return f"{letter}: {place.when}, {place.all_told}"


def _row(entry: Entry) -> Row:
    place = entry.place
    rests = grounds_of(place.grounds)
    if place.reckoned:
        rests = (Span("reckoned from "), *rests)
    head = line(Span(YOU if place.name == OWN else place.name, "strong"))
    return Row(head, (cell(place.when), cell(place.all_told), cell(rests, "small")), place.name)
