"""Quotations: passages with their place, and nothing that tells whose words they are; cards with their evidence.

An exercise shows its material this way, so that finding the speaker is left to the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.model import Card, Passage, Source
from fourcenturies.views.works import cited_by

if TYPE_CHECKING:
    from fourcenturies.corpus import Corpus


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
        place = f"From outside the five sources: {record.evidence}{where}; confidence {record.confidence}"
        return Quotation(record.id, record.statement, place, outside=True)
    if not isinstance(record, Passage):
        raise KeyError(f"{record_id} is neither a passage (psg-…) nor a card (card-…)")
    source = corpus.get(record.source)
    assert isinstance(source, Source)  # noqa: S101 - validation holds it; this tells the type checker
    words = record.words and f"“{record.words.strip('“”')}”"
    return Quotation(record.id, words, locator(source, record.paragraph))
