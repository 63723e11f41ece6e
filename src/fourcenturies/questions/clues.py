"""What a text tells of times and names: the years, decades and centuries in it, and who bears the names in it.

To know one more way of writing a year or a century, enter it in `_TIMES` or in `_plain`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from fourcenturies.names import key_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.names import Directory


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing told: its kind ("year", "decade", "century", "name"), its value, the words that tell it.

    A year that is shortened to its last two figures is of the kind "short".
    """

    kind: str
    value: int | str
    words: str

    @property
    def told(self) -> tuple[str, int | str]:
        """What is told, whatever the words."""
        return self.kind, self.value


_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
]  # fmt: skip
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first",
]  # fmt: skip
_ROMAN = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    "XVI", "XVII", "XVIII", "XIX", "XX", "XXI",
]  # fmt: skip
_FIGURES = str.maketrans("〇零一二三四五六七八九‐‑‒–—―−’ʼ", "00123456789-------''")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff*`_]")
_TAGS = re.compile(r"<(?!!--)[^>]*>")
_CENTURY = r"(?:centur(?:y|ies)|c\.|век|столет)"
_COUNTED = rf"(?=[\s-]+(?:(?:and|to|or)\s[\w-]+\s)?{_CENTURY})"
_TIMES: tuple[tuple[str, str], ...] = (
    ("century", r"(?<!\d)(?P<n>\d{1,2})(?:st|nd|rd|th|-?й|-?го|-?м)?" + _COUNTED),
    ("century", r"(?<!\d)(?P<n>\d{1,2})\s?世纪"),
    ("century", r"\b(?P<ordinal>" + "|".join(reversed(_ORDINALS)).replace("-", "[ -]") + ")" + _COUNTED),
    ("century", r"\b(?P<roman>[ivx]+)" + _COUNTED),
    ("century", r"(?<!\d)(?P<hundreds>\d\d)(?:00'?s\b|xx(?!\w))"),
    ("decade", r"(?<!\d)(?P<n>\d{3})(?:0'?s\b|x(?!\w)|0-?(?:х|е)\b|0年代)"),
    ("year", r"(?<!\d)(?P<n>\d{4})(?!\d|'?s\b)"),
    ("year", r"(?<!\d)(?P<n>\d{4})(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)"),
    ("year", r"(?<!\d)(?P<from>\d{4})\s?[-/]\s?(?P<to>\d\d)(?![\d-])"),
    ("short", r"(?<![\w'])'(?P<n>\d\d)(?!\d)"),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _TIMES)


def clues(text: str, directory: Directory | None = None) -> list[Clue]:
    """Return what a text tells: times always, names where a directory is given.

    >>> [clue.told for clue in clues("In 1858-60, or the nineteenth century")]
    [('century', 19), ('year', 1858), ('year', 1860)]
    """
    return [*_times(_plain(text)), *(_names(_plain(text), directory) if directory else ())]


def widened(told: set[tuple[str, int | str]]) -> set[tuple[str, int | str]]:
    """Return what is told with all that follows from it: a year tells its decade and its century, too.

    >>> sorted(map(str, widened({("year", 1860)})))
    ["('century', 19)", "('decade', 186)", "('short', 60)", "('year', 1860)"]
    """
    wider = set(told)
    for kind, value in told:
        if kind == "year" and isinstance(value, int):
            wider |= {("decade", value // 10), ("century", (value + 99) // 100), ("short", value % 100)}
        elif kind == "decade" and isinstance(value, int):
            wider.add(("century", value // 10 + 1))
    return wider


def _plain(text: str) -> str:
    """Return a text without mark-up and unseen signs, its figures and dashes in one form."""
    bare = _TAGS.sub(" ", unescape(text))
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", bare)).translate(_FIGURES)


def _times(text: str) -> Iterator[Clue]:
    low = text.casefold()
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(low):
            value = _value(found.groupdict())
            if value is not None:
                yield Clue(kind, value, found[0])
    yield from _spelled(low)


def _value(parts: dict[str, str]) -> int | None:
    if "ordinal" in parts:
        return _ORDINALS.index(parts["ordinal"].replace(" ", "-")) + 1
    if "roman" in parts:
        roman = parts["roman"].upper()
        return _ROMAN.index(roman) + 1 if roman in _ROMAN else None
    if "hundreds" in parts:
        return int(parts["hundreds"]) + 1
    if "to" in parts:
        start, end = int(parts["from"]), int(parts["to"])
        return start - start % 100 + end if end > start % 100 else None
    return int(parts["n"])


_NUMBER = "|".join([*_ONES[1:], *_TENS])
_SPELLED = re.compile(
    rf"\b(?:(?P<first>{'|'.join([*_ONES[10:], 'twenty'])})[\s-]+(?:(?P<hundred>hundred)\b(?:\s+and)?[\s-]*)?"
    rf"|(?P<thousand>two\s+thousand)\b(?:\s+and)?[\s-]*)"
    rf"(?:\b(?:oh[\s-]+)?(?P<tens>{_NUMBER})\b(?:[\s-]+(?P<ones>{'|'.join(_ONES[1:10])})\b)?)?"
)


def _spelled(low: str) -> Iterator[Clue]:
    """Yield the years that are written out: nineteen forty-nine, two thousand and three."""
    for found in _SPELLED.finditer(low):
        hundreds = 20 if found["thousand"] else _number(found["first"])
        rest = _number(found["tens"] or "") + _number(found["ones"] or "")
        if rest < 100 and (rest >= 10 or found["hundred"] or found["thousand"] or " oh" in found[0]):
            yield Clue("year", hundreds * 100 + rest, found[0].strip())


def _number(word: str) -> int:
    if word in _TENS:
        return 20 + 10 * _TENS.index(word)
    return _ONES.index(word) if word in _ONES else 0


def _names(text: str, directory: Directory) -> Iterator[Clue]:
    """Yield every bearer of a name in a text, hyphens read both as joining and as parting."""
    for reading in dict.fromkeys((text, text.replace("-", " "))):
        words = words_of(reading)
        for at, word in enumerate(words):
            for length in range(1, directory.longest_at(word) + 1):
                for identifier in directory.exactly(key_of(words[at : at + length])):
                    yield Clue("name", identifier, " ".join(words[at : at + length]))
        yield from (Clue("name", each, each) for each in directory.bearers if each in reading)
    for key, ids in directory.forms():
        if not key.isascii() and len(key) > 1 and _HAN.fullmatch(key) and key in text:
            yield from (Clue("name", identifier, key) for identifier in ids)


_HAN = re.compile("[\u3400-\u9fff]+")
