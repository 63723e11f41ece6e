"""The dates of a lens in words: the sentence that tells a column, and the tables in which every event has its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing.blocks import Cell, Fold, Grid, Group, Heading, Paragraph, Row, Span, line
from fourcenturies.views.citing import NO_BREAK
from fourcenturies.views.glance import short
from fourcenturies.views.timeline import DATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fourcenturies.drawing.blocks import Block, Line
    from fourcenturies.views.citing import Heading as Source
    from fourcenturies.views.glance import Dated
    from fourcenturies.views.timeline import Mark, Named, TwoDays

TO_DATE = "to be dated"
REST = {"mentions": "mention it without a date", "silent": "silent", "later": "written before it"}


Lanes = tuple[tuple[int, "Source"], ...]
"""Sources, each with its place among all."""


def sentence(event: Dated, lanes: Lanes, *, veiled: bool = False) -> str:
    """Return in one sentence what each source says of an event's date; of a veiled one, only who speaks of it."""
    if veiled:
        told = [heading.short for place, heading in lanes if speaks(event, place)]
        return f"{event.label}, {TO_DATE}. Told by {' and '.join(told)}."
    says = [
        f"{heading.short}: {_says(event.marks[place][0])}"
        for place, heading in lanes
        if dates_it(event, place)
    ]
    return f"{event.label}. {'; '.join((*says, *_rest(event, lanes, REST)))}."


def _rest(event: Dated, lanes: Lanes, kinds: Iterable[str]) -> Iterator[str]:
    """Give who does what else, kind by kind: "silent: Cox, Digest"."""
    for kind in kinds:
        who = [heading.short for place, heading in lanes if event.kind(place) == kind]
        if who:
            yield f"{REST[kind]}: {', '.join(who)}"


def dates_it(event: Dated, place: int) -> bool:
    """Tell whether the source in a place dates an event, or lets outside knowledge date it."""
    return event.kind(place) in DATED


def speaks(event: Dated, place: int) -> bool:
    """Tell whether the source in a place speaks of an event, with a date or without."""
    return dates_it(event, place) or event.kind(place) == "mentions"


def _says(mark: Mark) -> str:
    return f"{mark.date or 'dates it'}{', from outside' if mark.kind == 'outside' else ''}"


def short_table(
    label: str, events: Iterable[Dated], headings: Sequence[Source], veiled: frozenset[str]
) -> Grid:
    """Return a table of events with who dates each: a line or two an event, as an overview needs it."""
    rows = tuple(
        Row(
            _named(event, veiled),
            (Cell(tuple(_tellers(event, headings, veiled=event.id in veiled))),),
            event.id,
        )
        for event in events
    )
    return Grid(label, (), rows, look="dates", narrow="", shares=(72, 28))


def _named(event: Dated, veiled: frozenset[str]) -> Line:
    date = TO_DATE if event.id in veiled else short(event.date)
    label = Span(event.label, "" if event.alone else "strong")
    return line(Span(date, "quiet"), " ", label) if date else line(label)


def _tellers(event: Dated, headings: Sequence[Source], *, veiled: bool) -> Iterator[Paragraph]:
    """Give who dates an event: a name, and beside it its date, where that is not the event's own."""
    for place, heading in enumerate(headings):
        if speaks(event, place) if veiled else dates_it(event, place):
            mark = event.marks[place][0]
            date = "" if veiled or mark.date == event.date else short(mark.date)
            outside = "" if veiled or mark.kind == "stated" else "from outside"
            aside = ", ".join(filter(None, (date, outside)))
            yield Paragraph(line(*_source(heading), Span(f" {aside}", "quiet") if aside else ""))


def _source(heading: Source) -> tuple[Span, str]:
    """Return the name of a source, with its letter, on one line."""
    return Span(heading.letter, "letter", heading.id), f"{NO_BREAK}{heading.short}"


def long_table(label: str, events: Iterable[Dated], lanes: Lanes, veiled: frozenset[str]) -> Grid:
    """Return a table of events with what each source prints of the date, where, and on what a date rests."""
    rows = tuple(
        Row(
            _named(event, veiled),
            (Cell(tuple(_accounts(event, lanes, veiled=event.id in veiled))),),
            event.id,
        )
        for event in events
    )
    return Grid(label, (), rows, look="accounts", narrow="row", shares=(46, 54))


def _accounts(event: Dated, lanes: Lanes, *, veiled: bool) -> Iterator[Paragraph]:
    if veiled:
        told = [part for place, heading in lanes if speaks(event, place) for part in (*_source(heading), " ")]
        yield Paragraph(line(*told))
        return
    for place, heading in lanes:
        if speaks(event, place):
            yield from (_account(mark, heading) for mark in event.marks[place])
    rest = "; ".join(_rest(event, lanes, ("silent", "later")))
    if rest:
        yield Paragraph(line(rest), "small")


def _account(mark: Mark, heading: Source) -> Paragraph:
    """Return what one source prints of a date: the date as we read it, its words, their place."""
    outside = f" From outside{': ' if mark.basis else ''}{mark.basis}." if mark.kind == "outside" else ""
    date = mark.date or ("" if mark.kind in DATED else "no date")
    return Paragraph(
        line(
            Span(heading.letter, "letter", heading.id),
            Span(f"{NO_BREAK}{date}", "strong") if date else "",
            Span(f" {mark.phrase}", "words") if mark.phrase else "",
            Span(f" {mark.place or heading.short}.{outside}", "small"),
        )
    )


def undated(some: Sequence[tuple[Named, tuple[Mark, ...]]], headings: Sequence[Source]) -> Iterator[Block]:
    """Give, folded, the events to which no source gives a date, with those that mention them."""
    if not some:
        return
    rows = tuple(
        Row(line(event.label), (Cell((Paragraph(_mentioning(marks, headings)),) if marks else ()),))
        for event, marks in some
    )
    many = f"{len(rows)} more events" if len(rows) > 1 else "One more event"
    yield Fold(
        line(f"{many} to which none of the sources gives a date"),
        (Grid("Events without a date", (), rows, look="dates", narrow="", shares=(72, 28)),),
    )


def _mentioning(marks: tuple[Mark, ...], headings: Sequence[Source]) -> Line:
    found: list[str | Span] = []
    for heading in headings:
        if any(mark.source == heading.id for mark in marks):
            found += [", " if found else "", *_source(heading)]
    return line(*found)


def two_calendars(days: Sequence[TwoDays], labels: dict[str, str]) -> Iterator[Block]:
    """Give, folded, the days that two calendars name, with the gap of their century."""
    if not days:
        return
    columns = tuple(
        Cell((Paragraph(line(head)),)) for head in ("Old Style", "New Style", "Apart", "From outside")
    )
    rows = tuple(
        Row(
            line(labels[both.event]),
            tuple(Cell((Paragraph(line(words)),)) for words in (both.old, both.new, both.gap, both.basis)),
        )
        for both in days
    )
    yield Fold(
        line("Days in Old Style: what the Julian calendar of the Russian empire called them"),
        (Grid("Days in Old Style and in New Style", columns, rows, look="plain", narrow="row"),),
    )


def parted(parts: Iterable[tuple[str, str, Grid]], label: str) -> Group:
    """Return tables under headings, which run on in columns where a page is wide."""
    return Group(
        tuple(block for title, aside, grid in parts for block in (Heading(line(title), 4, aside), grid)),
        look="running", label=label,
    )  # fmt: skip
