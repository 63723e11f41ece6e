"""A line cut into items, each with a role and a value; what says nothing about time is dropped, doubt is noted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fourcenturies.replies.chinese import in_latin_words
from fourcenturies.replies.lexicon import DANGEROUS, WORDS, joined, meant, roman
from fourcenturies.replies.points import NotReadError, not_read
from fourcenturies.replies.text import word_set

if TYPE_CHECKING:
    from fourcenturies.dating import Calendar

Item = tuple[str, int, str]
END: Item = ("end", 0, "")

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d(?:-\d\d)?(?![\d-]))"
    r"|(?P<full>\d{1,4}[./]\d{1,2}[./]\d{1,4}(?![\d])|\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d{1,2}-\d{1,2}(?!\d))"
    r"|(?P<monthly>\d{1,2}[./]\d{4}(?![\d./])|\d{4}\.\d\d?(?![\d./]))"
    r"|(?P<dots>\.\.+)"
    r"|(?P<open>\d{2,3}x{1,2}\b)"
    r"|(?P<num>\d+)(?P<suffix>'?s\b|st\b|nd\b|rd\b|th\b|er\b|-?(?:го|й|ое|е|ые|х|ых|м)\b)?"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<sign>[^\s_])"
)
_DROPPED = frozenset(["filler", "time_unit", "units", "weekday", "ad", *".,()[]\"'`!:;*=#·"])
_COUNTS = frozenset(["num", "nth", "ordinal", "cardinal", "unit", "tens", "last", "hundred", "part", "half"])
_LIMITS = frozenset(["before", "after", "since", "until", "by", "from", "to", "between", "onwards"])
_PART_OF = word_set(
    "iso full monthly open num month season tens_of_years decade_in_words roman century nth ordinal to - – / part "
    "decade tens cardinal "
    "last"
)
_TOLD = frozenset(
    ["iso", "full", "monthly", "open", "num", "month", "season", "tens_of_years", "roman", "century"]
)
_DASHES = frozenset(["-", "–", "/"])
_SIGN_ROLES = {"&": "and", "+": "and", ">": "after", "<": "before", "≥": "since", "≤": "until"}
_TENS_DECADE = frozenset({"s", "'s", "-е", "е", "-х", "х", "-ые", "ые", "-ых", "ых"})
_NO_YEAR = re.compile(
    r"[\s,;:(–-]{0,4}\b(?:and |but |with |the |its |of ){0,4}(?:no year|without (?:a |the )?year"
    r"|(?:year|yr)\.? (?:itself )?(?:is |was |has |does )?(?:isn't|wasn't|isnt|wasnt|hasn't|doesn't|not|un|never|"
    r"missing|left out|omitted|absent|lost)[\w' ]*"
    r"|(?:year|yr) ?[-–:]? ?(?:\?|n/?a|none|not stated|unknown)|undated year|no year (?:is )?(?:stated|given|printed|"
    r"told|named)"
    r"|(?:which|what) year[\w ,']*|(?:it |he |she |they )?(?:does(?:n't| not)|never) (?:say|state|give|print|tell|"
    r"mention)s? (?:the |a |any |which |what )?year[\w ]*"
    r"|n\.? ?y\.?|unknown year|unstated year|year not [\w ]*|year unknown"
    r"|(?:of )?an? (?:unknown|unstated|unspecified|unnamed) year)[\s).!]*$"
)


def no_year_told(text: str) -> re.Match[str] | None:
    """Return where a text in small letters says at its end that no year is told."""
    may_name = "y" in text and any(name in text for name in _NAMES_YEAR)
    return _NO_YEAR.search(text) if may_name else None


_NAMES_YEAR = ("year", "yr", "ny", "n y", "n.y", "n. y")
_HAN_DANGER = re.compile("民[国國]|[不没沒非前后後以约約左右初末底或无無未否除之别別]")


def _is_length(role: str, before: str, items: list[Item]) -> bool:
    """Tell whether a word of time tells how long, not when: "6 days", "the third week"; "1860 year" is a year."""
    if role not in {"units", "time_unit", "week"} or before not in _COUNTS:
        return False
    return not items or len(items[-1][2]) < 3 or before != "num"


def _dated(items: list[Item]) -> bool:
    """Tell whether a line holds a year, so that "first" at its end tells which of several things it is."""
    return any(item[0] == "num" and len(item[2]) == _YEAR_DIGITS for item in items)


_YEAR_DIGITS = 4


class Items:
    """The items of one line, read from left to right.

    `styles` holds the calendars that were named, `uncertain` whether doubt was, `yearless` whether it was said
    that there is no year, `breaks` before which items a comma or semicolon stands.
    """

    __slots__ = ("_foreign", "_loose", "at", "breaks", "items", "styles", "uncertain", "yearless")

    def __init__(self, low: str, *, loose: bool = False, foreign: bool = False) -> None:
        self.at = 0
        self._loose = loose
        self._foreign = foreign
        self.breaks: set[int] = set()
        self.uncertain = False
        self.styles: list[Calendar] = []
        denied = no_year_told(low)
        self.yearless = denied is not None
        if denied:
            low = low[: denied.start()]
        self.items = self._cut(joined(in_latin_words(low)))

    def _cut(self, low: str) -> list[Item]:
        items: list[Item] = []
        dropped = False
        role = ""
        for found in _TOKEN.finditer(low):
            before, item = role, self._item(found, items)
            role = item[0]
            if role == "filler":
                continue
            if _is_length(role, before, items) or (
                role in {"before", "after"} and before in {"units", "time_unit"}
            ):
                raise NotReadError(not_read(item[2]))
            if role == "unknown" or (
                self._loose and role in {"either", "unit"} and not (items and items[-1][0] == "tens")
            ):
                self._drop(item, items)
                dropped = True
                continue
            if item[2] in {",", ";"}:
                self.breaks.add(len(items))
            if dropped and role in _DASHES:
                continue
            dropped = dropped and role in _DROPPED
            if role not in _DROPPED and not self._noted(item):
                items.append(item)
        while items and items[-1][0] in _DASHES:
            items.pop()
        items.append(END)
        if self._loose:
            return [
                item
                for item, after in zip(items, [*items[1:], END], strict=True)
                if (item[0] != "part" or after[0] in _PART_OF)
                and (
                    item[0] != "ordinal"
                    or item[2] != "first"
                    or after[0] not in {"end", "to", "-"}
                    or not _dated(items)
                )
            ]
        return items

    def _item(self, found: re.Match[str], items: list[Item]) -> Item:
        kind = found.lastgroup or ""
        text = found[0]
        if kind == "word":
            return self._word(text, items)
        if kind == "sign":
            return (_SIGN_ROLES.get(text, text), 0, text)
        if kind == "dots":
            return ("–", 0, text)
        if kind in {"num", "suffix"}:
            return self._number(found)
        return (kind, 0, text)

    def _drop(self, item: Item, items: list[Item]) -> None:
        """Pass over a word that is not known, where the line may hold such words and this one changes nothing."""
        word = item[2]
        known = word.isascii() or (self._foreign and not _HAN_DANGER.search(word))
        if not self._loose or word in DANGEROUS or not word[0].isalpha() or not known:
            raise NotReadError(not_read(word))
        while items and items[-1][0] in {*_DASHES, "part"}:
            items.pop()
        while items and items[-1][0] in _LIMITS:
            if items[-1][0] != "to" and not any(one[0] in _TOLD for one in items):
                raise NotReadError(not_read(word))
            items.pop()

    def _word(self, text: str, items: list[Item]) -> Item:
        role = WORDS.get(text)
        if role is None and len(text) > 3 and text.endswith("'s"):
            role = WORDS.get(text[:-2])
        if role is not None:
            if text == "c" and not (items and items[-1][0] in {"nth", "ordinal"}):
                return ("circa", 0, text)
            return (role[0], role[1], text)
        value = roman(text)
        if value and (len(text) > 1 or text in "ivx" or not self._loose):
            return ("roman", value, text)
        for ending in ("th", "st", "nd", "rd"):
            if text.endswith(ending) and roman(text[:-2]):
                return ("nth", roman(text[:-2]), text)
        role = WORDS.get(meant(text)) if self._loose else None
        return ("unknown", 0, text) if role is None else (role[0], role[1], text)

    def _number(self, found: re.Match[str]) -> Item:
        digits, suffix = found["num"], found["suffix"] or ""
        if len(digits) > 8:
            return ("unknown", 0, digits)
        tens = suffix in _TENS_DECADE or (suffix == "er" and len(digits) == 4)
        if tens and len(digits) in {2, 4} and int(digits) % 10 == 0:
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
        """The role of the item that comes next."""
        return self.items[self.at][0]

    def ahead(self, places: int = 1) -> Item:
        """Return the item so many places on."""
        place = self.at + places
        return self.items[place] if place < len(self.items) else END

    def take(self) -> Item:
        """Return the next item and step past it; the end stays where it is."""
        item = self.items[self.at]
        if item is not END:
            self.at += 1
        return item
