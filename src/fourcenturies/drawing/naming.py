"""What drawings tell of sources in one way: their names, their words, and a row with a cell for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fourcenturies.views.citing import Heading, Quote

WITHHELD = (
    "A grey block is a word that is not shown: of each article only so many may be. With a copy of your own the words "
    "can be read: a notebook takes it in (own_texts), and “In context” opens it."
)


def named(heading: Heading) -> b.Line:
    """Return the name of a source: its letter in its colour, and its short name."""
    return b.line(b.Span(heading.letter, "letter", heading.id), " ", b.Span(heading.short, "strong"))


def columns(headings: Iterable[Heading], *others: str) -> tuple[b.Cell, ...]:
    """Return the heads of a table's columns: one for each source, then others."""
    own = (b.Cell((b.Paragraph(named(heading)),), heading.id) for heading in headings)
    return (*own, *map(b.cell, others))


def across(
    headings: Iterable[Heading],
    tell: Callable[[Heading], Iterable[b.Block]],
    silence: Callable[[Heading], str] = lambda _heading: "",
) -> tuple[b.Cell, ...]:
    """Return a cell for each source with what it tells; where that is nothing, its silence in a word, if it has one."""
    cells = []
    for heading in headings:
        told = tuple(tell(heading))
        word = "" if told else silence(heading)
        cells.append(b.Cell((b.small(word),) if word else told, heading.id, silent=bool(word)))
    return tuple(cells)


def quoted(quote: Quote, source: str, *, speaker: str = "", place: str = "") -> b.Quotation:
    """Return words of a source with who speaks, unless that is the speaker named above, and where."""
    by = "" if quote.by == speaker else quote.by
    credit = " · ".join(filter(None, (by, place or quote.place)))
    return b.Quotation(b.line(quote.words), credit, quote.passage, source, quote.withheld)


def withheld(quotes: Iterable[Quote]) -> tuple[b.Block, ...]:
    """Return what grey blocks are, where some of these quotations have them."""
    return (b.small(WITHHELD),) if any(quote.withheld for quote in quotes) else ()


def paint_of(headings: Sequence[Heading], source: str) -> str:
    """Return the paint of a source, ink for what is nobody's."""
    return next((f"source-{n}" for n, heading in enumerate(headings) if heading.id == source), "ink")


def many(count: int, thing: str) -> str:
    """Return a number of things.

    >>> many(1, "figure"), many(3, "figure")
    ('1 figure', '3 figures')
    """
    return f"{count} {thing if count == 1 else f'{thing}s'}"


def joined(words: Sequence[str]) -> str:
    """Return words joined by commas and "and"."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)
