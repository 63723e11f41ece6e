"""Days in a row or in weeks, blank until their question is answered; a reader's own day stands among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.dating import MONTHS, civil, read
from fourcenturies.views.sheets import NOTHING, Answered, Place, notes, places, sheets_of, shortly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OWN = "own"
"""The name of the mark of a reader's own answer."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its number among all days, its date, its place in the week (0 is Monday)."""

    number: int
    day: int
    month: str
    year: int
    weekday: int

    @property
    def words(self) -> str:
        """The day as one says it."""
        return f"{WEEKDAYS[self.weekday]} {self.day} {self.month} {self.year}"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that stands on a day, or on several in a row."""

    place: Place
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a sheet and what stands on them. `weeks` tells a calendar from a row of days."""

    label: str
    weeks: bool
    days: tuple[Day, ...]
    entries: tuple[Entry, ...]
    shut: tuple[str, ...]
    notes: tuple[str, ...]


def days(corpus: Corpus, shape: str, lesson: int = 0, answered: Answered = NOTHING) -> tuple[Days, ...]:
    """Return the sheets of days ("days") or of weeks ("calendar"). Raises nothing; an own reply may be any text."""
    found = []
    for sheet in sheets_of(corpus, shape, lesson):
        first, last = _ends(sheet.first), _ends(sheet.last)
        held = places(corpus, sheet, answered)
        entries = [Entry(place, *_ends(place.edtf)) for place in held if place.edtf]
        entries += _own(answered.own.get(sheet.asked, ""), first[0], last[1])
        shut = tuple(dict.fromkeys(place.shut for place in held if place.shut))
        found.append(
            Days(
                sheet.label,
                shape == "calendar",
                tuple(map(_day, range(first[0], last[1] + 1))),
                tuple(sorted(entries, key=lambda entry: (entry.first, entry.last))),
                shut,
                notes(sheet, answered),
            )
        )
    return tuple(found)


def _own(reply: str, first: int, last: int) -> Iterator[Entry]:
    """Yield the day of a reader's own reply, where it is one that is drawn."""
    dated = read(reply)
    if (
        dated
        and dated.first is not None
        and dated.last is not None
        and first <= dated.first <= dated.last <= last
    ):
        yield Entry(
            Place(OWN, edtf=reply, when=shortly(reply), given="your own answer"), dated.first, dated.last
        )


def _ends(edtf: str) -> tuple[int, int]:
    dated = read(edtf)
    if dated is None or dated.first is None or dated.last is None:
        raise ValueError(f'"{edtf}" has no first and last day')
    return dated.first, dated.last


def _day(number: int) -> Day:
    year, month, day = civil(number)
    return Day(number, day, MONTHS[month - 1], year, number % 7)
