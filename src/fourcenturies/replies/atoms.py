"""One date within a line: a day, a month, a season, a decade, a century, or a part of one.

To read one more form, write a function that takes the items after its first and enter it in `_ATOMS`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies import dating
from fourcenturies.replies.lexicon import WORDS, meant, roman
from fourcenturies.replies.points import (
    HUNDREDS,
    NO_DATE,
    NO_YEAR,
    NUMERALS,
    RELATIVE,
    SHORT,
    WHAT_CENTURY,
    WHICH_CENTURY,
    NotReadError,
    Point,
    finish,
    set_before_christ,
)

if TYPE_CHECKING:
    from fourcenturies.dating import Dating
    from fourcenturies.replies.items import Items


def short_range(year: int, second: str, sign: str) -> Dating:
    """Tell 1858-60 (a span of years) from 1858-06 (a month); what could be both is not guessed."""
    value = int(second)
    span = value > year % 100
    if 1 <= value <= 12 and (sign == "-" or not span):
        return finish(Point("month", year, value))
    if 1 <= value <= 12 or (21 <= value <= 24 and span):
        raise NotReadError(SHORT)
    if span:
        return dating.spanning(dating.parse(f"{year:04d}"), dating.parse(f"{year - year % 100 + value:04d}"))
    if 21 <= value <= 41:
        return dating.season(year, value)
    raise NotReadError(NO_DATE)


def read_point(items: Items) -> Point:
    """Read the date that comes next, with what stands right before and after it."""
    approximate = before_christ = False
    while items.role in {"circa", "~", "bc"}:
        role = items.take()[0]
        before_christ = before_christ or role == "bc"
        approximate = approximate or role != "bc"
    part = _part(items)
    point = _atom(items)
    if before_christ:
        set_before_christ(point)
    while items.role in {"circa", "~", "bc", "decade"} and not (
        items.role in {"circa", "~"} and items.ahead()[0] in STARTS
    ):
        item = items.take()
        if item[0] == "bc":
            set_before_christ(point)
        approximate = approximate or item[0] in {"circa", "~"}
    point.part = part or point.part
    point.approximate = approximate
    return point


def _part(items: Items) -> str:
    """Read "early", "mid-", "the first half of", "early to mid" as the numbers of their stretch."""
    role, value, _ = items.items[items.at]
    if role == "part":
        items.take()
        last = value
        while items.role in {"-", "–", "/", "to", "part"}:
            _, last, _ = items.take() if items.role == "part" else (items.take(), last, "")
        return f"third {value} {last}"
    if role in {"ordinal", "nth", "last"} and items.ahead()[0] in {"half", "quarter"}:
        items.take()
        unit = items.take()[0]
        count = 2 if unit == "half" else 4
        number = count if role == "last" else value
        if number > count:
            raise NotReadError(NO_DATE)
        return f"{unit} {number} {number}"
    if role == "last" and items.ahead()[0] == "month":
        items.take()
    if role == "decade" and items.ahead()[0] == "tens_of_years":
        items.take()
    return ""


def _atom(items: Items) -> Point:
    role, value, text = items.take()
    reader = _ATOMS.get(role)
    if reader is None:
        raise NotReadError(RELATIVE if role == "last" else NO_DATE)
    return reader(items, value, text)


def _iso(_items: Items, _value: int, text: str) -> Point:
    if len(text) == 7 and 1 <= int(text[5:]) <= 12:
        return Point("month", int(text[:4]), int(text[5:]))
    if len(text) == 7:
        return Point("ready", ready=short_range(int(text[:4]), text[5:], "-"))
    return Point("day", int(text[:4]), int(text[5:7]), int(text[8:]))


def _full(_items: Items, _value: int, text: str) -> Point:
    a, b, c = re.split(r"[./-]", text)
    if len(a) == 4 and len(c) <= 2:
        return Point("day", int(a), int(b), int(c))
    if len(c) != 4 or len(a) > 2:
        raise NotReadError(WHICH_CENTURY if len(c) == 2 and len(a) <= 2 else NO_DATE)
    first, second = int(a), int(b)
    if first == second or (first > 12 >= second) or (max(first, second) <= 12 and text.count(".") == 2):
        return Point("day", int(c), second, first)
    if second > 12 >= first:
        return Point("day", int(c), first, second)
    raise NotReadError(NUMERALS if max(first, second) <= 12 else NO_DATE)


def _monthly(_items: Items, _value: int, text: str) -> Point:
    first, _, second = text.replace("/", ".").partition(".")
    month, year = sorted((first, second), key=len)
    return Point("month", int(year), int(month))


def _open_digits(_items: Items, _value: int, text: str) -> Point:
    return Point("ready", ready=dating.parse(text))


def _numeral(items: Items, value: int, text: str) -> Point:
    if len(text) <= 2 and items.role == "century":
        return _nth(items, value, text)
    month = _month_ahead(items)
    if month and len(text) <= 2:
        return Point("day", _year(items), month, value)
    if month and len(text) == 4:
        day = items.take()[1] if items.role in {"num", "nth"} and len(items.items[items.at][2]) <= 2 else 0
        return Point("day" if day else "month", value, month, day)
    if len(text) == 4 and items.role == "season":
        return Point("season", value, items.take()[1])
    if len(text) == 8:
        return Point("day", value // 10_000, value // 100 % 100, value % 100)
    if len(text) == 4 and value:
        return Point("year", value)
    if len(text) <= 3 and items.role == "bc":
        return Point("year", value)
    if len(text) == 3:
        return Point("year", value)
    return Point("bare", bare=value, digits=len(text))


def _month_ahead(items: Items) -> int:
    """Take a month, as a word or a Roman numeral between day and year, and return its number, or 0."""
    skip = 1 if items.role in {"-", "/", "–"} else 0
    role, value, _ = items.ahead(skip)
    if role == "month" or (role == "roman" and value <= 12 and items.ahead(skip + 1 + skip)[0] == "num"):
        items.at += skip + 1
        return value
    return 0


def _year(items: Items) -> int | None:
    """Take the year that follows, if one does."""
    skip = 1 if items.role in {"-", "/"} else 0
    role, value, text = items.ahead(skip)
    if role in {"spelt", "num"} and len(text) == 4:
        items.at += skip + 1
        return value
    return None


def _nth(items: Items, value: int, text: str) -> Point:
    if items.role == "-" and items.ahead()[0] == "century":
        items.take()
    if items.role == "century":
        items.take()
        return Point("century", value)
    month = _month_ahead(items)
    if month:
        return Point("day", _year(items), month, value)
    return Point("nth", bare=value, digits=len(text))


def _tens(items: Items, value: int, text: str) -> Point:
    skip = 1 if items.role in {"-", "–"} else 0
    if items.ahead(skip)[0] == "ordinal" and items.ahead(skip)[1] < 10:
        items.at += skip
        return _nth(items, value + items.take()[1], text)
    if value == 20 and items.ahead(skip)[0] in {"tens", "cardinal"}:
        return _spoken(items, value, text)
    raise NotReadError(WHICH_CENTURY)


def _spoken(items: Items, value: int, _text: str) -> Point:
    """Read a year in words: nineteen forty-nine, eighteen hundred and sixty, twenty twenty, the nineteen-sixties."""
    _pass(items, {"-", "–"})
    role, second, _ = items.take()
    if role == "hundred":
        if items.role == "and" and items.ahead()[0] in {"tens", "cardinal", "unit"}:
            items.take()
        return Point("year", value * 100 + _below_hundred(items))
    if role == "tens_of_years" and second < 100:
        return Point("decade", value * 100 + second)
    if role == "cardinal":
        return Point("year", value * 100 + second)
    if role != "tens":
        raise NotReadError(NO_DATE)
    _pass(items, {"-", "–"} if items.ahead()[0] == "unit" else set())
    return Point("year", value * 100 + second + (items.take()[1] if items.role == "unit" else 0))


def _below_hundred(items: Items) -> int:
    role, value, _ = items.items[items.at]
    if role not in {"tens", "cardinal", "unit"}:
        return 0
    items.take()
    if role == "tens":
        _pass(items, {"-", "–"} if items.ahead()[0] == "unit" else set())
        value += items.take()[1] if items.role == "unit" else 0
    return value


def _thousand(items: Items, value: int, _text: str) -> Point:
    """Read "two thousand and twenty"."""
    if items.role != "thousand":
        raise NotReadError(NO_DATE)
    items.take()
    if items.role == "and" and items.ahead()[0] in {"tens", "cardinal", "unit"}:
        items.take()
    return Point("year", value * 1000 + _below_hundred(items))


def _pass(items: Items, roles: set[str]) -> None:
    if items.role in roles:
        items.take()


def _month(items: Items, value: int, _text: str) -> Point:
    if items.role == "'" and items.ahead()[0] == "num" and len(items.ahead()[2]) == 2:
        raise NotReadError(WHICH_CENTURY)
    if items.role == "-" and items.ahead()[0] in {"num", "nth"}:
        items.take()
    role, number, text = items.items[items.at]
    if role in {"num", "nth", "ordinal"} and (role != "num" or len(text) <= 2):
        items.take()
        if (
            items.role in {"-", "–", "to"}
            and items.ahead()[0] in {"num", "nth"}
            and len(items.ahead()[2]) <= 2
        ):
            return _days_of_month(items, value, number)
        return Point("day", _year(items), value, number)
    return Point("month", _year(items), value)


def _days_of_month(items: Items, month: int, first: int) -> Point:
    items.take()
    last = items.take()[1]
    year = _year(items)
    if year is None:
        raise NotReadError(NO_YEAR)
    start, end = finish(Point("day", year, month, first)), finish(Point("day", year, month, last))
    return Point("ready", ready=dating.spanning(start, end))


def _season(items: Items, code: int, _text: str) -> Point:
    if items.role == "iso" and len(items.items[items.at][2]) == 7 and code == 24:
        first, second = map(int, items.take()[2].split("-"))
        return _winter(first, second)
    year = _year(items)
    if year is None:
        told = any(role == "num" and len(text) == 4 for role, _, text in items.items)
        raise NotReadError(NO_DATE if told else NO_YEAR)
    if items.role in {"-", "–", "/"} and items.ahead()[0] == "num" and code == 24:
        items.take()
        return _winter(year, items.take()[1])
    return Point("season", year, code)


def _winter(year: int, second: int) -> Point:
    """Return the winter of two years: 1949–50."""
    if (second if second > 99 else year - year % 100 + second) not in {year + 1, year - 99}:
        raise NotReadError(NO_DATE)
    start, end = dating.parse(f"{year:04d}-12"), dating.parse(f"{year + 1:04d}-02")
    return Point("ready", ready=dating.spanning(start, end))


def _decade(items: Items, value: int, text: str) -> Point:
    if len(text) == 2:
        return _decade_of_century(items, value)
    if value % 100 == 0 and _items_decade(items):
        return Point("decade", value)
    if value % 100 == 0:
        raise NotReadError(HUNDREDS)
    return Point("decade", value)


def _items_decade(items: Items) -> bool:
    """Take "decade" after "the 1900s", which then are ten years."""
    if items.role != "decade":
        return False
    items.take()
    return True


def _decade_of_century(items: Items, value: int) -> Point:
    """Read the sixties of a century that is told after them, as Russian does; else leave the century open."""
    skip = 1 if items.role == "decade" else 0
    role, century, _ = items.ahead(skip)
    if role in {"roman", "nth", "num", "ordinal"} and items.ahead(skip + 1)[0] == "century" and century:
        items.at += skip + 2
        return Point("decade", (century - 1) * 100 + value)
    return Point("short_decade", bare=value)


def _decade_in_words(items: Items, value: int, _text: str) -> Point:
    """Read "the sixties": where no century is told after them, the word means those of the 20th."""
    told = _decade_of_century(items, value)
    return Point("decade", 1900 + value) if told.kind == "short_decade" else told


def _roman(items: Items, value: int, text: str) -> Point:
    if items.role == "century":
        items.take()
        return Point("century", value)
    if value >= 1000:
        return Point("year", value)
    if value <= 12 and items.role == "num" and len(items.ahead(0)[2]) == 4:
        return Point("month", items.take()[1], value)
    return Point("bare", bare=value, digits=len(text))


def _century(_items: Items, _value: int, _text: str) -> Point:
    raise NotReadError(WHAT_CENTURY)


_ATOMS = {
    "iso": _iso,
    "full": _full,
    "monthly": _monthly,
    "open": _open_digits,
    "num": _numeral,
    "nth": _nth,
    "ordinal": _nth,
    "tens": _tens,
    "cardinal": _spoken,
    "unit": _thousand,
    "month": _month,
    "season": _season,
    "tens_of_years": _decade,
    "decade_in_words": _decade_in_words,
    "roman": _roman,
    "century": _century,
}
STARTS = frozenset(_ATOMS) | {"part", "circa", "half", "last"}


def may_hold_date(line: str) -> bool:
    """Tell whether a line holds a figure or a word that makes a date; one in another script may."""
    return not line.isascii() or any(map(_tells_date, _WORD.findall(line.lower())))


_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|\d")


# Small ordinals and numbers are no date without one of these beside them: "the third of May", "two thousand".
_TELLING = frozenset(_ATOMS) - {"unit", "ordinal"} | {"thousand"}
_LAST_MONTH = 12


@lru_cache(maxsize=2048)
def _tells_date(word: str) -> bool:
    """Tell whether a word may be what a date is read from: a figure, a month, a numeral, or what is respelt as one."""
    if word.isdigit() or word.endswith("teen") or word in {"christmas", "new"}:
        return True
    role = WORDS.get(word) or WORDS.get(word.removesuffix("'s"))
    if role is None and any(map(roman, (word, *_NUMERAL_ENDS.split(word)))):
        return True
    role = role or WORDS.get(meant(word), ("unknown", 0))
    return role[0] in _TELLING or (role[0] == "ordinal" and role[1] > _LAST_MONTH)


# "xviith", "xviie siècle".
_NUMERAL_ENDS = re.compile(r"(?:th|st|nd|rd|e|eme)$")
