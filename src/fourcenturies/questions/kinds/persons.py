"""A person asked for as part of a larger reply: the verdict on each name of the records is found once for a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.names import form_key
from fourcenturies.questions.kinds import attributions
from fourcenturies.questions.named_sources import is_known
from fourcenturies.replies.silence import says_not_stated

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.verdicts import Verdict

_NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Person:
    """The key of one attribution; `named` holds the verdicts on the bearers of names that were asked for, by id.

    It is `None` where the key knows names of its own: they may be like those of the records.
    """

    key: Key
    named: dict[str, Verdict] | None


def person(key: Key, directory: Directory) -> Person:
    """Return a key made ready for many replies."""
    texts = (key.answer, *key.also, *(trap.reply for trap in key.traps))
    return Person(key, {} if all(is_known(text, directory) for text in texts) else None)


def whom(text: str, directory: Directory) -> str:
    """Return the id of whom a text plainly names, "not stated" where it says so, or ""."""
    ids = directory.exactly(form_key(text))
    if ids:
        return ids[0] if len(ids) == 1 else ""
    return _NOT_STATED if says_not_stated(text) else ""


def judged(text: str, named: str, right: Person, directory: Directory) -> Verdict:
    """Judge a text as an attribution; `named` is what `whom` returns for it."""
    if right.named is None or not named:
        return attributions.judge_part(text, right.key, directory)
    verdict = right.named.get(named)
    if verdict is None:
        verdict = right.named[named] = attributions.judge_part(named, right.key, directory)
    return verdict
