"""A line that holds one date and nothing else, read as its expression.

The line is cut into items (a role and a value each, see `lexicon`); what says nothing about time is dropped; what
is left must be one expression: points joined by "between … and", "to", "or", "before" …, and nothing else. Words that
are not known may stand round a date where they change nothing. "Not 1860" and "two years after 1860" are never 1860.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fourcenturies import dating
from fourcenturies.dating import Calendar, Dating, NotADateError, Precision
from fourcenturies.replies.atoms import STARTS, may_hold_date, read_point, short_range
from fourcenturies.replies.claims import retracts
from fourcenturies.replies.items import Items
from fourcenturies.replies.joined_dates import joined_points
from fourcenturies.replies.lexicon import WORDS
from fourcenturies.replies.points import (
    HUNDREDS,
    NO_DATE,
    NUMERALS,
    RELATIVE,
    SHORT,
    TODAY,
    TWO,
    WHICH_CENTURY,
    WHICH_STYLE,
    NotReadError,
    Point,
    bounded,
    finish,
    interval,
    share_year,
)
from fourcenturies.replies.respelling import respelt
from fourcenturies.replies.silence import NotStated, denies_saying, says_not_stated
from fourcenturies.replies.text import Unreadable

Reading = Dating | NotStated | Unreadable

TAKEN_BACK = "This says something and takes it back, or leaves it open: give the one date that you mean."


@lru_cache(maxsize=64)
def strict_date(line: str) -> Reading:
    """Read a line every word of which is known."""
    plain = PLAIN.fullmatch(line)
    if plain:
        return plain_date(plain)
    low = line.casefold()
    if not any(map(str.isdigit, low)) and _says_silence(low):
        return NotStated()
    if "'" in low and _SHORT_YEAR.search(low):
        return Unreadable(WHICH_CENTURY)
    try:
        reckoned = respelt(low)
        return _as_edtf(reckoned) or _read_all(Items(reckoned))
    except (NotReadError, NotADateError) as error:
        return Unreadable(_sentence(error))


@lru_cache(maxsize=1024)  # mostly the date among other words, which many write alike
def loose_date(line: str, *, foreign: bool = False) -> Reading:
    """Read a line that may hold words that are not known, where they change nothing."""
    reading = strict_date(line)
    if not isinstance(reading, Unreadable) or reading.message in _FINAL:
        return reading
    if "'" in line and _SHORT_YEAR.search(line.casefold()) and not FIGURE.search(line):
        return reading
    if denies_saying(line) and not FIGURE.search(line):
        return NotStated()
    try:
        loose = _read_all(Items(respelt(line.casefold()), loose=True, foreign=foreign))
    except NotReadError as error:
        return Unreadable(str(error)) if "“" in str(error) else reading
    except NotADateError as error:
        return Unreadable(_sentence(error))
    return Unreadable(TAKEN_BACK) if retracts(line) else loose


def piece_date(text: str, *, foreign: bool = False) -> Reading:
    """Read a piece of a line, of which only what it is matters: why it is no date is not told.

    Most pieces tell of something else, and hold nothing that a date is made of: those need not be read.
    """
    if may_hold_date(text):
        return loose_date(text, foreign=foreign)
    silent = _says_silence(text.casefold()) or (denies_saying(text) and not FIGURE.search(text))
    return NotStated() if silent else _NO_DATE


_NO_DATE = Unreadable(NO_DATE)


def _says_silence(low: str) -> bool:
    """Tell whether a line without figures says that no date is stated."""
    return low.strip(" .!") in _RELATIVE_ALONE or says_not_stated(low)


_SHORT_YEAR = re.compile(r"(?<![\ds]) ?'\d\d\b(?!\d|s)")
_RELATIVE_ALONE = frozenset(
    phrase.strip()
    for phrase in [
        "\n        later ",
        " recent ",
        " recently ",
        " afterwards ",
        " some time later ",
        " sometime later ",
        " later on ",
        " at a later time ",
        "\n        later (not stated) ",
        " only later ",
        " just later ",
        ' "later" ',
        ' "recent" ',
        " recent visit ",
        " the recent visit ",
        '\n        "recent visit" ',
        " later this year\n    ",
    ]
)
_FINAL = frozenset([NUMERALS, SHORT, HUNDREDS])
FIGURE = re.compile(r"\d{3}|\b(?:\w+teen|twenty|eighteen|nineteen)\w*\b")


# The commonest forms, read at once: 1689, August 1689, 27 August 1689.
PLAIN = re.compile(
    r"(?:(?:(?P<d>\d{1,2}) )?(?P<m>(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October) )?"
    r"(?P<y>[12]\d{3})",
    re.ASCII,
)


def plain_date(found: re.Match[str]) -> Reading:
    """Return the date of one of the commonest forms."""
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


_EDTF = re.compile(r"[\[{]?[\dxyх?~%/.,\-+: ()tze]*[\dxх?~%./z](?:s\d)?[\]}]?", re.ASCII)
_MAY_BE_EDTF = re.compile(r"[\[{]?[\dxyх?~%/.,\-–+: ()tzews]*[\]}]?", re.ASCII)
_APART = re.compile(r"\d \d")
_SHORT_RANGE = re.compile(r"(\d{4}) ?([-–/]) ?(\d\d)", re.ASCII)
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{1,4}")
_YEAR_FIRST = re.compile(r"\d{4}[-–]\d\d[-–]\d\d", re.ASCII)


_ISO_WEEK = re.compile(r"(\d{4})-?w(\d\d)", re.ASCII)


def _iso_week(year: int, week: int) -> Dating:
    """Return the days of a week as ISO 8601 counts it: the first holds 4 January."""
    fourth = dating.day_number(year, 1, 4)
    monday = fourth - fourth % 7 + 7 * (week - 1)
    return dating.spanning(dating.parse(dating.day_text(monday)), dating.parse(dating.day_text(monday + 6)))


def _as_edtf(low: str) -> Dating | None:
    """Read EDTF as it stands, or return `None`: the grammar then has its turn."""
    if not _MAY_BE_EDTF.fullmatch(low):
        return None
    short = _SHORT_RANGE.fullmatch(low)
    if short:
        return short_range(int(short[1]), short[3], short[2])
    week = _ISO_WEEK.fullmatch(low)
    if week:
        return _iso_week(int(week[1]), int(week[2]))
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
    if len(items.items) == 1 or len(items.items) > 120:
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
        raise NotReadError(WHICH_STYLE)
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
    if role == "week":
        return _week(items)
    if role == "either":
        items.take()
    return joined_points(items, read_point(items))


def _week(items: Items) -> Dating:
    """Read a week by its days, or by the day with which it begins (a Monday, where it is only "of" that day)."""
    items.take()
    begins = items.role == "since" or items.items[items.at][2] in {
        "beginning",
        "starting",
        "commencing",
        "from",
    }
    if items.role in {"since", "part", "from"}:
        items.take()
    read = joined_points(items, read_point(items))
    if read.form != "date" or read.first is None or read.precision is not Precision.DAY:
        if read.form == "interval":
            return read
        raise NotReadError(NO_DATE)
    first = read.first if begins else read.first - (read.first % 7)
    day = dating.parse(dating.day_text(first))
    return dating.spanning(day, dating.parse(dating.day_text(first + 6)))


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
