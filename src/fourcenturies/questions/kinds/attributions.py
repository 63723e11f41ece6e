"""Judge an attribution: speaker, reporter and addressee are different parts, and "not stated" is an answer.

All numbers stand in `docs/marking.md`; they are this project's own proposal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from fourcenturies.names import Directory, form_key
from fourcenturies.questions.kinds import Kind
from fourcenturies.questions.verdicts import Verdict, graded
from fourcenturies.replies.attributions import Attribution, Reading, Silent, read_attribution
from fourcenturies.replies.silence import NotStated, says_not_stated
from fourcenturies.replies.text import Unreadable, tidy

if TYPE_CHECKING:
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question

REPORTER = 0.4
DESCRIBED = 0.5
ONE_OF_SEVERAL = 0.5
WRONG_COMPANION = 0.75
_ALIKE = 0.5

# One message whether the text names somebody else or nobody: else the first try would tell that it names nobody.
_ANOTHER = (
    "The text does not give these words to the one you name. Look for who is said to speak, and to whom; "
    "and whether anybody is."
)
MESSAGES = {
    "right": "Right.",
    "right-slip": "Right; mind the spelling.",
    "right-with-reporter": "Right, and so is the one who passes it on.",
    "not-stated": "Right: the text names nobody.",
    "reporter": "That is who passes it on. Whose words, or whose thought, is it?",
    "addressee": "That is who is spoken to, not who speaks.",
    "described": "True of the right person alone; but give the name.",
    "document": "That is the text; who speaks in it? Give the name.",
    "described-another": "That describes somebody else.",
    "one-of-several": "That is one of those whose words these are: a joint text has more than one voice.",
    "not-joint": "You name more than one; the words are not theirs together.",
    "other-reporter": "The speaker is right; somebody else passes the words on.",
    "other-addressee": "The speaker is right; somebody else is spoken to.",
    "not-silent": "The text does name somebody. Look at the sentences before and after, and at the line below.",
    "named-where-silent": _ANOTHER,
    "another": _ANOTHER,
    "unknown": "No such name speaks in these sources. Look for who is said to speak.",
}
_KEY_BROKEN = Verdict(
    "unreadable", 0.0, "The key of this question fits nobody, or more than one; please tell your instructor."
)
_CHECK_SPELLING = Verdict(
    "unreadable",
    0.0,
    "This name cannot be made out for certain: give it whole, and check its spelling against the text.",
)


@dataclass(frozen=True, slots=True)
class _Names:
    """A key with all its names found once; an empty set among the accepted stands for "not stated"."""

    accepted: tuple[frozenset[str], ...]
    reporters: frozenset[str]
    addressees: frozenset[str]
    traps: tuple[tuple[Reading, Verdict], ...]
    pieces: tuple[tuple[str, frozenset[str]], ...]
    directory: Directory


@cache
def default_directory() -> Directory:
    """Return the directory of the course's own records, read once."""
    from fourcenturies.files import people_records  # noqa: PLC0415 - the judge of dates needs no records

    return Directory.from_records(people_records())


def read(_question: Question, line: str, directory: Directory | None) -> Verdict:
    """Say whether a reply can be read as an attribution, and as which."""
    known = directory or default_directory()
    reading = read_attribution(line, known)
    if isinstance(reading, Unreadable):
        return Verdict("unreadable", 0.0, reading.message)
    if isinstance(reading, Attribution) and reading.unknown:
        return Verdict(
            "read",
            0.0,
            "Noted. This name is not among the records of the course: check its spelling.",
            reading.unknown,
        )
    return Verdict("read", 0.0, "Noted.", _words(reading, known))


def judge(_question: Question, line: str, key: Key, directory: Directory | None) -> Verdict:
    """Judge a reply against the key of an attribution question."""
    names = _compiled(key, directory or default_directory())
    if not names.accepted:
        return _KEY_BROKEN
    reading = read_attribution(line, names.directory)
    if isinstance(reading, Unreadable):
        return Verdict("unreadable", 0.0, reading.message)
    if isinstance(reading, Attribution) and reading.unknown and _is_like(reading.unknown, names):
        return _CHECK_SPELLING
    credit, slug = _general(reading, names)
    read_as = _words(reading, names.directory)
    trapped = (
        next((named for trap, named in names.traps if _same(reading, trap)), None) if credit < 1 else None
    )
    if trapped:
        return replace(trapped, read_as=read_as)
    return graded(credit, MESSAGES[slug], read_as, slug if credit < 1 else "")


# The key


@lru_cache(maxsize=256)
def _compiled(key: Key, directory: Directory) -> _Names:
    for text in (key.answer, *key.also, *key.reporters, *key.addressees):
        directory = _knowing(text, directory)
    accepted = [
        found for found in (_ids(text, directory) for text in (key.answer, *key.also)) if found is not None
    ]
    traps = []
    for trap in key.traps:
        directory = _knowing(trap.reply, directory)
        ids = _ids(trap.reply, directory)
        reading: Reading = Unreadable("") if ids is None else Attribution(tuple(ids)) if ids else NotStated()
        traps.append((reading, graded(trap.credit, trap.message, misconception="named-trap")))
    right = frozenset().union(*accepted) if accepted else frozenset()
    pieces = tuple((form, _pieces(form)) for form, ids in directory.forms() if right.intersection(ids))
    return _Names(
        tuple(accepted),
        _all(key.reporters, directory),
        _all(key.addressees, directory),
        tuple(traps),
        pieces,
        directory,
    )


_AND = re.compile(r"\s*(?:&|;|\band\b|\+)\s*")


def _knowing(text: str, directory: Directory) -> Directory:
    """Return a directory that knows the names of a key, also those that no record bears."""
    if _is_silent(text) or text in directory.bearers or directory.exactly(form_key(text)):
        return directory
    for name in filter(None, _AND.split(tidy(text))):
        if name not in directory.bearers and not directory.exactly(form_key(name)):
            directory = directory.with_name(name)
    return directory


def _is_silent(text: str) -> bool:
    return says_not_stated(tidy(text))


def _ids(text: str, directory: Directory) -> frozenset[str] | None:
    """Return the ids that a key's text names, an empty set for "not stated", `None` where it fits several."""
    if not text.strip():
        return None
    if text in directory.bearers:
        return frozenset([text])
    whole = directory.exactly(form_key(text))
    if whole:
        return frozenset(whole) if len(whole) == 1 else None
    if _is_silent(text):
        return frozenset()
    ids = [_one(name, directory) for name in filter(None, _AND.split(tidy(text)))]
    return frozenset(ids) if ids and all(ids) else None


def _one(name: str, directory: Directory) -> str:
    if name in directory.bearers:
        return name
    found = directory.exactly(form_key(name))
    return found[0] if len(found) == 1 else ""


def _all(texts: tuple[str, ...], directory: Directory) -> frozenset[str]:
    return frozenset().union(*(_ids(text, directory) or () for text in texts))


# The verdict: a credit and the name of its message

_Judged = tuple[float, str]


def _general(reading: Attribution | NotStated, names: _Names) -> _Judged:
    if isinstance(reading, NotStated):
        silent = frozenset() in names.accepted
        return (1.0, "not-stated") if silent else (0.0, "not-silent")
    speakers = frozenset(reading.speakers)
    if speakers and speakers in names.accepted:
        return _right(reading, names)
    if (speakers and speakers <= names.reporters) or (
        not speakers and names.reporters.intersection(reading.reporters)
    ):
        return (REPORTER, "reporter")
    if speakers & names.addressees and not any(speakers & right for right in names.accepted):
        return (0.0, "addressee")
    return _wrong(reading, speakers, names)


def _right(reading: Attribution, names: _Names) -> _Judged:
    if reading.described:
        return (DESCRIBED, "described")
    persons = [one for one in reading.reporters if names.directory.bearers[one].kind == "person"]
    if names.reporters and persons and not names.reporters.intersection(persons):
        return (WRONG_COMPANION, "other-reporter")
    if names.addressees and reading.addressees and not names.addressees.intersection(reading.addressees):
        return (WRONG_COMPANION, "other-addressee")
    if reading.slips:
        return (1.0, "right-slip")
    return (1.0, "right-with-reporter" if names.reporters and persons else "right")


def _wrong(reading: Attribution, speakers: frozenset[str], names: _Names) -> _Judged:
    if names.accepted == (frozenset(),):
        return (0.0, "named-where-silent")
    for right in names.accepted:
        if speakers and speakers < right:
            return (ONE_OF_SEVERAL, "one-of-several")
        if right and right < speakers:
            return (0.0, "not-joint")
    if any(names.directory.bearers[one].author in right for one in speakers for right in names.accepted):
        return (DESCRIBED, "document")
    if reading.described:
        return (0.0, "described-another")
    return (0.0, "unknown" if reading.unknown else "another")


def _same(reading: Attribution | NotStated, trap: Reading) -> bool:
    if isinstance(reading, NotStated) or not isinstance(trap, Attribution):
        return isinstance(reading, NotStated) and isinstance(trap, NotStated)
    return bool(reading.speakers) and set(reading.speakers) == set(trap.speakers)


def _words(reading: Attribution | NotStated, directory: Directory) -> str:
    """Return a reading in words: who speaks, who passes it on, who is spoken to."""

    def listed(ids: tuple[str, ...]) -> str:
        return " and ".join(directory.bearers[one].name for one in ids)

    if isinstance(reading, Attribution) and reading.unknown:
        return reading.unknown
    told = "not stated" if isinstance(reading, NotStated) else listed(reading.speakers) or "no speaker"
    reporters = reading.reporters if isinstance(reading, Attribution | Silent) else ()
    if reporters:
        told += f", reported by {listed(reporters)}"
    if isinstance(reading, Attribution) and reading.addressees:
        told += f", to {listed(reading.addressees)}"
    return told


def _is_like(text: str, names: _Names) -> bool:
    """Tell whether an unknown name is like a form of the right one, or a piece of it.

    A bad spelling, or a first name alone, is then not called wrong.
    """
    key = form_key(text)
    mine = _pieces(key)
    return any(
        key in form or 2 * len(mine & pieces) >= _ALIKE * (len(mine) + len(pieces))
        for form, pieces in names.pieces
        if pieces
    )


def _pieces(key: str) -> frozenset[str]:
    return frozenset(key[place : place + 2] for place in range(len(key) - 1))


KIND = Kind(read, judge)
