"""The pages of evidence: facts from outside with how sure each is and what it rests on, and the works cited.

What opens with an answer stands on a page of its own, so that nobody who looks up another fact meets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.pages.markdown import plain, table
from fourcenturies.views.quotations import CONFIDENCE, cards_of, cited_by, fully

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Card, Work
    from fourcenturies.questions.lessons import Lesson

_INTRODUCTION = """# Evidence: what is known from outside, and where to look it up

Made from the records. A *card* is a fact that none of the five articles gives, in our own words. What is confirmed (A)
can be looked up where the table says; what is likely (B) or weak (C) is never a key. A title in square brackets is
ours: the page was seen in part, or has none. Cards that open with an answer are [elsewhere](evidence_opened.md).

"""
_OPENED = """# Evidence that opens with an answer

These facts answer questions of the lessons. Read them there first: each opens with its question, with the words and
the works that stand here. Made from the records, as the page of the [other evidence](evidence.md) is.

"""
_WORKS = "\n## The works\n\nWhere a page prints no date, it is said when it was read.\n\n"


def evidence(corpus: Corpus, opening: Collection[str] = ()) -> str:
    """Return the page, without the cards of these ids, which open with an answer."""
    return _INTRODUCTION + _page(corpus, [card for card in corpus.cards if card.id not in opening])


def opened_evidence(corpus: Corpus, opening: Collection[str]) -> str:
    """Return the page of the cards that open with an answer."""
    return _OPENED + _page(corpus, [card for card in corpus.cards if card.id in opening])


def opening_cards(lessons: Iterable[Lesson]) -> frozenset[str]:
    """Return the ids of the cards that open with an answer to a question of these lessons."""
    questions = (question for lesson in lessons for question in lesson.questions)
    named = (name for question in questions for name in (*question.reveals, *question.answers))
    return frozenset(name for name in named if name.startswith("card-"))


def _page(corpus: Corpus, cards: list[Card]) -> str:
    counts = {letter: sum(card.confidence == letter for card in cards) for letter in CONFIDENCE}
    told = ", ".join(
        f"{number} {CONFIDENCE[letter]} ({letter})" for letter, number in counts.items() if number
    )
    named = {card.id for card in cards}
    works = {work.id: [card for card in cards_of(corpus, work) if card.id in named] for work in corpus.works}
    held = sorted((work for work in corpus.works if works[work.id]), key=lambda work: fully(work).casefold())
    return (
        f"## The cards\n\nOf {len(cards)} cards: {told}.\n\n"
        + table(("Card", "Fact", "", "Rests on", "Look it up in"), (_card(corpus, card) for card in cards))
        + _WORKS
        + table(("Work", "For"), (_work(work, works[work.id]) for work in held))
    )


def _card(corpus: Corpus, card: Card) -> tuple[str, ...]:
    name = f"`{card.id.removeprefix('card-')}`"
    return name, plain(card.statement), card.confidence, plain(card.evidence), plain(cited_by(corpus, card))


def _work(work: Work, cards: Iterable[Card]) -> tuple[str, str]:
    shown = plain(fully(work))
    linked = f"[{shown}](<{work.link}>)" if work.link else shown
    return linked, ", ".join(f"`{card.id.removeprefix('card-')}`" for card in cards)
