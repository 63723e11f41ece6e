r"""Judge a bracket: the earliest and the latest date that the sources allow.

The reply is two lines, "earliest: 1656" and "latest: 1735", or one: "between 1656 and 1735", "1656-1735",
"1656/1735". The key is written in two lines or as an EDTF interval; a trap names one line::

    earliest: 1656
    latest: 1735
    ! latest: 1689 | 0.2 | Another source goes on after that.

Each end earns half of what a date earns. Ends that stand the wrong way round are read as they are, and named.

To add a kind, write one module like this and enter its `KIND` in `judge.KINDS`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.questions.kinds import Kind, dates, part_keys, shown
from fourcenturies.questions.verdicts import Verdict, graded
from fourcenturies.replies.lines import entries
from fourcenturies.replies.text import Unreadable

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
_EARLIEST = "earliest early start from first since begin beginning lower min minimum"
_LATEST = "latest late end to last until finish upper max maximum"
_NAMES = {**dict.fromkeys(_EARLIEST.split(), "earliest"), **dict.fromkeys(_LATEST.split(), "latest")}
_PARTS = re.compile(r"\s*[;,/]\s*(?=latest|earliest)|;", re.IGNORECASE)
_NAMED = re.compile(
    r"^(?:the\s+)?(?P<end>[^\W\d_]+)\s*(?:(?:date|end)\s*)?(?:[:=>]+\s*|\s[-–]+\s+|\s)(?P<date>\S.*)$",
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
    told = {end: dates.read(question, text, None) for end, text in ends.items()}
    for end, verdict in told.items():
        if verdict.status == "unreadable":
            return Verdict("unreadable", 0.0, f"On “{end}”: {verdict.message}")
    return Verdict("read", 0.0, "Noted.", shown({end: one.read_as for end, one in told.items()}))


def judge(question: Question, reply: str, key: Key, _directory: Directory | None) -> Verdict:
    """Judge both ends of a bracket."""
    keys = _compiled(key)
    if not keys:
        return _KEY_BROKEN
    ends = _ends(reply)
    if isinstance(ends, Unreadable):
        return Verdict("unreadable", 0.0, ends.message)
    told = {end: dates.judge(question, text, keys[end], None) for end, text in ends.items()}
    bad = [end for end in told if told[end].status == "unreadable"]
    if len(bad) == len(told):
        return Verdict("unreadable", 0.0, f"On “{bad[0]}”: {told[bad[0]].message}")
    credit = sum(verdict.credit for verdict in told.values()) / len(ENDS)
    slug = "right" if credit >= 1 else "one-end" if len(told) < len(ENDS) else "some-wrong"
    if credit == 0 and _swapped(question, ends, keys):
        slug = "swapped-ends"
    wrong = next((end for end in told if told[end].credit < 1), "")
    words = [MESSAGES[slug], *([f"On “{wrong}”: {told[wrong].message}"] if wrong else [])]
    read_as = shown({end: one.read_as or ends[end] for end, one in told.items()})
    return graded(credit, " ".join(words), read_as, "" if slug == "right" else slug)


def _swapped(question: Question, ends: dict[str, str], keys: dict[str, Key]) -> bool:
    other = {"earliest": "latest", "latest": "earliest"}
    return all(dates.judge(question, text, keys[other[end]], None).credit > 0 for end, text in ends.items())


def _ends(reply: str) -> dict[str, str] | Unreadable:
    lines = entries(reply, numbered=True)
    if isinstance(lines, Unreadable):
        return lines
    if len(lines) == 1:
        lines = [part.strip() for part in _PARTS.split(lines[0]) if part.strip()]
    if len(lines) == 1:
        found = _BETWEEN.match(lines[0]) or _PLAIN.match(lines[0])
        if found:
            told = found.groupdict()
            return {"earliest": told["a"] or told.get("c") or "", "latest": told["b"]}
    named = [_named(line) for line in lines]
    if len(lines) == len(ENDS) and not any(end for end, _ in named):
        return dict(zip(ENDS, lines, strict=True))
    ends = dict(named)
    if "" in ends or len(ends) < len(named) or not ends:
        return Unreadable(HOW)
    return {end: ends[end] for end in ENDS if end in ends}


def _named(line: str) -> tuple[str, str]:
    found = _NAMED.match(line)
    end = _NAMES.get(found["end"].casefold(), "") if found else ""
    return (end, found["date"]) if found and end else ("", line)


@lru_cache(maxsize=4096)
def _compiled(key: Key) -> dict[str, Key]:
    answers = _ends(key.answer)
    if isinstance(answers, Unreadable) or len(answers) < len(ENDS):
        return {}
    return part_keys(key, answers, _named)


KIND = Kind(read, judge, whole=True)
