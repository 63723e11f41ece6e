"""The strip as blocks: frames beside each other, each with its time, its words and who tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import Block, Drawing, Group, Heading, Paragraph, Span, line
from fourcenturies.drawing.sheets import below, drawing, grounds_of
from fourcenturies.views.sheets import within, years

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.views.sheets import Place
    from fourcenturies.views.strip import Strip


def strip(strips: Sequence[Strip]) -> Drawing:
    """Return the strips of one lesson or of several, one under another."""
    label = strips[0].label if len(strips) == 1 else "The story told, lesson by lesson"
    blocks = [block for one in strips for block in _strip(one, alone=len(strips) == 1)]
    notes = dict.fromkeys(note for one in strips for note in one.notes)
    return drawing("strip", label, (*blocks, *below(notes)))


def _strip(one: Strip, *, alone: bool) -> Iterator[Block]:
    yield Heading(line(one.label), aside="" if alone else f"lesson {one.lesson}")
    yield Group(tuple(map(_frame, one.frames)), "strip", one.label)


def _frame(frame: Place) -> Group:
    label = f"Frame {frame.name}"
    number = Span(frame.name, "letter")
    if not frame.open:
        return Group(
            (Paragraph((number,), "reading"), Paragraph(line(frame.shut), "quiet")),
            "frame-shut",
            f"{label}, shut",
        )
    year = Paragraph(line(number, " ", Span(years(frame.edtf) or "no date", "words")), "reading")
    day = within(frame.edtf)
    dated = (year, Paragraph(line(day), "small")) if day else (year,)
    grounds = Paragraph(grounds_of(frame.grounds), "small")
    return Group((*dated, Paragraph(line(frame.told)), grounds), "frame", label)
