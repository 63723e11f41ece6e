"""The sorting wall: cards with words of others, and the boxes into which a reader has sorted them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.views.sheets import NOTHING, Answered, Place, notes, places, sheets_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fourcenturies.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Box:
    """A box and the cards in it."""

    label: str
    cards: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Wall:
    """The boxes, and the cards that are not sorted yet. It is the reader's own: it says nothing of right or wrong."""

    label: str
    loose: tuple[Place, ...]
    boxes: tuple[Box, ...]
    asked: str
    notes: tuple[str, ...]


def walls(corpus: Corpus, lesson: int = 0, answered: Answered = NOTHING) -> tuple[Wall, ...]:
    """Return the walls of a lesson, the cards where the reader's own reply puts them."""
    found = []
    for sheet in sheets_of(corpus, "wall", lesson):
        cards = places(corpus, sheet, answered)
        sorted_into = _pairs(answered.own.get(sheet.asked, ""), sheet.boxes)
        boxes = tuple(
            Box(label, tuple(card for card in cards if sorted_into.get(card.name.casefold()) == label))
            for label in sheet.boxes
        )
        loose = tuple(card for card in cards if card.name.casefold() not in sorted_into)
        asked = answered.asked_in(sheet.asked) if sheet.asked else ""
        found.append(Wall(sheet.label, loose, boxes, asked, notes(sheet, answered)))
    return tuple(found)


def _pairs(reply: str, boxes: tuple[str, ...]) -> Mapping[str, str]:
    r"""Return card -> box of a reply that has a pair a line, or between semicolons; what names no box is left loose.

    >>> _pairs("a: holds; b = Pulls apart\nc: who knows", ("holds", "pulls apart"))
    {'a': 'holds', 'b': 'pulls apart'}
    """
    known = {label.casefold(): label for label in boxes}
    found = {}
    for line in reply.replace(";", "\n").splitlines():
        left, _, right = line.replace("=", ":", 1).partition(":")
        label = known.get(" ".join(right.split()).casefold())
        if label:
            found[left.strip(" ()").casefold()] = label
    return found
