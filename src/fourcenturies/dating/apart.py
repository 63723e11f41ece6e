"""How long after one date another comes."""

from __future__ import annotations

from fourcenturies.dating.days import civil
from fourcenturies.dating.edtf import read
from fourcenturies.dating.intervals import Dating, Precision

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
