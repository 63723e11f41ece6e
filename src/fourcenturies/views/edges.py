"""The edges of five pages: what stands above the first paragraph and below the last, and nothing in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.views.citing import Heading, headings, source_of
from fourcenturies.views.sheets import notes, places, sheets_of

if TYPE_CHECKING:
    from fourcenturies.corpus import Corpus
    from fourcenturies.views.sheets import Place


@dataclass(frozen=True, slots=True)
class Page:
    """One article: its title as printed, the lines around its head and foot, the size of what lies between."""

    heading: Heading
    title: str
    head: tuple[Place, ...]
    foot: tuple[Place, ...]
    paragraphs: int
    words: int


@dataclass(frozen=True, slots=True)
class Edges:
    """The pages side by side."""

    label: str
    pages: tuple[Page, ...]
    notes: tuple[str, ...]


def edges(corpus: Corpus, lesson: int = 0) -> tuple[Edges, ...]:
    """Return the edges of the pages, in the order of the sources."""
    found = []
    for sheet in sheets_of(corpus, "edges", lesson):
        lines = places(corpus, sheet)
        pages = []
        for heading in headings(corpus):
            source = source_of(corpus, heading.id)
            own = [line for line in lines if heading.id in line.sources]
            head, foot = (tuple(line for line in own if line.way == way) for way in ("head", "foot"))
            pages.append(Page(heading, source.title, head, foot, len(source.openings), source.body_words))
        found.append(Edges(sheet.label, tuple(pages), notes(sheet)))
    return tuple(found)
