"""Days, months and years of the Gregorian and the Julian calendar as Julian day numbers.

A Julian and a Gregorian day with the same number are the same day, so the gap between the calendars needs no table.
"""

from __future__ import annotations

from typing import Literal

Calendar = Literal["", "gregorian", "julian"]
Span = tuple[int | None, int | None]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class NotADateError(ValueError):
    """A text is no date; the message says why."""


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
    return (
        100 * centuries + years - 4800 + month // 10,
        month + 3 - 12 * (month // 10),
        days - (153 * month + 2) // 5 + 1,
    )


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


def year_text(year: int) -> str:
    """Return a year with at least four digits, as EDTF and ISO 8601 write it."""
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def day_text(number: int | None) -> str:
    """Return a day as year-month-day, and an open end as two points."""
    if number is None:
        return ".."
    year, month, day = civil(number)
    return f"{year_text(year)}-{month:02d}-{day:02d}"
