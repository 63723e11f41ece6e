"""Dated chips: talks of two people, one by one, with nobody's total; numbered only when the rule has been found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fourcenturies.dating import read
from fourcenturies.views.sheets import NOTHING, Answered, Place, notes, places, sheets_of

if TYPE_CHECKING:
    from fourcenturies.corpus import Corpus

WAYS = {"person": "in person", "video": "by video", "": "how, is asked"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One talk: its day in the calendar of days, and its number once chips are numbered (0 before)."""

    place: Place
    day: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class Counter:
    """The chips in the order of their days."""

    label: str
    chips: tuple[Chip, ...]
    notes: tuple[str, ...]


def counters(corpus: Corpus, lesson: int = 0, answered: Answered = NOTHING) -> tuple[Counter, ...]:
    """Return the chips of a lesson; they are numbered on from the first count once its question is answered rightly."""
    found = []
    for sheet in sheets_of(corpus, "counter", lesson):
        chips = sorted(
            (Chip(place, _day(place.edtf)) for place in places(corpus, sheet, answered)),
            key=lambda chip: chip.day,
        )
        if sheet.asked and sheet.asked in answered.right:
            start = next((chip.place.count for chip in chips if chip.place.count), 1)
            chips = [replace(chip, number=number) for number, chip in enumerate(chips, start)]
        found.append(Counter(sheet.label, tuple(chips), notes(sheet, answered)))
    return tuple(found)


def _day(edtf: str) -> int:
    dated = read(edtf)
    return dated.first or 0 if dated else 0
