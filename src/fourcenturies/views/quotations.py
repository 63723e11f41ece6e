"""Quotations with their place and nothing that tells whose words they are; cards with the works that they cite.

An exercise shows its material this way, so that finding the speaker is left to the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.dating import in_words
from fourcenturies.model import Card, Cite, Passage, Source, Work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus


CONFIDENCE = {"A": "confirmed", "B": "likely", "C": "weak"}
"""How well an outside fact is supported: the letter in the records, and the one word that readers meet."""
_BY_DAY = ("news", "page", "document", "treaty")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One row: the words (empty where the record may not show them) and where they are from."""

    record: str
    words: str
    locator: str
    outside: bool = False


def quotations(corpus: Corpus, ids: tuple[str, ...]) -> tuple[Quotation, ...]:
    """Return one row for each passage or card, in the order asked for.

    Raises `KeyError`, with the nearest known ids, where there is none of that id.
    """
    return tuple(_row(corpus, record_id) for record_id in ids)


def locator(source: Source, paragraph: int) -> str:
    """Return the place of a paragraph as a reader would look it up.

    Paragraph 0 is what stands outside the counted ones: headings, captions, the foot of the page.
    """
    return (
        f"{source.short}, ¶ {paragraph}" if paragraph else f"{source.short}, outside the numbered paragraphs"
    )


def _row(corpus: Corpus, record_id: str) -> Quotation:
    record = corpus.get(record_id)
    if isinstance(record, Card):
        where = f" ({cited})" if (cited := cited_by(corpus, record)) else ""
        place = f"From outside the five sources, {CONFIDENCE[record.confidence]}: {record.evidence}{where}"
        return Quotation(record.id, record.statement, place, outside=True)
    if not isinstance(record, Passage):
        raise KeyError(f"{record_id} is neither a passage (psg-…) nor a card (card-…)")
    source = corpus.get(record.source)
    assert isinstance(source, Source)  # noqa: S101 - validation holds it; this tells the type checker
    words = record.words and f"“{record.words.strip('“”')}”"
    return Quotation(record.id, words, locator(source, record.paragraph))


def cited_by(corpus: Corpus, card: Card) -> str:
    """Return where a card can be looked up, in one line; empty where nothing is cited."""
    sources = [cite for cite in card.cites if cite.work.startswith("src-")]
    if len(sources) > 1:
        return "all five articles" if len(sources) == len(corpus.sources) else "several of the articles"
    return "; ".join(filter(None, (shortly(corpus, cite) for cite in card.cites)))


def shortly(corpus: Corpus, cite: Cite) -> str:
    """Return a citation in short: who, when, and the place in the work."""
    record = corpus.get(cite.work)
    if isinstance(record, Source):
        return ", ".join(filter(None, (record.short, cite.at)))
    if not isinstance(record, Work):
        return ""
    who = record.title if record.kind == "treaty" else " and ".join(map(_surname, record.by))
    what = (
        f"“{record.title}”" if record.kind == "entry" else record.number if record.kind == "document" else ""
    )
    return ", ".join(filter(None, (who, what, _when(record), cite.at)))


def fully(work: Work) -> str:
    """Return a work as a list of works shows it, without its address."""
    parts = (
        " and ".join(map(_given_first, work.by)),
        f"“{work.title}”",
        f"in {work.within}" if work.within else "",
        work.publisher,
        work.number,
        _when(work) or f"no date; read in {in_words(work.seen)}",
        _pages(work.pages),
    )
    return ", ".join(filter(None, parts))


def cards_of(corpus: Corpus, work: Work) -> Iterator[Card]:
    """Go through the cards that cite a work."""
    for record in corpus.refers_to(work.id):
        if isinstance(record, Card):
            yield record


def _when(work: Work) -> str:
    if not work.issued:
        return ""
    return in_words(work.issued) if work.kind in _BY_DAY else work.issued[:4]


def _surname(name: str) -> str:
    """Return the family name of a person; a body, which has no comma, as it stands."""
    return name.partition(",")[0]


def _given_first(name: str) -> str:
    family, _, given = name.partition(", ")
    return f"{given} {family}" if given else name


def _pages(pages: str) -> str:
    return f"{'pp.' if '–' in pages else 'p.'} {pages}" if pages else ""
