"""The argument map: question by question, which sources and which experts stand where, on what grounds.

A source stands where it stands in its own voice; what experts say in it is theirs. Disagreement on a question is the
sum, over all pairs of sources that take a stand, of how far apart the two stand: nothing where both stand alike, one
between "qualifies" and either side, two between "asserts" and "disputes". Silence disagrees with nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from fourcenturies.views.citing import (
    Heading,
    Quote,
    headings,
    is_own,
    name_of,
    place_of,
    quotes_of,
    source_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Issue, Stance

HIDDEN = "hidden"
MUTE = "Quoted here, but not on this."
_WEIGHT = {"asserts": 1, "qualifies": 0, "disputes": -1}


@dataclass(frozen=True, slots=True)
class Ground:
    """Why somebody is taken to stand somewhere: the source itself (`own`), or an expert quoted in it."""

    holder: str
    source: str
    own: bool
    side: str
    because: str = ""
    place: str = ""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question at issue: where each source stands, and all grounds, those of experts too.

    `sides` holds one entry for each source in the order of the headings; `disagreement` is that of the module's rule.
    """

    id: str
    label: str
    theme: str
    sides: tuple[str, ...]
    grounds: tuple[Ground, ...]
    disagreement: int
    silent: int


@dataclass(frozen=True, slots=True)
class Arguments:
    """All questions, those with most disagreement first, and the sources in their order."""

    headings: tuple[Heading, ...]
    questions: tuple[Question, ...]
    themes: tuple[str, ...]


def arguments(
    corpus: Corpus, sources: Iterable[str] | None = None, *, theme: str = "", experts: bool = True
) -> Arguments:
    """Return the map of all questions or those of one theme, for the sources named by id, or all."""
    heads = headings(corpus)
    wanted = set(sources) if sources is not None else {head.id for head in heads}
    shown = tuple(head for head in heads if head.id in wanted)
    issues = [issue for issue in corpus.issues if theme in {"", issue.theme}]
    questions = [_question(corpus, issue, shown, experts=experts) for issue in issues]
    questions.sort(key=lambda question: -question.disagreement)
    themes = tuple(dict.fromkeys(issue.theme for issue in issues))
    return Arguments(shown, tuple(questions), themes)


def without_stances(view: Arguments) -> Arguments:
    """Return the same map without where anybody stands, the questions in the order of their ids.

    What is said of a silence would tell it, so silent voices go whole: who gives no ground is for the reader to see.
    """
    questions = [
        replace(
            question,
            sides=(HIDDEN,) * len(question.sides),
            grounds=tuple(
                replace(ground, side=HIDDEN) for ground in question.grounds if ground.side != "silent"
            ),
            disagreement=0,
            silent=0,
        )
        for question in view.questions
    ]
    return replace(view, questions=tuple(sorted(questions, key=lambda question: question.id)))


def _question(corpus: Corpus, issue: Issue, shown: tuple[Heading, ...], *, experts: bool) -> Question:
    order = [head.id for head in shown]
    grounds = [_ground(corpus, stance) for stance in issue.stances if stance.source in order]
    own = {ground.source: ground.side for ground in grounds if ground.own}
    sides = tuple(own.get(source, "silent") for source in order)
    kept = [
        ground
        for ground in grounds
        if ground.own or (experts and (ground.side != "silent" or ground.because))
    ]
    if experts:
        kept += _mute(grounds, kept, order)
    kept.sort(key=lambda ground: (order.index(ground.source), not ground.own))
    taken = [_WEIGHT[side] for side in sides if side in _WEIGHT]
    apart = sum(abs(one - other) for one, other in combinations(taken, 2))
    return Question(issue.id, issue.question, issue.theme, sides, tuple(kept), apart, sides.count("silent"))


def _mute(grounds: list[Ground], kept: list[Ground], order: list[str]) -> list[Ground]:
    """Return one ground for each source with the experts who speak in it, and not on this."""
    names = {source: [g.holder for g in grounds if g.source == source and g not in kept] for source in order}
    return [
        Ground("; ".join(held), source, own=False, side="silent", because=MUTE)
        for source, held in names.items()
        if held
    ]


def _ground(corpus: Corpus, stance: Stance) -> Ground:
    source = source_of(corpus, stance.source)
    quotes = quotes_of(corpus, *stance.passages)
    alone = stance.paragraph is not None and not quotes
    return Ground(
        holder=name_of(corpus, stance.holder),
        source=source.id,
        own=is_own(source, stance),
        side=stance.stance,
        because=stance.because[:1].upper() + stance.because[1:],
        place=place_of(source, stance.paragraph or 0) if alone else "",
        quotes=quotes,
    )
