"""Timeline: when each source dates what, from 1618 to 2025, and what it leaves out.

A mark is what one source says of the date of one event. Its kind tells what the mark rests on: `stated` (the source
gives the date), `outside` (the date is reached with outside knowledge), `mentions` (the source gives no date), `silent`
(other sources date the event, this one does not speak of it) and `later` (the event came after the source was
published, as printed or as known from outside). Publications are nobody else's silence.

Instants are years with a fraction, in the Gregorian calendar; a span ends where its last day ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, Literal

from fourcenturies.dating import civil, day_number, in_words, parse, read
from fourcenturies.views.citing import Heading, headings, place_of, source_of
from fourcenturies.views.quotations import CONFIDENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.dating import Dating
    from fourcenturies.model import Account, Event, OutsideDate, Source

Spans = tuple[tuple[float, float], ...]
Kind = Literal["stated", "outside", "mentions", "silent", "later"]
Side = Literal["", "start", "end"]
DATED = ("stated", "outside")
"""Kinds of marks that give an event its date."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one source says of the date of one event."""

    event: str
    source: str
    kind: Kind
    date: str = ""
    phrase: str = ""
    place: str = ""
    basis: str = ""
    spans: Spans = ()
    circa: bool = False
    open: Side = ""


@dataclass(frozen=True, slots=True)
class Named:
    """An event as the timeline names it."""

    id: str
    label: str
    theme: str


@dataclass(frozen=True, slots=True)
class TwoDays:
    """An event whose record has a day in the Julian calendar: that day, the Gregorian one, the gap, and its years."""

    event: str
    old: str
    new: str
    gap: str
    basis: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every mark of every source, the events' names, and the days in two calendars."""

    headings: tuple[Heading, ...]
    events: tuple[Named, ...]
    marks: tuple[Mark, ...]
    two_days: tuple[TwoDays, ...]


def timeline(corpus: Corpus, only: Iterable[str] | None = None) -> Timeline:
    """Return the timeline of all events, or of those whose ids are given."""
    wanted = {event.id for event in corpus.events} if only is None else set(only)
    events = [event for event in corpus.events if event.id in wanted]
    marks = [mark for event in events for mark in _marks(corpus, event)]
    return Timeline(
        headings(corpus),
        tuple(Named(event.id, event.label, event.theme) for event in events),
        tuple(sorted(marks, key=lambda mark: (mark.spans[:1], mark.event, mark.source))),
        tuple(_two_days(event) for event in events if event.old_style),
    )


def without(view: Timeline, *, words: bool, dates: bool) -> Timeline:
    """Return the same timeline without the words of the sources, or without dates in words, where they are not wanted.

    The marks keep their places on the line.
    """
    marks = view.marks
    if not dates:
        marks = tuple(replace(mark, date="", phrase="", basis="") for mark in marks)
    if not words:
        marks = tuple(replace(mark, phrase="") for mark in marks)
    return replace(view, marks=marks, two_days=view.two_days if dates else ())


def _marks(corpus: Corpus, event: Event) -> Iterator[Mark]:
    """Give what each source says of an event, then a mark for each that does not speak of it, where others date it."""
    told: dict[tuple[str, str, Kind], list[Account]] = {}
    for account in event.accounts:
        told.setdefault((account.source, *dated(account)), []).append(account)
    dating = {source for source, _, kind in told if kind in DATED}
    made = [
        _told(corpus, event, key, accounts)
        for key, accounts in told.items()
        if key[2] in DATED or key[0] not in dating
    ]
    yield from made
    given = [mark for mark in made if mark.kind in DATED]
    if not given or event.theme == "publication":
        return
    best = finest(given)
    shorts = dict.fromkeys(source_of(corpus, mark.source).short for mark in given)
    bare = replace(best, phrase="", place="", basis=f"dated by {', '.join(shorts)}")
    for source in corpus.sources:
        if all(account.source != source.id for account in event.accounts):
            kind: Kind = "later" if best.spans[0][0] > published(source) else "silent"
            yield replace(bare, source=source.id, kind=kind)


def dated(account: Account) -> tuple[str, Kind]:
    """Return the date of an account, its own or else that from outside, and what it rests on."""
    told = read(account.edtf)
    if told and not told.yearless:
        return account.edtf, "stated"
    return (account.edtf_inferred.value, "outside") if account.edtf_inferred else ("", "mentions")


def _told(corpus: Corpus, event: Event, key: tuple[str, str, Kind], accounts: list[Account]) -> Mark:
    source, date, kind = key
    held = source_of(corpus, source)
    places = dict.fromkeys(place_of(held, account.paragraph) for account in accounts)
    phrases = dict.fromkeys(f"“{account.phrase}”" for account in accounts if account.phrase)
    outside = next((account.edtf_inferred for account in accounts if account.edtf_inferred), None)
    basis = _evidence(outside) if outside and kind == "outside" else ""
    mark = Mark(event.id, source, kind, phrase="; ".join(phrases), place="; ".join(places), basis=basis)
    told = read(date)
    if told is None:
        return mark
    side = open_side(told)
    return replace(mark, date=in_words(date), spans=spans_of(told), circa=told.approximate, open=side)


def _evidence(outside: OutsideDate) -> str:
    return f"{outside.evidence} ({CONFIDENCE[outside.confidence]})"


def open_side(told: Dating) -> Side:
    """Return on which side a date is open."""
    return "start" if told.first is None else "end" if told.last is None else ""


def spans_of(told: Dating) -> Spans:
    """Return the years of a date; one that is open stands at its known end, and fades out to the open side."""
    return tuple((_instant(first), _instant(end)) for first, end in days_of(told))


def days_of(told: Dating) -> tuple[tuple[int, int], ...]:
    """Return the days of a date, each span up to the day after its last; of an open date those of its known end."""
    known = told.points[0] if open_side(told) else told
    return tuple((first or 0, (last or 0) + 1) for first, last in known.spans)


def _instant(day: int) -> float:
    year = civil(day)[0]
    start = day_number(year, 1, 1)
    return round(year + (day - start) / (day_number(year + 1, 1, 1) - start), 3)


def finest(marks: Iterable[Mark]) -> Mark:
    """Return the narrowest of some dates, one that is closed before one that is open.

    One that a source gives goes before one that is reached from outside.
    """
    return min(
        marks, key=lambda mark: (mark.kind != "stated", mark.spans[-1][1] - mark.spans[0][0], mark.open)
    )


def published(source: Source) -> float:
    """Return when a source was published at the latest, printed or known from outside; never, where nobody knows."""
    known = source.published or (source.published_outside.value if source.published_outside else "")
    return spans_of(parse(known))[-1][1] if known else inf


def _two_days(event: Event) -> TwoDays:
    outside = event.date_outside
    new = outside.value if outside else ""
    old_read, new_read = parse(event.old_style), parse(new)
    gap = (new_read.first or 0) - (old_read.first or 0)
    basis = _evidence(outside) if outside else ""
    return TwoDays(
        event.id, in_words(event.old_style), in_words(new), f"{gap} days", basis, spans_of(new_read)
    )
