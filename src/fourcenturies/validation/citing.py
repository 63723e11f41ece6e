"""Rules on what can be looked up: a confirmed card names a work and the place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.loading import Problem, file_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Cite, Work


def confirmed_can_be_looked_up(corpus: Corpus) -> Iterator[Problem]:
    """Hold a card of confidence A to at least one place at which a reader can look it up."""
    works = {work.id: work for work in corpus.works}
    for card in corpus.cards:
        if card.confidence == "A" and not any(
            can_be_looked_up(cite, works.get(cite.work)) for cite in card.cites
        ):
            message = (
                "confidence A without a place to look it up: cite a work with author or body, title and year, "
                "and a page, article, number or address; or write B"
            )
            yield Problem(file_of("cards"), card.id, "cites", message)


def can_be_looked_up(cite: Cite, work: Work | None) -> bool:
    """Return whether a citation leads to one place: of the five sources, or of a work that is fully named."""
    if work is None:
        return cite.work.startswith("src-")
    named = bool(work.by and all(work.by) and work.title and (work.issued or work.seen))
    return named and any((cite.at, work.number, work.pages, work.link))


def works_are_cited(corpus: Corpus) -> Iterator[Problem]:
    """Every work is cited by a record."""
    for work in corpus.works:
        if not corpus.refers_to(work.id):
            yield Problem(file_of("works"), work.id, "id", "no card cites it; cite it, or remove the work")


def passed_only_where_silent(corpus: Corpus) -> Iterator[Problem]:
    """Hold what was passed over to sources that are silent on that event or issue."""
    for event in corpus.events:
        told = {account.source for account in event.accounts}
        for number, passed in enumerate(event.passed, 1):
            if passed.source in told:
                message = f"{passed.source} has an account of it; keep one of the two"
                yield Problem(file_of("events"), event.id, f"passed[{number}].source", message)
    for issue in corpus.issues:
        spoken = {stance.source for stance in issue.stances if stance.stance != "silent"}
        for number, passed in enumerate(issue.passed, 1):
            if passed.source in spoken:
                message = f"{passed.source} is not silent on it; keep one of the two"
                yield Problem(file_of("issues"), issue.id, f"passed[{number}].source", message)


RULES = (confirmed_can_be_looked_up, works_are_cited, passed_only_where_silent)
