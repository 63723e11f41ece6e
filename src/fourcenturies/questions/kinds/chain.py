r"""Judge a chain: from the one who speaks, over those who pass it on, to the outlet, hop by hop.

The reply is one line, "speaker > reporter > outlet", or one hop a line; "→", "»", "via", "reported by", ";", "|" and
" / " may stand for the sign, and "<" turns the chain round. The key is written likewise, and "not stated" is a hop; a
second accepted chain, and a trap, are whole chains; a trap of one name is a trap in every place where it is wrong::

    per-ada-lovelace > not stated > org-gazette
    = per-ada-lovelace > org-gazette
    ! org-gazette > per-ada-lovelace | 0 | The outlet comes last.

Each hop of the key has an equal share, and earns of it what an attribution earns; an outlet is also known by its
article. What the task prints (the question's `given`) earns nothing, nor what "not stated" everywhere would: the larger
of the two is taken off (`chance`). The order counts: what is missing earns nothing, and a hop too many costs one share,
never below 0.

To add a kind, write one module like this, with a `KIND`; no list names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.questions.keys import NAMED_TRAP, Key
from fourcenturies.questions.kinds import Kind, attributions, short_name
from fourcenturies.questions.kinds.chance import corrected, counted
from fourcenturies.questions.kinds.hops import REVERSED, ROUND, hops_of
from fourcenturies.questions.kinds.persons import Person, judged, person, whom
from fourcenturies.questions.named_sources import ids_named
from fourcenturies.questions.verdicts import Verdict, graded
from fourcenturies.replies.lines import clipped
from fourcenturies.replies.silence import says_not_stated
from fourcenturies.replies.text import Unreadable

if TYPE_CHECKING:
    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Trap
    from fourcenturies.questions.model import Question
MESSAGES = {
    "right": "Right: each hop stands in its place.",
    "direction": "You began at the wrong end: a chain runs from who speaks to where it is printed.",
    "some-missing": "What you name is right, but a hop is missing.",
    "extra": "What is asked for is there, but there is a hop too many.",
    "some-wrong": "Not every hop is right.",
    "none-right": "No hop is right in its place.",
}
EXTRA = 1.0
"""What a hop too many costs, in shares."""
_TOLD = frozenset({"described", "one-of-several", "not-joint"})
_KEY_BROKEN = Verdict(
    "unreadable", 0.0, "The key of this question cannot be read as a chain; please tell your instructor."
)


@dataclass(frozen=True, slots=True)
class _Hop:
    """One hop of a key: its attribution, the ids that an article's name may stand for, and those that name it."""

    text: str
    person: Person
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Chains:
    """A key: the chains that are accepted, and the traps that are whole chains."""

    accepted: tuple[tuple[_Hop, ...], ...]
    traps: tuple[tuple[tuple[_Hop, ...], Verdict], ...]


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A reply beside a chain: the shares earned, each hop's place (`None` for one too many), all its verdicts."""

    earned: float
    places: tuple[int | None, ...]
    rows: tuple[tuple[Verdict, ...], ...]
    width: int

    def told(self) -> list[Verdict]:
        """Return the verdict on each hop where it stands."""
        return [row[place or 0] for row, place in zip(self.rows, self.places, strict=True)]

    @property
    def credit(self) -> float:
        """The credit for the whole chain."""
        return min(1.0, max(0.0, self.earned / self.width))


def read(_question: Question, reply: str, directory: Directory | None) -> Verdict:
    """Say as which chain a reply is read, hop by hop."""
    hops = hops_of(reply)
    if isinstance(hops, Unreadable):
        return Verdict("unreadable", 0.0, hops.message)
    known = directory or attributions.default_directory()
    shown = _shown(hops, known)
    return shown if isinstance(shown, Verdict) else Verdict("read", 0.0, "Noted.", shown)


def judge(question: Question, reply: str, key: Key, directory: Directory | None) -> Verdict:
    """Judge a chain hop by hop."""
    known = directory or attributions.default_directory()
    compiled = _compiled(key, known)
    if not compiled.accepted:
        return _KEY_BROKEN
    texts = hops_of(reply)
    if isinstance(texts, Unreadable):
        return Verdict("unreadable", 0.0, texts.message)
    read_as = _shown(texts, known)
    if isinstance(read_as, Verdict):
        return read_as
    hops = [_said(text, known) for text in texts]
    best = max(
        (_beside(hops, chain, known) for chain in compiled.accepted), key=lambda one: one.earned / one.width
    )
    if best.credit < 1:
        for chain, verdict in compiled.traps:
            if len(chain) == len(hops) and _stands(hops, chain, known):
                return verdict._replace(read_as=read_as)
    slug = _slug(best)
    chain = compiled.accepted[0]
    silent, printed = _silent(chain), _printed(chain, question.given, known)
    guessed = max(silent, printed)
    told = [MESSAGES[slug], *_told(texts, best, slug, {trap.name for trap in key.traps}, (silent, printed))]
    name = short_name(best.told(), key) if slug != "direction" else ""
    credit = corrected(best.credit, guessed / len(chain))
    verdict = graded(credit, " ".join(told), read_as, "" if slug == "right" else name or slug)
    return verdict._replace(share=round(best.credit, 9))


def _silent(chain: tuple[_Hop, ...]) -> int:
    return sum(says_not_stated(hop.text) for hop in chain)


def _printed(chain: tuple[_Hop, ...], given: tuple[str, ...], directory: Directory) -> int:
    """Return how many hops the task itself prints."""
    said = [_said(text, directory) for text in given]
    return sum(any(_at(one, hop, directory).credit >= 1 for one in said) for hop in chain)


# The reply


def _shown(hops: list[str], directory: Directory) -> str | Verdict:
    """Return how each hop is read, or the verdict on the first that cannot be."""
    shown = []
    for number, hop in enumerate(hops, 1):
        verdict = attributions.read_part(hop, directory)
        if verdict.status == "unreadable" and not _labels(hop, directory):
            return Verdict("unreadable", 0.0, f"On hop {number}: {verdict.message}")
        shown.append(verdict.read_as or hop)
    return " > ".join(shown)


# The key


@lru_cache(maxsize=256)
def _compiled(key: Key, directory: Directory) -> _Chains:
    traps = [(hops, trap) for trap in key.traps if not isinstance(hops := hops_of(trap.reply), Unreadable)]
    alone = Key("", traps=tuple(trap for hops, trap in traps if len(hops) == 1))
    accepted = [_chain(text, alone, directory) for text in (key.answer, *key.also)]
    whole = [
        (_chain(trap.reply, Key(""), directory), graded(trap.credit, trap.message, misconception=trap.name))
        for _, trap in traps
    ]
    return _Chains(
        tuple(chain for chain in accepted if chain), tuple((chain, told) for chain, told in whole if chain)
    )


def _chain(text: str, alone: Key, directory: Directory) -> tuple[_Hop, ...]:
    """Return the hops of a key's text, or none where it is no chain or a hop fits nobody for certain."""
    hops = hops_of(text)
    if isinstance(hops, Unreadable) or len(hops) < 2:
        return ()
    keys = [Key(hop, traps=alone.traps) for hop in hops]
    certain = (
        _labels(one.answer, directory) or attributions.judge_part(one.answer, one, directory).credit == 1
        for one in keys
    )
    if not all(certain):
        return ()
    return tuple(_Hop(one.answer, person(one, directory), _labels(one.answer, directory)) for one in keys)


def _labels(hop: str, directory: Directory) -> frozenset[str]:
    """Return the article, or its outlet, that a label names; empty where it is a person, or nothing sure."""
    label = directory.bearers[hop].name if hop in directory.bearers else ROUND.sub("", hop)
    if any(directory.bearers[one].kind == "person" for one in directory.find(label).ids):
        return frozenset()
    return frozenset(one for one in ids_named(label, directory) if one.startswith(("src-", "org-")))


def hop_of(text: str, also: tuple[str, ...], traps: tuple[Trap, ...], directory: Directory) -> _Hop:
    """Return one hop of a key: whom or which outlet it names, what else is accepted, and its traps."""
    return _Hop(text, person(Key(text, also, traps=traps), directory), _labels(text, directory))


def judged_hop(text: str, right: _Hop, directory: Directory) -> Verdict:
    """Judge what a reply names against one hop of a key."""
    return _at(_said(text, directory), right, directory)


def names_outlet(text: str, directory: Directory) -> bool:
    """Tell whether a text names an article of the course, or its outlet."""
    return bool(_labels(text, directory))


# The verdict


@dataclass(frozen=True, slots=True)
class _Said:
    """One hop of a reply: the id of whom it plainly names, "not stated", or ""; the articles and outlets it names."""

    text: str
    whom: str
    labels: frozenset[str]


@lru_cache(maxsize=1024)
def _said(text: str, directory: Directory) -> _Said:
    named = whom(text, directory)
    return _Said(text, named, _labels(named, directory) if named else _labels(text, directory))


def _beside(hops: list[_Said], chain: tuple[_Hop, ...], directory: Directory) -> _Aligned:
    rows = tuple(_row(hop, place, chain, directory) for place, hop in enumerate(hops))
    return _aligned(rows, len(chain))


def _stands(hops: list[_Said], chain: tuple[_Hop, ...], directory: Directory) -> bool:
    return all(_at(hop, right, directory).credit >= 1 for hop, right in zip(hops, chain, strict=True))


def _row(hop: _Said, place: int, chain: tuple[_Hop, ...], directory: Directory) -> tuple[Verdict, ...]:
    """Judge one hop of a reply in each place of the chain, its own first; what is right there is right nowhere else."""
    if place < len(chain) and not chain[place].person.key.traps:
        verdict = _at(hop, chain[place], directory)
        if verdict.credit >= 1:
            text = chain[place].text
            return tuple([verdict if one.text == text else _ELSEWHERE for one in chain])
    return tuple([_at(hop, one, directory) for one in chain])


def _at(hop: _Said, right: _Hop, directory: Directory) -> Verdict:
    here = not right.labels.isdisjoint(hop.labels)
    if hop.labels and not hop.whom and not right.person.key.traps:
        return graded(1.0, "", hop.text) if here else _ELSEWHERE
    verdict = judged(hop.text, hop.whom, right.person, directory)
    return graded(1.0, "", verdict.read_as) if here and verdict.credit < 1 else verdict


def _aligned(rows: tuple[tuple[Verdict, ...], ...], width: int) -> _Aligned:
    """Return the best way to lay a reply's hops, in their order, on the places of the chain."""
    line: list[tuple[float, tuple[int | None, ...]]] = [(0.0, ())] * (width + 1)
    for row in rows:
        best = (line[0][0] - EXTRA, (*line[0][1], None))
        after = [best]
        for place, verdict in enumerate(row):
            stands = line[place][0] + verdict.credit
            extra = line[place + 1][0] - EXTRA
            if stands >= best[0] and stands >= extra:
                best = (stands, (*line[place][1], place))
            elif extra > best[0]:
                best = (extra, (*line[place + 1][1], None))
            after.append(best)
        line = after
    return _Aligned(*line[width], rows, width)


def _slug(best: _Aligned) -> str:
    if best.credit >= 1:
        return "right"
    least = max(REVERSED, best.earned + 0.5)
    if len(best.rows) >= least and _aligned(best.rows[::-1], best.width).earned >= least:
        return "direction"
    earned = [
        row[place].credit for row, place in zip(best.rows, best.places, strict=True) if place is not None
    ]
    if not any(earned):
        return "none-right"
    if min(earned) < 1:
        return "some-wrong"
    return "extra" if None in best.places else "some-missing"


def _told(
    hops: list[str], best: _Aligned, slug: str, traps: set[str], for_nothing: tuple[int, int]
) -> list[str]:
    """Return what else is to be said: how many are right, the first hop that is not, a hop too many."""
    if slug in {"right", "direction"}:
        return []
    beside = list(zip(hops, best.places, best.told(), strict=True))
    right = sum(place is not None and verdict.credit >= 1 for _, place, verdict in beside)
    silent, printed = for_nothing
    told = [counted(right, best.width, silent if silent >= printed else 0)]
    if printed > silent:
        told.append(f"The task itself gives {printed}.")
    wrong = [(hop, verdict) for hop, place, verdict in beside if place is not None and verdict.credit < 1]
    if wrong:
        trapped = [one for one in wrong if one[1].misconception in traps]
        hop, verdict = min(trapped, key=lambda one: one[1].misconception == NAMED_TRAP, default=wrong[0])
        told.append(f"Look again at “{clipped(hop)}”.")
        if verdict.misconception in _TOLD | traps or verdict.status == "unreadable":
            told.append(verdict.message)
    extra = next((hop for hop, place, _ in beside if place is None), "")
    if extra:
        told.append(f"One hop too many: “{clipped(extra)}”.")
    return told


_ELSEWHERE = graded(0.0, "", misconception="another")
KIND = Kind(read, judge, whole=True)
