"""Judge a choice: one or several of the options that the task sets out.

The reply names the options by their letters (or numbers) or by their words, in any order: "b", "b and d". The key is
the right letters, best with the options' words, one a line::

    b: a treaty
    d: a joint statement
    ! c: a speech | 0 | Nobody spoke these words aloud.

Where one option is right, it earns everything and another nothing. Where several are, the credit is right minus
wrong, over all that are right, never below 0. Words are known from the key, its traps, and the lines "a) words" of
the question's `task`.

To add a kind, write one module like this, with a `KIND`; no list names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.questions.kinds import Kind
from fourcenturies.questions.verdicts import Verdict, graded
from fourcenturies.replies.labels import Chosen, plain_words, read_labels
from fourcenturies.replies.text import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

MESSAGES = {
    "right": "Right.",
    "another": "Not this one. Go back to the words of the source, and try each option against them.",
    "called-none": "You name none, and something here fits. Try each option against the words of the source.",
    "choose-one": "More than one option is named, and one only is asked: choose one.",
    "some-missing": "What you name is right, but it is not all.",
    "some-wrong": "Not everything that you name fits. A wrong one takes away a right one.",
    "none-right": "None of these fits. Try each option against the words of the source.",
    "too-many": "To name everything is not to choose: a wrong one takes away a right one.",
}
KEY_BROKEN = Verdict(
    "unreadable", 0.0, "The key of this question cannot be read as letters; please tell your instructor."
)
_OPTION = re.compile(r"^\s*\(?(?P<label>[a-z]|\d{1,2})\s*[).:=]+\s*(?P<words>\S.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class LabelKey:
    """The sets of places that are accepted, the traps, the words of the options, and all places of the task.

    No two are equal, so that one is looked up fast.
    """

    accepted: tuple[frozenset[int], ...]
    traps: tuple[tuple[frozenset[int], Verdict], ...]
    options: Mapping[str, int]
    places: frozenset[int]


def read(question: Question, reply: str, _directory: Directory | None) -> Verdict:
    """Say which options a reply names."""
    reading = read_labels(reply, options_of(task_of(question)))
    if isinstance(reading, Unreadable):
        return Verdict("unreadable", 0.0, reading.message)
    if len(reading.places) > 1 and not question.several:
        return Verdict("unreadable", 0.0, MESSAGES["choose-one"], reading.words())
    return Verdict("read", 0.0, "Noted.", reading.words())


def judge(question: Question, reply: str, key: Key, _directory: Directory | None) -> Verdict:
    """Judge the options that a reply names."""
    compiled = compiled_labels(key, task_of(question))
    if not compiled.accepted:
        return KEY_BROKEN
    reading = read_labels(reply, compiled.options)
    if isinstance(reading, Unreadable):
        return Verdict("unreadable", 0.0, reading.message)
    return _verdict(reading, compiled)


@lru_cache(maxsize=2048)
def _verdict(reading: Chosen, key: LabelKey) -> Verdict:
    """Return the verdict on a choice, which many make alike."""
    told = (_against(reading, right, key.places) for right in key.accepted)
    verdict = max(told, key=lambda one: one.credit)
    return trapped(reading, key) or verdict if verdict.credit < 1 else verdict


def trapped(reading: Chosen, key: LabelKey) -> Verdict | None:
    """Return the verdict of the trap that names the same places, if any."""
    found = next((named for places, named in key.traps if places == reading.places), None)
    return found._replace(read_as=reading.words()) if found else None


def share(named: frozenset[int], right: frozenset[int]) -> float:
    """Return right minus wrong, over all that are right, never below 0."""
    if not right:
        return float(not named)
    return max(0.0, (len(named & right) - len(named - right)) / len(right))


def _against(reading: Chosen, right: frozenset[int], every: frozenset[int]) -> Verdict:
    if len(right) == 1 and len(reading.places) > 1:
        return Verdict("unreadable", 0.0, MESSAGES["choose-one"], reading.words())
    credit = share(reading.places, right)
    slug = _slug(reading.places, right, every)
    return graded(credit, MESSAGES[slug], reading.words(), slug if credit < 1 else "")


def _slug(named: frozenset[int], right: frozenset[int], every: frozenset[int]) -> str:
    if named == right:
        return "right"
    if not named:
        return "called-none"
    if len(right) <= 1:
        return "another"
    if named == every:
        return "too-many"
    if not named & right:
        return "none-right"
    return "some-wrong" if named - right else "some-missing"


@lru_cache(maxsize=4096)
def compiled_labels(key: Key, task: str) -> LabelKey:
    """Return a key with its labels read once."""
    options = options_of("\n".join((task, *(trap.reply for trap in key.traps), key.answer)))
    accepted = [read_labels(text, options) for text in (key.answer, *key.also) if text.strip()]
    traps = [(read_labels(trap.reply, options), trap) for trap in key.traps]
    return LabelKey(
        tuple(reading.places for reading in accepted if isinstance(reading, Chosen)),
        tuple(
            (reading.places, graded(trap.credit, trap.message, misconception=trap.name))
            for reading, trap in traps
            if isinstance(reading, Chosen)
        ),
        options,
        frozenset(options_of(task).values()),
    )


def task_of(question: Question) -> str:
    """Return what is public of a question's options: the lettered lines of its task."""
    return "\n".join((question.task, *question.items))


@lru_cache(maxsize=512)
def options_of(text: str) -> Mapping[str, int]:
    """Return the options in lines such as "a) a treaty", by their `plain_words`, each with its place."""
    found = (_OPTION.match(line) for line in text.splitlines())
    return {
        plain_words(one["words"]): next(iter(reading.places))
        for one in found
        if one and isinstance(reading := read_labels(one["label"]), Chosen)
    }


KIND = Kind(read, judge, whole=True)
