"""Where the eras and the columns of a lens stand: how wide a band is, and in what place each event's column.

Above, years take the room that their length gives them; below, a band takes the room that its events give it, and no
less than its heading needs. Veiled events stand in a band of their own, after the years: no neighbour dates them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fourcenturies.views.glance import Dated, Era


@dataclass(frozen=True, slots=True)
class Size:
    """The measures of a lens for pages of one width, in pixels.

    `least` is the least width of an era, `veiled` that of what is yet to be dated; `rows` are those for labels.
    """

    width: float
    gutter: float
    gap: float
    least: float
    lane: float
    fan: float
    head: float
    rows: int
    veiled: float = 0

    @property
    def named(self) -> bool:
        """Whether it has room for words."""
        return self.rows > 0


WIDE = Size(1216, 76, 5, 48, 20, 56, 40, 6, 92)
MIDDLE = Size(800, 76, 4, 42, 20, 52, 40, 7, 92)
NARROW = Size(360, 18, 2, 12, 16, 34, 16, 0)
DETAIL = Size(940, 76, 4, 36, 20, 52, 40, 7, 92)


@dataclass(frozen=True, slots=True)
class Band:
    """An era, or the events that are yet to be dated (`era` is none), with its events in order."""

    era: Era | None
    events: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """A band in its place: where it begins and ends, and how wide a column of it is."""

    band: Band
    left: float
    right: float

    @property
    def pitch(self) -> float:
        """How wide a column is."""
        return (self.right - self.left) / max(1, len(self.band.events))

    def columns(self) -> Iterable[tuple[Dated, float]]:
        """Give each event with the middle of its column."""
        for place, event in enumerate(self.band.events):
            yield event, self.left + (place + 0.5) * self.pitch


def bands(events: Iterable[Dated], eras: Sequence[Era], veiled: frozenset[str]) -> tuple[Band, ...]:
    """Return the bands of some eras, and one more for veiled events, where there are any, in the order of their names.

    Of several eras each holds what begins in it; one alone holds all.
    """
    told = [event for event in events if event.id not in veiled]
    hidden = sorted((event for event in events if event.id in veiled), key=lambda event: event.label)
    if len(eras) == 1:
        found = [Band(eras[0], tuple(told))]
    else:
        found = [Band(era, tuple(event for event in told if event.era == era.id)) for era in eras]
    return (*found, *([Band(None, tuple(hidden))] if hidden else []))


def stands(held: Sequence[Band], size: Size, ends: tuple[float, float]) -> tuple[Stand, ...]:
    """Return bands in their places between two ends: as wide as their events are many, and no less than a heading."""
    room = ends[1] - ends[0] - size.gap * (len(held) - 1)
    least = [size.least if band.era else max(size.least, size.veiled) for band in held]
    shares = _shares([len(band.events) for band in held], room, least)
    found = []
    left = ends[0]
    for band, share in zip(held, shares, strict=True):
        found.append(Stand(band, left, left + share))
        left += share + size.gap
    return tuple(found)


def _shares(counts: list[int], room: float, least: list[float]) -> list[float]:
    """Return room shared by counts, where none gets less than its least.

    >>> _shares([1, 1, 8], 100, [15, 20, 15])
    [15, 20, 65.0]
    """
    small: set[int] = set()
    while True:
        rest = sum(count for place, count in enumerate(counts) if place not in small)
        pitch = (room - sum(least[place] for place in small)) / max(1, rest)
        more = {place for place, count in enumerate(counts) if count * pitch < least[place]} - small
        if not more:
            return [least[place] if place in small else count * pitch for place, count in enumerate(counts)]
        small |= more


def roomy(held: Sequence[Band], size: Size, rooms: Sequence[float]) -> tuple[Stand, ...]:
    """Return bands so narrow that each label of the left half has its room on the left, and of the right half right.

    `rooms` are those of the labels, in the order of the columns.
    """
    left, right = size.gutter, size.width - 2
    half = len(rooms) // 2
    while True:
        found = stands(held, size, (left, right))
        places = [x for stand in found for _, x in stand.columns()]
        short_left = max((room - x for room, x in zip(rooms[:half], places[:half], strict=True)), default=0)
        short_right = max(
            (x + room - size.width for room, x in zip(rooms[half:], places[half:], strict=True)), default=0
        )
        if max(short_left, short_right) <= 0 or right - left < LEAST:
            return found
        left, right = left + max(0.0, short_left), right - max(0.0, short_right)


LEAST = 200.0
"""The least width of all bands together."""
