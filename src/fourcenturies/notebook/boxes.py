"""When a question is asked again: the boxes of Sebastian Leitner, *So lernt man lernen* (1972).

A question answered rightly moves up one box, one answered wrongly goes back to the first; each box waits twice as
long as the one before it. Only a question that is due moves up, and only the first answer of a day counts, so that
what was read a minute ago is not taken for what is known. Days are given; no clock is read here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WAITS = (1, 2, 4, 8, 16, 32)
"""The days that a question waits in each box."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question lies: its box, counted from 1, and the day on which it was last answered."""

    box: int
    day: date

    @property
    def due(self) -> date:
        """The day from which on it is asked again."""
        return self.day + timedelta(days=WAITS[self.box - 1])


def entered(credit: float, day: date) -> Place:
    """Return where a question first lies: like any answer, a right one has moved it up from the first box.

    >>> entered(1.0, date(2026, 11, 23)).due, entered(0.5, date(2026, 11, 23)).due
    (datetime.date(2026, 11, 25), datetime.date(2026, 11, 24))
    """
    return Place(2 if credit >= 1 else 1, day)


def moved(place: Place, credit: float | None, today: date) -> Place:
    """Return where a question lies once it was answered again; `credit` is between 0 and 1, or unknown.

    An answer that is partly right, or of which nothing tells how right it is, leaves the question in its box.

    >>> moved(Place(2, date(2026, 11, 23)), 1.0, date(2026, 11, 25))
    Place(box=3, day=datetime.date(2026, 11, 25))
    >>> moved(Place(4, date(2026, 11, 23)), 0.0, date(2026, 11, 25))
    Place(box=1, day=datetime.date(2026, 11, 25))
    """
    if today <= place.day:
        return place
    if credit is not None and credit <= 0:
        return Place(1, today)
    if today < place.due:
        return place
    up = credit is not None and credit >= 1
    return Place(min(place.box + up, len(WAITS)), today)


def due(places: Mapping[str, Place], today: date) -> tuple[str, ...]:
    """Return the questions that are due, the longest due first; of one day, the least known first."""
    waiting = [(place.due, place.box, name) for name, place in places.items() if place.due <= today]
    return tuple(name for _, _, name in sorted(waiting))


def next_day(places: Iterable[Place], today: date) -> date | None:
    """Return the next day after today on which a question falls due."""
    return min((place.due for place in places if place.due > today), default=None)


def read_places(table: Mapping[str, Any], today: date) -> dict[str, Place]:
    """Return the places in a table of plain values; what does not fit is left out.

    A day that has not come yet, from a clock that was wrong, counts as today.
    """
    found = {name: _read(entry, today) for name, entry in table.items() if isinstance(entry, dict)}
    return {name: place for name, place in found.items() if place is not None}


def _read(entry: Mapping[str, Any], today: date) -> Place | None:
    box, day = entry.get("box"), entry.get("day")
    if not isinstance(box, int) or isinstance(box, bool) or not isinstance(day, str):
        return None
    try:
        return Place(min(max(box, 1), len(WAITS)), min(date.fromisoformat(day), today))
    except ValueError:
        return None


def write_places(places: Mapping[str, Place]) -> dict[str, Any]:
    """Return places as a table of plain values: a box and a day each."""
    return {name: {"box": place.box, "day": place.day.isoformat()} for name, place in sorted(places.items())}
