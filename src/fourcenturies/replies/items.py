"""A line cut into items, each with a role and a value; what says nothing about time is dropped, doubt is noted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fourcenturies.replies.chinese import in_latin_words
from fourcenturies.replies.lexicon import WORDS, joined, roman

if TYPE_CHECKING:
    from fourcenturies.dating import Calendar

Item = tuple[str, int, str]
END: Item = ("end", 0, "")

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d(?:-\d\d)?(?![\d-]))"
    r"|(?P<full>\d{1,4}[./]\d{1,2}[./]\d{1,4}(?![\d])|\d{1,2}-\d{1,2}-\d{4})"
    r"|(?P<monthly>\d{1,2}[./]\d{4}(?![\d./])|\d{4}\.\d\d?(?![\d./]))"
    r"|(?P<dots>\.\.+)"
    r"|(?P<open>\d{2,3}x{1,2}\b)"
    r"|(?P<num>\d+)(?P<suffix>'?s\b|st\b|nd\b|rd\b|th\b|er\b|-?(?:го|й|ое|е|ые|х|ых|м)\b)?"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<sign>[^\s_])"
)
_DROPPED = frozenset(["filler", "time_unit", "weekday", "ad", *".,()[]\"'`!:;*=#·"])
_DASHES = frozenset(["-", "–", "/"])
_SIGN_ROLES = {"&": "and", ">": "after", "<": "before", "≥": "since", "≤": "until"}
_TENS_DECADE = frozenset({"s", "'s", "-е", "е", "-х", "х", "-ые", "ые", "-ых", "ых"})
_NO_YEAR_TOLD = re.compile(
    r"[\s,;:(–-]*\b(?:and |but |with |the )*(?:no year|without (?:a |the )?year"
    r"|(?:the )?year (?:is |was )?(?:not|un|never|missing)[\w ]*"
    r"|year ?[-–:]? ?(?:\?|n/?a|none|not stated)|undated year|no year (?:is )?(?:stated|given|printed)"
    r"|n\.? ?y\.?|unknown year|unstated year"
    r"|(?:of )?an? (?:unknown|unstated|unspecified|unnamed) year|год не указан|без года|year not [\w ]*)[\s).!]*$"
)


class Items:
    """The items of one line, read from left to right.

    `styles` holds the calendars that were named, `uncertain` whether doubt was, `yearless` whether it was said
    that there is no year, `breaks` before which items a comma or semicolon stands.
    """

    __slots__ = ("at", "breaks", "items", "styles", "uncertain", "yearless")

    def __init__(self, low: str, line: str) -> None:
        self.at = 0
        self.breaks: set[int] = set()
        self.uncertain = False
        self.styles: list[Calendar] = []
        denied = _NO_YEAR_TOLD.search(low)
        self.yearless = denied is not None
        if denied:
            low = low[: denied.start()]
        self.items = self._cut(joined(in_latin_words(low)), line)

    def _cut(self, low: str, line: str) -> list[Item]:
        items: list[Item] = []
        unit = False
        for found in _TOKEN.finditer(low):
            kind = found.lastgroup or ""
            text = found[0]
            if kind == "word":
                item = self._word(text, line, items)
            elif kind == "sign":
                item = (_SIGN_ROLES.get(text, text), 0, text)
            elif kind == "dots":
                item = ("–", 0, text)
            elif kind in {"num", "suffix"}:
                item = self._number(found)
            else:
                item = (kind, 0, text)
            if item[0] in {"before", "after"} and unit:
                item = ("unknown", 0, text)
            unit = item[0] == "time_unit"
            if text in {",", ";"}:
                self.breaks.add(len(items))
            if item[0] not in _DROPPED and not self._noted(item):
                items.append(item)
        while items and items[-1][0] in _DASHES:
            items.pop()
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


def _is_proper_name(text: str, line: str) -> bool:
    """Tell whether a word stands with a capital inside the sentence: the name of a treaty, a place, a person."""
    place = line.casefold().find(text)
    return place > 0 and len(line) > place and line[place].isupper() and not line.isupper()
