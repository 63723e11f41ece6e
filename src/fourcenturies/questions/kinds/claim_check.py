r"""Judge a claim check: which lines stand, which are contradicted, and which nobody has shown.

The reply gives each line of the task one of three labels, one a line, "a: stands"; the labels may also stand first
("not shown: c, f"), or alone, in the order of the task. Ordinary words count: true, wrong, nobody says so. The key is
written likewise; a trap names one line, and its message waits for the third try::

    a: stands
    b: contradicted
    c: not shown
    ! c: stands | 0 | Who says so?

The credit is the share of lines that are right, chance taken off (`chance`). No message tells which line is wrong:
with three labels that would be half of the answer.

To add a kind, write one module like this, with a `KIND`; no list names it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.questions.keys import NAMED_TRAP
from fourcenturies.questions.kinds import Kind
from fourcenturies.questions.kinds.chance import commonest, corrected, counted
from fourcenturies.questions.kinds.claim_labels import label_of, only_labels
from fourcenturies.questions.verdicts import Verdict, graded
from fourcenturies.replies.framed_lists import unframed
from fourcenturies.replies.labels import shown as letter_of
from fourcenturies.replies.lettered import rows_of
from fourcenturies.replies.lines import clipped, items
from fourcenturies.replies.text import Unreadable

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key, Trap
    from fourcenturies.questions.model import Question

HOW = "Write one line for each claim, like “x: stands”; the labels are stands, contradicted and not shown."
MEANING = "Stands: sources or cards support it. Contradicted: they show that it is wrong. Not shown: neither."
MESSAGES = {
    "right": "Right, every line.",
    "stands-contradicted": "A source or a card contradicts one that you let stand.",
    "stands-not-shown": "Nothing that we have supports one that you let stand.",
    "contradicted-stands": "A source or a card supports one that you call contradicted.",
    "contradicted-not-shown": "Nothing that we have contradicts one that you call contradicted.",
    "not-shown-stands": "A source or a card supports one that you call not shown.",
    "not-shown-contradicted": "A source or a card contradicts one that you call not shown.",
}
_KEY_BROKEN = Verdict(
    "unreadable", 0.0, "The key of this question cannot be read as claims; please tell your instructor."
)


@dataclass(frozen=True, slots=True)
class _Claims:
    """A key: the accepted labels of each line, and the traps of each."""

    accepted: dict[str, frozenset[str]]
    traps: dict[tuple[str, str], Trap]


def read(question: Question, reply: str, _directory: Directory | None) -> Verdict:
    """Say which label each line is given."""
    told = read_claims(reply, question.items)
    if isinstance(told, Unreadable):
        return Verdict("unreadable", 0.0, told.message)
    missing = [letter for letter in _letters(question.items) if letter not in told]
    return Verdict("read", 0.0, f"Noted. {_missing(missing)}" if missing else "Noted.", _shown(told))


def judge(question: Question, reply: str, key: Key, _directory: Directory | None) -> Verdict:
    """Judge the labels that a reply gives."""
    compiled = _compiled(key)
    if not compiled.accepted:
        return _KEY_BROKEN
    told = read_claims(reply, question.items)
    if isinstance(told, Unreadable):
        return Verdict("unreadable", 0.0, told.message)
    return _judged(told, compiled)


# The reply


def read_claims(reply: str, claims: tuple[str, ...] = ()) -> dict[str, str] | Unreadable:
    r"""Return the label of each claim by its letter; `claims` are the lines of the task, "a: …", where they are known.

    >>> read_claims("a: true\nb: nobody says so")
    {'a': 'stands', 'b': 'not shown'}
    """
    known = items(claims)
    lines = unframed(reply)
    alone = only_labels("\n".join(lines))
    if alone and len(alone) == (len(claims) or len(alone)) > 1:
        return {letter_of(place): label for place, label in enumerate(alone, 1)}
    rows = rows_of(lines, known)
    if rows:
        return _told(rows)
    begun = _BEGUN.match(lines[0]) if lines else None
    return Unreadable(f"“{clipped(begun[1])}” is no line of the task. {HOW}" if begun else HOW)


_BEGUN = re.compile(r"([^:=]{1,200}?)\s*[:=]+\s*\w")


def _told(rows: list[tuple[str, str]]) -> dict[str, str] | Unreadable:
    told: dict[str, str] = {}
    for letter, said in rows:
        label = label_of(said)
        if not label:
            return Unreadable(f"On “{letter}”: this is none of the three labels. {HOW}")
        if told.setdefault(letter, label) != label:
            return Unreadable(f"Two labels stand for “{letter}”: give one.")
    return told


def _letters(claims: tuple[str, ...]) -> list[str]:
    return [one.label for one in items(claims).items if one.label]


def _shown(told: dict[str, str]) -> str:
    return "; ".join(f"{letter}: {told[letter]}" for letter in sorted(told))


# The verdict


@lru_cache(maxsize=1024)
def _compiled(key: Key) -> _Claims:
    first = read_claims(key.answer)
    if isinstance(first, Unreadable):
        return _Claims({}, {})
    accepted = {letter: {label} for letter, label in first.items()}
    for text in key.also:
        also = read_claims(text)
        for letter, label in also.items() if isinstance(also, dict) else ():
            accepted.setdefault(letter, set()).add(label)
    traps = {
        (letter, label): trap
        for trap in key.traps
        if isinstance(caught := read_claims(trap.reply), dict)
        for letter, label in caught.items()
    }
    return _Claims({letter: frozenset(labels) for letter, labels in accepted.items()}, traps)


def _judged(told: dict[str, str], key: _Claims) -> Verdict:
    wrong = [letter for letter in key.accepted if letter in told and told[letter] not in key.accepted[letter]]
    missing = [letter for letter in key.accepted if letter not in told]
    right, of = len(key.accepted) - len(wrong) - len(missing), len(key.accepted)
    guessed = commonest(key.accepted.values())
    caught = {
        letter: key.traps[letter, told[letter]] for letter in wrong if (letter, told[letter]) in key.traps
    }
    share = (right + sum(trap.credit for trap in caught.values())) / of
    if right == of:
        return graded(1.0, MESSAGES["right"], _shown(told))._replace(share=1.0)
    kinds = Counter(f"{told[letter]}-{_one(key.accepted[letter])}".replace(" ", "-") for letter in wrong)
    error = kinds.most_common(1)[0][0] if kinds else ""
    parts = (counted(right, of, guessed), MESSAGES.get(error, ""), _missing(missing), MEANING)
    named = (trap.name for trap in caught.values() if trap.name != NAMED_TRAP)
    verdict = graded(
        corrected(share, guessed / of),
        " ".join(filter(None, parts)),
        _shown(told),
        next(named, error or "missing"),
    )
    return verdict._replace(later=_later(wrong, caught), share=round(share, 9))


def _later(wrong: list[str], caught: dict[str, Trap]) -> tuple[str, ...]:
    again = (f"Look again at: {', '.join(sorted(wrong))}.",) if wrong else ()
    return (*again, *(f"On “{letter}”: {trap.message}" for letter, trap in sorted(caught.items())))


def _missing(letters: list[str]) -> str:
    return f"No label yet for: {', '.join(letters)}." if letters else ""


def _one(labels: frozenset[str]) -> str:
    return min(labels)


KIND = Kind(read, judge, whole=True)
