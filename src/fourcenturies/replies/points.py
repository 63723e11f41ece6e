"""One date as far as a reply told it, and what becomes of it: a whole date, an interval, an open limit.

A bare number may still get its month or year from its neighbour: 14–20 July 1789, May or June 1789, 1858–60.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fourcenturies import dating
from fourcenturies.dating import Dating, NotADateError, Precision, year_text

if TYPE_CHECKING:
    from fourcenturies.dating import Calendar

_LIKE = "14 July 1789, July 1789, 1789, 1789-07-14, the 1780s, about 1789 or 1789/1794"
HOW = f"Write it like {_LIKE}."
NO_DATE = f"This could not be read as one date or interval. {HOW}"
TWO = "More than one date can be read here: give one, or an interval such as 1789/1794."
NUMERALS = (
    "Which of these numbers is the month? Write the month as a word (14 July 1789), or the year first "
    "(1789-07-14)."
)
NO_YEAR = "This could be read, but its year is missing: add the year."
SHORT = (
    "This could be a month or a span of years: write a month as July 1789 or 1789-07, "
    "a span with both years in full, 1789/1794."
)
HUNDREDS = "This could be ten years or a hundred: write a century as 15th century, ten years as 1700/1709."
WHICH_CENTURY = "Which century is meant? Write the year with all its digits, like 1789 or the 1780s."
TODAY = f"No date is counted from today. {HOW}"
RELATIVE = (
    "No date could be read here. This counts from another day: write the date that it comes to, or “not stated” if "
    "the text does not tell."
)
DAY_OR_CENTURY = "Is this a century or a day? Write it like 15th century, or 14 July 1789."
WHAT_CENTURY = "Which century? Write it like 15th century."
WHICH_STYLE = "Both calendars are named: write O.S. or N.S. behind each date that stands here."
STYLES = (
    "Two days stand here, and they are not the same day in the two calendars: give one, with O.S. or N.S."
)


def not_read(words: str) -> str:
    """Return the sentence that quotes what was not understood, and says how to write it."""
    how = f"Leave it out, or write the date alone, like {_LIKE}."
    return f"“{words[:60]}” could not be read here as part of a date. {how}"


class NotReadError(Exception):
    """The reply is no date; the message says how to write it."""


@dataclass(slots=True)
class Point:
    """One date as far as it was told: a bare number may still get its month or year from its neighbour."""

    kind: str
    year: int | None = None
    month: int = 0
    day: int = 0
    bare: int = 0
    digits: int = 0
    part: str = ""
    approximate: bool = False
    ready: Dating | None = None


def finish(point: Point) -> Dating:
    """Return the date that was told. Raises `NotReadError` where too little was."""
    read = _exact(point)
    if point.part:
        read = _stretch(read, point.part)
    return dating.doubted(read, approximate=True) if point.approximate else read


def _exact(point: Point) -> Dating:
    kind, year = point.kind, point.year
    if point.ready is not None:
        return point.ready
    if kind == "nth" and 12 < point.bare < 22 and point.digits > 2:
        return _century(point.bare)
    if kind == "nth":
        raise NotReadError(DAY_OR_CENTURY)
    if kind in {"bare", "short_decade"}:
        raise NotReadError(WHICH_CENTURY if point.digits == 2 or kind == "short_decade" else NO_DATE)
    if year is None:
        return dating.parse(f"XXXX-{point.month:02d}" + (f"-{point.day:02d}" if point.day else ""))
    return _in_year(point, year)


def _in_year(point: Point, year: int) -> Dating:
    """Return a point whose year is known."""
    kind = point.kind
    if kind == "century":
        return _century(year)
    if kind == "decade":
        return dating.parse(f"{year // 10}X")
    if kind == "season":
        return dating.season(year, point.month)
    if kind in {"day", "month"} and not (point.month and (point.day or kind == "month")):
        raise NotADateError("months and days are counted from 1")
    if point.day:
        return _day(year, point.month, point.day)
    rung = Precision.MONTH if point.month or kind == "month" else Precision.YEAR
    text = year_text(year) + (f"-{point.month:02d}" if point.month else "")
    return Dating((dating.days_of(year, point.month),), rung, text)


def _day(year: int, month: int, day: int) -> Dating:
    """Return a day; one that only the Julian calendar has (29 February 1700) is Old Style."""
    calendar: Calendar = ""
    try:
        spans = (dating.days_of(year, month, day),)
    except NotADateError:
        spans = (dating.days_of(year, month, day, "julian"),)
        calendar = "julian"
        year, month, day = dating.civil(spans[0][0] or 0)
    text = f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"
    return Dating(spans, Precision.DAY, text, calendar=calendar)


def _century(number: int) -> Dating:
    if number < 0:
        start, end = number * 100 + 1, number * 100 + 100
        return Dating(
            ((dating.days_of(start)[0], dating.days_of(end)[1]),),
            Precision.CENTURY,
            f"{year_text(start)}/{year_text(end)}",
        )
    if not 1 <= number <= 99:
        raise NotReadError(WHAT_CENTURY)
    return dating.parse(f"{number - 1:02d}XX")


def set_before_christ(point: Point) -> None:
    """Count the year or century of a point backwards: 221 BC is the astronomical year -220."""
    if point.kind == "bare":
        point.kind, point.year = "year", point.bare
    if point.year is None or point.month or point.kind not in {"year", "century"}:
        raise NotReadError(NO_DATE)
    point.year = 1 - point.year if point.kind == "year" else -point.year


def _stretch(whole: Dating, part: str) -> Dating:
    """Return the early, middle or late part, a half or a quarter of a century, decade, year or month."""
    share, start, end = part.split()
    if whole.precision is Precision.SEASON and share == "third":
        return whole
    read = dating.stretch(whole, share, int(start), int(end))
    if read is None:
        raise NotReadError(NO_DATE)
    return read


def bounded(word: str, point: Dating) -> Dating:
    """Return what "before", "after", "since", "until" or "by" a date leaves open."""
    if point.yearless:
        raise NotReadError(NO_YEAR)
    if point.first is None or point.last is None:
        raise NotReadError(NO_DATE)
    if word in {"since", "from"}:
        return dating.spanning(point, None)
    if word in {"until", "by"}:
        return dating.spanning(None, point)
    if word == "before":
        return dating.spanning(None, dating.beside(point, -1))
    return dating.spanning(dating.beside(point, 1), None)


def share_year(a: Point, b: Point, *, listed: bool = False) -> None:
    """Let a point take over what its neighbour tells: 14–20 July 1789, May or June 1789, 1858–60."""
    if a.kind in {"bare", "nth"} and b.kind in {"day", "century"}:
        a.kind, a.year, a.month = b.kind, b.year if b.kind == "day" else a.bare, b.month
        a.day = a.bare if b.kind == "day" else 0
    if b.kind == "bare" and a.kind == "year" and b.digits == 2 and a.year is not None:
        b.kind, b.year = "year", a.year - a.year % 100 + b.bare
        if b.year <= a.year:
            raise NotReadError(WHICH_CENTURY)
    if b.kind == "short_decade" and a.kind == "decade" and a.year is not None:
        b.kind, b.year = "decade", a.year - a.year % 100 + b.bare
    if a.year is None and b.year is not None and a.month:
        if (a.month, a.day) > (b.month or 12, b.day or 31) and not (
            listed and not a.day and a.month - b.month < 6
        ):
            raise NotReadError(NO_YEAR)
        a.year = b.year
    elif b.year is None and a.year is not None and b.month:
        b.year = a.year


def interval(start: Point, end: Point) -> Dating:
    """Return the interval between two points, each completed from the other."""
    share_year(start, end)
    if {start.kind, end.kind} & {"bare", "nth"}:
        raise NotReadError(WHICH_CENTURY)
    if start.part and not end.part and start.kind == "year" and end.kind == "year":
        start.part = start.part or end.part
    first, last = finish(start), finish(end)
    if first.yearless or last.yearless:
        raise NotReadError(NO_YEAR)
    return dating.spanning(first, last)


def twofold(a: Point, b: Point) -> Dating | None:
    """Return a day that is given in both calendars (27 August / 6 September 1689), or `None`."""
    if a.kind in {"bare", "nth"} and b.kind == "day":
        a = Point("day", b.year, b.month, a.bare)
    if a.kind != "day" or b.kind != "day" or (a.year is None and b.year is None):
        return None
    a.year, b.year = a.year or b.year, b.year or a.year
    first, second = finish(a), finish(b)
    for old, new in ((first, second), (second, first)):
        if dating.in_other_calendar(old).spans == new.spans:
            return replace(new, calendar="gregorian")
    return None
