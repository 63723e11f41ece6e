"""EDTF dates as intervals of days, with a precision and a calendar.

The notation is EDTF (Library of Congress, 2019; ISO 8601-2): levels 0 and 1 whole, and of level 2 the sets,
the intervals, the qualified and unspecified parts. Days are Julian day numbers, so that the two calendars need
no table: a Julian day and a Gregorian day with the same number are the same day.

To read one more form, add a branch to `_read_point`; to print it, one to `describe`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise
from typing import Literal

Calendar = Literal["", "gregorian", "julian"]
Form = Literal["date", "interval", "choice", "set"]
Span = tuple[int | None, int | None]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


class NotADateError(ValueError):
    """A text is no EDTF date; the message says why."""


class Precision(IntEnum):
    """How fine a date is told; a higher number is finer."""

    MILLENNIUM = 0
    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6


@dataclass(frozen=True, slots=True)
class Dating:
    """A date read as spans of days (Julian day numbers, both ends counted; `None` is an open end).

    `form` tells one date from an interval, a choice ("one of") and a set ("all of"). `part` marks the early,
    middle or late part of something larger. `calendar` is the one that was named, if any; the days are the
    same in both. A date without a year has no spans, but a month and perhaps a day. `text` is EDTF.
    """

    spans: tuple[Span, ...]
    precision: Precision
    text: str
    form: Form = "date"
    approximate: bool = False
    uncertain: bool = False
    part: bool = False
    calendar: Calendar = ""
    month: int = 0
    day: int = 0

    @property
    def first(self) -> int | None:
        """The first day, or `None` where the start is open."""
        return self.spans[0][0] if self.spans else None

    @property
    def last(self) -> int | None:
        """The last day, or `None` where the end is open."""
        return self.spans[-1][1] if self.spans else None

    @property
    def yearless(self) -> bool:
        """Whether the year is not stated."""
        return not self.spans

    def before(self, other: Dating) -> bool:
        """Tell whether every day of this lies before every day of the other."""
        return self.last is not None and other.first is not None and self.last < other.first

    def overlaps(self, other: Dating) -> bool:
        """Tell whether a day lies in both."""
        return any(_common(a, b) for a in self.spans for b in other.spans)

    def within(self, other: Dating) -> bool:
        """Tell whether every day of this lies in the other."""
        return bool(self.spans) and all(any(_inside(a, b) for b in other.spans) for a in self.spans)


def day_number(year: int, month: int, day: int, calendar: Calendar = "gregorian") -> int:
    """Return the Julian day number of a day; years are astronomical (0 is 1 BC).

    The rule is the usual one with a year that begins in March (E. G. Richards, "Calendars", in *Explanatory
    Supplement to the Astronomical Almanac*, 3rd ed., 2013, ch. 15). The gap of 10, 11, 12 or 13 days between
    the calendars follows from it.

    >>> day_number(1689, 8, 27, "julian") == day_number(1689, 9, 6)
    True
    """
    early = (14 - month) // 12
    years = year + 4800 - early
    days = day + (153 * (month + 12 * early - 3) + 2) // 5 + 365 * years + years // 4
    return days - 32083 if calendar == "julian" else days - years // 100 + years // 400 - 32045


def civil(number: int, calendar: Calendar = "gregorian") -> tuple[int, int, int]:
    """Return year, month and day of a Julian day number: the way back from `day_number`.

    >>> civil(day_number(1900, 7, 17), "julian")
    (1900, 7, 4)
    """
    if calendar == "julian":
        centuries, days = 0, number + 32082
    else:
        shifted = number + 32044
        centuries = (4 * shifted + 3) // 146097
        days = shifted - 146097 * centuries // 4
    years = (4 * days + 3) // 1461
    days -= 1461 * years // 4
    month = (5 * days + 2) // 153
    return 100 * centuries + years - 4800 + month // 10, month + 3 - 12 * (month // 10), days - (153 * month + 2) // 5 + 1


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_length(year: int, month: int, calendar: Calendar = "gregorian") -> int:
    """Return how many days a month has."""
    leap = year % 4 == 0 and (calendar == "julian" or year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _LENGTHS[month - 1]


def days_of(year: int, month: int = 0, day: int = 0, calendar: Calendar = "gregorian") -> Span:
    """Return the first and last day of a day, a month or a year. Raises `NotADateError` for 30 February."""
    if not month:
        return day_number(year, 1, 1, calendar), day_number(year, 12, 31, calendar)
    if not 1 <= month <= 12:
        raise NotADateError(f"there is no month {month}")
    length = month_length(year, month, calendar)
    if not day:
        first = day_number(year, month, 1, calendar)
        return first, first + length - 1
    if not 1 <= day <= length:
        raise NotADateError(f"{MONTHS[month - 1]} of that year has no day {day}")
    number = day_number(year, month, day, calendar)
    return number, number


def in_other_calendar(dating: Dating) -> Dating:
    """Read the same words as Old Style: each day is taken for the Julian day of that name.

    The words keep their form; only the days that they mean move, by the gap of their century.
    """

    def moved(number: int | None) -> int | None:
        return None if number is None else day_number(*civil(number), "julian")

    spans = tuple((moved(first), moved(last)) for first, last in dating.spans)
    return replace(dating, spans=spans, calendar="julian", text=_text_of(spans, dating))


def merged(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans in order, with those that touch made one."""
    order = sorted(spans, key=lambda span: (span[0] is not None, span[0] or 0))
    done: list[Span] = []
    for first, last in order:
        if done and (done[-1][1] is None or (first is not None and first <= (done[-1][1] or 0) + 1) or first is None):
            ends = (done[-1][1], last)
            done[-1] = (done[-1][0], None if None in ends else max(end for end in ends if end is not None))
        else:
            done.append((first, last))
    return tuple(done)


def _common(a: Span, b: Span) -> bool:
    starts_in_time = a[0] is None or b[1] is None or a[0] <= b[1]
    return starts_in_time and (b[0] is None or a[1] is None or b[0] <= a[1])


def _inside(a: Span, b: Span) -> bool:
    starts = b[0] is None or (a[0] is not None and a[0] >= b[0])
    return starts and (b[1] is None or (a[1] is not None and a[1] <= b[1]))


# Reading EDTF

_QUALIFIERS = re.compile(r"[?~%]")
_POINT = re.compile(r"(?P<y>-?[\dX]{4})(?:-(?P<m>[\dX]{2})(?:-(?P<d>[\dX]{2}))?)?", re.ASCII)
_LONG = re.compile(r"Y(?P<y>-?\d{1,9})(?:E(?P<e>\d))?", re.ASCII)
_TIME = re.compile(r"T[\d:.]+(?:Z|[+-][\d:]+)?", re.ASCII)
_ESTIMATE = re.compile(r"Y?-?\d{1,9}", re.ASCII)
_DIGITS = re.compile(r"S(?P<s>\d)", re.ASCII)
# EDTF level 2: first month and number of months of the codes 21 to 41 (winter is handled apart).
_PARTS_OF_YEAR = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 25: (3, 3), 26: (6, 3), 27: (9, 3),
    29: (9, 3), 31: (3, 3), 32: (6, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),
}  # fmt: skip


def parse(text: str) -> Dating:
    """Read an EDTF date.

    >>> parse("1858/1860").precision.name, parse("17XX").precision.name, parse("1860~").approximate
    ('YEAR', 'CENTURY', True)

    Raises `NotADateError` with a reason.
    """
    tidy = "".join(text.split()).upper()
    if not tidy or len(tidy) > 400:
        raise NotADateError("there is no date")
    if tidy[0] + tidy[-1] in {"[]", "{}"}:
        return _read_set(tidy)
    if "/" in tidy:
        return _read_interval(tidy)
    return _read_point(tidy)


def _read_set(tidy: str) -> Dating:
    items = [_read_item(item) for item in tidy[1:-1].split(",")]
    form: Form = "choice" if tidy[0] == "[" else "set"
    return combined(items, form, tidy)


def _read_item(item: str) -> Dating:
    if ".." not in item:
        return _read_point(item)
    start, _, end = item.partition("..")
    return _read_interval(f"{start or '..'}/{end or '..'}")


def combined(items: list[Dating], form: Form, text: str = "") -> Dating:
    """Return several dates as one of them (`choice`) or all of them (`set`)."""
    if any(item.yearless for item in items):
        raise NotADateError("each date of a choice needs its year")
    spans = merged([span for item in items for span in item.spans])
    return Dating(
        spans,
        min(item.precision for item in items),
        text or ("[{}]" if form == "choice" else "{{{}}}").format(",".join(map(_listed, items))),
        form if len(items) > 1 else items[0].form,
        approximate=any(item.approximate for item in items),
        uncertain=any(item.uncertain for item in items),
        calendar=items[0].calendar,
    )


def _listed(item: Dating) -> str:
    """Return a date as a member of a set, where an interval is written with two points."""
    if item.text[:1] in "[{":
        return item.text[1:-1]
    start, slash, end = item.text.partition("/")
    return f"{start.strip('.')}..{end.strip('.')}" if slash else item.text


def _read_interval(tidy: str) -> Dating:
    ends = tidy.split("/")
    if len(ends) != 2:
        raise NotADateError("an interval has one start and one end")
    start, end = (None if part in {"", ".."} else _read_point(part) for part in ends)
    return spanning(start, end)


def spanning(start: Dating | None, end: Dating | None) -> Dating:
    """Return the interval from the first day of one date to the last day of another; `None` is open."""
    told = [point for point in (start, end) if point]
    if not told:
        raise NotADateError("an interval needs a start or an end")
    if any(point.yearless for point in told):
        raise NotADateError("each end of an interval needs its year")
    first, last = start.first if start else None, end.last if end else None
    if first is not None and last is not None and last < first:
        raise NotADateError("the interval ends before it begins")
    return Dating(
        ((first, last),),
        min(point.precision for point in told),
        f"{_plain(start)}/{_plain(end)}",
        "interval",
        approximate=any(point.approximate for point in told),
        uncertain=any(point.uncertain for point in told),
        calendar="julian" if all(point.calendar == "julian" for point in told) else "",
    )


def _plain(point: Dating | None) -> str:
    if point is None:
        return ".."
    return point.text if "/" not in point.text and point.text[:1] not in "[{" else _whole(point)


def _whole(point: Dating) -> str:
    """Return the one end of an interval that is itself an interval: its days, as day or days' hull."""
    day = point.first if point.first is not None else point.last
    return _day_text(day) if day is not None else ".."


def _read_point(tidy: str) -> Dating:
    marks = set(_QUALIFIERS.findall(tidy))
    approximate, uncertain = bool(marks & {"~", "%"}), bool(marks & {"?", "%"})
    bare = _TIME.sub("", _QUALIFIERS.sub("", tidy)) if len(tidy) > 10 or marks else tidy
    digits = _DIGITS.search(bare)
    if digits:
        return _significant(bare[: digits.start()], int(digits["s"]), tidy)
    long = _LONG.fullmatch(bare)
    if long:
        year = int(long["y"]) * 10 ** int(long["e"] or 0)
        return Dating((days_of(year),), Precision.YEAR, tidy, approximate=approximate, uncertain=uncertain)
    found = _POINT.fullmatch(bare)
    if not found:
        raise NotADateError(f'"{tidy[:40]}" is not written as EDTF')
    read = _of_parts(found["y"], found["m"] or "", found["d"] or "", tidy)
    return replace(read, approximate=approximate, uncertain=uncertain) if marks else read


def _significant(year: str, digits: int, tidy: str) -> Dating:
    if not _ESTIMATE.fullmatch(year):
        raise NotADateError(f'"{tidy[:40]}" is not written as EDTF')
    value = int(year.lstrip("Y"))
    block = 10 ** max(0, len(year.lstrip("Y-")) - digits)
    start = value // block * block
    spans = ((days_of(start)[0], days_of(start + block - 1)[1]),)
    rung = {1: Precision.YEAR, 10: Precision.DECADE, 100: Precision.CENTURY}.get(block, Precision.MILLENNIUM)
    return Dating(spans, rung, tidy, approximate=True)


def _of_parts(y: str, m: str, d: str, tidy: str) -> Dating:
    if y == "XXXX":
        return _without_year(m, d, tidy)
    if "X" not in y + m + d:
        return _exact(int(y), int(m or 0), int(d or 0), tidy, has_month=bool(m), has_day=bool(d))
    if m in {"", "XX"} and d in {"", "XX"}:
        return _block(y, tidy)
    return _scattered(y, m, d, tidy)


def _exact(year: int, month: int, day: int, tidy: str, *, has_month: bool, has_day: bool) -> Dating:
    if has_month and month > 12:
        if has_day:
            raise NotADateError("a season has no day")
        return season(year, month)
    if (has_month and not month) or (has_day and not day):
        raise NotADateError("months and days are counted from 1")
    rung = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return Dating((days_of(year, month, day),), rung, tidy)


def _without_year(m: str, d: str, tidy: str) -> Dating:
    if "X" in m or not m or (d and "X" in d and d != "XX"):
        raise NotADateError("neither year nor month is stated")
    month, day = int(m), int(d) if d and d != "XX" else 0
    if not 1 <= month <= 12 or not 0 <= day <= month_length(2000, month):
        raise NotADateError("there is no such day")
    return Dating((), Precision.DAY if day else Precision.MONTH, tidy, month=month, day=day)


def _block(y: str, tidy: str) -> Dating:
    """Read unspecified last digits: 196X is a decade, 19XX a century, 1XXX a thousand years."""
    known = y.rstrip("X")
    if "X" in known or known in {"", "-"}:
        raise NotADateError("only the last digits of a year may be left open")
    open_digits = len(y) - len(known)
    width = 10**open_digits
    if known.startswith("-"):
        last = int(known) * width
        ends = (last - width + 1, last)
    else:
        ends = (int(known) * width, int(known) * width + width - 1)
    return Dating(((days_of(ends[0])[0], days_of(ends[1])[1]),), Precision(3 - open_digits), tidy)


def _scattered(y: str, m: str, d: str, tidy: str) -> Dating:
    """Read months or days of which a digit, or whose year's last digits, are open (level 2)."""
    if y.count("X") > 2 or y.startswith("-"):
        raise NotADateError("too much of this date is open")
    spans: list[Span] = []
    for year in _fitting(y, range(10_000)):
        for month in _fitting(m, range(1, 13)):
            if d in {"", "XX"}:
                spans.append(days_of(year, month))
            else:
                spans += [days_of(year, month, day) for day in _fitting(d, range(1, month_length(year, month) + 1))]
    if not spans:
        raise NotADateError("there is no such day")
    exact = Precision.DAY if d and "X" not in d else Precision.MONTH
    return Dating(merged(spans), exact, tidy)


def _fitting(pattern: str, numbers: range) -> list[int]:
    if "X" not in pattern:
        return [int(pattern)] if int(pattern) in numbers else []
    width = len(pattern)
    fixed = [(place, sign) for place, sign in enumerate(pattern) if sign != "X"]
    return [n for n in numbers if all(str(n).zfill(width)[place] == sign for place, sign in fixed)]


def season(year: int, code: int) -> Dating:
    """Return a season (EDTF codes 21 to 24), or one of the parts of a year that level 2 adds.

    Winter belongs to two years: winter 1949 is read as either winter that the year touches.
    """
    text = f"{year:04d}-{code}"
    if code in {24, 28}:
        ends = ((year - 1, year), (year, year + 1))
        spans = tuple((days_of(a, 12)[0], days_of(b, 2)[1]) for a, b in ends)
        return Dating(spans, Precision.SEASON, text)
    if code == 30:
        return Dating(
            ((days_of(year - 1, 12)[0], days_of(year, 2)[1]), (days_of(year, 12)[0], days_of(year + 1, 2)[1])),
            Precision.SEASON,
            text,
        )
    if code not in _PARTS_OF_YEAR:
        raise NotADateError(f"there is no month or season {code}")
    month, length = _PARTS_OF_YEAR[code]
    return Dating(((days_of(year, month)[0], days_of(year, month + length - 1)[1]),), Precision.SEASON, text)


# Printing


def _text_of(spans: tuple[Span, ...], dating: Dating) -> str:
    pieces = [f"{_day_text(a)}/{_day_text(b)}" if a != b else _day_text(a) for a, b in spans]
    if len(pieces) == 1:
        return pieces[0]
    signs = "{}" if dating.form == "set" else "[]"
    return signs[0] + ",".join(piece.replace("/", "..") for piece in pieces) + signs[1]


def _day_text(number: int | None) -> str:
    if number is None:
        return ".."
    year, month, day = civil(number)
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th …"""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def describe(dating: Dating) -> str:
    """Return a date as one would write it, in the calendar that was named.

    >>> describe(parse("1689-09-06")), describe(parse("1858/1860")), describe(parse("196X"))
    ('6 September 1689', '1858 to 1860', 'the 1960s')
    """
    if dating.yearless:
        day = f"{dating.day} " if dating.day else ""
        return f"{day}{MONTHS[dating.month - 1]}, year not stated"
    calendar: Calendar = "julian" if dating.calendar == "julian" else "gregorian"
    joint = " and " if dating.form == "set" else " or "
    seasonal = dating.precision is Precision.SEASON and dating.form == "date"
    told = _season_words(dating) if seasonal else joint.join(_span_words(span, calendar) for span in dating.spans)
    style = {"julian": " Old Style", "gregorian": " New Style", "": ""}[dating.calendar]
    return f"{'about ' if dating.approximate else ''}{told}{style}"


def _season_words(dating: Dating) -> str:
    year, _, code = dating.text.rstrip("?~%").rpartition("-")
    name = SEASONS.get(int(code)) if code.isdigit() else None
    return f"{name} {year}" if name else dating.text


def _span_words(span: Span, calendar: Calendar) -> str:
    first, last = span
    if first is None:
        return f"until {_end_words(last, calendar, late=True)}"
    if last is None:
        return f"since {_end_words(first, calendar, late=False)}"
    return _whole_words(civil(first, calendar), civil(last, calendar)) or (
        f"{_end_words(first, calendar, late=False, other=last)} to {_end_words(last, calendar, late=True, other=first)}"
    )


def _whole_words(a: tuple[int, int, int], b: tuple[int, int, int]) -> str:
    """Return the name of a day, month, year, decade or century that the two days bound, or an empty text."""
    years = (a[0], b[0])
    if a == b:
        return f"{a[2]} {MONTHS[a[1] - 1]} {_year_words(a[0])}"
    if years[0] == years[1] and a[1] == b[1] and a[2] == 1 and b[2] == month_length(b[0], b[1]):
        return f"{MONTHS[a[1] - 1]} {_year_words(a[0])}"
    if a[1:] != (1, 1) or b[1:] != (12, 31):
        return ""
    if years[0] == years[1]:
        return _year_words(a[0])
    if 1000 <= a[0] < 10_000 and a[0] % 10 == 0 and years[1] == a[0] + 9 and a[0] % 100:
        return f"the {a[0]}s"
    if 100 <= a[0] < 10_000 and a[0] % 100 == 0 and years[1] == a[0] + 99:
        return f"the {ordinal(a[0] // 100 + 1)} century"
    return ""


def _end_words(number: int | None, calendar: Calendar, *, late: bool, other: int | None = None) -> str:
    """Name one end of an interval as coarsely as is exact: a year where it begins or ends one."""
    if number is None:
        return "an open end"
    year, month, day = civil(number, calendar)
    partner = None if other is None else civil(other, calendar)
    edge = (12, 31) if late else (1, 1)
    partner_edge = partner is None or partner[1:] == ((1, 1) if late else (12, 31))
    if (month, day) == edge and partner_edge:
        return _year_words(year)
    whole = day == (month_length(year, month, calendar) if late else 1)
    partner_whole = partner is None or partner[2] == (1 if late else month_length(partner[0], partner[1], calendar))
    if whole and partner_whole:
        return f"{MONTHS[month - 1]} {_year_words(year)}"
    return f"{day} {MONTHS[month - 1]} {_year_words(year)}"


def _year_words(year: int) -> str:
    if year > 999:
        return str(year)
    return f"AD {year}" if year > 0 else f"{1 - year} BC"


def gaps(dating: Dating) -> bool:
    """Tell whether the date is a choice or set of days that lie apart."""
    return any(True for _ in pairwise(dating.spans))
