"""Figures and number words read as one quantity: a value or a range, its hedge, its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from fourcenturies.replies.quantity_words import IN_YEARS, ONES, PARTS, SCALES, TENS, UNIT_OF
from fourcenturies.replies.text import Unreadable

HOW = "Write one number with its unit, one range such as “3–5 miles”, “not stated”, or “not comparable”."
SEVERAL = f"More than one number stands here. {HOW}"

Count = int | Fraction


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range; `hedge` is "", "about", "over" or "under", `rate` the time in "a year"."""

    low: Count
    high: Count
    hedge: str = ""
    unit: str = ""
    rate: str = ""

    def words(self) -> str:
        """Return the quantity as it is shown: "about 50,000 students"."""
        number = _shown(self.low) + (f"–{_shown(self.high)}" if self.high != self.low else "")
        return " ".join(filter(None, (self.hedge, number, self.unit, self.rate and f"a {self.rate}")))


_YEAR = re.compile(
    r"\b(?:the )?(?:1[5-9]|20)\d\d(?:'?s)?\b(?= (?:number|figure|value|one|share|estimate|count|\d|a little|over|"
    r"about|more))(?: (?:number|figure|value|one|share|estimate|count))?:?"
    r"|\bbetween (?:(?:the|these|those) )?two\b"
    r"|\b(?:in|by|since|during|year|until|till|from|for|of|as of|end of)(?: the)?(?: (?:early|mid|late))? ?-?"
    r" (?:1[5-9]|20)\d\d\b(?! ?[^\W\d_]*(?:million|thousand))"
)
# A year, or a span of years, that stands apart: "3 per cent (2014)", "3 per cent, 2014", "2014: 3 per cent".
_YEARS = (
    r"(?:in |from |between )?(?:1[5-9]|20)\d\d"
    r"(?: ?[-–/] ?(?:\d\d)?\d\d| (?:to|until|till|and) (?:1[5-9]|20)\d\d)?"
)
_YEAR_APART = re.compile(
    rf"\(\s*{_YEARS}\s*\)|(?<=[^\W\d]),\s*{_YEARS}\s*\.?$|(?:(?<=%)|(?<=% )),\s*{_YEARS}\s*\.?$"
    rf"|^{_YEARS}(?:\s*:| (?:is|are|makes|gives))\s"
)
_FOUR_FIGURES = re.compile(r"\d{4}")
_COUNT = re.compile(
    r"\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|[1-9]\d{0,2}(?P<sign>[ ,.])\d{3}(?:(?P=sign)\d{3})*(?:[.,]\d+)?(?!\d)"
    r"|\d+(?:[.,]\d+)?"
)
_TOKEN = re.compile(rf"(?P<count>{_COUNT.pattern})|[^\W\d_]+|[%$€£¥₽–/+-]")
HAN = re.compile("[〇零一二两三四五六七八九十百千万萬亿億]+")
_HAN_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
COMPACT = re.compile(r"[$€£¥₽]")


def read_plain(plain: str) -> Quantity | Unreadable:
    """Read words that hold one number or range, years apart."""
    without = _YEAR.sub(" ", _YEAR_APART.sub(" ", plain) if _FOUR_FIGURES.search(plain) else plain)
    first = _read_tokens([_Token(found) for found in _TOKEN.finditer(without)])
    if isinstance(first, Unreadable) and without != plain and first.message == HOW:
        return _read_tokens([_Token(found) for found in _TOKEN.finditer(plain)])
    return first


class _Token:
    """A piece of a line: its text, and its value where it is written in digits."""

    __slots__ = ("count", "text")

    def __init__(self, found: re.Match[str]) -> None:
        self.text = found[0]
        self.count = _value(found[0], found["sign"]) if found["count"] else None


def _value(text: str, sign: str | None) -> Count:
    """Return the value of digits: a sign before exactly three digits parts thousands, any other decimals."""
    if text.isdecimal():
        return int(text)
    if sign:
        whole, _, rest = text.partition(sign) if sign == " " else (text, "", "")
        text = (whole + rest).replace(" ", "") if sign == " " else text.replace(sign, "")
    if text.count(",") > 1:
        text = text.replace(",", "")
    return int(text) if text.isdecimal() else Fraction(text.replace(",", "."))


_RANGE_SIGNS = frozenset({"-", "–", "to", "до", "至", "到"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A number in a line: where it begins and ends, its value and last scale, whether it is a part of a whole."""

    start: int
    end: int
    value: Count
    scale: int = 1
    part: bool = False


def _read_tokens(tokens: list[_Token]) -> Quantity | Unreadable:
    found = _numbers(tokens)
    if not found:
        return Unreadable(HOW)
    first, last = found[0], found[-1]
    if len(found) == 1:
        return _with_unit(tokens, first, (first.value, first.value))
    between = [token.text for token in tokens[first.end : last.start]]
    if len(found) > 2:
        return Unreadable(SEVERAL)
    if between == ["out", "of"] and first.value <= last.value and last.value:
        share = Fraction(first.value * 100) / last.value
        return _with_unit(tokens, _Found(first.start, last.end, share, part=True), (share, share))
    if not _is_range(between, tokens[: first.start]):
        return Unreadable(SEVERAL)
    low, high = first.value, last.value
    if first.scale == 1 and last.scale > 1 and low * last.scale < high:
        low *= last.scale
    span = _Found(first.start, last.end, low, part=first.part or last.part)
    return _with_unit(tokens, span, (low, high)) if low <= high else Unreadable(HOW)


def _numbers(tokens: list[_Token]) -> list[_Found]:
    found: list[_Found] = []
    place = 0
    while place < len(tokens):
        begins = tokens[place].count is not None or tokens[place].text in _BEGINNINGS
        number = _compound(tokens, place) if begins else None
        if number:
            found.append(number)
        place = number.end if number else place + 1
    return found


def _is_range(between: list[str], before: list[_Token]) -> bool:
    if any(text in _RANGE_SIGNS for text in between):
        return all(text in _RANGE_SIGNS or text in UNIT_OF or text == "about" for text in between)
    return between == ["and"] and any(token.text in {"between", "from"} for token in before)


def _with_unit(tokens: list[_Token], span: _Found, ends: tuple[Count, Count]) -> Quantity:
    words = [token.text for token in tokens]
    after, before = words[span.end :], words[: span.start]
    hedges = [text for text in before[-4:] + after[:3] if text in {"about", "over", "under"}]
    if after[:1] in (["+"], ["plus"]):
        hedges.append("over")
    hedge = hedges[0] if hedges else ""
    if span.part:
        return Quantity(*ends, hedge, "per cent")
    for word in (*words[span.start : span.end], *after, *reversed(before)):
        if word in IN_YEARS:
            return Quantity(ends[0] * IN_YEARS[word], ends[1] * IN_YEARS[word], hedge, "years")
        if word in UNIT_OF:
            return Quantity(*ends, hedge, UNIT_OF[word])
    return Quantity(*ends, hedge)


@dataclass(slots=True)
class _Compound:
    """A number in digits and words as far as it was read."""

    total: Count = 0
    current: Count | None = None
    scale: int = 1
    last: str = ""
    digits: bool = False

    def takes(self, token: _Token, after: str) -> int:
        """Take a piece, if it belongs to the number; return how many pieces it made up."""
        if token.count is not None and self.current is None:
            self.current, self.digits = token.count, True
            return 1
        word = token.text
        return self._number_word(word) or self._scale_word(word) or self._joint(word, after)

    def _number_word(self, word: str) -> int:
        value = TENS.get(word) or ONES.get(word, -1)
        free = self.current is None or self.current % 100 == 0
        if value < 0 or self.digits or not (free or (value < 10 and (self.last in TENS or self.last == "-"))):
            return 0
        self.current = (self.current or 0) + value
        return 1

    def _scale_word(self, word: str) -> int:
        if word not in SCALES or (self.current is None and self.last not in {"a", "an"}):
            return 0
        self.scale = SCALES[word]
        value = (1 if self.current is None else self.current) * self.scale
        if self.scale == 100:
            self.current = value
        else:
            self.total, self.current = self.total + value, None
        return 1

    def _joint(self, word: str, after: str) -> int:
        """Take what only joins the words of a number: "a hundred", "half a million", "hundred and", "forty-four"."""
        if word == "half" and not self.last and after in {"a", "million", "billion", "dozen"}:
            self.current = Fraction(1, 2)
            return 2 if after == "a" else 1
        if word in {"a", "an"}:
            return int(not self.last and (after in SCALES or after in PARTS))
        number_follows = after in ONES or after in TENS
        if word == "and":
            return int(self.last in SCALES and number_follows)
        return int(word == "-" and self.last in TENS and (after in ONES or after in SCALES))


def _compound(tokens: list[_Token], place: int) -> _Found | None:
    """Read the number in digits and words that begins here, if one does."""
    alone = tokens[place].count
    if alone is not None and (place + 1 == len(tokens) or tokens[place + 1].text not in _AFTER_DIGITS):
        return _Found(place, place + 1, alone)
    number, start = _Compound(), place
    while place < len(tokens):
        after = tokens[place + 1].text if place + 1 < len(tokens) else ""
        taken = number.takes(tokens[place], after)
        if not taken:
            break
        number.last = tokens[place].text
        place += taken
    word = tokens[place].text if place < len(tokens) else ""
    if word in PARTS and not number.total:
        parts = 1 if number.current is None else number.current
        return _Found(start, place + 1, Fraction(parts * 100) / PARTS[word], part=True)
    if number.current is None and not number.total:
        return None
    return _Found(start, place, number.total + (number.current or 0), number.scale)


def from_han(found: re.Match[str]) -> str:
    """Return a number in Chinese signs in digits; after digits, the scale alone ("5万") as a factor in words."""
    text = found[0]
    digits_before = found.start() and found.string[: found.start()].rstrip()[-1:].isdigit()
    if digits_before and all(sign in _HAN_SCALES for sign in text):
        value = 1
        for sign in text:
            value *= _HAN_SCALES[sign]
        return _HAN_WORDS.get(value, " ")
    total, part, digit = 0, 0, 0
    for sign in text[:20]:
        if sign in _HAN_DIGITS:
            digit = _HAN_DIGITS[sign]
        elif _HAN_SCALES[sign] < 10**4:
            part, digit = part + (digit or 1) * _HAN_SCALES[sign], 0
        else:
            total, part, digit = (total + part + digit or 1) * _HAN_SCALES[sign], 0, 0
    return f" {total + part + digit} "


_HAN_WORDS = {
    100: " hundred ",
    1000: " thousand ",
    10**4: " wan ",
    10**6: " million ",
    10**7: " crore ",
    10**8: " yi ",
}
_AFTER_DIGITS = frozenset([*SCALES, *PARTS])
_BEGINNINGS = frozenset([*ONES, *TENS, *_AFTER_DIGITS, "half", "a", "an"])


def _shown(value: Count) -> str:
    if value.denominator == 1:
        return f"{value.numerator:,}" if value < 10**30 else "a very large number"
    return f"{float(value):,.3f}".rstrip("0") if value < 10**30 else "a very large number"
