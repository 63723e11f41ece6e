"""The strip of a lesson: five to seven frames that tell its story, each with who tells it; asked ones are shut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.views.sheets import NOTHING, Answered, Place, notes, places, sheets_of

if TYPE_CHECKING:
    from fourcenturies.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Strip:
    """The frames of one lesson, in order."""

    lesson: int
    label: str
    frames: tuple[Place, ...]
    notes: tuple[str, ...]


def strips(corpus: Corpus, lesson: int = 0, answered: Answered = NOTHING) -> tuple[Strip, ...]:
    """Return the strip of a lesson; with 0 those of all lessons."""
    return tuple(
        Strip(sheet.lesson, sheet.label, places(corpus, sheet, answered), notes(sheet, answered))
        for sheet in sheets_of(corpus, "strip", lesson)
    )
