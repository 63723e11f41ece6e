"""Dates that are spelt in a way of their own, brought into the words of the grammar: sums, years in words, festivals.

To add a spelling, add a row to `_RESPELT`, and its sign to `_MAY_BE_RESPELT`, which spares other lines the search.
"""

from __future__ import annotations

import re

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
_MAY_BE_RESPELT = re.compile(
    r"\d/\d|\d\.? ?[-–] ?\d\d?\.\d|"
    r"\bc\.? ?\d|^de|^von|[ivx]e |[ivx][èe]|century|\d[snrt][tdh][a-z]|[a-z]\d{4}|\b[\dxvi]+[-/]\d{4}|\d ?=|"
    r"month of|"
    r"christmas|new year|\([^()]{0,60}(?:style|julian|greg|s\.)|1[.)]|first|a\)|i\)|started|began|begins|starts|"
    r"teen[- ]|"
    r"twenty|thirty|thousand|hundreds|≤|<|\bn\b|\byrs?\b|\bwk\b|mtg|teen[- ]hundreds|0ies|\byear|to be|\bboth|\bbc |"
    r"\d (?:y|e|et|und|и) \d"
)
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


def _hundreds(found: re.Match[str]) -> str:
    """Return the century that "the seventeen-hundreds" are."""
    return f"{(_NUMBERS.get(found[1]) or int(found[1])) + 1}th century"


def _dual(year: str, after: str) -> str:
    """Return the year that began on 1 January, of a day that England's and Scotland's count gave both: 1689/90."""
    return (
        f"{int(year) + 1} old style"
        if (int(year) + 1) % 10 ** len(after) == int(after)
        else f"{year}/{after}"
    )


def respelt(low: str) -> str:
    """Return a line of a date with one spelling of what has several, and without the sum that led to it.

    >>> respelt("nineteen forty-nine"), respelt("1792 - 3 = 1789"), respelt("the twelfth month of 1949")
    ('1949', '1789', 'the december 1949')
    """
    low = _SUM.sub("", low, count=1)
    if "year" in low:
        low = _BESIDE.sub("", low)
    if _MAY_BE_RESPELT.search(low):
        for pattern, put in _RESPELT:
            low = pattern.sub(put, low)
    return low


# What is spelt in a way of its own, and how it is read.
_RESPELT = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"\b(jan\w*|feb\w*|mar\w*) (1[567]\d\d)/(\d\d?)\b", lambda m: f"{m[1]} {_dual(m[2], m[3])}"),
        (r"\bc\.? ?(1[0-9]|20|21)(?:th)?\b(?! ?\d)(?=[\s.,;)]*$)", r"\1th century"),
        (
            r"\bcentury (?:meant |here |in question )?(?:is|was|:|=) (?:the )?(\w+teenth|twentieth|\d\dth)\b(?! cent)",
            r"\1 century",
        ),
        (r"\b([ivxl]+)(?:e|è|ème|eme) (?:s\.?|si[eè]cle)(?=\W|$)", r"\1th century"),
        (r"\b(?:de|del|von) (\d{4}) (?:a|à|al|au|bis) (\d{4})\b", r"from \1 to \2"),
        (r"\b(\d\d?\.\d\d?)\.? ?([-–]) ?(?=\d\d?\.\d\d?\.(\d{4})\b)", r"\1.\3\2"),
        (r"^(\d{4}) ?= ?\d{4} ?[-+] ?\d{1,3}\W*$", r"\1"),
        (r"(?<=\d)(st|nd|rd|th)(?=[a-z]{3})", r"\1 "),
        (r"(?<=[a-z]{3})(?=\d{4}\b)", " "),
        (r"(?<![-/.\d])\b(1[0-2]|0?[1-9]|x|xi|xii|v|vi{1,3}|i{1,3}|iv|ix)[-/](\d{4})\b(?![-/])", r"\1.\2"),
        (
            r"\b(\w+)(?:st|nd|rd|th)? month of (?:the year )?(?=\d{4})",
            lambda m: f"{_MONTH_OF.get(m[1], m[0])} ",
        ),
        (r"^(?:\w+|\d+) years? (?:after|before) \d{4} (?:is|was|makes|gives|=) ", ""),
        (r"\b(?:has|have|had|ought|is) to be\b", " "),
        (r"\b(\w+teen|1[0-9])[- ]hundreds\b", _hundreds),
        (r"^(.+?) (?:≤|<=?) ?[a-z]\w* ?(?:≤|<=?) (.+)$", r"\1 to \2"),
        (r"(?<=\d) (?:'?n'?|y|e|et|und|и) (?=\d)", " and "),
        (r"\byrs?\b\.?", "year"),
        (r"\bwk\b", "week"),
        (r"\bmtg\b", "meeting"),
        (_SPELT_YEAR, _spelt_year),
        (
            r"\b(twenty|thirty)[- ](first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b",
            lambda m: f"{_DECADES[m[1]] + _ONES_TH[m[2]]}th",
        ),
        (
            r"(?<=[a-z])[,;]? ?(?:and |but )?(?:the |in the )?year(?: is| was| being| must be|:)? (?=\d{4}\b)",
            " ",
        ),
        (r"[,;]? ?(?:and |but )?both (?:of |in |from )?(?=\d{4}\b)", " "),
        (r"\bbc (?=[a-z])", " because "),
        (r"(?<=\d0)ies\b", "s"),
        (r"\bchristmas eve\b,?", "24 december "),
        (r"\bchristmas(?: day)?\b,?", "25 december "),
        (r"\bnew year'?s day\b,?", "1 january "),
        (r"\((?=[^()]*\b(?:old style|julian|o\. ?s\.))[^()\d]*\)", " old style"),
        (r"\((?=[^()]*\b(?:new style|gregorian|n\. ?s\.))[^()\d]*\)", " new style"),
        (
            r"\b(?:started|began|begins|starts)(?: in)? (.+?),? (?:and )?(?:ended|ends|finished)(?: in)? (?=.*\d)",
            r"from \1 to ",
        ),
        (
            r"\b(\w+teen)[- ](twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b",
            lambda m: f"{_TEENS.get(m[1], 19)}{_TENS[m[2]]}0s",
        ),
        (
            (
                r"\b(?:1[.)]|\(1\)|a\)|first(?:ly)?,?|i\)) (.+?)[;,]? (?:and )?(?:2[.)]|\(2\)|b\)|second(?:ly)?,?|"
                r"then,?|"
                r"ii\)) (?=.*\d)"
            ),
            r"\1, ",
        ),
    )
)
