"""What a lens is drawn upon: what it shows, its measures, where its bands stand, and which labels have room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.drawing.bands import Band, Size, Stand, bands, roomy, stands
from fourcenturies.drawing.lettering import width_of, wrapped
from fourcenturies.drawing.signs import FAINT
from fourcenturies.drawing.stairs import BESIDE, Label, every, some
from fourcenturies.views.glance import FIRST, LAST, lanes_of, short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fourcenturies.views.citing import Heading
    from fourcenturies.views.glance import Dated, Era, Glance

TOP, BAR = 20.0, 16.0
FONT, ROW = 11.0, 15.0
LINE = 205.0
"""Pixels of a line of a name that has no room in one."""
SPACE = 3.0
"""Pixels between a date and what it dates."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a lens shows.

    `eras` are its bands; one alone is shown from its first to its last year. `sources` are its lanes, `told` the
    sentences that tell its columns. Nothing is faint where `lit` is none. `every` asks for a label under each column.
    """

    view: Glance
    eras: tuple[Era, ...]
    sources: tuple[str, ...]
    told: Mapping[str, str]
    title: str
    lit: frozenset[str] | None = None
    veiled: frozenset[str] = frozenset()
    every: bool = False

    def seen(self, event: Dated) -> float:
        """Return how much is seen of an event."""
        return 1.0 if self.lit is None or event.id in self.lit else FAINT

    @property
    def lanes(self) -> tuple[tuple[int, Heading], ...]:
        """The sources shown, each with its place among all."""
        return lanes_of(self.view, self.sources)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of one picture, its bands in their places, and its labels in their rows."""

    shown: Shown
    size: Size
    stands: tuple[Stand, ...]
    labels: tuple[Label, ...]

    @property
    def left(self) -> float:
        """Where the bands begin."""
        return self.stands[0].left

    @property
    def first(self) -> int:
        """The first year of the true scale."""
        return max(FIRST, self.shown.eras[0].first)

    @property
    def end(self) -> int:
        """The year in whose beginning the true scale ends."""
        return min(LAST, self.shown.eras[-1].last) + 1

    @property
    def middle(self) -> float:
        """Where the true scale ends and the fan begins."""
        return TOP + BAR

    @property
    def told(self) -> float:
        """Where the fan ends and the bands begin."""
        return self.middle + self.size.fan

    @property
    def foot(self) -> float:
        """Where the bands end."""
        return self.told + self.size.head + self.size.lane * len(self.shown.lanes) + 6

    def at(self, year: float) -> float:
        """Return where an instant stands on the true scale."""
        left, right = self.size.gutter, self.size.width - 2
        inside = min(max(year, self.first), self.end)
        return left + (inside - self.first) / (self.end - self.first) * (right - left)

    def lane(self, number: int) -> float:
        """Return the middle of a lane."""
        return self.told + self.size.head + self.size.lane * (number + 0.5)

    def line(self, row: int) -> float:
        """Return the line upon which the labels of a row stand."""
        return self.foot + 14 + row * ROW

    @property
    def eras(self) -> Iterator[Stand]:
        """The bands that are eras; another holds what is veiled."""
        return (stand for stand in self.stands if stand.band.era)


def sheet_of(shown: Shown, size: Size) -> Sheet:
    """Return the sheet for what is shown on pages of a size."""
    held = bands(shown.view.events, shown.eras, shown.veiled)
    return Sheet(shown, size, *_arranged(held, shown, size))


def _arranged(held: Sequence[Band], shown: Shown, size: Size) -> tuple[tuple[Stand, ...], tuple[Label, ...]]:
    """Return where the bands stand, and the labels: all of them, or as many as there is room for."""
    ends = (size.gutter, size.width - 2)
    if not size.named:
        return stands(held, size, ends), ()
    if shown.every:
        rooms = [BESIDE + _room(event, shown, LINE) for band in held for event in band.events]
        found = roomy(held, size, rooms)
        return found, tuple(every(_wanted(found, shown, size)))
    found = stands(held, size, ends)
    wanted = {label.name: label for label in _wanted(found, shown, size)}
    order = [wanted[event.id] for event in _weighed(held) if event.id in wanted]
    return found, tuple(some(order, size.rows if shown.lit is None else 2 * size.rows, (0, size.width)))


def _wanted(found: Sequence[Stand], shown: Shown, size: Size) -> list[Label]:
    """Return the labels of what is lit, in the order of the columns; long ones in lines where there is no room."""
    columns = [one for stand in found for one in stand.columns() if shown.seen(one[0]) == 1]
    labels = []
    for number, (event, x) in enumerate(columns):
        free = x if number < len(columns) // 2 else size.width - x
        whole = _room(event, shown, size.width)
        if not shown.every or BESIDE + whole <= free:
            labels.append(Label(event.id, x, whole))
        else:
            labels.append(Label(event.id, x, _room(event, shown, LINE), len(lines_of(event, LINE))))
    return labels


def _room(event: Dated, shown: Shown, line: float) -> float:
    """Return the room of an event's label, its date beside the first line."""
    date = date_of(event, shown)
    words = max(width_of(one, FONT, bold=not event.alone) for one in lines_of(event, line))
    return words + (width_of(date, FONT) + SPACE if date else 0)


def lines_of(event: Dated, line: float) -> list[str]:
    """Return an event's name in lines of so many pixels."""
    return wrapped(event.label, line, FONT, bold=not event.alone)


def date_of(event: Dated, shown: Shown) -> str:
    """Return the date that stands beside an event's name; a veiled one has none."""
    return "" if event.id in shown.veiled else short(event.date)


def _weighed(held: Sequence[Band]) -> list[Dated]:
    """Return events by how much a reader needs their names: the very first, those told by many, the first of an era."""
    firsts = [band.events[0].id for band in held if band.events]
    return sorted(
        (event for band in held for event in band.events),
        key=lambda event: (
            event.id != firsts[0],
            len(event.witnesses) < 3,
            event.id not in firsts,
            event.alone,
        ),
    )
