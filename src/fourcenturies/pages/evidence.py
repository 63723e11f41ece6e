"""The page of evidence: every fact from outside with how sure it is and what it rests on, and the works cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.pages.markdown import plain, table
from fourcenturies.views.quotations import CONFIDENCE, cards_of, cited_by, fully

if TYPE_CHECKING:
    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Card, Work

_INTRODUCTION = """# Evidence: what is known from outside, and where to look it up

Made from the records. A *card* is a fact that none of the five articles gives, in our own words. What is confirmed (A)
can be looked up where the table says; what is likely (B) or weak (C) is never a key. A title in square brackets is
ours: the page was seen in part, or has none.

"""
_WORKS = "\n## The works\n\nWhere a page prints no date, it is said when it was read.\n\n"


def evidence(corpus: Corpus) -> str:
    """Return the page."""
    counts = {letter: sum(card.confidence == letter for card in corpus.cards) for letter in CONFIDENCE}
    told = ", ".join(
        f"{number} {CONFIDENCE[letter]} ({letter})" for letter, number in counts.items() if number
    )
    cards = (_card(corpus, card) for card in corpus.cards)
    works = sorted(corpus.works, key=lambda work: fully(work).casefold())
    return (
        f"{_INTRODUCTION}## The cards\n\nOf {len(corpus.cards)} cards: {told}.\n\n"
        + table(("Card", "Fact", "", "Rests on", "Look it up in"), cards)
        + _WORKS
        + table(("Work", "For"), (_work(corpus, work) for work in works))
    )


def _card(corpus: Corpus, card: Card) -> tuple[str, ...]:
    name = f"`{card.id.removeprefix('card-')}`"
    return name, plain(card.statement), card.confidence, plain(card.evidence), plain(cited_by(corpus, card))


def _work(corpus: Corpus, work: Work) -> tuple[str, str]:
    shown = plain(fully(work))
    linked = f"[{shown}](<{work.link}>)" if work.link else shown
    return linked, ", ".join(f"`{card.id.removeprefix('card-')}`" for card in cards_of(corpus, work))
