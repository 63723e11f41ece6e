"""A dating in words, as one would write it; what is printed here can be read again as the same interval."""

from __future__ import annotations

from fourcenturies.dating.days import MONTHS, Calendar, Span, civil, month_length
from fourcenturies.dating.intervals import Dating, Precision

SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def ordinal(number: int) -> str:
    """Return a number as 1st, 2nd, 3rd, 4th and so on."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def describe(dating: Dating) -> str:
    """Return a date as one would write it, in the calendar that was named.

    >>> from fourcenturies.dating import parse
    >>> describe(parse("1689-09-06")), describe(parse("1858/1860")), describe(parse("196X"))
    ('6 September 1689', '1858 to 1860', 'the 1960s')
    """
    if dating.yearless:
        day = f"{dating.day} " if dating.day else ""
        return f"{day}{MONTHS[dating.month - 1]}, year not stated"
    calendar: Calendar = "julian" if dating.calendar == "julian" else "gregorian"
    joint = " and " if dating.form in {"set", "list"} else " or "
    seasonal = dating.precision is Precision.SEASON and dating.form == "date"
    told = (
        _season_words(dating)
        if seasonal
        else joint.join(_span_words(span, calendar) for span in dating.spans)
    )
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
    partner_whole = partner is None or partner[2] == (
        1 if late else month_length(partner[0], partner[1], calendar)
    )
    if whole and partner_whole:
        return f"{MONTHS[month - 1]} {_year_words(year)}"
    return f"{day} {MONTHS[month - 1]} {_year_words(year)}"


def _year_words(year: int) -> str:
    if year > 999:
        return str(year)
    return f"AD {year}" if year > 0 else f"{1 - year} BC"
