"""The map as blocks: small maps on one line of time, one of them large, and the maps of every name.

Each picture has tables of the same marks below it, one row a mark, with what each source writes and on what it rests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b
from fourcenturies.drawing.charts import Chart, ground
from fourcenturies.drawing.counting import number
from fourcenturies.drawing.marking import Names, joined, upon
from fourcenturies.drawing.steps import Scene, enlarged, overview
from fourcenturies.views.atlas import (
    CLOSER,
    FRAMES,
    KINDS,
    OUTSIDE,
    PROJECTION,
    SCHEMATIC,
    SHAPES,
    UNKNOWN,
    WHOLE,
    label_of,
)
from fourcenturies.views.steps import KINDS as TELLING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from fourcenturies.views import atlas as rows
    from fourcenturies.views.citing import Heading as Source
    from fourcenturies.views.steps import Happening, Step, Steps, Told

VIEW, LABEL = "atlas", "Schematic maps"
TIME = "time"
"""The choice of all small maps."""
WIDTHS = (1120, 720, 344)
STEPS_KEY = (
    "A filled letter tells the step and dates it, a framed one gives no date, a broken one is silent, a bare one was "
    f"written before it. Bars are dates as told; {OUTSIDE} is known from outside alone. A journey is drawn in the "
    "colour of who tells it, thicker for more journeys, broken where no town is known at an end."
)
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
    names = [frame for frame in (WHOLE, CLOSER) if not lettered or frame == CLOSER]
    choices = [_named(view, frame, sources, chosen, lettered=lettered) for frame in names]
    if lettered:
        return b.Drawing(VIEW, LABEL, tuple(choices))
    told = [] if places else [_step(step, steps, view, sources, chosen) for step in steps.steps]
    options = (
        *([(TIME, "All small maps, on one line of time", "")] if told else []),
        *((step.id, f"{step.number}. {step.title}", "One step of the story") for step in steps.steps if told),
        *((frame, _upper(FRAMES[frame][0]), "Every name") for frame in names),
    )
    first = [_all(steps, view, sources)] if told else []
    boxes = b.Boxes("shown", "Sources", tuple((one.id, one.short, one.letter) for one in view.headings))
    return b.Drawing(VIEW, LABEL, (*first, *told, *choices), (b.Menu("map", "Map", options), boxes))


def _all(steps: Steps, view: rows.Atlas, sources: Collection[str]) -> b.Choice:
    count = len(steps.steps)
    title = f"{number(count)} {'map' if count == 1 else 'maps'} on one line of time"
    blocks = (
        b.heading(title),
        b.paragraph(finding(steps)),
        overview(Scene(steps, view, sources)),
        b.small(STEPS_KEY),
        b.small(SCHEMATIC),
        b.Grid(
            "Every small map: what each source has of it",
            _columns(steps.headings, "From outside, and ours"),
            tuple(_step_row(step, steps.headings) for step in steps.steps),
            shares=SHARES,
        ),
    )
    return b.Choice((TIME,), f"{title}.", blocks)


SHARES = (1.2, 1, 1, 1, 1, 1, 1.5)


def finding(steps: Steps) -> str:
    """Return what all maps together show: how many steps one article alone tells, and which tells most of these."""
    alone: dict[str, int] = {}
    for step in steps.steps:
        tellers = [
            heading.short for heading in steps.headings if step.kind(heading.id) in {"tells", "mentions"}
        ]
        if len(tellers) == 1:
            alone[tellers[0]] = alone.get(tellers[0], 0) + 1
    total = sum(alone.values())
    if not total:
        return "Every step is told by more than one article."
    most = max(alone, key=alone.__getitem__)
    rest = f", {number(alone[most]).lower()} of them by {most}" if len(alone) > 1 else f", {most}"
    verb = "is" if total == 1 else "are"
    return (
        f"{number(total)} of {number(len(steps.steps)).lower()} steps {verb} told by one article alone{rest}."
    )


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _columns(headings: Sequence[Source], last: str) -> tuple[b.Cell, ...]:
    heads = (
        b.Cell(
            (
                b.paragraph(
                    b.Span(heading.letter, "letter", heading.id),
                    " ",
                    b.Span(heading.short, source=heading.id),
                ),
            ),
            heading.id,
        )
        for heading in headings
    )
    return (*heads, b.cell(last))


def _step_row(step: Step, headings: Sequence[Source]) -> b.Row:
    cells = tuple(_step_cell(step, heading) for heading in headings)
    dates = [f"{OUTSIDE} {event.outside.value}" for event in step.events if event.outside]
    last = b.Cell((b.small(", ".join(dates)), b.small(step.note)))
    return b.Row(b.line(f"{step.number}. ", b.Span(step.title, "strong")), (*cells, last), step.id)


def _step_cell(step: Step, heading: Source) -> b.Cell:
    held = [told for event in step.events for told in event.told if told.source == heading.id]
    if not held:
        return b.Cell((b.small(TELLING[step.kind(heading.id)]),), heading.id, silent=True)
    return b.Cell(tuple(b.paragraph(*_dated(told)) for told in held), heading.id)


def _dated(told: Told) -> Iterator[str | b.Span]:
    """Go through the words of one account: its date as printed, and where."""
    yield f"“{told.phrase}”" if told.phrase else "tells it"
    yield b.Span(f", {_locator(told.place)}", "small")


def _locator(place: str) -> str:
    return place.partition(", ")[2] or place


def _step(step: Step, steps: Steps, view: rows.Atlas, sources: Collection[str], chosen: str) -> b.Choice:
    marks = [view.marks[name] for name in step.places]
    told = _told(view, view.marks[chosen]) if chosen in step.places else ()
    blocks: list[b.Block] = [
        b.heading(step.title, aside=step.when),
        *told,
        enlarged(step, Scene(steps, view, sources)),
        b.quiet(step.note),
        b.small(SCHEMATIC),
        b.heading("What each source says", 4),
        b.Grid(
            f"{step.title}: what each source says",
            _columns(steps.headings, "From outside"),
            tuple(_event_row(event, steps.headings) for event in step.events),
            shares=SHARES,
        ),
    ]
    if step.trips:
        blocks += [b.heading("Journeys", 4), _trips(step, steps.headings, view)]
    blocks += [b.heading("Names on the map", 4), _places(marks, steps.headings, f"{step.title}: names")]
    if any(mark.shape == "area" for mark in marks):
        blocks.append(b.small(UNKNOWN))
    return b.Choice((step.id,), f"{step.title}, {step.when}.", tuple(blocks))


def _event_row(event: Happening, headings: Sequence[Source]) -> b.Row:
    cells = []
    for heading in headings:
        held = [told for told in event.told if told.source == heading.id]
        blocks = [block for told in held for block in _account(told)]
        silent = not held
        cells.append(
            b.Cell(
                tuple(blocks) or (b.small(TELLING[event.kind(heading.id)]),),
                heading.id,
                silent,
            )
        )
    facts = [b.paragraph(event.outside.value), b.small(event.outside.basis)] if event.outside else []
    return b.Row(b.line(event.label), (*cells, b.Cell(tuple(facts))), event.id)


def _account(told: Told) -> Iterator[b.Block]:
    yield b.paragraph(*_dated(told))
    if told.says:
        yield b.quiet(told.says)
    if told.outside:
        yield b.small(f"{OUTSIDE} {told.date}: {told.outside}")


def _trips(step: Step, headings: Sequence[Source], view: rows.Atlas) -> b.Grid:
    labels = {event.id: event.label for event in step.events}
    found = []
    for trip in step.trips:
        start, end = view.marks[trip.start], view.marks[trip.end]
        head = b.line(_upper(trip.who), b.Span(f", {start.title} to {end.title}", "small"))
        cells = tuple(
            b.Cell((b.paragraph(_count(trip.counts[one.id])),), one.id)
            if one.id in trip.counts
            else b.Cell((b.small(TELLING["silent"]),), one.id, silent=True)
            for one in headings
        )
        what = "; ".join(labels[name] for name in trip.events)
        found.append(b.Row(head, (*cells, b.Cell((b.small(what),))), trip.id))
    return b.Grid(f"{step.title}: journeys", _columns(headings, "Which"), tuple(found), shares=SHARES)


def _count(count: int) -> str:
    return "tells it" if count == 1 else f"tells {count}"


def _places(marks: Sequence[rows.Mark], headings: Sequence[Source], label: str) -> b.Grid:
    """Return a row for each mark: its name as each source writes it, and on what its place rests."""
    return b.Grid(
        label,
        _columns(headings, "What the mark rests on"),
        tuple(_place_row(mark, headings) for mark in marks),
        shares=SHARES,
    )


def _letters(marks: Sequence[rows.Mark], label: str) -> b.Grid:
    """Return a row for each letter: where what it stands for lies."""
    columns = (b.cell(marks[0].rests.label),)
    cells = (b.cell(mark.rests.value) for mark in marks)
    found = tuple(
        b.Row(b.line(b.Span(mark.title, "strong")), (cell,), mark.id)
        for mark, cell in zip(marks, cells, strict=True)
    )
    return b.Grid(label, columns, found, narrow="", shares=(1, 9))


def _place_row(mark: rows.Mark, headings: Sequence[Source]) -> b.Row:
    cells = []
    for heading in headings:
        held = [said for said in mark.said if said.source == heading.id]
        blocks = tuple(
            b.paragraph(
                f"“{said.words}”" if said.words else "tells it", b.Span(f", {_locator(said.place)}", "small")
            )
            for said in held
        )
        none = (
            "for you to say" if mark.kind == "veiled" else "not told" if mark.shape == "area" else "not named"
        )
        cells.append(b.Cell(blocks or (b.small(none),), heading.id, not held))
    rests = b.Cell(tuple(b.small(words) for words in rests_of(mark)))
    return b.Row(b.line(b.Span(title_of(mark), "strong")), (*cells, rests), mark.id)


def title_of(mark: rows.Mark) -> str:
    """Return how a row names its mark: every form, or our own name for it."""
    return mark.title if mark.kind == "area" else label_of(mark).replace("\n", " · ")


def rests_of(mark: rows.Mark) -> Iterator[str]:
    """Return what a mark stands for and rests on, a sentence each."""
    if mark.passed:
        yield f"{mark.passed.label}, {mark.passed.value}. {mark.passed.basis}"
    if mark.forms:
        yield f"From outside, other forms: {', '.join(mark.forms)}."
    yield f"Drawn: {mark.rests.value}. {mark.rests.basis}"


def _named(
    view: rows.Atlas, frame: str, sources: Collection[str], chosen: str, *, lettered: bool
) -> b.Choice:
    marks = view.drawn(frame, sources)
    if lettered:
        marks = tuple(mark for mark in marks if mark.kind == "veiled" or mark.shape == "line")
    title = f"Schematic map: {FRAMES[frame][0]}"
    told = f"{title}: {len(marks)} marks, each told in words below"
    names = Names(view.headings, sources, letters=not lettered)
    pictures = tuple(_picture(frame, marks, names, width, told) for width in WIDTHS)
    tables: list[b.Block] = []
    for kind, label in KINDS.items():
        held = [mark for mark in marks if mark.kind == kind]
        if held:
            table = _letters(held, label) if kind == "veiled" else _places(held, view.headings, label)
            tables += [b.heading(label, 4), table]
    blocks = (
        b.heading(title),
        *(_told(view, view.marks[chosen]) if chosen in {mark.id for mark in marks} else ()),
        b.Fitting(pictures),
        *([] if lettered else [b.small(NAMES_KEY)]),
        *(b.small(words) for words in (SCHEMATIC, *([] if lettered else [UNKNOWN]), PROJECTION)),
        *tables,
    )
    return b.Choice(() if lettered else (frame,), f"{title}: {len(marks)} marks.", blocks)


def _picture(frame: str, marks: Sequence[rows.Mark], names: Names, width: float, title: str) -> b.Picture:
    chart = Chart(frame, 0, 0, width)
    sized = Names(names.headings, names.sources, 13 if chart.large else 11, names.letters)
    areas = [mark for mark in marks if mark.shape == "area"]
    drawn = upon(chart, marks, (), sized)
    return b.Picture(width, round(chart.height + 2), (*ground(chart, areas), *drawn.places), title)


def _told(view: rows.Atlas, mark: rows.Mark) -> tuple[b.Block, ...]:
    """Return what is said of one place, source by source, with the words that hold its name."""
    parts: list[b.Block] = [b.heading(mark.title, 4)]
    for heading in view.headings:
        held = [said for said in mark.said if said.source == heading.id]
        words = joined([f"“{said.words}”, {_locator(said.place)}" for said in held]) or "not named"
        own: list[b.Block] = [
            b.paragraph(
                b.Span(heading.letter, "letter", heading.id), " ", b.Span(f"{heading.short}: {words}")
            )
        ]
        own += [
            b.Quotation(
                b.line(quote.words), f"{quote.by}, {quote.place}".lstrip(", "), quote.passage, heading.id
            )
            for said in held
            for quote in said.quotes
            if quote.words
        ]
        parts.append(b.Group(tuple(own), source=heading.id))
    parts += [b.small(words) for words in rests_of(mark)]
    return (b.Group(tuple(parts), "chosen", mark.title),)
