"""Chairs of years: who came, who is said not to have come, and of which years nothing is recorded here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.views.citing import source_of
from fourcenturies.views.sheets import NOTHING, Answered, Place, notes, places, sheets_of

if TYPE_CHECKING:
    from fourcenturies.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Chair:
    """One year; `place` is what is told of it, where anything is, and `label` the same in a few words."""

    year: int
    place: Place | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Chairs:
    """All chairs in a row. Before its question is answered every one is blank, and nothing tells which will fill."""

    label: str
    chairs: tuple[Chair, ...]
    shut: tuple[str, ...]
    notes: tuple[str, ...]


def chairs(corpus: Corpus, lesson: int = 0, answered: Answered = NOTHING) -> tuple[Chairs, ...]:
    """Return the chairs of a lesson, from the first to the last year of their sheet."""
    found = []
    for sheet in sheets_of(corpus, "chairs", lesson):
        held = places(corpus, sheet, answered)
        told = {int(place.edtf): place for place in held if place.edtf}
        years = range(int(sheet.first), int(sheet.last) + 1)
        shut = tuple(dict.fromkeys(place.shut for place in held if place.shut))
        row = tuple(Chair(year, told.get(year), _label(corpus, told.get(year))) for year in years)
        found.append(Chairs(sheet.label, row, shut, notes(sheet, answered)))
    return tuple(found)


def _label(corpus: Corpus, place: Place | None) -> str:
    if place is None or not place.absent:
        return place.who if place else ""
    return f"absent, says {' and '.join(source_of(corpus, name).short for name in place.sources)}"
