"""Judge an attribution: speaker, reporter and addressee are different parts, and "not stated" is an answer.

All numbers stand in `docs/marking.md`; they are this project's own proposal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from fourcenturies.names import Directory, distance, form_key, key_of, slips_allowed, words_of
from fourcenturies.questions.kinds import Kind
from fourcenturies.questions.verdicts import Verdict, graded, of_reply
from fourcenturies.replies.attributions import claimed_attribution
from fourcenturies.replies.naming import is_role
from fourcenturies.replies.sentence_parts import Attribution, Reading, Silent
from fourcenturies.replies.silence import NotStated, says_not_stated
from fourcenturies.replies.text import Unreadable, tidy

if TYPE_CHECKING:
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.model import Question
    from fourcenturies.replies.claims import Claim

REPORTER = 0.4
DESCRIBED = 0.5
ONE_OF_SEVERAL = 0.5
WRONG_COMPANION = 0.75

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
    "role": "That says what somebody is. Write the name as the text has it, or “not stated”.",
}
_KEY_BROKEN = Verdict(
    "unreadable", 0.0, "The key of this question fits nobody, or more than one; please tell your instructor."
)


@dataclass(frozen=True, slots=True, eq=False)
class _Names:
    """A key with all its names found once; an empty set among the accepted stands for "not stated".

    No two are equal, so that one is looked up fast.

    A name or a description that no record bears stands as its own sign (see `_sign`).
    """

    accepted: tuple[frozenset[str], ...]
    reporters: frozenset[str]
    addressees: frozenset[str]
    traps: tuple[tuple[frozenset[str], Verdict], ...]
    directory: Directory


@cache
def default_directory() -> Directory:
    """Return the directory of the course's own records, read once."""
    from fourcenturies.files import people_records, source_names  # noqa: PLC0415 - the judge of dates needs no records

    return Directory.from_records([*people_records(), *source_names()])


def read(question: Question, line: str, directory: Directory | None) -> Verdict:
    """Say whether a reply can be read as an attribution, and as which."""
    known = directory or default_directory()
    return _told(claimed_attribution(line, known, several=question.several), known)


def read_part(text: str, directory: Directory) -> Verdict:
    """Say the same of a name in a larger reply, which many write alike."""
    return _told(_read_part(text, directory), directory)


_read_part = lru_cache(maxsize=1024)(claimed_attribution)


def _told(claim: Claim[Reading], known: Directory) -> Verdict:
    reading = claim.reading
    if isinstance(reading, Unreadable):
        return Verdict("unreadable", 0.0, reading.message)
    told = "Noted."
    if isinstance(reading, Attribution) and reading.unknown:
        told = "Noted. This name is not among the records of the course: check its spelling."
    if isinstance(reading, Attribution) and reading.role:
        told = "Noted. That says what somebody is: if the text gives a name, write the name."
    return Verdict("read", 0.0, told, _words(reading, known), set_aside=claim.aside)


def judge(question: Question, line: str, key: Key, directory: Directory | None) -> Verdict:
    """Judge a reply against the key of an attribution question."""
    names = _compiled(key, directory or default_directory())
    if not names.accepted:
        return _KEY_BROKEN
    return _against_key(claimed_attribution(line, names.directory, several=question.several), names)


def judge_part(text: str, key: Key, directory: Directory) -> Verdict:
    """Judge a name in a larger reply, which many write alike."""
    names = _compiled(key, directory)
    return _against_key(_read_part(text, directory), names) if names.accepted else _KEY_BROKEN


def _against_key(claim: Claim[Reading], names: _Names) -> Verdict:
    reading = claim.reading
    if isinstance(reading, Unreadable):
        return Verdict("unreadable", 0.0, reading.message)
    verdict = _verdict(reading, names)
    return of_reply(verdict, verdict.read_as, claim.aside) if claim.aside else verdict


@lru_cache(maxsize=2048)
def _verdict(reading: Attribution | NotStated, names: _Names) -> Verdict:
    """Return the verdict on those who are named, which most of a class name alike."""
    credit, slug = _general(reading, names)
    read_as = _words(reading, names.directory)
    mine = _said(reading)
    trapped = next((named for trap, named in names.traps if _same(mine, trap)), None) if credit < 1 else None
    if trapped:
        return of_reply(trapped, read_as)
    return graded(credit, MESSAGES[slug], read_as, slug if credit < 1 else "")


# The key


@lru_cache(maxsize=256)
def _compiled(key: Key, directory: Directory) -> _Names:
    accepted = [found for text in (key.answer, *key.also) if (found := _ids(text, directory)) is not None]
    traps = [
        (ids, graded(trap.credit, trap.message, misconception=trap.name))
        for trap in key.traps
        if (ids := _ids(trap.reply, directory)) is not None
    ]
    return _Names(
        tuple(accepted),
        _all(key.reporters, directory),
        _all(key.addressees, directory),
        tuple(traps),
        directory,
    )


_AND = re.compile(r"\s*(?:&|;|\band\b|\+)\s*")


def _ids(text: str, directory: Directory) -> frozenset[str] | None:
    """Return whom a key's text names, an empty set for "not stated", `None` where it fits several."""
    if not text.strip():
        return None
    whole = _one(text, directory)
    if whole:
        return frozenset([whole])
    if says_not_stated(tidy(text)):
        return frozenset()
    if is_role(words_of(text)):
        return frozenset([_sign(text)])
    names = [name for name in _AND.split(tidy(text)) if name]
    ids = [_one(name, directory) or (_sign(name) if not _shared(name, directory) else "") for name in names]
    return frozenset(ids) if ids and all(ids) else None


def _one(name: str, directory: Directory) -> str:
    if name in directory.bearers:
        return name
    found = directory.exactly(form_key(name))
    return found[0] if len(found) == 1 else ""


def _shared(name: str, directory: Directory) -> bool:
    return len(directory.exactly(form_key(name))) > 1


def _sign(text: str) -> str:
    """Return what stands for a name or a description that no record bears."""
    words = words_of(text)
    return "=" + key_of([word for word in words if word not in _POINTING] or words)


_POINTING = frozenset(["the", "a", "an", "their", "this", "that", "his", "her", "these", "some"])


def _said(reading: Attribution | NotStated) -> frozenset[str]:
    """Return whom a reading names as speakers, an empty set for "not stated"."""
    if isinstance(reading, NotStated):
        return frozenset()
    if reading.unknown or reading.role:
        return frozenset([_sign(reading.unknown or reading.role)])
    return frozenset(reading.speakers or reading.reporters)


def _all(texts: tuple[str, ...], directory: Directory) -> frozenset[str]:
    return frozenset().union(*(_ids(text, directory) or () for text in texts))


# The verdict: a credit and the name of its message

_Judged = tuple[float, str]


def _general(reading: Attribution | NotStated, names: _Names) -> _Judged:
    if isinstance(reading, NotStated):
        silent = frozenset() in names.accepted
        return (1.0, "not-stated") if silent else (0.0, "not-silent")
    if reading.unknown or reading.role:
        return _unnamed(reading, names)
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


def _unnamed(reading: Attribution, names: _Names) -> _Judged:
    """Judge a name that no record bears, or a description: compared with the key's as it stands."""
    mine = _said(reading)
    if any(_same(mine, frozenset([one])) for one in names.reporters):
        return (REPORTER, "reporter")
    for right in names.accepted:
        if _same(mine, right):
            return (1.0, "right" if mine == right or not _is_slip(mine, right) else "right-slip")
    if frozenset() in names.accepted and len(names.accepted) == 1:
        return (0.0, "role" if reading.role else "named-where-silent")
    return (0.0, "role" if reading.role else "unknown")


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


def _same(mine: frozenset[str], named: frozenset[str]) -> bool:
    """Tell whether a reply names those whom a key's text names; of names unknown to the records a surname will do."""
    if mine == named:
        return True
    if len(mine) != 1 or len(named) != 1:
        return False
    (one,), (other,) = mine, named
    if not (one.startswith("=") and other.startswith("=")):
        return False
    one, other = one[1:], other[1:]
    near = distance(one, other, slips_allowed(other)) <= slips_allowed(other)
    return near or (len(one) > 3 and other.endswith(one))


def _is_slip(mine: frozenset[str], named: frozenset[str]) -> bool:
    (one,), (other,) = mine, named
    return not other.endswith(one[1:])


def _words(reading: Attribution | NotStated, directory: Directory) -> str:
    """Return a reading in words: who speaks, who passes it on, who is spoken to."""

    def listed(ids: tuple[str, ...]) -> str:
        return " and ".join(directory.bearers[one].name for one in ids)

    if isinstance(reading, Attribution) and (reading.unknown or reading.role):
        return reading.unknown or reading.role
    told = "not stated" if isinstance(reading, NotStated) else listed(reading.speakers) or "no speaker"
    reporters = reading.reporters if isinstance(reading, Attribution | Silent) else ()
    if reporters:
        told += f", reported by {listed(reporters)}"
    if isinstance(reading, Attribution) and reading.addressees:
        told += f", to {listed(reading.addressees)}"
    return told


KIND = Kind(read, judge, between="; ")
