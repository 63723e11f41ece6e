"""The sorting wall as blocks: cards that wait, and the boxes side by side with those that a reader put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import Block, Drawing, Group, Heading, Paragraph, Quotation, Span, line
from fourcenturies.drawing.sheets import below, drawing, grounds_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.views.sheets import Place
    from fourcenturies.views.wall import Box, Wall

OWN = "Where a card hangs is your own answer. The wall does not say whether it is right."


def wall(walls: Sequence[Wall]) -> Drawing:
    """Return the cards, loose or in the boxes of the reader's own reply."""
    return drawing("wall", walls[0].label, [block for one in walls for block in _wall(one)])


def _wall(one: Wall) -> Iterator[Block]:
    yield Heading(line(one.label))
    if one.loose:
        told = f"Not sorted yet: {one.asked}." if one.asked else "Not sorted yet."
        yield Paragraph(line(told), "quiet")
        yield Group(tuple(map(_card, one.loose)), "loose", "Cards not sorted yet")
    yield Group(tuple(map(_box, one.boxes)), "boxes")
    yield from below((OWN, *one.notes))


def _box(box: Box) -> Group:
    cards = tuple(map(_card, box.cards)) or (Paragraph(line("no card yet"), "quiet"),)
    return Group((Heading(line(box.label), 4), *cards), "box", box.label)


def _card(card: Place) -> Group:
    letter = Span(card.name, "strong")
    source = card.sources[0] if card.sources else ""
    if card.quote:
        credit = ", ".join(filter(None, (card.quote.by, card.quote.place)))
        words: Block = Quotation(line(card.quote.words), credit, card.quote.passage, source)
    else:
        words = Paragraph(line(card.given, " ", Span("in our words", "small")))
    held = (Paragraph(line(letter)), words)
    return Group(
        held if card.quote else (*held, Paragraph(grounds_of(card.grounds), "small")),
        "card",
        f"Card {card.name}",
    )
