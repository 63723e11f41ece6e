"""The small maps in words: what each source has of each step, its events, its journeys and its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing import blocks as b
from fourcenturies.drawing.counting import number
from fourcenturies.drawing.naming import across, columns
from fourcenturies.drawing.steps import enlarged, overview
from fourcenturies.views.atlas import OUTSIDE, SCHEMATIC, UNKNOWN
from fourcenturies.views.steps import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.drawing.steps import Scene
    from fourcenturies.views.citing import Heading
    from fourcenturies.views.steps import Happening, Step, Steps, Told

KEY = (
    "A filled letter tells the step and dates it, a framed one gives no date. A broken one is silent, a bare one was "
    f"written before it. Bars are dates as told; {OUTSIDE} is known from outside alone. A journey is drawn in the "
    "colour of who tells it, thicker for more journeys, broken where no town is known at an end."
)
SHARES = (1.2, 1, 1, 1, 1, 1, 1.5)


def overview_of(scene: Scene, key: str) -> b.Choice:
    """Return all small maps on one line of time, and a row for each."""
    steps = scene.view
    count = len(steps.steps)
    title = f"{number(count)} {'map' if count == 1 else 'maps'} on one line of time"
    heads = columns(steps.headings, "From outside, and ours")
    rows = tuple(_step_row(step, steps.headings) for step in steps.steps)
    blocks = (
        b.heading(title),
        b.paragraph(finding(steps)),
        overview(scene),
        b.small(KEY),
        b.small(SCHEMATIC),
        b.Grid("Every small map: what each source has of it", heads, rows, shares=SHARES),
    )
    return b.Choice((key,), f"{title}.", blocks)


def finding(steps: Steps) -> str:
    """Return what all maps together show: how many steps one article alone tells, and which tells most of these."""
    alone: dict[str, int] = {}
    for step in steps.steps:
        tellers = [one.short for one in steps.headings if step.kind(one.id) in {"tells", "mentions"}]
        if len(tellers) == 1:
            alone[tellers[0]] = alone.get(tellers[0], 0) + 1
    total = sum(alone.values())
    if not total:
        return "Every step is told by more than one article."
    most = max(alone, key=alone.__getitem__)
    rest = f"{number(alone[most]).lower()} of them by {most}" if len(alone) > 1 else most
    verb, every = "is" if total == 1 else "are", number(len(steps.steps)).lower()
    return f"{number(total)} of {every} steps {verb} told by one article alone, {rest}."


def step_of(step: Step, scene: Scene, told: Sequence[b.Block], names: b.Grid) -> b.Choice:
    """Return one small map large; `told` stands above it, the table of its `names` below."""
    headings = scene.headings
    events = tuple(_event_row(event, headings) for event in step.events)
    said = f"{step.title}: what each source says"
    blocks: list[b.Block] = [
        b.heading(step.title, aside=step.when),
        *told,
        enlarged(step, scene),
        b.quiet(step.note),
        b.small(SCHEMATIC),
        b.heading("What each source says", 4),
        b.Grid(said, columns(headings, "From outside"), events, shares=SHARES),
    ]
    if step.trips:
        blocks += [b.heading("Journeys", 4), _trips(step, scene)]
    blocks += [b.heading("Names on the map", 4), names]
    if any(scene.atlas.marks[name].shape == "area" for name in step.places):
        blocks.append(b.small(UNKNOWN))
    return b.Choice((step.id,), f"{step.title}, {step.when}.", tuple(blocks))


def printed(words: str, place: str) -> b.Paragraph:
    """Return the words of one account as they are printed, and where."""
    return b.paragraph(f"“{words}”" if words else "tells it", b.Span(f", {locator(place)}", "small"))


def locator(place: str) -> str:
    """Return a place without the name of the source, under which it stands."""
    return place.partition(", ")[2] or place


def _step_row(step: Step, headings: Sequence[Heading]) -> b.Row:
    told = [one for event in step.events for one in event.told]
    cells = across(
        headings,
        lambda heading: (printed(one.phrase, one.place) for one in told if one.source == heading.id),
        lambda heading: KINDS[step.kind(heading.id)],
    )
    dates = ", ".join(f"{OUTSIDE} {event.outside.value}" for event in step.events if event.outside)
    head = b.line(f"{step.number}. ", b.Span(step.title, "strong"))
    return b.Row(head, (*cells, b.Cell((b.small(dates), b.small(step.note)))), step.id)


def _event_row(event: Happening, headings: Sequence[Heading]) -> b.Row:
    cells = across(
        headings,
        lambda heading: (block for one in event.told if one.source == heading.id for block in _account(one)),
        lambda heading: KINDS[event.kind(heading.id)],
    )
    outside = event.outside
    facts = b.Cell((b.paragraph(outside.value), b.small(outside.basis)) if outside else ())
    return b.Row(b.line(event.label), (*cells, facts), event.id)


def _account(told: Told) -> Iterator[b.Block]:
    yield printed(told.phrase, told.place)
    if told.says:
        yield b.quiet(told.says)
    if told.outside:
        yield b.small(f"{OUTSIDE} {told.date}: {told.outside}")


def _trips(step: Step, scene: Scene) -> b.Grid:
    labels = {event.id: event.label for event in step.events}
    marks = scene.atlas.marks
    found = []
    for trip in step.trips:
        who, counts = f"{trip.who[:1].upper()}{trip.who[1:]}", trip.counts
        head = b.line(who, b.Span(f", {marks[trip.start].title} to {marks[trip.end].title}", "small"))
        told = {source: "tells it" if count == 1 else f"tells {count}" for source, count in counts.items()}
        cells = across(
            scene.headings,
            lambda heading, told=told: [b.paragraph(told[heading.id])] if heading.id in told else [],  # type: ignore[misc]
            lambda _heading: KINDS["silent"],
        )
        what = b.small("; ".join(labels[name] for name in trip.events))
        found.append(b.Row(head, (*cells, b.Cell((what,))), trip.id))
    return b.Grid(f"{step.title}: journeys", columns(scene.headings, "Which"), tuple(found), shares=SHARES)
