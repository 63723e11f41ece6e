"""Parts of a century, a decade, a year or a month (early, middle, late, halves, quarters), and what lies beside."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from fourcenturies.dating.days import Calendar, civil, month_length, year_text
from fourcenturies.dating.edtf import parse
from fourcenturies.dating.intervals import Dating, Precision, doubted, in_other_calendar, spanning

# First and last unit of early, mid and late: years of a century, years of a decade, months, days.
_THIRDS = {
    Precision.CENTURY: ((0, 33), (33, 66), (66, 99)),
    Precision.DECADE: ((0, 3), (3, 6), (6, 9)),
    Precision.YEAR: ((1, 4), (4, 9), (9, 12)),
    Precision.MONTH: ((1, 10), (11, 20), (21, 31)),
}
_NAMES: dict[str, tuple[str, int, int]] = {
    "early": ("third", 1, 1),
    "mid": ("third", 2, 2),
    "late": ("third", 3, 3),
    "early to mid": ("third", 1, 2),
    "mid to late": ("third", 2, 3),
    "first half of": ("half", 1, 1),
    "second half of": ("half", 2, 2),
    "first quarter of": ("quarter", 1, 1),
    "second quarter of": ("quarter", 2, 2),
    "third quarter of": ("quarter", 3, 3),
    "last quarter of": ("quarter", 4, 4),
}


def stretch(whole: Dating, share: str, start: int, end: int) -> Dating | None:
    """Return the part of a larger unit from one third, half or quarter to another; nothing of what has none.

    >>> stretch(parse("195X"), "third", 1, 1).text, stretch(parse("1949-02"), "half", 2, 2).text
    ('1950/1953', '1949-02-16/1949-02-28')
    """
    rung = whole.precision
    if (
        whole.form != "date"
        or not whole.spans
        or rung not in _THIRDS
        or (rung, share) == (Precision.MONTH, "quarter")
    ):
        return None
    low, high = _units(rung, share, start, end)
    year, month, _ = civil(whole.first or 0)
    if rung is Precision.MONTH:
        high = min(high, month_length(year, month))
        texts = [f"{year_text(year)}-{month:02d}-{unit:02d}" for unit in (low, high)]
    elif rung is Precision.YEAR:
        texts = [f"{year_text(year)}-{unit:02d}" for unit in (low, high)]
    else:
        texts = [year_text(year + unit) for unit in (low, high)]
    return replace(spanning(parse(texts[0]), parse(texts[1])), precision=rung, part=True)


def _units(rung: Precision, share: str, start: int, end: int) -> tuple[int, int]:
    """Return the first and last year (from 0), month or day of a share."""
    if share == "third":
        return _THIRDS[rung][start - 1][0], _THIRDS[rung][end - 1][1]
    if rung is Precision.MONTH:
        return (1, 15) if start == 1 else (16, 31)
    size = {Precision.CENTURY: 100, Precision.DECADE: 10, Precision.YEAR: 12}[rung]
    count = 2 if share == "half" else 4
    counted_from = 1 if rung is Precision.YEAR else 0
    return (start - 1) * size // count + counted_from, end * size // count - 1 + counted_from


def stretch_of(part: Dating) -> tuple[str, Dating] | None:
    """Return the name of a part and the unit that it is a part of, if it has a name.

    >>> name, whole = stretch_of(stretch(parse("195X"), "third", 1, 1))
    >>> name, whole.text
    ('early', '195X')
    """
    if part.precision not in _THIRDS or part.first is None or part.last is None:
        return None
    whole = _unit_at(part.first, part.precision, part.calendar)
    place = {Precision.MONTH: 2, Precision.YEAR: 1}.get(part.precision, 0)
    counted_from = whole.year if place == 0 else 0
    low, high = (civil(day, part.calendar)[place] - counted_from for day in (part.first, part.last))
    most = civil(whole.last or 0)[2] if place == 2 else 99
    for name, share in _NAMES.items():
        first, last = _units(part.precision, *share)
        if first == low and high == min(last, most):
            return name, in_other_calendar(whole) if part.calendar == "julian" else whole
    return None


def beside(point: Dating, step: Literal[-1, 1]) -> Dating:
    """Return the unit right before (-1) or right after (1) a date, as long and as sure as its first or last part.

    >>> beside(parse("1917"), -1).text, beside(parse("1917-02~"), 1).text, beside(parse("191X"), 1).text
    ('1916', '1917-03~', '192X')
    """
    edge = point.points[0 if step < 0 else -1]
    number = (edge.first or 0) - 1 if step < 0 else (edge.last or 0) + 1
    unit = _unit_at(number, edge.precision)
    if (unit.last if step < 0 else unit.first) != number:
        unit = _unit_at(number, Precision.DAY)
    return doubted(unit, approximate=edge.approximate, uncertain=edge.uncertain)


def _unit_at(number: int, rung: Precision, calendar: Calendar = "") -> Dating:
    """Return the day, month, year, decade or century that a day lies in; of a season, its month."""
    year, month, day = civil(number, calendar)
    texts = {
        Precision.CENTURY: f"{year // 100:02d}XX",
        Precision.DECADE: f"{year // 10:03d}X",
        Precision.YEAR: year_text(year),
        Precision.DAY: f"{year_text(year)}-{month:02d}-{day:02d}",
    }
    before_christ = year < 0 and rung < Precision.YEAR
    return parse(texts.get(Precision.YEAR if before_christ else rung, f"{year_text(year)}-{month:02d}"))
