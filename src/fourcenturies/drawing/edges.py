"""The edges of pages as blocks: five pages side by side, head and foot printed, a bar for each paragraph between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import (
    Block,
    Box,
    Cell,
    Drawing,
    Grid,
    Heading,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Span,
    Stroke,
    line,
)
from fourcenturies.drawing.sheets import below, drawing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.views.edges import Edges, Page
    from fourcenturies.views.sheets import Place

NOTHING = "nothing: the copy ends with its last paragraph"
BAR, ROOM = 4.0, 150.0


def edges(sheets: Sequence[Edges]) -> Drawing:
    """Return the edges of the pages as a table with a column for each."""
    return drawing("edges", sheets[0].label, [block for one in sheets for block in _edges(one)])


def _edges(one: Edges) -> Iterator[Block]:
    yield Heading(line(one.label))
    columns = tuple(Cell((Paragraph(_name(page)),), page.heading.id) for page in one.pages)
    rows = (
        Row(line("Head"), tuple(_cell(page, _head(page)) for page in one.pages)),
        Row(line("Between"), tuple(_cell(page, _between(page)) for page in one.pages)),
        Row(line("Foot"), tuple(_cell(page, _foot(page)) for page in one.pages)),
    )
    yield Grid(one.label, columns, rows, "pages", shares=(0.4, *(1.0,) * len(one.pages)))
    yield from below(one.notes)


def _cell(page: Page, blocks: Iterator[Block]) -> Cell:
    return Cell(tuple(blocks), page.heading.id)


def _name(page: Page) -> tuple[Span, ...]:
    return line(Span(page.heading.letter, "letter"), f" {page.heading.short}")


def _head(page: Page) -> Iterator[Block]:
    yield Paragraph(line(Span(page.title, "words")))
    for place in page.head:
        yield from _line(place)


def _foot(page: Page) -> Iterator[Block]:
    for place in page.foot:
        yield from _line(place)
    if not page.foot:
        yield Paragraph(line(NOTHING), "quiet")


def _between(page: Page) -> Iterator[Block]:
    bars = tuple(
        Box(0, number * (BAR + 3), ROOM - 40 * (number % 4 == 3), BAR, Stroke("rule"))
        for number in range(page.paragraphs)
    )
    told = f"{page.paragraphs} paragraphs, {page.words:,} words"
    yield Picture(
        ROOM, page.paragraphs * (BAR + 3) + 4, bars, f"{page.paragraphs} grey bars, one for each paragraph"
    )
    yield Paragraph(line(told), "small")


def _line(place: Place) -> Iterator[Block]:
    if place.given:
        yield Paragraph(line(place.given), "small")
    if place.quote:
        yield Quotation(line(place.quote.words), "", place.quote.passage)
