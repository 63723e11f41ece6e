"""Whether the words of a date phrase, with the printed date of its source, give a date.

What can be decided by machine: each year, month and day of the date stands in the phrase (as digits, a
name, an ordinal, a decade, a century, or a count of years from a printed year), or the phrase names no
year of its own and leans on the printed date.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from fourcenturies.dating import MONTHS, SEASONS, Precision, civil, ordinal, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.dating import Dating
    from fourcenturies.model import Source

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty first",
)  # fmt: skip
_SPANS = {
    "year": 1,
    "years": 1,
    "decade": 10,
    "decades": 10,
    "century": 100,
    "centuries": 100,
    "anniversary": 1,
}


def what_lacks(edtf: str, phrase: str, source: Source) -> str:
    """Return what part of a date, as `a month`, neither phrase nor printed date gives, if any."""
    words = _plain(phrase)
    told, printed = read(edtf), read(source.published)
    if told is None or not words.strip():
        return "a date"
    leans = printed.precision if printed and not re.search(r"\b\d{4}s?\b", words) else None
    for point in told.points:
        if leans is None and not _year_in(_year_digits(point), words):
            return "a year"
        if not (leans and leans >= Precision.SEASON) and not _month_in(point, words):
            return "a month"
        if leans != Precision.DAY and not _day_in(point, words):
            return "a day"
    return ""


def _year_digits(point: Dating) -> str:
    """Return the digits of the year that a date tells: 195 of the 1950s, none where the year is not stated."""
    if point.season or point.yearless:
        return "" if point.yearless else str(point.year)
    first, last = (f"{abs(civil(day or 0)[0]):04d}" for day in (point.first, point.last))
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(digit for digit, _ in same)


def _plain(phrase: str) -> str:
    lower = phrase.casefold().replace("’", "").replace("'", "").replace("fall", "autumn")
    return " " + re.sub(r"[^a-z0-9]+", " ", lower) + " "


def _year_in(known: str, words: str) -> bool:
    if not known:
        return True
    years = {int(found) for found in re.findall(r"\b(\d{4})s?\b", words)}
    years |= {year // 100 * 100 + int(tail) for year in years for tail in re.findall(r"\b(\d{2})s?\b", words)}
    years |= {year + sign * span for year in years for span in _counted_years(words) for sign in (1, -1)}
    decades = {found[:3] for found in re.findall(r"\b(\d{3}0)s\b", words)}
    if any(str(found).startswith(known) for found in years) or known[:3] in decades:
        return True
    return len(known) >= 2 and _century_in(int(known[:2]) + 1, words)


def _counted_years(words: str) -> Iterator[int]:
    counts = {spelt: number for number, spelt in enumerate(_UNITS)}
    counts |= {tens: 10 * n for n, tens in enumerate(_TENS) if n > 1} | {"a": 1, "hundred": 100}
    tokens = words.split()
    for before, count, unit in zip(["", *tokens], tokens, tokens[1:], strict=False):
        number = _number(count, counts)
        if unit in _SPANS and number:
            yield number * _SPANS[unit]
            tens = counts.get(before, 0)
            if tens >= 20 and number < 10:
                yield (tens + number) * _SPANS[unit]


def _number(word: str, counts: dict[str, int]) -> int:
    digits = re.fullmatch(r"(\d{1,3})(st|nd|rd|th)?", word)
    return int(digits[1]) if digits else counts.get(word, 0)


def _century_in(number: int, words: str) -> bool:
    names = [ordinal(number), *_ORDINALS[number : number + 1]]
    return any(f" {name} centur" in words for name in names)


def _month_in(point: Dating, words: str) -> bool:
    if point.season in SEASONS:
        return f" {SEASONS[point.season]} " in words
    if point.precision < Precision.MONTH:
        return True
    month = point.month or civil(point.first or 0)[1]
    name = MONTHS[month - 1].lower()
    season = SEASONS[21 + (month - 3) % 12 // 3]
    return any(f" {form} " in words for form in (name, name[:3], season))


def _day_in(point: Dating, words: str) -> bool:
    if point.precision < Precision.DAY:
        return True
    number = point.day or civil(point.first or 0)[2]
    forms = (str(number), ordinal(number), *_ORDINALS[number : number + 1])
    return any(f" {form} " in words for form in forms)
