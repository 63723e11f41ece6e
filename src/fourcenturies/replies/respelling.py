"""Dates that are spelt in a way of their own, brought into the words of the grammar: sums, years in words, festivals.

To add a spelling, add a row to `_RESPELT`, and its beginning to `_MAY_BE_RESPELT`, which spares other lines the search.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fourcenturies.replies.text import word_set, words_in

# How a date was reckoned, beside it: 1792 - 3 = 1789; 1789 (three years before 1792).
_SUM = re.compile(
    r"^\d{4} ?[-–+] ?\d{1,3} ?(?:years? ?)?(?:=|is|makes|gives|equals|was) ?(?=\d{4}$)", re.ASCII
)
_BESIDE = re.compile(
    r"(?<=\d{4}) ?[,;(]+ ?(?:\w+|\d+) years? (?:before|after|earlier than|later than) (?:1\d|20)\d\d ?[).]*$"
)
_MONTH_NAMES = "january|february|march|april|may|june|july|august|september|october|november|december"
_ONE = "one|two|three|four|five|six|seven|eight|nine"
_TEEN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TEN = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SPELT_YEAR = (
    rf"\b(?P<c>{_TEEN}|twenty)[- ](?:(?P<h>hundred)(?:[- ](?:and[- ])?(?:(?P<t1>{_TEN})(?:[- ](?P<u1>{_ONE})\b)?|"
    rf"(?P<n1>{_TEEN})|(?P<o1>{_ONE})))?"
    rf"|(?:oh|o)[- ](?P<o2>{_ONE})|(?P<t2>{_TEN})(?:[- ](?P<u2>{_ONE})\b)?|(?P<n2>{_TEEN}))\b(?!ie|th)"
    rf"|\btwo thousand(?: and)?(?: (?:(?P<t3>{_TEN})(?:[- ](?P<u3>{_ONE})\b)?|(?P<n3>{_TEEN})|(?P<o3>{_ONE})))?\b"
)


_NUMBERS = {
    "": 0,
    **{word: number for number, word in enumerate(_ONE.split("|"), 1)},
    **{word: number for number, word in enumerate(_TEEN.split("|"), 10)},
    **{word: 10 * number for number, word in enumerate(_TEN.split("|"), 2)},
}
# By what a place begins with, so that `re` is soon done with most.
_MAY_BE_RESPELT = re.compile(
    r"\d(?:/\d|[snrt][tdh][a-z]| ?=| (?:y|e|et|und|и) \d|\.? ?[-–] ?\d\d?\.\d)|[a-z]\d{4}|[ivx](?:e |[èe])"
    r"|\b(?:c\.? ?\d|[\dxvi]+[-/]\d{4}|n\b|yrs?\b|wk\b|year|both|bc )"
    r"|century|christmas|first|began|begins|started|starts|hundreds|month of|mtg|new year|months |dates |days "
    r"|t(?:een[- ]|wenty|hirty|housand|o be)|[≤<]|0ies|1[.)]|[ai]\)|\([^()]{0,60}(?:style|julian|greg|s\.)|^de|^von"
)
# One of these stands wherever a spelling of `_RESPELT` does, and costs less to look for.
_TELLING = word_set("""
    year years yr yrs wk both bc century christmas first firstly began begins started starts month hundreds mtg dates
    days months be style julian gregorian thousand ten eleven twelve twenty thirty
    """)
_TELLING_FIGURES = re.compile(
    r"[\d≤<](?:(?<=[≤<])|/\d|(?:st|nd|rd|th)[a-z]| ?= ?\d| (?:'?n'?|y|e|et|und|и|a|à|al|au|bis) \d|\.? ?[-–] ?\d\d?\.\d"
    r"|(?<=[a-z]\d)|(?<=c[. ]\d)|(?<=c\. \d)|(?<=[-/]\d)\d{3}|(?<=1)[.)])"
)
_TELLING_CENTURY = re.compile(r" s(?:\.|i[eè]|\W|$)")


def _may_be_respelt(low: str) -> bool:
    told = (
        not _TELLING.isdisjoint(words_in(low))
        or "een" in low
        or "0ies" in low
        or ")" in low
        or _TELLING_FIGURES.search(low)
        or _TELLING_CENTURY.search(low)
    )
    return bool(told and _MAY_BE_RESPELT.search(low))


_UNITS = {
    word: number
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), 1)
}
_ONES_TH = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"), 1
    )
}
_DECADES = {
    word: 10 * number
    for number, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
_TEENS = {"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
_TENS = {
    word: number
    for number, word in enumerate(("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"), 2)
}
_NTH = re.findall(r"\w+", "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_MONTH_OF = {
    word: name
    for number, name in enumerate(_MONTH_NAMES.split("|"))
    for word in (_NTH[number], str(number + 1))
} | {"last": "december", "final": "december"}


def _spelt_year(found: re.Match[str]) -> str:
    """Return a year in words as its digits: nineteen forty-nine, two thousand and twenty."""
    told = found.groupdict()
    head = 2000 if told["c"] is None else 100 * (_NUMBERS[told["c"]])
    return str(
        head
        + sum(
            _NUMBERS[told[name] or ""]
            for name in ("t1", "u1", "n1", "o1", "o2", "t2", "u2", "n2", "t3", "u3", "n3", "o3")
        )
    )


def _told_year(found: re.Match[str]) -> str:
    """Return a year of whose number the parts stand apart: 2 thousand 25, thousand 900 49."""
    hundreds = found[2] or found[3] or ("1" if "hundred" in found[0] else "0")
    return f"{1000 * int(found[1] or 1) + 100 * int(hundreds) + int(found[4] or 0)} "


def _hundreds(found: re.Match[str]) -> str:
    """Return the century that "the seventeen-hundreds" are; "umpteen hundreds" are none."""
    first = _NUMBERS.get(found[1]) or (int(found[1]) if found[1].isdecimal() else 0)
    return f"{first + 1}th century" if first else found[0]


def _dual(year: str, after: str) -> str:
    """Return the year that began on 1 January, of a day that England's and Scotland's count gave both: 1689/90."""
    return (
        f"{int(year) + 1} old style"
        if (int(year) + 1) % 10 ** len(after) == int(after)
        else f"{year}/{after}"
    )


@lru_cache(maxsize=16)  # a line is read strictly, then loosely
def respelt(low: str) -> str:
    """Return a line of a date with one spelling of what has several, and without the sum that led to it.

    >>> respelt("nineteen forty-nine"), respelt("1792 - 3 = 1789"), respelt("the twelfth month of 1949")
    ('1949', '1789', 'the december 1949')
    """
    low = _SUM.sub("", low, count=1)
    if "year" in low:
        low = _BESIDE.sub("", low)
    if _may_be_respelt(low):
        for signs, pattern, put in _RESPELT:
            for sign in signs:
                if sign in low:
                    low = pattern.sub(put, low)
                    break
    return low


# What is spelt in a way of its own, and how it is read; the signs of which each way has one spare the rest the search.
# What stands between two words is short: else a row of such words would be searched from each to its end.
_RESPELT = tuple(
    (signs.split("|"), re.compile(pattern), put)
    for signs, pattern, put in (
        ("/", r"\b(jan\w*|feb\w*|mar\w*) (1[567]\d\d)/(\d\d?)\b", lambda m: f"{m[1]} {_dual(m[2], m[3])}"),
        ("c", r"\bc\.? ?(1[0-9]|20|21)(?:th)?\b(?! ?\d)(?=[\s.,;)]*$)", r"\1th century"),
        (
            "century",
            r"\bcentury (?:meant |here |in question )?(?:is|was|:|=) (?:the )?(\w+teenth|twentieth|\d\dth)\b(?! cent)",
            r"\1 century",
        ),
        (
            "century",
            r"\b(?:19)?(\d0)'?s (?:of|in) the (?:last|past|previous|20th|twentieth) century\b",
            r"19\1s",
        ),
        (" s", r"\b([ivxl]+)(?:e|è|ème|eme) (?:s\.?|si[eè]cle)(?=\W|$)", r"\1th century"),
        ("de|von", r"\b(?:de|del|von) (\d{4}) (?:a|à|al|au|bis) (\d{4})\b", r"from \1 to \2"),
        (".", r"\b(\d\d?\.\d\d?)\.? ?([-–]) ?(?=\d\d?\.\d\d?\.(\d{4})\b)", r"\1.\3\2"),
        ("=", r"^(\d{4}) ?= ?\d{4} ?[-+] ?\d{1,3}\W*$", r"\1"),
        ("st|nd|rd|th", r"(?<=\d)(st|nd|rd|th)(?=[a-z]{3})", r"\1 "),
        (
            "months|years|dates|days",
            r"^(?:the |these |those |both |my )?(?:\w+ )?(?:months|years|dates|days) (?:meant )?(?:are|were) (?=.*\d)",
            "",
        ),
        ("", r"(?<=[a-z]{3})(?=\d{4}\b)", " "),
        (
            "-|/",
            r"(?<![-/.\d])\b(1[0-2]|0?[1-9]|x|xi|xii|v|vi{1,3}|i{1,3}|iv|ix)[-/](\d{4})\b(?![-/])",
            r"\1.\2",
        ),
        (
            "month of",
            r"\b(\w+)(?:st|nd|rd|th)? month of (?:the year )?(?=\d{4})",
            lambda m: f"{_MONTH_OF.get(m[1], m[0])} ",
        ),
        ("year", r"^(?:\w+|\d+) years? (?:after|before) \d{4} (?:is|was|makes|gives|=) ", ""),
        ("to be", r"\b(?:has|have|had|ought|is) to be\b", " "),
        ("hundreds", r"\b(\w+teen|1[0-9])[- ]hundreds\b", _hundreds),
        ("≤|<", r"^(.+?) (?:≤|<=?) ?[a-z]\w* ?(?:≤|<=?) (.+)$", r"\1 to \2"),
        ("", r"(?<=\d) (?:'?n'?|y|e|et|und|и) (?=\d)", " and "),
        ("yr", r"\byrs?\b\.?", "year"),
        ("wk", r"\bwk\b", "week"),
        ("mtg", r"\bmtg\b", "meeting"),
        (
            "thousand",
            r"(?<!two )\b(?:([12]) )?thousand (?=\d)(?:([1-9])00|([2-9]) hundred)?(?: ?(\d{1,2}))?\b(?! ?\d)",
            _told_year,
        ),
        ("teen|ten|twe|eleven|thousand", _SPELT_YEAR, _spelt_year),
        (
            "twenty|thirty",
            r"\b(twenty|thirty)[- ](first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b",
            lambda m: f"{_DECADES[m[1]] + _ONES_TH[m[2]]}th",
        ),
        (
            "year",
            r"(?<=[a-z])[,;]? ?(?:and |but )?(?:the |in the )?year(?: is| was| being| must be|:)? (?=\d{4}\b)",
            " ",
        ),
        ("both", r"[,;]? ?(?:and |but )?both (?:of |in |from )?(?=\d{4}\b)", " "),
        ("bc ", r"\bbc (?=[a-z])", " because "),
        ("ies", r"(?<=\d0)ies\b", "s"),
        ("christmas", r"\bchristmas eve\b,?", "24 december "),
        ("christmas", r"\bchristmas(?: day)?\b,?", "25 december "),
        ("new year", r"\bnew year'?s day\b,?", "1 january "),
        ("(", r"\((?=[^()]*\b(?:old style|julian|o\. ?s\.))[^()\d]*\)", " old style"),
        ("(", r"\((?=[^()]*\b(?:new style|gregorian|n\. ?s\.))[^()\d]*\)", " new style"),
        (
            "end|finish",
            (
                r"\b(?:started|began|begins|starts)(?: in)? (.{1,200}?),? (?:and )?(?:ended|ends|finished)(?: in)? "
                r"(?=.{0,80}\d)"
            ),
            r"from \1 to ",
        ),
        (
            "ies",
            r"\b(\w+teen)[- ](twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b",
            lambda m: f"{_TEENS.get(m[1], 19)}{_TENS[m[2]]}0s",
        ),
        (
            "1.|1)|a)|first|i)",
            (
                r"\b(?:1[.)]|\(1\)|a\)|first(?:ly)?,?|i\)) (.{1,200}?)[;,]? (?:and )?"
                r"(?:2[.)]|\(2\)|b\)|second(?:ly)?,?|then,?|ii\)) (?=.{0,80}\d)"
            ),
            r"\1, ",
        ),
    )
)
