"""EDTF, read: levels 0 and 1 whole, and of level 2 the sets, the intervals, the qualified and unspecified parts.

The notation is that of the Library of Congress (2019) and ISO 8601-2. To read one more form, add a branch to
`_read_point`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from fourcenturies.dating.days import NotADateError, Span, days_of, month_length, year_text
from fourcenturies.dating.intervals import Dating, Precision, combined, merged, spanning

_QUALIFIERS = re.compile(r"[?~%]")
_POINT = re.compile(r"(?P<y>-?[\dX]{4})(?:-(?P<m>[\dX]{2})(?:-(?P<d>[\dX]{2}))?)?", re.ASCII)
# Level 2 lets a mark stand before or after each part, and nowhere else.
_MARKED = re.compile(r"[?~%]?Y?-?[\dX]+(?:E\d)?(?:S\d)?[?~%]?(?:-[?~%]?[\dX]{2}[?~%]?){0,2}", re.ASCII)
_LONG = re.compile(r"Y(?P<y>-?\d{1,9})(?:E(?P<e>\d))?", re.ASCII)
_TIME = re.compile(r"(?<=-\d\d-\d\d)T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?$", re.ASCII)
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


def read(text: str) -> Dating | None:
    """Read a date of the records, or return nothing where there is none.

    >>> read("2011-03").text, read(""), read("some day")
    ('2011-03', None, None)
    """
    try:
        return parse(text) if text else None
    except NotADateError:
        return None


def _read_set(tidy: str) -> Dating:
    items = [_read_item(item) for item in tidy[1:-1].split(",")]
    return combined(items, "choice" if tidy[0] == "[" else "set")


def _read_item(item: str) -> Dating:
    if ".." not in item:
        return _read_point(item)
    start, _, end = item.partition("..")
    return _read_interval(f"{start or '..'}/{end or '..'}")


def _read_interval(tidy: str) -> Dating:
    ends = tidy.split("/")
    if len(ends) != 2:
        raise NotADateError("an interval has one start and one end")
    start, end = (None if part in {"", ".."} else _read_point(part) for part in ends)
    return spanning(start, end)


def _read_point(tidy: str) -> Dating:
    marks = set(_QUALIFIERS.findall(tidy))
    approximate, uncertain = bool(marks & {"~", "%"}), bool(marks & {"?", "%"})
    if marks and not _MARKED.fullmatch(tidy):
        raise NotADateError("its form is not known")
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
        raise NotADateError("its form is not known")
    read = _of_parts(found["y"], found["m"] or "", found["d"] or "", tidy)
    return replace(read, approximate=approximate, uncertain=uncertain, text=tidy) if marks else read


def _significant(year: str, digits: int, tidy: str) -> Dating:
    if not _ESTIMATE.fullmatch(year):
        raise NotADateError("its form is not known")
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
        return _exact(y, m, d, tidy)
    if m in {"", "XX"} and d in {"", "XX"}:
        return _block(y, tidy)
    return _scattered(y, m, d, tidy)


def _exact(y: str, m: str, d: str, tidy: str) -> Dating:
    year, month, day = int(y), int(m or 0), int(d or 0)
    if month > 12:
        if d:
            raise NotADateError(f"there is no month {month}")
        return season(year, month)
    if (m and not month) or (d and not day):
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
                spans += [
                    days_of(year, month, day) for day in _fitting(d, range(1, month_length(year, month) + 1))
                ]
    if not spans:
        raise NotADateError("there is no such day")
    exact = Precision.DAY if d and "X" not in d else Precision.MONTH
    month, day = (int(part) if part.isdigit() else 0 for part in (m, d))
    return Dating(merged(spans), exact, tidy, month=month, day=day)


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
    if code in {24, 28, 30}:
        spans = tuple((days_of(y, 12)[0], days_of(y + 1, 2)[1]) for y in (year - 1, year))
    elif code in _PARTS_OF_YEAR:
        month, length = _PARTS_OF_YEAR[code]
        spans = ((days_of(year, month)[0], days_of(year, month + length - 1)[1]),)
    else:
        raise NotADateError(f"there is no month or season {code}")
    return Dating(spans, Precision.SEASON, f"{year_text(year)}-{code}", season=code)
