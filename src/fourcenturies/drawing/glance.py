"""Four centuries at a glance: one drawing for the timeline, a lesson's strip, a reader's progress and a first page.

`drawing` is the timeline with every detail that it offers; `strip` is the same lens, lit in part and veiled where a
question is open, with its table; `lens_of` is the bare picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.drawing import dates
from fourcenturies.drawing.blocks import Choice, Drawing, Fitting, Group, Heading, Menu, Paragraph, line
from fourcenturies.drawing.key import key
from fourcenturies.drawing.lens import lens
from fourcenturies.drawing.sheet import Shown
from fourcenturies.views.glance import ERAS, OURS, Dated, Era, Glance, alone, lanes_of
from fourcenturies.views.topics import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fourcenturies.drawing.blocks import Block

WHOLE = "whole"
WAYS = {"era": "An era", "source": "What a source dates", "theme": "A theme"}
"""What can part the table of the whole, and how the menu calls a part."""
LABEL = "Four centuries at a glance"
TITLE = "China and Russia, four centuries"
FEW = 12
"""So many events leave room for all that is told of their dates, even in the overview."""
READ = (
    "Above, the years as long as they were. Below, the room that the sources give them: each column is one dated "
    "event, each row a source. A mark is as wide as its date is vague; a name in bold has two sources or more."
)


@dataclass(frozen=True, slots=True)
class Part:
    """What one choice shows: its id, its name and group in the menu, what is said of it, its events, its bands."""

    id: str
    name: str
    group: str
    title: str
    events: tuple[Dated, ...]
    eras: tuple[Era, ...] = ERAS


def drawing(
    view: Glance,
    sources: tuple[str, ...],
    by: str = "era",
    asked: Era | None = None,
    veiled: Iterable[str] = (),
) -> Drawing:
    """Return the timeline: the whole, and in detail each era, source and theme.

    `by` parts the table of the whole; `asked` is a period of somebody's own; `veiled` events are yet to be dated.
    """
    hidden = frozenset(veiled)
    parts = tuple(_parts(view, sources, asked, hidden))
    menu = Menu("period", "Show", tuple((part.id, _listed(part), part.group) for part in parts))
    choices = tuple(
        Choice(
            (part.id,),
            f"{part.name}: {_many(len(part.events))}.",
            tuple(_blocks(view, part, sources, by, hidden)),
        )
        for part in parts
    )
    return Drawing("timeline", LABEL, choices, (menu,))


def lens_of(view: Glance, *, lit: Iterable[str] | None = None, veiled: Iterable[str] = ()) -> Fitting:
    """Return the bare lens of all events: those that are `lit` bright, those that are `veiled` without their dates."""
    every = Part(WHOLE, LABEL, "", TITLE, view.events)
    bright = None if lit is None else frozenset(lit)
    return lens(_shown(view, every, tuple(one.id for one in view.headings), frozenset(veiled), bright))


def strip(view: Glance, title: str, *, lit: Iterable[str], veiled: Iterable[str] = ()) -> tuple[Block, ...]:
    """Return the lens with some events lit, and a table of these: how a lesson opens, or how far a reader has come."""
    bright, hidden = frozenset(lit), frozenset(veiled)
    events = tuple(event for event in view.events if event.id in bright)
    table = dates.short_table(title, _in_order(events, hidden), view.headings, hidden)
    return (
        Heading(line(title), 3, _many(len(events))),
        lens_of(view, lit=bright, veiled=hidden),
        key(veiled=bool(hidden)),
        Group((table,), "running", title),
    )


def told(part: Part) -> str:
    """Return what is said of a part: how many dates it holds, and how many of them rest on one source."""
    return f"{part.title}: {_many(len(part.events))}. {_witnesses(part.events)}".strip()


def _witnesses(events: tuple[Dated, ...]) -> str:
    single = alone(events)
    if not events:
        return ""
    if len(events) == 1:
        return "One source alone gives it." if single else "More than one source gives it."
    if single in {0, len(events)}:
        return "For each of them, one source alone." if single else "For each of them, more than one source."
    more = len(events) - single
    return f"{single if single > 1 else 'One'} by one source alone, {more if more > 1 else 'one'} by two or more."


def _many(count: int) -> str:
    return {0: "no date", 1: "one date"}.get(count, f"{count} dates")


def _listed(part: Part) -> str:
    return f"{part.name} ({len(part.events)})"


def _parts(
    view: Glance, sources: tuple[str, ...], asked: Era | None, hidden: frozenset[str]
) -> Iterator[Part]:
    """Give the parts that hold an event; an era, whose years tell a date, holds no veiled one.

    Who asks for a period gets no part by source or by theme: what travels with a notebook stays small.
    """
    every = tuple(event for event in view.events if set(event.witnesses) & set(sources))
    clear = tuple(event for event in every if event.id not in hidden)
    yield Part(WHOLE, LABEL, "", TITLE, every)
    if asked and asked not in ERAS:
        yield Part(
            asked.id, asked.years, "A period", asked.years, tuple(filter(asked.holds, clear)), (asked,)
        )
    for era in ERAS:
        name, events = f"{era.years}, {era.name}", tuple(event for event in clear if event.era == era.id)
        if events or era == asked:
            yield Part(era.id, name, WAYS["era"], name, events, (era,))
    if asked:
        return
    for heading in view.headings:
        events = tuple(event for event in every if heading.id in event.witnesses)
        if events and heading.id in sources:
            yield Part(heading.id, heading.short, WAYS["source"], heading.short, events)
    for theme, name in THEMES.items():
        events = tuple(event for event in every if event.theme == theme)
        if events:
            yield Part(theme, name, WAYS["theme"], name, events)


def _blocks(
    view: Glance, part: Part, sources: tuple[str, ...], by: str, hidden: frozenset[str]
) -> Iterator[Block]:
    """Give the headline, the lens with its key, and the table in which every event has its row."""
    yield Heading(line(told(part)))
    if part.events:
        yield Paragraph(line(f"{READ} {OURS}" if part.id == WHOLE else OURS), "quiet")
        yield key(veiled=any(event.id in hidden for event in part.events))
        yield lens(_shown(view.where(event.id for event in part.events), part, sources, hidden))
    if part.id == WHOLE and len(part.events) > FEW:
        yield _overview(view, part, sources, by, hidden)
    elif part.events:
        lanes = lanes_of(view, sources)
        table = dates.long_table(part.name, _in_order(part.events, hidden), lanes, hidden)
        yield Group((table,), "running")
    if part.id == WHOLE:
        yield from dates.undated(view.undated, view.headings)
    yield from _two_calendars(view, part, hidden)


def _overview(view: Glance, part: Part, sources: tuple[str, ...], by: str, hidden: frozenset[str]) -> Group:
    """Return the short table of the whole, parted by eras, sources or themes."""
    held = [(one.name, one.events) for one in _parts(view, sources, None, hidden) if one.group == WAYS[by]]
    rest = tuple(event for event in part.events if event.id in hidden)
    if by == "era" and rest:
        held.append((dates.TO_DATE.capitalize(), rest))
    tables = (
        (name, _many(len(events)), dates.short_table(name, _in_order(events, hidden), view.headings, hidden))
        for name, events in held
    )
    return dates.parted(tables, "Every date")


def _two_calendars(view: Glance, part: Part, hidden: frozenset[str]) -> Iterator[Block]:
    """Give the days that two calendars name, where they lie in the years of a part."""
    if part.eras == ERAS and part.id != WHOLE:
        return
    first, end = part.eras[0].first, part.eras[-1].last + 1
    labels = {event.id: event.label for event in view.events} | {
        named.id: named.label for named, _ in view.undated
    }
    days = [
        both
        for both in view.two_days
        if both.event not in hidden
        and both.event in labels
        and both.spans[0][0] < end
        and both.spans[-1][1] > first
    ]
    yield from dates.two_calendars(days, labels)


def _in_order(events: tuple[Dated, ...], hidden: frozenset[str]) -> tuple[Dated, ...]:
    """Return events in the order of their dates; the veiled ones stand last, in the order of their names."""
    return tuple(
        sorted(events, key=lambda event: (event.id in hidden, event.label if event.id in hidden else ""))
    )


def _shown(
    view: Glance,
    part: Part,
    sources: tuple[str, ...],
    hidden: frozenset[str],
    lit: frozenset[str] | None = None,
) -> Shown:
    lanes = lanes_of(view, sources)
    sentences = {event.id: dates.sentence(event, lanes, veiled=event.id in hidden) for event in view.events}
    every = lit is None and (part.id != WHOLE or len(part.events) <= FEW)
    title = (
        f"{told(part)} Above, the years to scale; below, a column for each date and a row for each source."
    )
    return Shown(view, part.eras, sources, sentences, title, lit, hidden, every)
