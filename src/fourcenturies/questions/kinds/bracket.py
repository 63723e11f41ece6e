r"""Judge a bracket: the earliest and the latest date that the sources allow.

The reply is two lines, "earliest: 1656" and "latest: 1735", or one: "between 1656 and 1735", "1656-1735",
"1656/1735". The key is written in two lines or as an EDTF interval; a trap names one line::

    earliest: 1656
    latest: 1735
    ! latest: 1689 | 0.2 | Another source goes on after that.

Each end earns half of what a date earns. Ends that stand the wrong way round are read as they are, and named.

To add a kind, write one module like this, with a `KIND`; no list names it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from fourcenturies.dating import Dating
from fourcenturies.names import distance
from fourcenturies.questions.kinds import Kind, dates, part_keys, short_name, shown
from fourcenturies.questions.verdicts import Verdict, graded
from fourcenturies.replies.dates import read_date
from fourcenturies.replies.languages import foreign_whole, in_plain_english
from fourcenturies.replies.lines import entries
from fourcenturies.replies.text import Unreadable, own_words, tidy

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

ENDS = ("earliest", "latest")
HOW = "Write two lines, “earliest: …” and “latest: …”, or “between … and …”."
MESSAGES = {
    "right": "Right: both ends are as tight as the sources allow.",
    "swapped-ends": "The ends are swapped: the earlier date stands as the latest.",
    "one-end": "One end only: the other is missing.",
    "some-wrong": "Not both ends are right.",
}
_KEY_BROKEN = Verdict(
    "unreadable", 0.0, "The key of this question cannot be read as a bracket; please tell your instructor."
)
_EARLIEST = (
    "earliest early start starts started starting from first since begin begins began beginning lower min minimum "
    "opens opened opening "
    "anfang beginn début debut inicio comienzo начало"
)
_LATEST = (
    "latest late end ends to last until finish finishes finished ended ending upper max maximum ende fin final "
    "closes closed closing stops stopped "
    "конец"
)
_NAMES = {**dict.fromkeys(_EARLIEST.split(), "earliest"), **dict.fromkeys(_LATEST.split(), "latest")}
_PARTS = re.compile(r"\s*[;,/]\s*(?=latest|earliest)|;", re.IGNORECASE)
_NAMED = re.compile(
    r"^(?:the\s+)?(?P<end>[^\W\d_]+)\s*(?:(?:date|end|year|yr|possible)\.?\s*)*(?:(?:is|was|in)\s+)?(?:[:=>]+\s*|"
    r"\s*[-–]+\s+|\s|(?<=\s))(?P<date>\S.*)$",
    re.IGNORECASE,
)
_AT_ENDS = re.compile(r",?\s*\bat (?:the )?(?:earliest|latest)\b", re.IGNORECASE)
_AND = re.compile(r",?\s+(?:and|y|et|und|и)(?: (?:it|they|that|this))?$", re.IGNORECASE)
_NAMED_BESIDE = re.compile(r"\s*\((?:the )?(?:earliest|latest|first|last|start|end)\b[^()]*\)", re.IGNORECASE)
_LIMIT = re.compile(
    r"^(?:(?P<early>no earlier than|not before|at the earliest)|no later than|not after|at the latest)(?=\s*[:=]| "
    r"[\d])",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:the\s+)?\b(?P<end>earliest|latest|start(?:s|ed|ing)?|end(?:s|ed|ing)?|finish(?:es|ed)?|begins?|began|"
    r"beginning|"
    r"first|last|open(?:s|ed)|close[sd]|stop(?:s|ped))\b(?=\s*(?:year|date|end|yr|y)?\.?\s*(?:[:=>,-]|is\b|was\b|"
    r"in\b|on\b|\s\d))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"^(?:between\s+(?P<a>.+?)\s+and|from\s+(?P<c>.+?)\s+(?:to|until))\s+(?P<b>\S.*)$", re.IGNORECASE
)
_PLAIN = re.compile(r"^(?P<a>[^/]+?)\s*(?:/|\s[-–]\s|–|\s+to\s+|(?<=\d{4})-(?=\d{4}))\s*(?P<b>[^/]+)$")


def read(question: Question, reply: str, _directory: Directory | None) -> Verdict:
    """Say which ends a bracket has."""
    ends = _ends(reply)
    if isinstance(ends, Unreadable):
        return Verdict("unreadable", 0.0, ends.message)
    told = {end: dates.read_part(question, text) for end, text in ends.items()}
    for end, verdict in told.items():
        if verdict.status == "unreadable":
            return Verdict("unreadable", 0.0, f"On “{end}”: {verdict.message}")
    aside = tuple(text for one in told.values() for text in one.set_aside)
    return Verdict(
        "read",
        0.0,
        "Noted.",
        shown({end: one.read_as for end, one in told.items()}),
        set_aside=own_words(aside, reply),
    )


def judge(question: Question, reply: str, key: Key, _directory: Directory | None) -> Verdict:
    """Judge both ends of a bracket."""
    keys = _compiled(key)
    if not keys:
        return _KEY_BROKEN
    ends = _ends(reply)
    if isinstance(ends, Unreadable):
        return Verdict("unreadable", 0.0, ends.message)
    told = {end: dates.judge_part(question, text, keys[end]) for end, text in ends.items()}
    bad = [end for end in told if told[end].status == "unreadable"]
    if bad:
        return Verdict("unreadable", 0.0, f"On “{bad[0]}”: {told[bad[0]].message}")
    credit = sum(verdict.credit for verdict in told.values()) / len(ENDS)
    slug = "right" if credit >= 1 else "one-end" if len(told) < len(ENDS) else "some-wrong"
    if credit == 0 and _swapped(question, ends, keys):
        slug = "swapped-ends"
    name = short_name(told.values(), key)
    wrong = next((end for end in told if told[end].misconception == name), "") if name else ""
    wrong = wrong or next((end for end in told if told[end].credit < 1), "")
    words = [MESSAGES[slug], *([f"On “{wrong}”: {told[wrong].message}"] if wrong else [])]
    read_as = shown({end: one.read_as or ends[end] for end, one in told.items()})
    aside = tuple(text for verdict in told.values() for text in verdict.set_aside)
    return graded(
        credit, " ".join(words), read_as, "" if slug == "right" else name or slug, own_words(aside, reply)
    )


def _swapped(question: Question, ends: dict[str, str], keys: dict[str, Key]) -> bool:
    other = {"earliest": "latest", "latest": "earliest"}
    return all(dates.judge_part(question, text, keys[other[end]]).credit > 0 for end, text in ends.items())


def _ends(reply: str) -> dict[str, str] | Unreadable:
    lines = entries(reply, numbered=True)
    if isinstance(lines, Unreadable):
        return lines
    whole = foreign_whole(tidy(reply))
    lines = [
        _LIMIT.sub(
            lambda found: "earliest" if found["early"] else "latest", in_plain_english(line, whole=whole)
        )
        for line in lines
    ]
    if len(lines) == 1:
        lines = [_NAMED_BESIDE.sub("", lines[0])]
    if len(lines) == 1 and _BETWEEN.match(lines[0]):
        lines = [_AT_ENDS.sub("", lines[0])]
    if len(lines) == 1:
        lines = _at_names(lines[0]) or [part.strip() for part in _PARTS.split(lines[0]) if part.strip()]
    if len(lines) == 1:
        ends = _one_line(lines[0])
        if ends:
            return dict(zip(ENDS, ends, strict=True))
    return _told(lines)


def _told(lines: list[str]) -> dict[str, str] | Unreadable:
    """Return the ends that lines name, or two years among other words."""
    named = [_named(line) for line in lines]
    if len(lines) == len(ENDS) and not any(end for end, _ in named):
        return dict(zip(ENDS, lines, strict=True))
    ends_named = dict(named)
    if "" in ends_named and {*ENDS} < set(ends_named):  # what was worked out stands on lines of its own
        named = [one for one in named if one[0]]
        del ends_named[""]
    if "" in ends_named or len(ends_named) < len(named) or not ends_named:
        told = [end for end, _ in named if end]
        return (_by_years(lines) if len(told) == len(set(told)) else None) or Unreadable(HOW)
    if len(ends_named) < len(ENDS):
        ends_named = _by_years(lines) or ends_named
    return {end: ends_named[end] for end in ENDS if end in ends_named}


_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d\b(?!s)")
# What would make other dates of them, or takes them back.
_UNLIKE = re.compile(
    r"\b(?:not|no|never|nor|or|wrong|false|neither|except|outside|before|after|but|maybe|perhaps|instead|wait|about|"
    r"around|circa|ca?|roughly|approximately|nearly|almost|close|early|mid|late|spring|summer|autumn|fall|winter|bc|"
    r"decade|century)\b|n't\b|\d{1,2}[./]\d{1,2}[./]|\?",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)


def _by_years(lines: list[str]) -> dict[str, str] | None:
    """Read two years among other words, or all the years of a stretch one after another."""
    text = " ".join(lines)
    years = [int(year) for year in _YEAR.findall(text)]
    each = sorted(set(years))
    run = len(each) > len(ENDS) and years == list(range(each[0], each[-1] + 1))
    if years != each or not (run or len(each) == len(ENDS)) or _UNLIKE.search(text) or _MONTHS.search(text):
        return None
    return dict(zip(ENDS, (str(each[0]), str(each[-1])), strict=True))


# "1839 is where it starts and 1949 is where it ends"
_NAMED_AFTER = re.compile(
    r"^(?P<a>\D{0,12}\d{4})\s(?:is|was)\s[^\d,;]*?\b(?:starts?|begins?|opens?|earliest|first|start|"
    r"beginning)\b\D{0,20}?"
    r"(?:,|;|\band\b)\s*(?P<b>\d{4})\s(?:(?:is|was)\s)?[^\d,;]*?\b(?:ends?|stops?|closes?|latest|last|finish\w*)\W*$",
    re.IGNORECASE,
)


def _at_names(line: str) -> list[str]:
    """Return both ends of one line that names each once, from its name to the next."""
    after = _NAMED_AFTER.match(line)
    if after:
        return [f"earliest: {after['a']}", f"latest: {after['b']}"]
    starts = {_NAMES[found["end"].casefold()]: found.start() for found in _END.finditer(line)}
    if len(starts) < len(ENDS):
        return []
    cuts = [*sorted(starts.values()), len(line)]
    return [_AND.sub("", line[a:b].strip(" .,;/")) for a, b in pairwise(cuts)]


def _one_line(line: str) -> tuple[str, str] | None:
    """Return the ends of "between … and …", "1656-1735", "1961–69", with what one end tells of the other."""
    found = _BETWEEN.match(line) or _PLAIN.match(line)
    if found and all(isinstance(read_date(found[end]), Dating) for end in ("a", "b") if found[end]):
        told = found.groupdict()
        return told["a"] or told.get("c") or "", told["b"]
    reading = read_date(line)
    if not isinstance(reading, Dating) or len(reading.text.split("/")) != len(ENDS):
        return (found["a"] or found.groupdict().get("c") or "", found["b"]) if found else None
    first, last = reading.text.split("/")
    return (first, last) if {"", ".."}.isdisjoint((first, last)) else None


def _named(line: str) -> tuple[str, str]:
    found = _NAMED.match(line)
    word = found["end"].casefold() if found else ""
    end = _NAMES.get(word) or (_NAMES.get(_misspelt(word), "") if len(word) > 5 else "")
    return (end, found["date"]) if found and end else ("", line)


def _misspelt(word: str) -> str:
    return next((name for name in ENDS if distance(word, name, 2) <= 2), "")


@lru_cache(maxsize=4096)
def _compiled(key: Key) -> dict[str, Key]:
    answers = _ends(key.answer)
    if isinstance(answers, Unreadable) or len(answers) < len(ENDS):
        return {}
    return part_keys(key, answers, _named)


KIND = Kind(read, judge, whole=True)
