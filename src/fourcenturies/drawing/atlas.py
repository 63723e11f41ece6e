"""The map as blocks: small maps on one line of time, one of them large, and the maps of every name.

Each picture has tables of the same marks below it, one row a mark, with what each source writes and on what it rests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import (
    Boxes,
    Cell,
    Choice,
    Drawing,
    Fitting,
    Grid,
    Group,
    Heading,
    Menu,
    Paragraph,
    Picture,
    Quotation,
    Row,
    Span,
    line,
)
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

    from fourcenturies.drawing.blocks import Block
    from fourcenturies.views import atlas as rows
    from fourcenturies.views.citing import Heading as Source
    from fourcenturies.views.steps import Happening, Step, Steps, Told

VIEW, LABEL = "atlas", "Schematic maps"
TIME = "time"
"""The choice of all small maps."""
WIDTHS = (1120, 720, 344)
STEPS_KEY = (
    "A filled letter tells the step and dates it, a framed one gives no date. A broken one is silent, a bare one was "
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
) -> Drawing:
    """Return every map with its tables. `sources` are those whose names are written, `chosen` a mark told above them.

    Who asks for `places` gets the maps of every name alone: what travels with a notebook stays small. Where a lesson
    has put letters in the place of names, `lettered` leaves the closer map alone.
    """
    names = [frame for frame in (WHOLE, CLOSER) if not lettered or frame == CLOSER]
    choices = [_named(view, frame, sources, chosen, lettered=lettered) for frame in names]
    if lettered:
        return Drawing(VIEW, LABEL, tuple(choices))
    told = [] if places else [_step(step, steps, view, sources, chosen) for step in steps.steps]
    options = (
        *([(TIME, "All small maps, on one line of time", "")] if told else []),
        *((step.id, f"{step.number}. {step.title}", "One step of the story") for step in steps.steps if told),
        *((frame, _upper(FRAMES[frame][0]), "Every name") for frame in names),
    )
    first = [_all(steps, view, sources)] if told else []
    boxes = Boxes("shown", "Sources", tuple((one.id, one.short, one.letter) for one in view.headings))
    return Drawing(VIEW, LABEL, (*first, *told, *choices), (Menu("map", "Map", options), boxes))


def _all(steps: Steps, view: rows.Atlas, sources: Collection[str]) -> Choice:
    count = len(steps.steps)
    title = f"{number(count)} {'map' if count == 1 else 'maps'} on one line of time"
    blocks = (
        Heading(line(title)),
        Paragraph(line(finding(steps))),
        overview(Scene(steps, view, sources)),
        Paragraph(line(STEPS_KEY), "small"),
        Paragraph(line(SCHEMATIC), "small"),
        Grid(
            "Every small map: what each source has of it",
            _columns(steps.headings, "From outside, and ours"),
            tuple(_step_row(step, steps.headings) for step in steps.steps),
            shares=SHARES,
        ),
    )
    return Choice((TIME,), f"{title}.", blocks)


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


def _columns(headings: Sequence[Source], last: str) -> tuple[Cell, ...]:
    heads = (
        Cell(
            (
                Paragraph(
                    line(
                        Span(heading.letter, "letter", heading.id),
                        " ",
                        Span(heading.short, source=heading.id),
                    )
                ),
            ),
            heading.id,
        )
        for heading in headings
    )
    return (*heads, Cell((Paragraph(line(last)),)))


def _step_row(step: Step, headings: Sequence[Source]) -> Row:
    cells = tuple(_step_cell(step, heading) for heading in headings)
    dates = [f"{OUTSIDE} {event.outside.value}" for event in step.events if event.outside]
    last = Cell((Paragraph(line(", ".join(dates)), "small"), Paragraph(line(step.note), "small")))
    return Row(line(f"{step.number}. ", Span(step.title, "strong")), (*cells, last), step.id)


def _step_cell(step: Step, heading: Source) -> Cell:
    held = [told for event in step.events for told in event.told if told.source == heading.id]
    if not held:
        return Cell((Paragraph(line(TELLING[step.kind(heading.id)]), "small"),), heading.id, silent=True)
    return Cell(tuple(Paragraph(line(*_dated(told))) for told in held), heading.id)


def _dated(told: Told) -> Iterator[str | Span]:
    """Go through the words of one account: its date as printed, and where."""
    yield f"“{told.phrase}”" if told.phrase else "tells it"
    yield Span(f", {_locator(told.place)}", "small")


def _locator(place: str) -> str:
    return place.partition(", ")[2] or place


def _step(step: Step, steps: Steps, view: rows.Atlas, sources: Collection[str], chosen: str) -> Choice:
    marks = [view.marks[name] for name in step.places]
    told = _told(view, view.marks[chosen]) if chosen in step.places else ()
    blocks: list[Block] = [
        Heading(line(step.title), aside=step.when),
        *told,
        enlarged(step, Scene(steps, view, sources)),
        Paragraph(line(step.note), "quiet"),
        Paragraph(line(SCHEMATIC), "small"),
        Heading(line("What each source says"), 4),
        Grid(
            f"{step.title}: what each source says",
            _columns(steps.headings, "From outside"),
            tuple(_event_row(event, steps.headings) for event in step.events),
            shares=SHARES,
        ),
    ]
    if step.trips:
        blocks += [Heading(line("Journeys"), 4), _trips(step, steps.headings, view)]
    blocks += [Heading(line("Names on the map"), 4), _places(marks, steps.headings, f"{step.title}: names")]
    if any(mark.shape == "area" for mark in marks):
        blocks.append(Paragraph(line(UNKNOWN), "small"))
    return Choice((step.id,), f"{step.title}, {step.when}.", tuple(blocks))


def _event_row(event: Happening, headings: Sequence[Source]) -> Row:
    cells = []
    for heading in headings:
        held = [told for told in event.told if told.source == heading.id]
        blocks = [block for told in held for block in _account(told)]
        silent = not held
        cells.append(
            Cell(
                tuple(blocks) or (Paragraph(line(TELLING[event.kind(heading.id)]), "small"),),
                heading.id,
                silent,
            )
        )
    facts = (
        [Paragraph(line(event.outside.value)), Paragraph(line(event.outside.basis), "small")]
        if event.outside
        else []
    )
    return Row(line(event.label), (*cells, Cell(tuple(facts))), event.id)


def _account(told: Told) -> Iterator[Block]:
    yield Paragraph(line(*_dated(told)))
    if told.says:
        yield Paragraph(line(told.says), "quiet")
    if told.outside:
        yield Paragraph(line(f"{OUTSIDE} {told.date}: {told.outside}"), "small")


def _trips(step: Step, headings: Sequence[Source], view: rows.Atlas) -> Grid:
    labels = {event.id: event.label for event in step.events}
    found = []
    for trip in step.trips:
        start, end = view.marks[trip.start], view.marks[trip.end]
        head = line(_upper(trip.who), Span(f", {start.title} to {end.title}", "small"))
        cells = tuple(
            Cell((Paragraph(line(_count(trip.counts[one.id]))),), one.id)
            if one.id in trip.counts
            else Cell((Paragraph(line(TELLING["silent"]), "small"),), one.id, silent=True)
            for one in headings
        )
        what = "; ".join(labels[name] for name in trip.events)
        found.append(Row(head, (*cells, Cell((Paragraph(line(what), "small"),))), trip.id))
    return Grid(f"{step.title}: journeys", _columns(headings, "Which"), tuple(found), shares=SHARES)


def _count(count: int) -> str:
    return "tells it" if count == 1 else f"tells {count}"


def _places(marks: Sequence[rows.Mark], headings: Sequence[Source], label: str) -> Grid:
    """Return a row for each mark: its name as each source writes it, and on what its place rests."""
    return Grid(
        label,
        _columns(headings, "What the mark rests on"),
        tuple(_place_row(mark, headings) for mark in marks),
        shares=SHARES,
    )


def _letters(marks: Sequence[rows.Mark], label: str) -> Grid:
    """Return a row for each letter: where what it stands for lies."""
    columns = (Cell((Paragraph(line(marks[0].rests.label)),)),)
    cells = (Cell((Paragraph(line(mark.rests.value)),)) for mark in marks)
    found = tuple(
        Row(line(Span(mark.title, "strong")), (cell,), mark.id)
        for mark, cell in zip(marks, cells, strict=True)
    )
    return Grid(label, columns, found, narrow="", shares=(1, 9))


def _place_row(mark: rows.Mark, headings: Sequence[Source]) -> Row:
    cells = []
    for heading in headings:
        held = [said for said in mark.said if said.source == heading.id]
        blocks = tuple(
            Paragraph(
                line(
                    f"“{said.words}”" if said.words else "tells it",
                    Span(f", {_locator(said.place)}", "small"),
                )
            )
            for said in held
        )
        none = (
            "for you to say" if mark.kind == "veiled" else "not told" if mark.shape == "area" else "not named"
        )
        cells.append(Cell(blocks or (Paragraph(line(none), "small"),), heading.id, not held))
    rests = Cell(tuple(Paragraph(line(words), "small") for words in rests_of(mark)))
    return Row(line(Span(title_of(mark), "strong")), (*cells, rests), mark.id)


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


def _named(view: rows.Atlas, frame: str, sources: Collection[str], chosen: str, *, lettered: bool) -> Choice:
    marks = view.drawn(frame, sources)
    if lettered:
        marks = tuple(mark for mark in marks if mark.kind == "veiled" or mark.shape == "line")
    title = f"Schematic map: {FRAMES[frame][0]}"
    told = f"{title}: {len(marks)} marks, each told in words below"
    names = Names(view.headings, sources, letters=not lettered)
    pictures = tuple(_picture(frame, marks, names, width, told) for width in WIDTHS)
    tables: list[Block] = []
    for kind, label in KINDS.items():
        held = [mark for mark in marks if mark.kind == kind]
        if held:
            table = _letters(held, label) if kind == "veiled" else _places(held, view.headings, label)
            tables += [Heading(line(label), 4), table]
    blocks = (
        Heading(line(title)),
        *(_told(view, view.marks[chosen]) if chosen in {mark.id for mark in marks} else ()),
        Fitting(pictures),
        *([] if lettered else [Paragraph(line(NAMES_KEY), "small")]),
        *(
            Paragraph(line(words), "small")
            for words in (SCHEMATIC, *([] if lettered else [UNKNOWN]), PROJECTION)
        ),
        *tables,
    )
    return Choice(() if lettered else (frame,), f"{title}: {len(marks)} marks.", blocks)


def _picture(frame: str, marks: Sequence[rows.Mark], names: Names, width: float, title: str) -> Picture:
    chart = Chart(frame, 0, 0, width)
    sized = Names(names.headings, names.sources, 13 if chart.large else 11, names.letters)
    areas = [mark for mark in marks if mark.shape == "area"]
    drawn = upon(chart, marks, (), sized)
    return Picture(width, round(chart.height + 2), (*ground(chart, areas), *drawn.places), title)


def _told(view: rows.Atlas, mark: rows.Mark) -> tuple[Block, ...]:
    """Return what is said of one place, source by source, with the words that hold its name."""
    parts: list[Block] = [Heading(line(mark.title), 4)]
    for heading in view.headings:
        held = [said for said in mark.said if said.source == heading.id]
        words = joined([f"“{said.words}”, {_locator(said.place)}" for said in held]) or "not named"
        own: list[Block] = [
            Paragraph(
                line(Span(heading.letter, "letter", heading.id), " ", Span(f"{heading.short}: {words}"))
            )
        ]
        own += [
            Quotation(line(quote.words), f"{quote.by}, {quote.place}".lstrip(", "), quote.passage, heading.id)
            for said in held
            for quote in said.quotes
            if quote.words
        ]
        parts.append(Group(tuple(own), source=heading.id))
    parts += [Paragraph(line(words), "small") for words in rests_of(mark)]
    return (Group(tuple(parts), "chosen", mark.title),)
