"""Free text read as a date: a `Dating`, `NotStated`, or `Unreadable` with how to write it.

The line is cut into items (a role and a value each, see `lexicon`); what says nothing about time is dropped; what
is left must be one expression: points joined by "between … and", "to", "or", "before" …, and nothing else. A word
that is not known makes the reply unreadable, so that "not 1860" or "two years after 1860" is never read as 1860.
"""

from __future__ import annotations

import re
from itertools import pairwise

from fourcenturies import dating
from fourcenturies.dating import Calendar, Dating, Form, NotADateError, Precision
from fourcenturies.replies.atoms import STARTS, read_point, short_range
from fourcenturies.replies.items import Items
from fourcenturies.replies.lexicon import WORDS
from fourcenturies.replies.points import (
    HOW,
    NO_DATE,
    RELATIVE,
    STYLES,
    TODAY,
    TWO,
    NotReadError,
    Point,
    bounded,
    finish,
    interval,
    share_year,
    twofold,
)
from fourcenturies.replies.silence import NotStated, says_not_stated
from fourcenturies.replies.text import Unreadable

Reading = Dating | NotStated | Unreadable


def read_date(line: str) -> Reading:
    """Read a tidied line as a date.

    >>> read_date("27 August 1689").text, read_date("c. 1860").approximate
    ('1689-08-27', True)
    >>> read_date("4/2/2022").message.startswith("Which of these numbers is the month?")
    True
    """
    plain = _PLAIN.fullmatch(line)
    if plain:
        return _plain_date(plain)
    low = line.casefold()
    if not any(map(str.isdigit, low)) and says_not_stated(low):
        return NotStated()
    try:
        reckoned = _reckoned(low)
        return _as_edtf(reckoned) or _read_all(Items(reckoned, line))
    except (NotReadError, NotADateError) as error:
        return Unreadable(_sentence(error))


# The commonest forms, read at once: 1689, August 1689, 27 August 1689.
_PLAIN = re.compile(
    r"(?:(?:(?P<d>\d{1,2}) )?(?P<m>(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October) )?"
    r"(?P<y>[12]\d{3})",
    re.ASCII,
)


def _plain_date(found: re.Match[str]) -> Reading:
    month = WORDS[found["m"].lower()][1] if found["m"] else 0
    point = Point(
        "day" if found["d"] else "month" if month else "year", int(found["y"]), month, int(found["d"] or 0)
    )
    try:
        return finish(point)
    except NotADateError as error:
        return Unreadable(_sentence(error))


def _sentence(error: Exception) -> str:
    if isinstance(error, NotReadError):
        return str(error)
    return f"This is no date in the calendar: {error}."


# How a date was reckoned, beside it: 1972 - 3 = 1969; 1969 (three years before 1972).
_SUM = re.compile(r"^\d{4} ?[-–+] ?\d{1,3} ?(?:years? ?)?= ?(?=\d{4}$)", re.ASCII)
_BESIDE = re.compile(
    r"(?<=\d{4}) ?[,;(]+ ?(?:\w+|\d+) years? (?:before|after|earlier than|later than) (?:1\d|20)\d\d ?[).]*$"
)


def _reckoned(low: str) -> str:
    """Return a line without the sum that led to its date."""
    if "=" in low:
        low = _SUM.sub("", low, count=1)
    return _BESIDE.sub("", low) if "year" in low else low


_EDTF = re.compile(r"[\[{]?[\dxyх?~%/.,\-+: ()tze]*[\dxх?~%./z](?:s\d)?[\]}]?", re.ASCII)
_APART = re.compile(r"\d \d")
_SHORT_RANGE = re.compile(r"(\d{4}) ?([-–/]) ?(\d\d)", re.ASCII)
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{1,4}")
_YEAR_FIRST = re.compile(r"\d{4}[-–]\d\d[-–]\d\d", re.ASCII)


def _as_edtf(low: str) -> Dating | None:
    """Read EDTF as it stands, or return `None`: the grammar then has its turn."""
    short = _SHORT_RANGE.fullmatch(low)
    if short:
        return short_range(int(short[1]), short[3], short[2])
    if _YEAR_FIRST.fullmatch(low):
        return dating.parse(low.replace("–", "-"))
    plain = low.replace("х", "x")
    if _APART.search(plain) or not _EDTF.fullmatch(plain) or _NUMERIC.fullmatch(plain):
        return None
    try:
        return dating.parse(plain)
    except NotADateError:
        return None


def _read_all(items: Items) -> Dating:
    """Read the whole line; raise `NotReadError` where anything is left over."""
    _refuse_unknown(items)
    read = _expression(items)
    if items.role != "end":
        raise NotReadError(TWO if items.role in STARTS else NO_DATE)
    if items.yearless and not read.yearless:
        raise NotReadError("You name a year and say that there is none: give one or the other.")
    read = read if read.yearless else _in_style(items, read)
    return dating.doubted(read, uncertain=True) if items.uncertain else read


def _refuse_unknown(items: Items) -> None:
    roles = {item[0] for item in items.items}
    if "today" in roles:
        raise NotReadError(TODAY)
    if "relative" in roles:
        raise NotReadError(RELATIVE)
    if "unknown" in roles or len(items.items) == 1 or len(items.items) > 120:
        raise NotReadError(NO_DATE)


def _in_style(items: Items, read: Dating) -> Dating:
    """Name the calendar that was named: one for all, or one for each date."""
    styles = items.styles
    if not styles or read.calendar or read.precision < Precision.MONTH:
        return read
    if len(set(styles)) == 1:
        return _styled(read, styles[0])
    if len(read.members) == 1:
        return dating.made_of(read, [member and _in_style(items, member) for member in read.members])
    if len(read.members) != len(styles):
        raise NotReadError(STYLES)
    ends = zip(read.members, styles, strict=True)
    return dating.made_of(read, [member and _styled(member, style) for member, style in ends])


def _styled(read: Dating, style: Calendar) -> Dating:
    return dating.in_other_calendar(read) if style == "julian" else dating.labelled(read, style)


def _expression(items: Items) -> Dating:
    role = items.role
    if role == "between":
        return _between(items)
    if role in {"before", "after", "since", "until", "by", "from"}:
        return _bounded(items)
    if role == "either":
        items.take()
    return _joined(items, read_point(items))


def _between(items: Items) -> Dating:
    items.take()
    start = read_point(items)
    if items.take()[0] not in {"and", "to", "-", "–", "/"}:
        raise NotReadError(NO_DATE)
    return dating.combined([interval(start, read_point(items))], "choice")


def _bounded(items: Items) -> Dating:
    word = items.take()[0]
    if items.role in {"-", "–"}:
        items.take()
    if word in {"from", "since", "after"} and items.role in {"before", "after"}:
        raise NotReadError(NO_DATE)
    point = read_point(items)
    if word in {"from", "since"} and items.role in {"to", "until", "-", "–", "by"}:
        items.take()
        return interval(point, read_point(items))
    if word in {"after", "since", "from"} and items.role in {"and", "before", "until"}:
        return _both_bounds(items, word, point)
    if items.role == "onwards":
        items.take()
    if word == "from" and items.role == "end" and items.items[-2][0] != "onwards":
        return finish(point)
    return bounded(word, finish(point))


def _both_bounds(items: Items, word: str, point: Point) -> Dating:
    """Read "after 1856 and before 1860", "after 1856 but before 1860"."""
    if items.role == "and":
        items.take()
    bound = items.take()[0]
    if bound not in {"before", "until", "by"}:
        raise NotReadError(NO_DATE)
    end = read_point(items)
    share_year(point, end)
    after, before = bounded(word, finish(point)), bounded(bound, finish(end))
    if after.first is None or before.last is None or after.first > before.last:
        raise NotReadError(NO_DATE)
    return dating.spanning(after.members[0], before.members[1])


def _joined(items: Items, point: Point) -> Dating:
    role = items.role
    if role == "end":
        return finish(point)
    if role in {"to", "-", "–", "/", "~", "until", "by"}:
        items.take()
        other = read_point(items)
        return (twofold(point, other) if role == "/" else None) or interval(point, other)
    if role in {"or", "and"}:
        return _listed(items, [point], role)
    if role in {"onwards", "latest"}:
        items.take()
        return bounded("until" if role == "latest" else "since", finish(point))
    if role in STARTS:
        return _second(items, point)
    raise NotReadError(NO_DATE)


def _second(items: Items, point: Point) -> Dating:
    """Take a second day where it is the same day in the other calendar, 27 August (6 September) 1689, or in a list."""
    listed = items.at in items.breaks
    other = read_point(items)
    both = twofold(point, other)
    if both is None and _are_one(point, other):
        return finish(point)
    if both is None and items.styles:
        raise NotReadError(STYLES)
    if both is None:
        return _set(items, [point, other] if listed else [])
    return both


def _set(items: Items, points: list[Point]) -> Dating:
    """Read on in a list with commas, or a line for each: May 2024, June 2024."""
    while points and items.role in STARTS and items.at in items.breaks:
        points.append(read_point(items))
    if not points or items.role in STARTS:
        raise NotReadError(TWO)
    return _listed(items, points, items.role) if items.role in _FORMS else _together(points, "list")


def _are_one(point: Point, other: Point) -> bool:
    """Tell whether the same date is written twice: 6 September 1689 (1689-09-06)."""
    share_year(point, other)
    first, second = finish(point), finish(other)
    return first.spans == second.spans and not first.yearless


_FORMS: dict[str, Form] = {"or": "choice", "and": "set"}


def _listed(items: Items, points: list[Point], role: str) -> Dating:
    while items.role == role:
        items.take()
        points.append(read_point(items))
    return _together(points, _FORMS[role])


def _together(points: list[Point], form: Form) -> Dating:
    for before, after in reversed(list(pairwise(points))):
        share_year(before, after)
    return dating.combined([finish(item) for item in points], form)


# Points


__all__ = ["HOW", "Reading", "read_date"]
