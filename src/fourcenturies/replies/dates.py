"""Free text read as a date: a `Dating`, `NotStated`, or `Unreadable` with how to write it.

The line is cut into items (a role and a value each, see `lexicon`); what says nothing about time is dropped; what
is left must be one expression: points joined by "between … and", "to", "or", "before" …, and nothing else. A word
that is not known makes the reply unreadable, so that "not 1860" or "two years after 1860" is never read as 1860.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fourcenturies import dating
from fourcenturies.dating import Calendar, Dating, NotADateError, Precision
from fourcenturies.replies.lexicon import WORDS, in_latin_words, joined, roman
from fourcenturies.replies.silence import NotStated, says_not_stated
from fourcenturies.replies.text import Unreadable

HOW = "Write it like 14 July 1789, July 1789, 1789, 1789-07-14, the 1780s, about 1789 or 1789/1794."
_NO_DATE = f"No date could be read here. {HOW}"
_TWO = "More than one date can be read here: give one, or an interval such as 1789/1794."
_NUMERALS = "Which of these numbers is the month? Write the month as a word (14 July 1789), or the year first (1789-07-14)."
_NO_YEAR = "This could be read, but its year is missing: add the year."
_SHORT = (
    "This could be a month or a span of years: write a month as July 1789 or 1789-07, "
    "a span with both years in full, 1789/1794."
)
_HUNDREDS = "This could be ten years or a hundred: write a century as 18th century, ten years as 1700/1709."
_WHICH_CENTURY = "Which century is meant? Write the year with all its digits, like 1789 or the 1780s."
_TODAY = f"No date is counted from today. {HOW}"
_WHAT_CENTURY = "Which century? Write it like 18th century."
_STYLES = "Two days stand here, and they are not the same day in the two calendars: give one, with O.S. or N.S."

Item = tuple[str, int, str]
END: Item = ("end", 0, "")


class _NotReadError(Exception):
    """The reply is no date; the message says how to write it."""


@dataclass(slots=True)
class _Point:
    """One date as far as it was told: a bare number may still get its month or year from its neighbour."""

    kind: str
    year: int | None = None
    month: int = 0
    day: int = 0
    bare: int = 0
    digits: int = 0
    part: str = ""
    approximate: bool = False
    ready: Dating | None = None


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
        return _as_edtf(low) or _Expression(low, line).read()
    except (_NotReadError, NotADateError) as error:
        return Unreadable(_sentence(error))


# The commonest forms, read at once: 1689, August 1689, 27 August 1689.
_PLAIN = re.compile(
    r"(?:(?:(?P<d>\d{1,2}) )?(?P<m>(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October) )?(?P<y>[12]\d{3})",
    re.ASCII,
)


def _plain_date(found: re.Match[str]) -> Reading:
    month = WORDS[found["m"].lower()][1] if found["m"] else 0
    point = _Point("day" if found["d"] else "month" if month else "year", int(found["y"]), month, int(found["d"] or 0))
    try:
        return _finish(point)
    except NotADateError as error:
        return Unreadable(_sentence(error))


def _sentence(error: Exception) -> str:
    if isinstance(error, _NotReadError):
        return str(error)
    return f"This is no date in the calendar: {error}."


_EDTF = re.compile(r"[\[{]?[\dxyх?~%/.,\-+: ()tze]*[\dxх?~%./z](?:s\d)?[\]}]?", re.ASCII)
_SHORT_RANGE = re.compile(r"(\d{4}) ?([-–/]) ?(\d\d)", re.ASCII)
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{1,4}")
_YEAR_FIRST = re.compile(r"\d{4}[-–]\d\d[-–]\d\d", re.ASCII)


def _as_edtf(low: str) -> Dating | None:
    """Read EDTF as it stands, or return `None`: the grammar then has its turn."""
    short = _SHORT_RANGE.fullmatch(low)
    if short:
        return _short_range(int(short[1]), short[3], short[2])
    if _YEAR_FIRST.fullmatch(low):
        return dating.parse(low.replace("–", "-"))
    plain = low.replace("х", "x")
    if not _EDTF.fullmatch(plain) or _NUMERIC.fullmatch(plain):
        return None
    try:
        return dating.parse(plain)
    except NotADateError:
        return None


def _short_range(year: int, second: str, sign: str) -> Dating:
    """Tell 1858-60 (a span of years) from 1858-06 (a month); what could be both is not guessed."""
    value = int(second)
    span = value > year % 100
    if 1 <= value <= 12 and (sign == "-" or not span):
        return _finish(_Point("month", year, value))
    if 1 <= value <= 12 or (21 <= value <= 24 and span):
        raise _NotReadError(_SHORT)
    if span:
        return dating.spanning(dating.parse(f"{year:04d}"), dating.parse(f"{year - year % 100 + value:04d}"))
    if 21 <= value <= 41:
        return dating.season(year, value)
    raise _NotReadError(_NO_DATE)


_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d(?:-\d\d)?(?![\d-]))"
    r"|(?P<full>\d{1,4}[./]\d{1,2}[./]\d{1,4}(?![\d])|\d{1,2}-\d{1,2}-\d{4})"
    r"|(?P<monthly>\d{1,2}[./]\d{4}(?![\d./]))"
    r"|(?P<open>\d{2,3}x{1,2}\b)"
    r"|(?P<num>\d+)(?P<suffix>'?s\b|st\b|nd\b|rd\b|th\b|er\b|-?(?:го|й|ое|е|ые|х|ых|м)\b)?"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<sign>[^\s_])"
)
_DROPPED = frozenset(["filler", "time_unit", "weekday", "ad", ".", ",", "(", ")", '"', "'", "!", ":", ";", "*", "=", "#", "·"])
_TENS_DECADE = frozenset({"s", "'s", "-е", "е", "-х", "х", "-ые", "ые", "-ых", "ых"})
_NO_YEAR_TOLD = re.compile(
    r"[\s,;:(–-]*\b(?:and |but |with |the )*(?:no year|without (?:a |the )?year|(?:the )?year (?:is |was )?(?:not|un|never|missing)[\w ]*"
    r"|year ?[-–:]? ?(?:\?|n/?a|none)|undated year|no year (?:is )?(?:stated|given|printed)|n\.? ?y\.?|unknown year|unstated year"
    r"|(?:of )?an? (?:unknown|unstated|unspecified|unnamed) year|год не указан|без года|year not [\w ]*)[\s).!]*$"
)


class _Expression:
    """One line's items, and the reading of them from left to right."""

    __slots__ = ("at", "era", "items", "styles", "uncertain", "yearless")

    def __init__(self, low: str, line: str) -> None:
        self.at = 0
        self.uncertain = False
        self.era = False
        self.styles: list[Calendar] = []
        denied = _NO_YEAR_TOLD.search(low)
        self.yearless = denied is not None
        if denied:
            low = low[: denied.start()]
        self.items = self._items(joined(in_latin_words(low)), line)

    # Items

    def _items(self, low: str, line: str) -> list[Item]:
        items: list[Item] = []
        unit = False
        for found in _TOKEN.finditer(low):
            kind = found.lastgroup or ""
            text = found[0]
            if kind == "word":
                item = self._word(text, line, items)
            elif kind == "sign":
                item = (text, 0, text)
            elif kind in {"num", "suffix"}:
                item = self._number(found)
            else:
                item = (kind, 0, text)
            if item[0] in {"before", "after"} and unit:
                item = ("unknown", 0, text)
            unit = item[0] == "time_unit"
            if item[0] not in _DROPPED and not self._noted(item):
                items.append(item)
        items.append(END)
        return items

    def _word(self, text: str, line: str, items: list[Item]) -> Item:
        role = WORDS.get(text)
        if role is None and len(text) > 3 and text.endswith("'s"):
            role = WORDS.get(text[:-2])
        if role is not None:
            if text == "c" and not (items and items[-1][0] in {"nth", "ordinal"}):
                return ("circa", 0, text)
            if text in {"в", "с"} and items and items[-1][0] == "roman":
                return ("century", 0, text)
            return (role[0], role[1], text)
        value = roman(text)
        if value:
            return ("roman", value, text)
        for ending in ("th", "st", "nd", "rd"):
            if text.endswith(ending) and roman(text[:-2]):
                return ("nth", roman(text[:-2]), text)
        if _is_proper_name(text, line):
            return ("filler", 0, text)
        return ("unknown", 0, text)

    def _number(self, found: re.Match[str]) -> Item:
        digits, suffix = found["num"], found["suffix"] or ""
        if len(digits) > 8:
            return ("unknown", 0, digits)
        if suffix in _TENS_DECADE and (len(digits) in {2, 4} and int(digits) % 10 == 0):
            return ("tens_of_years", int(digits), digits)
        return ("nth" if suffix else "num", int(digits), digits)

    def _noted(self, item: Item) -> bool:
        """Note what holds for the whole reply: doubt and calendar."""
        role = item[0]
        if role in {"hedge", "?"}:
            self.uncertain = True
        elif role in {"julian", "gregorian"}:
            style: Calendar = "julian" if role == "julian" else "gregorian"
            self.styles.append(style)
        else:
            return False
        return True

    @property
    def role(self) -> str:
        return self.items[self.at][0]

    def ahead(self, places: int = 1) -> Item:
        place = self.at + places
        return self.items[place] if place < len(self.items) else END

    def take(self) -> Item:
        item = self.items[self.at]
        if item is not END:
            self.at += 1
        return item

    # The whole

    def read(self) -> Dating:
        """Read the whole line; raise `_NotReadError` where anything is left over."""
        self._refuse_unknown()
        read = self._expression()
        if self.role != "end":
            raise _NotReadError(_TWO if self.role in _STARTS else _NO_DATE)
        if read.yearless:
            return read
        if self.yearless:
            raise _NotReadError("You name a year and say that there is none: give one or the other.")
        read = self._in_style(read)
        return replace(read, uncertain=True) if self.uncertain else read

    def _refuse_unknown(self) -> None:
        roles = {item[0] for item in self.items}
        if "today" in roles:
            raise _NotReadError(_TODAY)
        if "unknown" in roles or len(self.items) == 1 or len(self.items) > 120:
            raise _NotReadError(_NO_DATE)

    def _in_style(self, read: Dating) -> Dating:
        style = self.styles[0] if self.styles and len(set(self.styles)) == 1 else ""
        if not style or read.calendar:
            return read
        if style == "julian" and read.precision >= Precision.MONTH:
            return dating.in_other_calendar(read)
        return replace(read, calendar=style) if style == "gregorian" and read.precision >= Precision.MONTH else read

    def _expression(self) -> Dating:
        role = self.role
        if role == "between":
            return self._between()
        if role in {"before", "after", "since", "until", "by", "from"}:
            return self._bounded()
        if role == "either":
            self.take()
        return self._joined(self._point())

    def _between(self) -> Dating:
        self.take()
        start = self._point()
        if self.take()[0] not in {"and", "to", "-", "–", "/"}:
            raise _NotReadError(_NO_DATE)
        return _interval(start, self._point())

    def _bounded(self) -> Dating:
        word = self.take()[0]
        if word in {"from", "since", "after"} and self.role in {"before", "after"}:
            raise _NotReadError(_NO_DATE)
        point = self._point()
        if word in {"from", "since"} and self.role in {"to", "until", "-", "–", "by"}:
            self.take()
            return _interval(point, self._point())
        if word in {"after", "since", "from"} and self.role in {"and", "before", "until"}:
            return self._both_bounds(word, point)
        if self.role == "onwards":
            self.take()
        if word == "from" and self.role == "end" and self.items[-2][0] != "onwards":
            return _finish(point)
        return _open(word, _finish(point))

    def _both_bounds(self, word: str, point: _Point) -> Dating:
        """Read "after 1856 and before 1860", "after 1856 but before 1860"."""
        if self.role == "and":
            self.take()
        bound = self.take()[0]
        if bound not in {"before", "until", "by"}:
            raise _NotReadError(_NO_DATE)
        end = self._point()
        _share_year(point, end)
        after, before = _open(word, _finish(point)), _open(bound, _finish(end))
        if after.first is None or before.last is None or after.first > before.last:
            raise _NotReadError(_NO_DATE)
        text = f"{after.text.partition('/')[0]}/{before.text.partition('/')[2]}"
        return Dating(((after.first, before.last),), min(after.precision, before.precision), text, "interval")

    def _joined(self, point: _Point) -> Dating:
        role = self.role
        if role == "end":
            return _finish(point)
        if role in {"to", "-", "–", "/", "until", "by"}:
            self.take()
            other = self._point()
            return (_twofold(point, other) if role == "/" else None) or _interval(point, other)
        if role in {"or", "and"}:
            return self._listed(point, role)
        if role == "onwards":
            self.take()
            return _open("since", _finish(point))
        if role in _STARTS:
            return self._second(point)
        raise _NotReadError(_NO_DATE)

    def _second(self, point: _Point) -> Dating:
        """Take a second day only where it is the same day in the other calendar: 27 August (6 September) 1689."""
        other = self._point()
        both = _twofold(point, other)
        if both is None:
            raise _NotReadError(_STYLES if self.styles else _TWO)
        return both

    def _listed(self, point: _Point, role: str) -> Dating:
        points = [point]
        while self.role == role:
            self.take()
            points.append(self._point())
        for before, after in reversed(list(zip(points, points[1:], strict=False))):
            _share_year(before, after)
        items = [_finish(item) for item in points]
        return dating.combined(items, "choice" if role == "or" else "set")

    # Points

    def _point(self) -> _Point:
        approximate = before_christ = False
        while self.role in {"circa", "~", "bc"}:
            before_christ = before_christ or self.role == "bc"
            approximate = approximate or self.take()[0] != "bc"
        part = self._part()
        point = self._atom()
        if before_christ:
            _set_before_christ(point)
        while self.role in {"circa", "~", "bc", "decade"}:
            item = self.take()
            if item[0] == "bc":
                _set_before_christ(point)
            approximate = approximate or item[0] in {"circa", "~"}
        point.part = part or point.part
        point.approximate = approximate
        return point

    def _part(self) -> str:
        """Read "early", "mid-", "the first half of", "early to mid" as the numbers of their stretch."""
        role, value, _ = self.items[self.at]
        if role == "part":
            self.take()
            if self.role in {"-", "to", "–", "/"} and self.ahead()[0] == "part":
                self.take()
                return f"third {value} {self.take()[1]}"
            if self.role in {"-", "–"}:
                self.take()
            return f"third {value} {value}"
        if role in {"ordinal", "nth", "last"} and self.ahead()[0] in {"half", "quarter"}:
            self.take()
            unit = self.take()[0]
            count = 2 if unit == "half" else 4
            number = count if role == "last" else value
            if number > count:
                raise _NotReadError(_NO_DATE)
            return f"{unit} {number} {number}"
        if role == "decade" and self.ahead()[0] == "tens_of_years":
            self.take()
        return ""

    def _atom(self) -> _Point:
        role, value, text = self.take()
        reader = _ATOMS.get(role)
        if reader is None:
            raise _NotReadError(_NO_DATE)
        return reader(self, value, text)

    def _iso(self, _value: int, text: str) -> _Point:
        if len(text) == 7 and 1 <= int(text[5:]) <= 12:
            return _Point("month", int(text[:4]), int(text[5:]))
        if len(text) == 7:
            return _Point("ready", ready=_short_range(int(text[:4]), text[5:], "-"))
        return _Point("day", int(text[:4]), int(text[5:7]), int(text[8:]))

    def _full(self, _value: int, text: str) -> _Point:
        a, b, c = re.split(r"[./-]", text)
        if len(a) == 4 and len(c) <= 2:
            return _Point("day", int(a), int(b), int(c))
        if len(c) != 4 or len(a) > 2:
            raise _NotReadError(_WHICH_CENTURY if len(c) == 2 and len(a) <= 2 else _NO_DATE)
        first, second = int(a), int(b)
        if first == second or (first > 12 >= second):
            return _Point("day", int(c), second, first)
        if second > 12 >= first:
            return _Point("day", int(c), first, second)
        raise _NotReadError(_NUMERALS if max(first, second) <= 12 else _NO_DATE)

    def _monthly(self, _value: int, text: str) -> _Point:
        month, _, year = text.replace("/", ".").partition(".")
        return _Point("month", int(year), int(month))

    def _open_digits(self, _value: int, text: str) -> _Point:
        return _Point("ready", ready=dating.parse(text))

    def _numeral(self, value: int, text: str) -> _Point:
        if len(text) <= 2 and self.role == "century":
            return self._nth(value, text)
        month = self._month_ahead()
        if month and len(text) <= 2:
            return _Point("day", self._year(), month, value)
        if month and len(text) == 4:
            day = self.take()[1] if self.role in {"num", "nth"} and len(self.items[self.at][2]) <= 2 else 0
            return _Point("day" if day else "month", value, month, day)
        if len(text) == 4 and self.role == "season":
            return _Point("season", value, self.take()[1])
        if len(text) == 8:
            return _Point("day", value // 10_000, value // 100 % 100, value % 100)
        if len(text) == 4 and value:
            return _Point("year", value)
        if len(text) <= 3 and self.role == "bc":
            return _Point("year", value)
        if len(text) == 3:
            return _Point("year", value)
        return _Point("bare", bare=value, digits=len(text))

    def _month_ahead(self) -> int:
        """Take a month, as a word or a Roman numeral between day and year, and return its number, or 0."""
        skip = 1 if self.role in {"-", "/", "–"} else 0
        role, value, _ = self.ahead(skip)
        if role == "month" or (role == "roman" and value <= 12 and self.ahead(skip + 1 + skip)[0] == "num"):
            self.at += skip + 1
            return value
        return 0

    def _year(self) -> int | None:
        """Take the year that follows, if one does."""
        skip = 1 if self.role in {"-", "/"} else 0
        role, value, text = self.ahead(skip)
        if role == "num" and len(text) == 4:
            self.at += skip + 1
            return value
        return None

    def _nth(self, value: int, text: str) -> _Point:
        if self.role == "century":
            self.take()
            return _Point("century", value)
        month = self._month_ahead()
        if month:
            return _Point("day", self._year(), month, value)
        return _Point("bare", bare=value, digits=len(text))

    def _tens(self, value: int, text: str) -> _Point:
        skip = 1 if self.role in {"-", "–"} else 0
        if self.ahead(skip)[0] == "ordinal" and self.ahead(skip)[1] < 10:
            self.at += skip
            return self._nth(value + self.take()[1], text)
        raise _NotReadError(_WHICH_CENTURY)

    def _spoken(self, value: int, _text: str) -> _Point:
        """Read a year in words: nineteen forty-nine, eighteen hundred, nineteen twelve."""
        role, second, _ = self.take()
        if role == "hundred":
            return _Point("year", value * 100)
        if role == "cardinal":
            return _Point("year", value * 100 + second)
        if role != "tens":
            raise _NotReadError(_NO_DATE)
        skip = 1 if self.role in {"-", "–"} else 0
        if self.ahead(skip)[0] == "unit":
            self.at += skip
            second += self.take()[1]
        return _Point("year", value * 100 + second)

    def _month(self, value: int, _text: str) -> _Point:
        if self.role == "-" and self.ahead()[0] in {"num", "nth"}:
            self.take()
        role, number, text = self.items[self.at]
        if role in {"num", "nth", "ordinal"} and (role != "num" or len(text) <= 2):
            self.take()
            if self.role in {"-", "–", "to"} and self.ahead()[0] in {"num", "nth"} and len(self.ahead()[2]) <= 2:
                return self._days_of_month(value, number)
            return _Point("day", self._year(), value, number)
        return _Point("month", self._year(), value)

    def _days_of_month(self, month: int, first: int) -> _Point:
        self.take()
        last = self.take()[1]
        year = self._year()
        if year is None:
            raise _NotReadError(_NO_YEAR)
        start, end = _finish(_Point("day", year, month, first)), _finish(_Point("day", year, month, last))
        return _Point("ready", ready=dating.spanning(start, end))

    def _season(self, code: int, _text: str) -> _Point:
        year = self._year()
        if year is None:
            raise _NotReadError(_NO_YEAR)
        if self.role in {"-", "–", "/"} and self.ahead()[0] == "num" and code == 24:
            self.take()
            second = self.take()[1]
            if (second if second > 99 else year - year % 100 + second) not in {year + 1, year - 99}:
                raise _NotReadError(_NO_DATE)
            start, end = dating.parse(f"{year:04d}-12"), dating.parse(f"{year + 1:04d}-02")
            return _Point("ready", ready=dating.spanning(start, end))
        return _Point("season", year, code)

    def _decade(self, value: int, text: str) -> _Point:
        if len(text) == 2:
            return _Point("short_decade", bare=value)
        if value % 100 == 0:
            raise _NotReadError(_HUNDREDS)
        return _Point("decade", value)

    def _roman(self, value: int, text: str) -> _Point:
        if self.role == "century":
            self.take()
            return _Point("century", value)
        if value >= 1000:
            return _Point("year", value)
        return _Point("bare", bare=value, digits=len(text))

    def _century(self, _value: int, _text: str) -> _Point:
        raise _NotReadError(_WHAT_CENTURY)


_ATOMS = {
    "iso": _Expression._iso,
    "full": _Expression._full,
    "monthly": _Expression._monthly,
    "open": _Expression._open_digits,
    "num": _Expression._numeral,
    "nth": _Expression._nth,
    "ordinal": _Expression._nth,
    "tens": _Expression._tens,
    "cardinal": _Expression._spoken,
    "month": _Expression._month,
    "season": _Expression._season,
    "tens_of_years": _Expression._decade,
    "roman": _Expression._roman,
    "century": _Expression._century,
}
_STARTS = frozenset(_ATOMS) | {"part", "circa", "half"}


def _is_proper_name(text: str, line: str) -> bool:
    """Tell whether a word stands with a capital inside the sentence: the name of a treaty, a place, a person."""
    place = line.casefold().find(text)
    return place > 0 and len(line) > place and line[place].isupper() and not line.isupper()


# From points to dates


def _finish(point: _Point) -> Dating:
    read = _exact(point)
    if point.part:
        read = _stretch(read, point.part)
    if not point.approximate:
        return read
    text = read.text if read.text[:1] in "[{" or "/" in read.text or "~" in read.text else read.text + "~"
    return replace(read, approximate=True, text=text)


def _exact(point: _Point) -> Dating:
    kind, year = point.kind, point.year
    if point.ready is not None:
        return point.ready
    if kind == "bare" or kind == "short_decade":
        raise _NotReadError(_WHICH_CENTURY if point.digits == 2 or kind == "short_decade" else _NO_DATE)
    if year is None:
        return dating.parse(f"XXXX-{point.month:02d}" + (f"-{point.day:02d}" if point.day else ""))
    if kind == "century":
        return _century(year)
    if kind == "decade":
        return dating.parse(f"{year // 10}X")
    if kind == "season":
        return dating.season(year, point.month)
    if kind in {"day", "month"} and not (point.month and (point.day or kind == "month")):
        raise NotADateError("months and days are counted from 1")
    if point.day:
        return _day(year, point.month, point.day)
    rung = Precision.MONTH if point.month or kind == "month" else Precision.YEAR
    text = _year_text(year) + (f"-{point.month:02d}" if point.month else "")
    return Dating((dating.days_of(year, point.month),), rung, text)


def _day(year: int, month: int, day: int) -> Dating:
    """Return a day; one that only the Julian calendar has (29 February 1700) is Old Style."""
    calendar: Calendar = ""
    try:
        spans = (dating.days_of(year, month, day),)
    except NotADateError:
        spans = (dating.days_of(year, month, day, "julian"),)
        calendar = "julian"
        year, month, day = dating.civil(spans[0][0] or 0)
    text = f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"
    return Dating(spans, Precision.DAY, text, calendar=calendar)


def _century(number: int) -> Dating:
    if number < 0:
        start, end = number * 100 + 1, number * 100 + 100
        return Dating(
            ((dating.days_of(start)[0], dating.days_of(end)[1]),),
            Precision.CENTURY,
            f"{_year_text(start)}/{_year_text(end)}",
        )
    if not 1 <= number <= 99:
        raise _NotReadError(_WHAT_CENTURY)
    return dating.parse(f"{number - 1:02d}XX")


def _year_text(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def _set_before_christ(point: _Point) -> None:
    if point.kind == "bare":
        point.kind, point.year = "year", point.bare
    if point.year is None or point.month or point.kind not in {"year", "century"}:
        raise _NotReadError(_NO_DATE)
    point.year = 1 - point.year if point.kind == "year" else -point.year


# First and last unit of early, mid and late: years of a century, years of a decade, months, days.
_THIRDS = {
    Precision.CENTURY: ((0, 33), (33, 66), (66, 99)),
    Precision.DECADE: ((0, 3), (3, 6), (6, 9)),
    Precision.YEAR: ((1, 4), (4, 9), (9, 12)),
    Precision.MONTH: ((1, 10), (11, 20), (21, 31)),
}


def _stretch(whole: Dating, part: str) -> Dating:
    """Return the early, middle or late part, a half or a quarter of a century, decade, year or month."""
    unit, start, end = part.split()
    if whole.form != "date" or whole.first is None or whole.precision not in _THIRDS:
        raise _NotReadError(_NO_DATE)
    if unit == "third":
        thirds = _THIRDS[whole.precision]
        low, high = thirds[int(start) - 1][0], thirds[int(end) - 1][1]
    else:
        low, high = _share(whole.precision, 2 if unit == "half" else 4, int(start))
    return _units(whole, low, high)


def _share(rung: Precision, count: int, number: int) -> tuple[int, int]:
    if rung is Precision.MONTH:
        if count == 4:
            raise _NotReadError(_NO_DATE)
        return (1, 15) if number == 1 else (16, 31)
    if rung is Precision.YEAR:
        size = 12 // count
        return (number - 1) * size + 1, number * size
    size = 100 if rung is Precision.CENTURY else 10
    return (number - 1) * size // count, number * size // count - 1


def _units(whole: Dating, low: int, high: int) -> Dating:
    year, month, _ = dating.civil(whole.first or 0)
    if whole.precision is Precision.MONTH:
        high = min(high, dating.month_length(year, month))
        texts = f"{_year_text(year)}-{month:02d}-{low:02d}", f"{_year_text(year)}-{month:02d}-{high:02d}"
    elif whole.precision is Precision.YEAR:
        texts = f"{_year_text(year)}-{low:02d}", f"{_year_text(year)}-{high:02d}"
    else:
        texts = _year_text(year + low), _year_text(year + high)
    span = dating.spanning(dating.parse(texts[0]), dating.parse(texts[1]))
    return replace(span, precision=whole.precision, part=True)


def _open(word: str, point: Dating) -> Dating:
    """Return what "before", "after", "since", "until" or "by" a date leaves open."""
    if point.yearless:
        raise _NotReadError(_NO_YEAR)
    if point.first is None or point.last is None:
        raise _NotReadError(_NO_DATE)
    approximate = {"approximate": point.approximate, "uncertain": point.uncertain}
    edge = point.text if "/" not in point.text and point.text[:1] not in "[{" else ""
    if word in {"since", "from"}:
        return Dating(((point.first, None),), point.precision, f"{edge or _iso(point.first)}/..", "interval", **approximate)
    if word in {"until", "by"}:
        return Dating(((None, point.last),), point.precision, f"../{edge or _iso(point.last)}", "interval", **approximate)
    if word == "before":
        return Dating(((None, point.first - 1),), point.precision, f"../{_iso(point.first - 1)}", "interval", **approximate)
    return Dating(((point.last + 1, None),), point.precision, f"{_iso(point.last + 1)}/..", "interval", **approximate)


def _iso(number: int) -> str:
    year, month, day = dating.civil(number)
    return f"{_year_text(year)}-{month:02d}-{day:02d}"


def _share_year(a: _Point, b: _Point) -> None:
    """Let a point take over what its neighbour tells: 19–25 September 2022, May or June 2024, 1858–60."""
    if a.kind == "bare" and b.kind in {"day", "century"}:
        a.kind, a.year, a.month = b.kind, b.year if b.kind == "day" else a.bare, b.month
        a.day = a.bare if b.kind == "day" else 0
    if b.kind == "bare" and a.kind == "year" and b.digits == 2 and a.year is not None:
        b.kind, b.year = "year", a.year - a.year % 100 + b.bare
        if b.year <= a.year:
            raise _NotReadError(_WHICH_CENTURY)
    if b.kind == "short_decade" and a.kind == "decade" and a.year is not None:
        b.kind, b.year = "decade", a.year - a.year % 100 + b.bare
    if a.year is None and b.year is not None and a.month:
        if (a.month, a.day) > (b.month or 12, b.day or 31):
            raise _NotReadError(_NO_YEAR)
        a.year = b.year
    elif b.year is None and a.year is not None and b.month:
        b.year = a.year


def _interval(start: _Point, end: _Point) -> Dating:
    _share_year(start, end)
    if start.kind == "bare" or end.kind == "bare":
        raise _NotReadError(_WHICH_CENTURY)
    if start.part and not end.part and start.kind == "year" and end.kind == "year":
        start.part = start.part or end.part
    first, last = _finish(start), _finish(end)
    if first.yearless or last.yearless:
        raise _NotReadError(_NO_YEAR)
    return dating.spanning(first, last)


def _twofold(a: _Point, b: _Point) -> Dating | None:
    """Return a day that is given in both calendars (27 August / 6 September 1689), or `None`."""
    if a.kind == "bare" and b.kind == "day":
        a = _Point("day", b.year, b.month, a.bare)
    if a.kind != "day" or b.kind != "day" or (a.year is None and b.year is None):
        return None
    a.year, b.year = a.year or b.year, b.year or a.year
    first, second = _finish(a), _finish(b)
    for old, new in ((first, second), (second, first)):
        if dating.in_other_calendar(old).spans == new.spans:
            return replace(new, calendar="gregorian")
    return None


__all__ = ["HOW", "Reading", "read_date"]
