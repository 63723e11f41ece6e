"""A dating in words, as one would write it, and read again as the same date; and how long after another it comes."""

from __future__ import annotations

from fourcenturies.dating.days import MONTHS, Calendar, civil, month_length
from fourcenturies.dating.edtf import parse, read
from fourcenturies.dating.intervals import Dating, Precision
from fourcenturies.dating.stretches import stretch_of

NOT_STATED = "not stated"
# The northern seasons of level 2 (25 to 28) have the names of the plain ones.
SEASONS = dict(zip(range(21, 29), ("spring", "summer", "autumn", "winter") * 2, strict=True))
_STYLES: dict[Calendar, str] = {"julian": " Old Style", "gregorian": " New Style", "": ""}
_MOST_LISTED = 4

_Day = tuple[int, int, int]


def in_words(edtf: str) -> str:
    """Return a date of the records in words; what is no date stays as it stands.

    >>> in_words("2023-03"), in_words("1978/1989~"), in_words("../1949"), in_words("")
    ('March 2023', '1978 to about 1989', 'by 1949', 'not stated')
    """
    dating = read(edtf)
    return describe(dating) if dating else edtf or NOT_STATED


def describe(dating: Dating) -> str:
    """Return a date as one would write it, each doubt where it belongs, in the calendar that was named.

    >>> describe(parse("1689-09-06")), describe(parse("[1858,1860~]")), describe(parse("196X"))
    ('6 September 1689', '1858 or about 1860', 'the 1960s')
    """
    return _undated(dating) + _STYLES[dating.calendar]


def ordinal(number: int) -> str:
    """Return a number as 1st, 2nd, 3rd, 4th and so on."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _undated(dating: Dating) -> str:
    """Return the words without the calendar, which is named once where it is the same for all."""
    named = stretch_of(dating) if dating.part else None
    whole = _point_words(named[1]) if named else ""
    if named and " to " not in whole:
        return _doubt(dating) + _part_words(named[0], whole)
    if not dating.members:
        return _doubt(dating) + _point_words(dating)
    say = _undated if dating.calendar else describe
    told = [say(member) if member else "" for member in dating.members]
    if dating.form == "interval":
        return _interval_words(told[0], told[1])
    if len(told) == 1:
        return _within_words(dating, told[0])
    if dating.form == "list":
        return ", ".join(told)
    return f"{', '.join(told[:-1])} {'or' if dating.form == 'choice' else 'and'} {told[-1]}"


def _doubt(dating: Dating) -> str:
    return f"{'perhaps ' if dating.uncertain else ''}{'about ' if dating.approximate else ''}"


def _part_words(name: str, whole: str) -> str:
    if name.endswith(" of"):
        return f"the {name} {whole}"
    return f"the {name} {whole.removeprefix('the ')}" if whole.startswith("the ") else f"{name} {whole}"


def _interval_words(start: str, end: str) -> str:
    if not start or not end:
        return f"since {start}" if start else f"by {end}"
    return f"{start} to {end}"


def _within_words(dating: Dating, told: str) -> str:
    """Word one interval as a choice, which is a day within it, or as a set, which is the whole of it."""
    start, to, end = told.partition(" to ")
    return f"between {start} and {end}" if to and dating.form == "choice" else told


def _point_words(point: Dating) -> str:
    if point.yearless:
        return f"{_day_and_month(point)}, year not stated"
    if point.season in SEASONS:
        return f"{SEASONS[point.season]} {_year_words(point.year)}"
    if len(point.spans) > _MOST_LISTED:
        return _scattered_words(point)
    told = []
    for first, last in point.spans:
        a, b = civil(first or 0, point.calendar), civil(last or 0, point.calendar)
        told.append(_unit_words(a, b, point.calendar) or _bounds_words(a, b, point.calendar))
    return " or ".join(told)


def _day_and_month(point: Dating) -> str:
    return f"{f'{point.day} ' if point.day else ''}{MONTHS[point.month - 1]}"


def _scattered_words(point: Dating) -> str:
    """Word a day or a month of which the year is not told to its last digit: 25 December in the 1560s."""
    if not point.month or (point.precision is Precision.DAY and not point.day):
        return point.text
    year = point.text.partition("-")[0]
    if "X" in year.rstrip("X"):
        return point.text
    return f"{_day_and_month(point)} in {_point_words(parse(year))}"


def _unit_words(a: _Day, b: _Day, calendar: Calendar) -> str:
    """Return the name of a day, month, year, decade or century that two days bound, or an empty text."""
    if a == b:
        return f"{a[2]} {MONTHS[a[1] - 1]} {_year_words(a[0])}"
    if a[:2] == b[:2] and a[2] == 1 and b[2] == month_length(b[0], b[1], calendar):
        return f"{MONTHS[a[1] - 1]} {_year_words(a[0])}"
    if a[1:] != (1, 1) or b[1:] != (12, 31):
        return ""
    if a[0] == b[0]:
        return _year_words(a[0])
    if a[0] >= 1000 and a[0] % 10 == 0 and b[0] == a[0] + 9 and a[0] % 100:
        return f"the {a[0]}s"
    if 0 <= a[0] < 10_000 and a[0] % 100 == 0 and b[0] == a[0] + 99:
        return f"the {ordinal(a[0] // 100 + 1)} century"
    return ""


def _bounds_words(a: _Day, b: _Day, calendar: Calendar) -> str:
    """Name the first and the last of what has no name of its own, as coarsely as is exact."""
    if a[1:] == (1, 1) and b[1:] == (12, 31):
        return f"{_year_words(a[0])} to {_year_words(b[0])}"
    if a[2] == 1 and b[2] == month_length(b[0], b[1], calendar):
        return f"{MONTHS[a[1] - 1]} {_year_words(a[0])} to {MONTHS[b[1] - 1]} {_year_words(b[0])}"
    return " to ".join(_unit_words(day, day, calendar) for day in (a, b))


def _year_words(year: int) -> str:
    if year > 999:
        return str(year)
    return f"AD {year}" if year > 0 else f"{1 - year} BC"


# How many of year, month and day a date of a precision tells.
_TOLD = {Precision.YEAR: 1, Precision.SEASON: 1, Precision.MONTH: 2, Precision.DAY: 3}


def distance(earlier: str, later: str) -> str:
    """Return how long after one EDTF date another comes, no more exactly than both allow.

    Empty where one of them has no single year or an open end, or where `later` does not come after.

    >>> distance("2023-03", "2023-04-19"), distance("1900~", "2023-04-19"), distance("", "2023")
    ('1 month after', 'about 123 years after', '')
    """
    start, end = read(earlier), read(later)
    if start is None or end is None or None in {start.first, start.last, end.first, end.last}:
        return ""
    before, after = max(start.points, key=lambda point: point.last or 0), end.points[0]
    told = min(_TOLD.get(before.precision, 0), _TOLD.get(after.precision, 0))
    count, unit = _counted(before, after, told)
    if count < 0 or not unit:
        return ""
    about = "about " if count and (before.approximate or after.approximate) else ""
    return f"{about}{count} {unit}{'' if count == 1 else 's'} after" if count else _SAME[unit]


_SAME = {"year": "in the same year", "month": "in the same month", "day": "on the same day"}


def _counted(before: Dating, after: Dating, told: int) -> tuple[int, str]:
    """Return a number of years, months or days, of which `told` says how many both dates tell."""
    first, last = civil(before.last or 0), civil(after.first or 0)
    months = (last[0] - first[0]) * 12 + last[1] - first[1]
    if told < 2 or months >= 24:
        return (last[0] - first[0] if told < 2 else months // 12), "year" if told else ""
    if told < 3 or months > 1:
        return months, "month"
    return (after.first or 0) - (before.last or 0), "day"
