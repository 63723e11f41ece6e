"""EDTF dates in plain words, and the distance between two of them.

Reads the forms that the records use: years, months, days, digits left open (`197X`, `XXXX-09-15`), the marks
`?`, `~` and `%`, intervals with open ends, and sets. What it cannot read it returns as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fourcenturies.dating.days import MONTHS, day_number
from fourcenturies.dating.words import SEASONS, ordinal

NOT_STATED = "not stated"
_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?([?~%]?)")
_MARKS = {"": "{}", "?": "{} (uncertain)", "~": "about {}", "%": "about {} (uncertain)"}


@dataclass(frozen=True, slots=True)
class _Day:
    """A date as far as it is told: 0 stands for a month or a day that is not."""

    year: int
    month: int
    day: int


def in_words(edtf: str) -> str:
    """Return an EDTF date as a reader would say it.

    >>> in_words("2023-03"), in_words("1735/1796"), in_words("XXXX-09-15"), in_words("")
    ('March 2023', '1735 to 1796', '15 September, year not stated', 'not stated')
    """
    if not edtf:
        return NOT_STATED
    if edtf[0] in "[{" and edtf[-1] in "]}":
        return _set_in_words(edtf[1:-1].split(","), "or" if edtf[0] == "[" else "and")
    start, slash, end = edtf.partition("/")
    if not slash:
        return _one_in_words(edtf)
    if start in {"", ".."}:
        return f"by {_one_in_words(end)}"
    if end in {"", ".."}:
        return f"from {_one_in_words(start)} on"
    return f"{_one_in_words(start)} to {_one_in_words(end)}"


def distance(earlier: str, later: str) -> str:
    """Return how long after `earlier` `later` comes, no more exactly than both dates allow.

    Empty where one of them has no year or an open end, or where `later` does not come after.

    >>> distance("2023-03", "2023-04-19"), distance("1900", "2023-04-19"), distance("", "2023")
    ('1 month after', '123 years after', '')
    """
    first, last = _last_day(earlier), _first_day(later)
    if first is None or last is None or ".." in earlier + later:
        return ""
    years = last.year - first.year
    if not (first.month and last.month):
        return _after(years, "year", "in the same year")
    months = years * 12 + last.month - first.month
    if months >= 24:
        return _after(months // 12, "year", "")
    if not (first.day and last.day) or months > 1:
        return _after(months, "month", "in the same month")
    return _after(_ordinal(last) - _ordinal(first), "day", "on the same day")


def names_year(phrase: str, edtf: str) -> bool:
    """Tell whether printed words hold the year of a date (or the date has none).

    >>> names_year("in March", "2023-03"), names_year("in 1972", "1972")
    (False, True)
    """
    years = re.findall(r"(?<!\d)\d{4}", edtf)
    return not years or any(year in phrase for year in years) or bool(re.search(r"\d{3,4}s?\b", phrase))


def _one_in_words(date: str) -> str:
    found = _DATE.fullmatch(date)
    if not found:
        return date
    year, month, day, mark = found.groups()
    words = _month_and_day(month, day)
    if year == "XXXX":
        return _MARKS[mark].format(f"{words}, year not stated" if words else "year not stated")
    return _MARKS[mark].format(f"{words} {_year(year)}".strip())


def _month_and_day(month: str | None, day: str | None) -> str:
    if not month or month == "XX":
        return ""
    name = SEASONS.get(int(month)) or MONTHS[(int(month) - 1) % 12]
    return f"{int(day)} {name}" if day and day != "XX" else name


def _year(year: str) -> str:
    if year.endswith("XX"):
        return f"{ordinal(int(year[:2]) + 1)} century"
    return f"the {year[:3]}0s" if year.endswith("X") else year


def _set_in_words(dates: list[str], joint: str) -> str:
    words = [in_words(date.strip().replace("..", "/")) for date in dates]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def _bare(edtf: str, end: int) -> str:
    inside = edtf.strip("[]{}").split(",")[end].strip()
    return inside.split("/")[end]


def _last_day(edtf: str) -> _Day | None:
    return _day(_bare(edtf, -1))


def _first_day(edtf: str) -> _Day | None:
    return _day(_bare(edtf, 0))


def _day(date: str) -> _Day | None:
    found = _DATE.fullmatch(date)
    if not found or "X" in found[1]:
        return None
    month, day = (int(part) if part and part != "XX" else 0 for part in found.group(2, 3))
    return _Day(int(found[1]), month, day) if month <= 12 else _Day(int(found[1]), 0, 0)


def _ordinal(day: _Day) -> int:
    return day_number(day.year, day.month, day.day)


def _after(count: int, unit: str, none: str) -> str:
    if count <= 0:
        return none if count == 0 else ""
    return f"{count} {unit}{'' if count == 1 else 's'} after"
