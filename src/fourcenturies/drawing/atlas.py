"""The map as blocks: small maps on one line of time, one of them large, and the maps of every name.

Each picture has tables of the same marks below it, one row a mark, with what each source writes and on what it rests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b
from fourcenturies.drawing import telling
from fourcenturies.drawing.charts import Chart, ground
from fourcenturies.drawing.marking import Names, upon
from fourcenturies.drawing.naming import across, columns, joined, quoted
from fourcenturies.drawing.steps import Scene
from fourcenturies.views.atlas import (
    CLOSER,
    FRAMES,
    KINDS,
    PROJECTION,
    SCHEMATIC,
    SHAPES,
    UNKNOWN,
    WHOLE,
    label_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from fourcenturies.views import atlas as rows
    from fourcenturies.views.citing import Heading as Source
    from fourcenturies.views.steps import Steps

VIEW, LABEL = "atlas", "Schematic maps"
TIME = "time"
"""The choice of all small maps."""
WIDTHS = (1120, 720, 344)
NAMES_KEY = (
    " · ".join(f"{badge.glyph} {badge.word}" for badge in SHAPES.values())
    + ". Letters tell who writes a form, where not all five do."
)


def drawing(  # noqa: PLR0913 - each says what is left out
    view: rows.Atlas,
    steps: Steps,
    sources: Collection[str],
    *,
    chosen: str = "",
    places: bool = False,
    lettered: bool = False,
) -> b.Drawing:
    """Return every map with its tables. `sources` are those whose names are written, `chosen` a mark told above them.

    Who asks for `places` gets the maps of every name alone: what travels with a notebook stays small. Where a lesson
    has put letters in the place of names, `lettered` leaves the closer map alone.
    """
    told = _told(view, view.marks[chosen]) if chosen else ()
    if lettered:
        return b.Drawing(VIEW, LABEL, (_lettered(view, sources),))
    menu: list[tuple[b.Choice, str, str]] = []
    if steps.steps and not places:
        scene = Scene(steps, view, sources)
        menu.append((telling.overview_of(scene, TIME), "All small maps, on one line of time", ""))
        for step in steps.steps:
            marks = [view.marks[name] for name in step.places]
            above = told if chosen in step.places else ()
            names = place_table(marks, view.headings, f"{step.title}: names")
            choice = telling.step_of(step, scene, above, names)
            menu.append((choice, f"{step.number}. {step.title}", "One step of the story"))
    for frame in (WHOLE, CLOSER):
        name = FRAMES[frame][0]
        choice = _named(view, frame, sources, told if chosen in view.frames[frame] else ())
        menu.append((choice, name[:1].upper() + name[1:], "Every name"))
    options = tuple((choice.key[0], label, group) for choice, label, group in menu)
    boxes = b.Boxes("shown", "Sources", tuple((one.id, one.short, one.letter) for one in view.headings))
    return b.Drawing(VIEW, LABEL, tuple(one for one, _, _ in menu), (b.Menu("map", "Map", options), boxes))


def place_table(marks: Sequence[rows.Mark], headings: Sequence[Source], label: str) -> b.Grid:
    """Return a row for each mark: its name as each source writes it, and on what its place rests."""
    found = tuple(_place_row(mark, headings) for mark in marks)
    return b.Grid(label, columns(headings, "What the mark rests on"), found, shares=telling.SHARES)


def _place_row(mark: rows.Mark, headings: Sequence[Source]) -> b.Row:
    def forms(heading: Source) -> Iterator[b.Block]:
        for said in mark.said:
            if said.source == heading.id:
                yield telling.printed(said.words, said.place)

    none = "for you to say" if mark.kind == "veiled" else "not told" if mark.shape == "area" else "not named"
    rests = b.Cell(tuple(map(b.small, rests_of(mark))))
    title = mark.title if mark.kind == "area" else label_of(mark).replace("\n", " · ")
    return b.Row(b.line(b.Span(title, "strong")), (*across(headings, forms, lambda _: none), rests), mark.id)


def rests_of(mark: rows.Mark) -> Iterator[str]:
    """Return what a mark stands for and rests on, a sentence each."""
    if mark.passed:
        yield f"{mark.passed.label}, {mark.passed.value}. {mark.passed.basis}"
    if mark.forms:
        yield f"From outside, other forms: {', '.join(mark.forms)}."
    yield f"Drawn: {mark.rests.value}. {mark.rests.basis}"


def _named(view: rows.Atlas, frame: str, sources: Collection[str], told: Sequence[b.Block]) -> b.Choice:
    """Return a map of every name, with a table of each kind of marks."""
    marks = view.drawn(frame, sources)
    title, picture = _chart(frame, marks, Names(view.headings, sources, letters=True))
    tables = (
        block
        for kind, label in KINDS.items()
        for held in [[mark for mark in marks if mark.kind == kind]]
        if held
        for block in (b.heading(label, 4), place_table(held, view.headings, label))
    )
    notes = map(b.small, (NAMES_KEY, SCHEMATIC, UNKNOWN, PROJECTION))
    return b.Choice(
        (frame,), f"{title}: {len(marks)} marks.", (b.heading(title), *told, picture, *notes, *tables)
    )


def _lettered(view: rows.Atlas, sources: Collection[str]) -> b.Choice:
    """Return the closer map with letters and rivers alone, and a row for each letter: where it lies."""
    drawn = view.drawn(CLOSER, sources)
    marks = [mark for mark in drawn if mark.kind == "veiled" or mark.shape == "line"]
    title, picture = _chart(CLOSER, marks, Names(view.headings, sources))
    blocks: list[b.Block] = [b.heading(title), picture, b.small(SCHEMATIC), b.small(PROJECTION)]
    for kind, label in KINDS.items():
        held = [mark for mark in marks if mark.kind == kind]
        if held and kind == "veiled":
            letters = ((b.line(b.Span(mark.title, "strong")), mark) for mark in held)
            found = tuple(b.Row(head, (b.cell(mark.rests.value),), mark.id) for head, mark in letters)
            table = b.Grid(label, (b.cell(held[0].rests.label),), found, narrow="", shares=(1, 9))
            blocks += [b.heading(label, 4), table]
        elif held:
            blocks += [b.heading(label, 4), place_table(held, view.headings, label)]
    return b.Choice((), f"{title}: {len(marks)} marks.", tuple(blocks))


def _chart(frame: str, marks: Sequence[rows.Mark], names: Names) -> tuple[str, b.Fitting]:
    """Return the title of a map, and the map for pages of three widths."""
    title = f"Schematic map: {FRAMES[frame][0]}"
    told = f"{title}: {len(marks)} marks, each told in words below"
    areas = [mark for mark in marks if mark.shape == "area"]
    pictures = []
    for width in WIDTHS:
        chart = Chart(frame, 0, 0, width)
        sized = Names(names.headings, names.sources, 13 if chart.large else 11, names.letters)
        shapes = (*ground(chart, areas), *upon(chart, marks, (), sized).places)
        pictures.append(b.Picture(width, round(chart.height + 2), shapes, told))
    return title, b.Fitting(tuple(pictures))


def _told(view: rows.Atlas, mark: rows.Mark) -> tuple[b.Block, ...]:
    """Return what is said of one place, source by source, with the words that hold its name."""
    parts: list[b.Block] = [b.heading(mark.title, 4)]
    for heading in view.headings:
        held = [said for said in mark.said if said.source == heading.id]
        words = joined([f"“{said.words}”, {telling.locator(said.place)}" for said in held]) or "not named"
        own = b.paragraph(b.Span(heading.letter, "letter", heading.id), f" {heading.short}: {words}")
        quotes = (quoted(quote, heading.id) for said in held for quote in said.quotes if quote.words)
        parts.append(b.Group((own, *quotes), source=heading.id))
    return (b.Group((*parts, *map(b.small, rests_of(mark))), "chosen", mark.title),)
