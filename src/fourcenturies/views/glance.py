"""Four centuries at a glance: every dated event with what each source says of its date, and the eras they lie in.

An event is dated where a source gives its date, or where a source's words and outside knowledge give it; its own date
is the finest of them. Texts and their authors are no events of the four centuries, and are left out unless asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from fourcenturies.views.timeline import DATED, Mark, Named, Timeline, TwoDays, finest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fourcenturies.views.citing import Heading
    from fourcenturies.views.timeline import Kind

FIRST, LAST = 1618, 2025
PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of years, both counted, and what we call it."""

    id: str
    first: int
    last: int
    name: str = ""

    @property
    def years(self) -> str:
        """The years in words."""
        return f"{self.first}–{self.last}"

    def holds(self, event: Dated) -> bool:
        """Tell whether an event's date reaches into it."""
        return event.start < self.last + 1 and event.end > self.first


ERAS = tuple(
    Era(f"{first}-{last}", first, last, name)
    for first, last, name in (
        (1618, 1860, "Neighbours and empires"),
        (1861, 1911, "Late empires"),
        (1912, 1948, "Revolutions and wars"),
        (1949, 1959, "Alliance"),
        (1960, 1988, "Split"),
        (1989, 2011, "Coming closer"),
        (2012, 2025, "Xi and Putin"),
    )
)
OURS = "The seven eras and their names are ours, not the sources’: they part the years, and could part them otherwise."


@dataclass(frozen=True, slots=True)
class Dated:
    """An event that a source dates: its finest date in words and in years, its era, and each source's marks.

    `witnesses` are the sources that date it. A source's marks go from what it dates most finely to what it leaves open.
    """

    id: str
    label: str
    theme: str
    date: str
    start: float
    end: float
    era: str
    witnesses: tuple[str, ...]
    marks: tuple[tuple[Mark, ...], ...]

    def kind(self, place: int) -> Kind | None:
        """Return what the source in a place does with it; nothing where the records do not say."""
        return self.marks[place][0].kind if self.marks[place] else None

    @property
    def alone(self) -> bool:
        """Whether one source alone dates it."""
        return len(self.witnesses) == 1


@dataclass(frozen=True, slots=True)
class Glance:
    """The dated events in the order of their dates, the others, and the days that two calendars name."""

    headings: tuple[Heading, ...]
    events: tuple[Dated, ...]
    undated: tuple[tuple[Named, tuple[Mark, ...]], ...]
    two_days: tuple[TwoDays, ...]

    def where(self, wanted: Iterable[str]) -> Glance:
        """Return the same with some of the dated events alone."""
        held = set(wanted)
        return replace(self, events=tuple(event for event in self.events if event.id in held))


def glance(view: Timeline, *, publications: bool = False) -> Glance:
    """Return a timeline's events at a glance; texts and their authors are left out unless they are asked for."""
    held: dict[str, list[Mark]] = {event.id: [] for event in view.events}
    for mark in view.marks:
        held[mark.event].append(mark)
    shown = [event for event in view.events if publications or event.theme != PUBLICATION]
    dated = [event for event in shown if any(mark.kind in DATED for mark in held[event.id])]
    undated = [event for event in shown if event not in dated]
    events = [_dated(event, held[event.id], view.headings) for event in dated]
    return Glance(
        view.headings,
        tuple(sorted(events, key=lambda event: (event.start, -len(event.witnesses), event.label))),
        tuple((event, tuple(held[event.id])) for event in undated),
        view.two_days,
    )


def lanes_of(view: Glance, sources: Iterable[str]) -> tuple[tuple[int, Heading], ...]:
    """Return some sources in their order, each with its place among all."""
    wanted = set(sources)
    return tuple(one for one in enumerate(view.headings) if one[1].id in wanted)


def alone(events: Iterable[Dated]) -> int:
    """Return how many events one source alone dates."""
    return sum(event.alone for event in events)


_SHORTER = (
    (r"^the (\d{4}s) to the (\d{4}s)$", r"\1–\2"),
    (r"^(\d{4}) (?:to|and) (\d{4})$", r"\1–\2"),
    (r"\b(\w{3})(?:uary|ruary|ch|il|ust|tember|ober|ember) (?=\d{4})", r"\1 "),
    (r"^the ", ""),
    (r" century$", " c."),
)


@lru_cache(1024)
def short(date: str) -> str:
    """Return a date's words as short as a label has room for.

    >>> [short(date) for date in ("15 September 2022", "by 1796", "the 18th century", "the 1930s to the 1940s")]
    ['15 Sep 2022', 'by 1796', '18th c.', '1930s–1940s']
    """
    for pattern, instead in _SHORTER:
        date = re.sub(pattern, instead, date)
    return date


def _dated(event: Named, marks: list[Mark], headings: tuple[Heading, ...]) -> Dated:
    best = finest([mark for mark in marks if mark.kind in DATED])
    start, end = best.spans[0][0], best.spans[-1][1]
    own = tuple(_ordered([mark for mark in marks if mark.source == heading.id]) for heading in headings)
    return Dated(
        event.id,
        event.label,
        event.theme,
        best.date,
        start,
        end,
        next((era.id for era in ERAS if start < era.last + 1), ERAS[-1].id),
        tuple(said[0].source for said in own if said and said[0].kind in DATED),
        own,
    )


def _ordered(marks: list[Mark]) -> tuple[Mark, ...]:
    """Return one source's marks of an event, its finest own date first."""
    given = [mark for mark in marks if mark.kind in DATED]
    if not given:
        return tuple(marks)
    best = finest(given)
    return (best, *(mark for mark in marks if mark is not best))
