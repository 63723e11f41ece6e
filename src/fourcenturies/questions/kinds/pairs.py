"""A reply's pairs: a line each, or several in a sentence, from the left or from the right."""

from __future__ import annotations

import re

from fourcenturies.replies.framed_lists import unframed
from fourcenturies.replies.lettered import rows_of
from fourcenturies.replies.lines import Items, entries, find, items, stripped
from fourcenturies.replies.text import LONGEST, Unreadable, tidy

HOW = "Write one pair a line: what the task gives, a colon, and what belongs to it."
_COLON = re.compile(r"\s*:\s*")
_SIGN = re.compile(r"\s*(?:[-=]{0,20}>+|=)\s*|\s+[-–]+\s+|\s*–\s*|\t|(?<=^[a-z])-(?=\w)")
_BE = r"\s(?:is|are|means|was|must be|would be|has to be|stands for|refers to)\s"
_IS = re.compile(
    rf"\s*{_BE}\s*(?:(?:simply|just|clearly|obviously|of course)\s+)?"
    r"(?:(?:(?:the|a) )?(?:\w+ )?(?:name|word|form|spelling|term) (?:for|of)\s+|\w+ for\s+)?"
)
_NAME_FOR = re.compile(
    r"^(?:(?:simply|just)\s+)?(?:(?:the|a) )?(?:\w+ )?(?:name|word|form|spelling|term) (?:for|of)\s+|^\w+ for\s+",
    re.IGNORECASE,
)
LABEL = re.compile(r"^\(?(?P<left>[a-z]|\d{1,2})\s*[).,]*\s+(?P<right>\S.*)$", re.IGNORECASE)
_LEFT = re.compile(r"^\(?(?P<left>[a-z]|\d{1,2})[\s).:=]", re.IGNORECASE)
_NUMBER = re.compile(r"^\(?(?P<left>\d{1,2})\s*[).]+\s*(?P<right>[^:=>]+)$")
# Where the next pair begins in a line of several: a letter or number with a sign, or one after a comma.
_NEXT = re.compile(
    r"[,;.]?\s+(?:and\s+)?(?=for\s+\(?[a-z]\b[^:.;]{0,20}:)|"
    r"[,;]?\s+and\s+(?=[a-j]\s+(?:is|was)\s)|"
    r"[,;]?(?<! [a-j] and)(?<! [a-j] or)\s+(?=\(?(?:[a-z]|\d{1,2})\s*[).:=])|"
    r"[,;]\s*(?=\(?(?:[a-z]|\d{1,2})[\s).:=])",
    re.IGNORECASE,
)


# The reply


def pairs_in(reply: str) -> list[tuple[str, str]] | Unreadable:
    """Return the two sides of each pair that a reply makes."""
    lines = entries(reply, numbered=True)
    if isinstance(lines, Unreadable):
        return lines
    if len(lines) == 1:
        lines[0] = _LEAD.sub("", lines[0])
        lines = (
            _lettered(lines[0])
            or _in_turn(lines[0])
            or _letters_last(lines[0])
            or _sentences(lines[0])
            or [part for part in lines[0].split(";") if part.strip()]
        )
    rows = [row for line in lines for row in _several(line)]
    return rows or Unreadable(HOW)


def rows_of_pairs(reply: str, known: tuple[str, ...], lefts: Items) -> list[tuple[str, str]] | Unreadable:
    """Return the pairs of a reply; a sentence without signs has them where each clause begins with what is given."""
    lines = unframed(reply)
    told = rows_of(lines, items(known))
    if told:
        return [(left, _NAME_FOR.sub("", right) if " " in right else right) for left, right in told]
    rows = pairs_in("\n".join(lines) if lines else reply)
    if not isinstance(rows, Unreadable) or len(reply) > LONGEST:
        return rows
    clauses = [part for part in _CLAUSE.split(_BRACKETS.sub("", stripped(tidy(reply)))) if part.strip()]
    headed = [_headed(clause, lefts) for clause in clauses]
    pairs = [row for row in headed if row]
    return pairs if 1 < len({left for left, _ in pairs}) == len(headed) else rows


def _headed(clause: str, lefts: Items) -> tuple[str, str] | None:
    """Return the two sides of "the Monitor knows Samarkand 2022", or of the same without its verb."""
    words = _AND.sub("", clause).split()
    for count in range(1, min(4, len(words))):
        left = " ".join(words[:count])
        if len(left) > 1 and find(left, lefts) is not None:
            right = _KNOWS.sub("", " ".join(words[count:]))
            return (left, right) if right else None
    return None


_BRACKETS = re.compile(r"\s*\([^()]*\)")
_AND = re.compile(r"^(?:and|while|but)\s+", re.IGNORECASE)
_KNOWS = re.compile(
    r"^(?:(?:knows|has|gives|tells|names|shows|means|reports|ends|stops|closes)\s+)?(?:(?:of|with|at|in)\s+)?|"
    r"\s+(?:too|also|as well)$",
    re.IGNORECASE,
)
# What leads up to the first letter, as "I think" does.
_LEAD = re.compile(
    r"^(?:i (?:think|guess|believe|say|would say)|i'd say|my answers?(?: is| are)?|answers?)\b"
    r"[\s,:]*(?=\(?[a-z]\s*[).:=])",
    re.IGNORECASE,
)
_LETTERS = r"[a-z]\)?(?:\s*(?:,|&|/|\+|\band\b)\s*\(?[a-z]\b\)?)+"
_MANY_LEFT = re.compile(
    rf"^\(?(?P<many>{_LETTERS})\s*(?:[:=>]|[-–]+>?|\bare\b|\bwas\b|\bwere\b)?\s*(?P<one>[^\W\d_]{{2,}}.*)$",
    re.IGNORECASE,
)
_MANY_RIGHT = re.compile(
    rf"^(?P<one>[^:=]{{2,60}}?)\s*(?:[:=]|[-–]+>|\s(?:at|for|in|on)\s)\s*(?P<many>{_LETTERS}|[a-z])\W*$",
    re.IGNORECASE,
)
# "for c it is not stated"
_FOR = re.compile(
    rf"^(?:and\s+)?(?:for|at|in|on|with)\s+\(?({_LETTERS}|[a-z])\)?,?\s*(?::|,|(?:it|they|he|this)\s+(?:is|was|are|"
    rf"were)\b)\s*",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(
    r"\s*\((?:\w+ (?:is |are )?)?(?:left over|not used|unused|rest|the rest|remaining)\b[^()]*\)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?<![^\W_])[a-z](?![^\W_])", re.IGNORECASE)


def _several(line: str) -> list[tuple[str, str]]:
    """Return the pairs of a line; "a, d, e: present" and "present: a, d, e" are one for each letter."""
    told = _FOR.match(line)
    if told:
        line = f"{told[1]}: {line[told.end() :]}"
    found = _MANY_LEFT.match(line) or _MANY_RIGHT.match(line)
    if found and len(found["one"]) > 1:
        return [(letter, found["one"].strip()) for letter in _LETTER.findall(found["many"])]
    row = pair_in(line)
    return [row] if row else []


_IN_TURN = re.compile(r"(?:^|(?<=[\s,;]))\(?([a-z]|\d)[).]?(?=(?:\s+|\s*[-–=:]\s*)[^\W\d_]{2})")
_CLAUSE = re.compile(r",\s*(?:and\s+)?|;\s*|\.\s+|\s+and\s+")
_GROUP = re.compile(r";|\.\s+|\.$")
_BETWEEN_GROUPS = re.compile(r"[,;.]\s+(?:and\s+|but\s+)?(?!\(?[a-j]\b)", re.IGNORECASE)
_IS_BETWEEN = re.compile(_BE)


def _in_turn(line: str) -> list[str]:
    """Return the pairs of "a Vladivostok b Beijing c Baikov", where letters or numbers follow each other in turn."""
    cuts = list(_IN_TURN.finditer(line))
    labels = "".join(found[1] for found in cuts)
    if (
        len(labels) < 2
        or not "abcdefghij 123456789".partition(labels)[1]
        or labels[0] not in "a1"
        or cuts[0].start()
    ):
        return []
    ends = [*(found.start() for found in cuts[1:]), len(line)]
    return [line[found.start() : end].strip(" ,;") for found, end in zip(cuts, ends, strict=True)]


def _letters_last(line: str) -> list[str]:
    """Return the pairs of "Vladivostok is a), Beijing is b)", where each letter stands after what belongs to it."""
    found = _LETTER_LAST.findall(_BOTH_DENIED.sub(r"\1\2, \1\3", line))
    return (
        [f"{letter}: {words}" for words, letter in found] if len({letter for _, letter in found}) > 1 else []
    )


# "nobody gives d or e" denies it of both.
_BOTH_DENIED = re.compile(
    r"(\b(?:nobody|no one|none|neither)\s+(?:gives|says|has|names|tells)\s+)([a-j])\s+(?:or|and|nor)\s+([a-j])\b",
    re.IGNORECASE,
)


_LETTER_LAST = re.compile(
    r"(?:^|[,;.]\s+|\band\s+)(?:and\s+)?([^,;.:=()]{3,60}?)\s*(?:\s(?:is|was|goes with|belongs to|gives|says|has|names|"
    r"tells)\s|[:=]|\s[-–]+>?\s)\s*\(?([a-j])(?:\)|(?=[,;.]|$|\sand\b))",
    re.IGNORECASE,
)


def _sentences(line: str) -> list[str]:
    """Return the pairs of a sentence such as "X is A, Y is B, and Z is C"."""
    parts = [part for part in _CLAUSE.split(line) if part.strip()]
    return parts if len(parts) > 1 and all(_IS_BETWEEN.search(part) for part in parts) else []


def _lettered(line: str) -> list[str]:
    """Return the pairs of a line of several that begin with letters or numbers, each another; else nothing."""
    groups = [part.strip() for part in _GROUP.split(line) if part.strip()]
    if len(groups) > 1 and all(
        _MANY_LEFT.match(part) or _MANY_RIGHT.match(part) or _FOR.match(part) for part in groups
    ):
        return groups
    groups = [part.strip() for part in _BETWEEN_GROUPS.split(line) if part.strip()]
    if len(groups) > 1 and all(_MANY_RIGHT.match(part) or _FOR.match(part) for part in groups):
        return groups
    if _MANY_LEFT.match(line) or _MANY_RIGHT.match(line):
        return [part.strip() for part in line.split(";") if part.strip()]
    parts = _NEXT.split(line)
    letters = [(_LEFT.match(part) or _FOR.match(part) or [""])[0] for part in parts]
    letters = [letter for letter in letters if letter]
    return parts if 1 < len(parts) == len(set(letters)) else []


def pair_in(line: str) -> tuple[str, str] | None:
    """Return the two sides of a line; a colon parts them before any other sign does."""
    line = (_LEFT_OVER.sub("", line) if "(" in line else line).strip()
    for sign in (_COLON, _SIGN) if _LEFT.match(line) else (_COLON, _SIGN, _IS):
        left, *rest = sign.split(line, maxsplit=1)
        if rest and left.strip() and rest[0].strip():
            return left.strip(), rest[0].strip()
    found = _NUMBER.match(line) or LABEL.match(line)
    return (found["left"], _IS_FIRST.sub("", found["right"].strip())) if found else None


# "a is Radchenko": a letter and a verb.
_IS_FIRST = re.compile(r"^(?:is|are|was|were)\s+(?=\S)")
