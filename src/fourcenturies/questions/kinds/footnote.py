r"""Judge footnotes: author, outlet and date of a text, each as the page gives it, or "not stated".

The reply is "author | outlet | date"; commas or new lines may part the three, and they may stand in any order where
it is clear which is which, or be named ("date: 27 May 2025"). Where the question has several `items`, each text has
its own line, begun with its letter or name. The key is written likewise; further answers and traps name one part::

    a: per-ada-lovelace | org-gazette | 1843-09
    b: not stated | not stated | not stated
    = a outlet: The Gazette of Letters
    ! a author: Charles Babbage | 0.2 | He is only named in it.

Each part earns what an attribution or a date earns. The credit is the mean, without what "not stated" everywhere
would earn (`chance`).

To add a kind, write one module like this, with a `KIND`; no list names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.questions.keys import NAMED_TRAP, Key
from fourcenturies.questions.kinds import Kind, attributions, dates
from fourcenturies.questions.kinds.chain import hop_of, judged_hop, names_outlet
from fourcenturies.questions.kinds.chance import commonest, corrected, counted
from fourcenturies.questions.kinds.footnote_lines import DATE, OUTLET, read_footnotes
from fourcenturies.questions.model import Question
from fourcenturies.questions.verdicts import Verdict, graded
from fourcenturies.replies.lines import items
from fourcenturies.replies.silence import says_not_stated
from fourcenturies.replies.text import Unreadable, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fourcenturies.names import Directory

MESSAGES = {
    "right": "Right: author, outlet and date are as the page gives them.",
    "some-missing": "What you give is right, but a part is missing.",
    "some-wrong": "Not every part is as the page gives it.",
    "none-right": "None of these parts is as the page gives it.",
}
_KEY_BROKEN = Verdict(
    "unreadable", 0.0, "The key of this question cannot be read as footnotes; please tell your instructor."
)
_NOT_STATED = "not stated"
_PART = re.compile(r"(?:(?P<item>[a-z])\s+)?(?P<part>author|outlet|date)\s*:\s*(?P<text>.+)", re.IGNORECASE)
_Slot = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Footnotes:
    """A key: what is right in each part of each footnote, by its letter ("" where there is one) and its part."""

    slots: Mapping[_Slot, Key]
    guessed: int


def read(question: Question, reply: str, directory: Directory | None) -> Verdict:
    """Say as what each part is read."""
    known = directory or attributions.default_directory()
    told = read_footnotes(reply, question.items, known)
    if isinstance(told, Unreadable):
        return Verdict("unreadable", 0.0, told.message)
    shown = _shown(told, known)
    if isinstance(shown, Verdict):
        return shown
    letters = [one.label for one in items(question.items).items] if len(question.items) > 1 else []
    missing = [letter for letter in letters if not any(letter == held for held, _ in told)]
    note = f"Noted. No footnote yet for: {', '.join(missing)}." if missing else "Noted."
    return Verdict("read", 0.0, note, shown)


def judge(question: Question, reply: str, key: Key, directory: Directory | None) -> Verdict:
    """Judge each part of each footnote."""
    known = directory or attributions.default_directory()
    compiled = _compiled(key, known)
    if not compiled.slots:
        return _KEY_BROKEN
    told = read_footnotes(reply, question.items, known)
    if isinstance(told, Unreadable):
        return Verdict("unreadable", 0.0, told.message)
    shown = _shown(told, known)
    if isinstance(shown, Verdict):
        return shown
    verdicts = {
        slot: _judged(slot[1], told[slot], right, known)
        for slot, right in compiled.slots.items()
        if slot in told
    }
    return _together(verdicts, compiled, shown, {trap.name for trap in key.traps} - {NAMED_TRAP})


def _shown(told: Mapping[_Slot, str], directory: Directory) -> str | Verdict:
    """Return how each part is read, or the verdict on the first that cannot be."""
    rows: dict[str, list[str]] = {}
    for (letter, part), text in told.items():
        verdict = _read(part, text, directory)
        if verdict.status == "unreadable":
            where = f"“{letter}”, {part}" if letter else f"“{part}”"
            return Verdict("unreadable", 0.0, f"On {where}: {verdict.message}")
        rows.setdefault(letter, []).append(verdict.read_as)
    return "; ".join(
        f"{letter}: {' | '.join(parts)}" if letter else " | ".join(parts) for letter, parts in rows.items()
    )


# The same few names, outlets and days stand in the footnotes of a class.
@lru_cache(maxsize=2048)
def _read(part: str, text: str, directory: Directory) -> Verdict:
    if part == DATE:
        return dates.read(_ONE_DATE, text, directory)
    verdict = attributions.read(_ONE_NAME, text, directory)
    if verdict.status == "unreadable" and (part == OUTLET or names_outlet(text, directory)):
        return Verdict("read", 0.0, "Noted.", text)
    return verdict


@lru_cache(maxsize=2048)
def _judged(part: str, text: str, key: Key, directory: Directory) -> Verdict:
    if part == DATE:
        return dates.judge(_ONE_DATE, text, key, directory)
    verdict = judged_hop(text, hop_of(key.answer, key.also, key.traps, directory), directory)
    return (
        verdict if verdict.status != "unreadable" else graded(0.0, verdict.message, misconception="another")
    )


# The key


@lru_cache(maxsize=256)
def _compiled(key: Key, directory: Directory) -> _Footnotes:
    lines = [line for line in key.answer.splitlines() if line.strip()]
    letters = tuple(line.partition(":")[0].strip() for line in lines) if len(lines) > 1 else ()
    answers = read_footnotes(key.answer, tuple(f"{letter}: {letter}" for letter in letters), directory)
    if isinstance(answers, Unreadable):
        return _Footnotes({}, 0)
    also: dict[_Slot, list[str]] = {}
    for text in key.also:
        if found := _PART.fullmatch(text):
            also.setdefault(_slot(found), []).append(found["text"])
    traps = [(found, trap) for trap in key.traps if (found := _PART.fullmatch(trap.reply))]
    slots = {
        slot: Key(
            answer,
            tuple(also.get(slot, ())),
            traps=tuple(replace(trap, reply=found["text"]) for found, trap in traps if _slot(found) == slot),
        )
        for slot, answer in answers.items()
    }
    accepted = [{_plain(text) for text in (one.answer, *one.also)} for one in slots.values()]
    return _Footnotes(slots, max(commonest(accepted, 2), sum(_NOT_STATED in texts for texts in accepted)))


def _slot(found: re.Match[str]) -> _Slot:
    return (found["item"] or "").casefold(), found["part"].casefold()


def _plain(text: str) -> str:
    return _NOT_STATED if says_not_stated(text) else tidy(text).casefold()


# The verdict


def _together(verdicts: Mapping[_Slot, Verdict], key: _Footnotes, read_as: str, traps: set[str]) -> Verdict:
    of = len(key.slots)
    share = sum(verdict.credit for verdict in verdicts.values()) / of
    right = sum(verdict.credit >= 1 for verdict in verdicts.values())
    slug = _slug(verdicts.values(), of)
    told = [MESSAGES[slug]]
    if slug != "right":
        told += [counted(right, of, key.guessed), *_about_one(verdicts, traps | {NAMED_TRAP})]
    named = next((one.misconception for one in verdicts.values() if one.misconception in traps), slug)
    credit = corrected(share, key.guessed / of)
    verdict = graded(credit, " ".join(told), read_as, "" if slug == "right" else named)
    return verdict._replace(share=round(share, 9))


def _slug(verdicts: Iterable[Verdict], of: int) -> str:
    earned = [verdict.credit for verdict in verdicts]
    if not any(earned):
        return "none-right"
    if min(earned) < 1:
        return "some-wrong"
    return "right" if len(earned) == of else "some-missing"


def _about_one(verdicts: Mapping[_Slot, Verdict], traps: set[str]) -> list[str]:
    """Return where to look again: the first part that is not right, and what is to be said of it.

    What is said of names elsewhere is about speakers, and not about who signs or prints a text.
    """
    for (letter, part), verdict in verdicts.items():
        if verdict.credit < 1:
            where = f"Look again at the {part}{f' of “{letter}”' if letter else ''}."
            return [where, verdict.message] if part == DATE or verdict.misconception in traps else [where]
    return []


_ONE_DATE, _ONE_NAME = Question("q-00-00", "date"), Question("q-00-00", "attribution")
KIND = Kind(read, judge, whole=True)
