"""What the pictures of sheets share as blocks: the line of grounds, the notes below, the room that chips may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import (
    Block,
    Cell,
    Choice,
    Drawing,
    Grid,
    Line,
    Paragraph,
    Row,
    Span,
    line,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fourcenturies.views.sheets import Ground

WIDE, MIDDLE, NARROW = 984.0, 636.0, 336.0
"""Pixels of a picture at the three widths for which one is drawn."""


def grounds_of(grounds: Iterable[Ground]) -> Line:
    """Return what something rests on as a line, each source in its colour."""
    spans: list[Span] = []
    for ground in grounds:
        spans += [Span(" · ")] if spans else []
        spans.append(Span(ground.words, source=ground.source))
    return tuple(spans)


def below(notes: Iterable[str]) -> tuple[Block, ...]:
    """Return the notes that stand below a picture."""
    return tuple(Paragraph(line(note), "small") for note in notes)


def cell(words: str | Line, look: str = "") -> Cell:
    """Return a cell of one line; an empty one where there are no words."""
    held = line(words) if isinstance(words, str) else words
    return Cell((Paragraph(held, "small" if look == "small" else ""),)) if held else Cell()


def table(
    label: str, columns: Sequence[str], rows: Sequence[Row], shares: tuple[float, ...]
) -> tuple[Block, ...]:
    """Return the rows that tell a picture's marks in words; nothing where no mark is drawn."""
    heads = tuple(cell(column) for column in columns)
    return (Grid(label, heads, tuple(rows), "sheet", shares=shares),) if rows else ()


def drawing(view: str, label: str, blocks: Iterable[Block]) -> Drawing:
    """Return blocks as a drawing that leaves nothing to choose."""
    return Drawing(view, label, (Choice((), "", tuple(blocks)),))
