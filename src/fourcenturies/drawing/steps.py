"""The small maps as pictures: all of them under one line of four centuries, or one of them large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import Box, Fitting, Mark, Path, Picture, Reach, Stroke, Words
from fourcenturies.drawing.charts import Chart, ground, way
from fourcenturies.drawing.lettering import width_of, wrapped
from fourcenturies.drawing.marking import Names, upon
from fourcenturies.views.steps import FIRST, KINDS, LAST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from fourcenturies.drawing.blocks import Anchor, Shape
    from fourcenturies.views.atlas import Atlas
    from fourcenturies.views.citing import Heading
    from fourcenturies.views.steps import Happening, Step, Steps


@dataclass(frozen=True, slots=True)
class Scene:
    """All small maps, what they draw upon, and the sources that are shown."""

    view: Steps
    atlas: Atlas
    shown: Collection[str]

    @property
    def headings(self) -> Sequence[Heading]:
        """The sources in their order."""
        return self.view.headings


LONE = 6.0
"""Pixels of the shortest bar on a line of time."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the small maps stand beside each other: the page's width, how many in a row, and the sizes of words."""

    width: float
    across: int
    gap: float
    title: float
    label: float
    notes: bool

    @property
    def cell(self) -> float:
        """How wide one of them is."""
        return (self.width - self.gap * (self.across - 1)) / self.across


LAYOUTS = (
    Layout(1120, 4, 24, 16, 12, notes=True),
    Layout(720, 3, 20, 15, 11, notes=True),
    Layout(344, 2, 14, 13, 10.5, notes=False),
)
LARGE = (1120, 720, 344)
"""Widths of one map alone; beside it or below stand the lanes of the sources."""
SIDE, LANE = 320.0, 38.0
"""How wide the lanes are beside a map, and how high each is."""


def overview(scene: Scene) -> Fitting:
    """Return all small maps under one line of four centuries, for pages of three widths."""
    title = f"{len(scene.view.steps)} small maps on one line of four centuries, each told in words below"
    return Fitting(tuple(_overview(scene, layout, title) for layout in LAYOUTS))


def _overview(scene: Scene, layout: Layout, title: str) -> Picture:
    view = scene.view
    line, top = _line(view.steps, layout)
    shapes: list[Shape | Mark] = list(line)
    for start in range(0, len(view.steps), layout.across):
        row = view.steps[start : start + layout.across]
        cells = [
            _Cell(scene, step, layout, n * (layout.cell + layout.gap), top) for n, step in enumerate(row)
        ]
        head = max(cell.head for cell in cells)
        for cell in cells:
            shapes += cell.shapes(head)
        top += max(cell.height(head) for cell in cells) + 20
    return Picture(layout.width, round(top), tuple(shapes), title)


@dataclass(frozen=True, slots=True)
class _Cell:
    """One small map in its place."""

    scene: Scene
    step: Step
    layout: Layout
    x: float
    y: float

    @property
    def dates(self) -> list[str]:
        return wrapped(self.step.when, self.layout.cell - 24, 12, bold=True)

    @property
    def titles(self) -> list[str]:
        return wrapped(self.step.title, self.layout.cell, self.layout.title)

    @property
    def notes(self) -> list[str]:
        return wrapped(self.step.note, self.layout.cell, 12) if self.layout.notes else []

    @property
    def head(self) -> float:
        """How much of it stands above the map."""
        return 6 + 16 * len(self.dates) + self.layout.title * 1.3 * len(self.titles) + 6

    def chart(self, head: float) -> Chart:
        return Chart(self.step.frame, round(self.x), round(self.y + head), round(self.layout.cell))

    def height(self, head: float) -> float:
        return head + max(self.chart(head).height, self.layout.cell * 0.6) + 55 + 16.5 * len(self.notes)

    def shapes(self, head: float) -> Iterator[Shape | Mark]:
        chart, step = self.chart(head), self.step
        marks = [self.scene.atlas.marks[name] for name in step.places]
        yield from ground(chart, [mark for mark in marks if mark.shape == "area"])
        names = Names(self.scene.headings, _tellers(step, self.scene.headings), self.layout.label)
        drawn = upon(chart, marks, step.trips, names)
        for mark in (*drawn.trips, *drawn.places):
            yield from mark.shapes
        foot = chart.y + chart.height
        yield from rail(step, self.scene, (self.x, foot + 27, chart.width))
        yield from chips(step, self.scene.headings, self.x, foot + 35)
        for number, words in enumerate(self.notes):
            yield Words(self.x, foot + 68 + 16.5 * number, words, 12, "quiet")
        yield Mark(
            step.id,
            told_of(step, self.scene.headings),
            (Reach(chart.x, chart.y, chart.width, chart.height), *self._heading()),
        )

    def _heading(self) -> Iterator[Shape]:
        yield Path(way([(self.x, self.y), (self.x + self.layout.cell, self.y)]), Stroke(line="ink", width=2))
        yield Words(self.x, self.y + 18, str(self.step.number), 12, "ink", bold=True)
        for number, words in enumerate(self.dates):
            yield Words(self.x + 24, self.y + 18 + 16 * number, words, 12, "quiet", bold=True)
        top = self.y + 6 + 16 * len(self.dates)
        for number, words in enumerate(self.titles):
            baseline = round(top + self.layout.title * (1.15 + 1.3 * number), 1)
            yield Words(self.x, baseline, words, self.layout.title, serif=True, mark=self.step.id)


def chips(step: Step, headings: Sequence[Heading], x: float, y: float) -> Iterator[Shape]:
    """Go through a row of letters, one for each source.

    A letter is filled where its source tells and dates, framed where it gives no date, broken where it is silent, bare
    where it was written before.
    """
    for number, heading in enumerate(headings):
        left = x + 22 * number
        kind = step.kind(heading.id)
        own = f"source-{number}"
        stroke = {
            "tells": Stroke(own, own, 1),
            "mentions": Stroke("ground", own, 1.3),
            "silent": Stroke("ground", "quiet", 1, "2 2"),
            "later": Stroke("ground"),
        }[kind]
        yield Box(left, y, 18, 16, stroke, 2)
        paint = {"tells": "ground", "mentions": own}.get(kind, "quiet")
        bold = kind in {"tells", "mentions"}
        yield Words(left + 9, y + 12, heading.letter, 11, paint, "middle", bold=bold)


def _tellers(step: Step, headings: Sequence[Heading]) -> list[str]:
    return [heading.id for heading in headings if step.kind(heading.id) in {"tells", "mentions"}]


def told_of(step: Step, headings: Sequence[Heading]) -> str:
    """Return a step in a sentence: its number, its dates, who tells it and who is silent."""
    parts = []
    for kind, words in KINDS.items():
        who = [heading.short for heading in headings if step.kind(heading.id) == kind]
        if who:
            parts.append(f"{words}: {', '.join(who)}")
    told = "; ".join(parts)
    return f"{step.number}. {step.title}, {step.when}. {told[:1].upper()}{told[1:]}."


def across(year: float, x: float, width: float) -> float:
    """Return where a year stands on a line of four centuries."""
    return round(x + (year - FIRST) / (LAST - FIRST) * width, 1)


def rail(step: Step, scene: Scene, place: tuple[float, float, float]) -> Iterator[Shape]:
    """Go through a line of four centuries with a bar for each date told, and a diamond for one from outside."""
    x, y, width = place
    yield Path(way([(x, y), (x + width, y)]), Stroke(line="quiet", width=1))
    row = 0
    for number, heading in enumerate(scene.headings):
        spans = [
            told.span
            for event in step.events
            for told in event.told
            if told.source == heading.id and told.span
        ]
        if not spans or heading.id not in scene.shown:
            continue
        for start, end in spans:
            left, right = across(start, x, width), across(end, x, width)
            wide = max(right - left, LONE)
            yield Box(
                min(left, x + width - wide), y - 5 - 4 * row, round(wide, 1), 3.4, Stroke(f"source-{number}")
            )
        row += 1
    for event in step.events:
        if event.span:
            yield from _diamond(across(sum(event.span) / 2, x, width), y, 3.2)


def _diamond(x: float, y: float, r: float) -> Iterator[Shape]:
    spots = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
    yield Path(way([(round(a, 1), round(b, 1)) for a, b in spots], closed=True), Stroke("ground", "ink", 1))


def _line(steps: Sequence[Step], layout: Layout) -> tuple[list[Shape], float]:
    """Return the line of four centuries with each small map's number on it, and where what follows begins."""
    bars = [(step.number, *_extent(step, layout.width)) for step in steps if any(_spans(step))]
    ends: list[float] = []
    rows: list[tuple[int, float, float, int, bool]] = []
    for number, left, right in sorted(bars, key=lambda bar: bar[1]):
        words = width_of(str(number), 11, bold=True) + 4
        before = left >= words
        level = next((n for n, end in enumerate(ends) if end <= left - words * before), len(ends))
        ends[level : level + 1] = [right + 3 + words * (not before)]
        rows.append((number, left, right, level, before))
    base = 14.0 * len(ends) + 6
    shapes: list[Shape] = []
    for number, left, right, level, before in rows:
        y = base - 8 - 14 * level
        shapes.append(Path(way([(left, y), (right, y)]), Stroke(line="ink", width=1.2)))
        for start, end in {
            _bar(span, layout.width) for step in steps if step.number == number for span in _spans(step)
        }:
            shapes.append(Box(start, y - 3, round(end - start, 1), 6, Stroke("ink")))
        at = left - 3 if before else right + 3
        anchor: Anchor = "end" if before else "start"
        shapes.append(Words(round(at, 1), y + 4, str(number), 11, "ink", anchor, bold=True))
        shapes.append(Path(way([(left + 0.5, y + 3), (left + 0.5, base)]), Stroke(line="quiet", width=0.6)))
    shapes += axis(0, base, layout.width)
    return shapes, base + 36


def axis(x: float, y: float, width: float) -> Iterator[Shape]:
    """Go through the line itself, a tick every fifty years, and the years at its ends and each hundred."""
    yield Path(way([(x, y), (x + width, y)]), Stroke(line="ink", width=1.2))
    for year in (FIRST, *range(1650, LAST, 50), LAST - 1):
        at = across(year, x, width)
        named = year in {FIRST, LAST - 1} or (year % 100 == 0 and LAST - year > 60)
        yield Path(way([(at, y), (at, y + (6 if named else 3))]), Stroke(line="ink", width=1))
        if named:
            anchor: Anchor = "start" if year == FIRST else "end" if year == LAST - 1 else "middle"
            yield Words(at, y + 18, str(year), 11, "quiet", anchor)


def _spans(step: Step) -> Iterator[tuple[float, float]]:
    for event in step.events:
        yield from (told.span for told in event.told if told.span)


def _extent(step: Step, width: float) -> tuple[float, float]:
    bars = [_bar(span, width) for span in _spans(step)]
    return min(left for left, _ in bars), max(right for _, right in bars)


def _bar(span: tuple[float, float], width: float) -> tuple[float, float]:
    """Return where a bar begins and ends that is wide enough to be seen, and stays on the line."""
    left, right = (across(at, 0, width) for at in span)
    left = min(left, width - LONE)
    return round(left, 1), round(max(right, left + LONE), 1)


def enlarged(step: Step, scene: Scene) -> Fitting:
    """Return one small map large, with its names as each source writes them, and a lane of time for each source."""
    title = f"{step.title}: a schematic map, each mark told in words below"
    return Fitting(tuple(_enlarged(step, scene, width, title) for width in LARGE))


def _enlarged(step: Step, scene: Scene, width: float, title: str) -> Picture:
    beside = width > 1000
    chart = Chart(step.frame, 0, 0, width - SIDE - 32 if beside else width)
    marks = [scene.atlas.marks[name] for name in step.places]
    names = Names(scene.headings, scene.shown, 13 if chart.large else 11, letters=True)
    drawn = upon(chart, marks, step.trips, names)
    areas = [mark for mark in marks if mark.shape == "area"]
    room = (width - SIDE, 0, SIDE) if beside else (0, chart.height + 14, width)
    lanes, foot = _lanes(step, scene, room)
    shapes = (*ground(chart, areas), *drawn.trips, *drawn.places, *lanes)
    return Picture(width, round(max(foot, chart.height + 2)), shapes, title)


def _lanes(step: Step, scene: Scene, room: tuple[float, float, float]) -> tuple[list[Shape | Mark], float]:
    """Return a lane for each source on one line of four centuries: its dates in words and bars, or its silence."""
    headings = scene.headings
    left, top, width = room
    shapes: list[Shape | Mark] = []
    for number, heading in enumerate(headings):
        y, own = top + LANE * number, f"source-{number}"
        dates = dict.fromkeys(
            told.date
            for event in step.events
            for told in event.told
            if told.source == heading.id and told.date
        )
        words = ", ".join(dates) or KINDS[step.kind(heading.id)]
        if width_of(f"{heading.short}  {words}", 12) > width:
            words = f"{len(dates)} dates, from {next(iter(dates))}"
        shapes.append(Words(left, y + 14, heading.short, 12, own, bold=True))
        shapes.append(Words(left + width, y + 14, words, 12, "ink" if dates else "quiet", "end"))
        shapes.append(Path(way([(left, y + 25), (left + width, y + 25)]), Stroke(line="rule")))
    base = top + LANE * len(headings) + 6
    shapes += axis(left, base, width)
    for event in step.events:
        shapes += _event_marks(event, scene, room)
    return shapes, base + 26


def _event_marks(event: Happening, scene: Scene, room: tuple[float, float, float]) -> Iterator[Mark]:
    left, top, width = room
    parts: list[Shape] = []
    words = []
    for number, heading in enumerate(scene.headings):
        for told in event.told:
            if told.source != heading.id or heading.id not in scene.shown or not told.span:
                continue
            start, end = (across(year, left, width) for year in told.span)
            wide = max(end - start, LONE)
            place = min(start, left + width - wide)
            parts.append(
                Box(place, top + LANE * number + 21, round(wide, 1), 8, Stroke(f"source-{number}", "ground"))
            )
            words.append(f"{heading.short} {told.date}{' (with outside help)' if told.outside else ''}")
    if event.span:
        at = min(across(sum(event.span) / 2, left, width), left + width - 4)
        parts += _diamond(at, top + LANE * len(scene.headings) + 6, 4.5)
        words.append(f"from outside {event.outside.value}" if event.outside else "")
    if parts:
        yield Mark(event.id, f"{event.label}: {', '.join(filter(None, words))}.", tuple(parts))
