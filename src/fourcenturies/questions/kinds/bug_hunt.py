"""Judge a bug hunt, which asks what statements out of several the record contradicts.

The reply names them by letters or numbers, in any order: "b, d", "2 and 4", one a line, each with a reason if the
writer likes; "none" is an answer. The key is written likewise::

    b
    d
    ! c | 0 | That one is odd, but the record bears it out.

The credit is (hits - false alarms) / all that the record contradicts, never below 0. A trap that names one statement
tells its message for every reply that raises this false alarm, from the third try on; its credit counts where nothing
else is named. Before that no message tells which statements are innocent.

To add a kind, write one module like this, with a `KIND`; no list names it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.questions.keys import NAMED_TRAP
from fourcenturies.questions.kinds import Kind
from fourcenturies.questions.kinds.choice import (
    KEY_BROKEN,
    compiled_labels,
    options_of,
    share,
    task_of,
    trapped,
)
from fourcenturies.questions.verdicts import Verdict, graded
from fourcenturies.replies.labels import Chosen, read_labels
from fourcenturies.replies.text import Unreadable

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.kinds.choice import LabelKey
    from fourcenturies.questions.model import Question

MESSAGES = {
    "right": "Right: all found, and no false alarm.",
    "missed": "No false alarm; but some are still hidden.",
    "false-alarm": "Not all of these are contradicted. A false alarm takes away a hit.",
    "missed-and-false-alarm": "Some are found, some are missed, and a false alarm takes away a hit.",
    "nothing-found": "None of these is contradicted. Set each statement beside the record, word for word.",
    "called-none": "The record does not support everything here. Set each statement beside it.",
    "over-cautious": "The record supports more than you think: for each alarm, name the line that contradicts it.",
}


def read(question: Question, reply: str, _directory: Directory | None) -> Verdict:
    """Say which statements a reply names."""
    reading = read_labels(reply, options_of(task_of(question)), faults=True)
    if isinstance(reading, Unreadable):
        return Verdict("unreadable", 0.0, reading.message)
    return Verdict("read", 0.0, "Noted.", reading.words())


def judge(question: Question, reply: str, key: Key, _directory: Directory | None) -> Verdict:
    """Judge the statements that a reply names."""
    compiled = compiled_labels(key, task_of(question))
    if not compiled.accepted:
        return KEY_BROKEN
    reading = read_labels(reply, compiled.options, faults=True)
    if isinstance(reading, Unreadable):
        return Verdict("unreadable", 0.0, reading.message)
    return _verdict(reading, compiled)


@lru_cache(maxsize=2048)
def _verdict(reading: Chosen, key: LabelKey) -> Verdict:
    """Return the verdict on a choice, which many make alike."""
    verdict = max((_against(reading, right, key) for right in key.accepted), key=lambda told: told.credit)
    caught = trapped(reading, key) if verdict.credit < 1 else None
    if caught is None:
        return verdict
    named = graded(caught.credit, verdict.message, verdict.read_as, caught.misconception)
    return named._replace(later=(caught.message,))


def _against(reading: Chosen, right: frozenset[int], key: LabelKey) -> Verdict:
    slug = _slug(reading.places, right)
    credit = share(reading.places, right)
    false_alarms = reading.places - right
    told = [named for places, named in key.traps if len(places) == 1 and places <= false_alarms]
    names = (named.misconception for named in told if named.misconception != NAMED_TRAP)
    verdict = graded(credit, MESSAGES[slug], reading.words(), next(names, slug) if credit < 1 else "")
    return verdict._replace(later=tuple(named.message for named in told))


def _slug(named: frozenset[int], right: frozenset[int]) -> str:
    if named == right:
        return "right"
    if not right:
        return "over-cautious"
    if not named:
        return "called-none"
    if not named & right:
        return "nothing-found"
    if named < right:
        return "missed"
    return "false-alarm" if named > right else "missed-and-false-alarm"


KIND = Kind(read, judge, whole=True)
