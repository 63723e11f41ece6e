"""Timeline: when each source dates what, from 1618 to 2025, and what it leaves out.

A mark is what one source says of the date of one event. Its kind tells what the mark rests on: `stated` (the source
gives the date), `outside` (the date is reached with outside knowledge), `mentions` (the source gives no date), `silent`
(other sources date the event, this one does not speak of it) and `later` (the event came after the source's own
printed date). Publications are nobody else's silence.

Instants are years with a fraction, in the Gregorian calendar; a span ends where its last day ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from fourcenturies.dating import Precision, civil, day_number, in_words, parse, read
from fourcenturies.views.citing import CONFIDENCE, Heading, badges, headings, place_of, source_of
from fourcenturies.views.comparison import THEMES, Cell, Entry, Topic, clockless, comparison

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fourcenturies.corpus import Corpus
    from fourcenturies.dating import Dating
    from fourcenturies.model import Account, Event, OutsideDate

Spans = tuple[tuple[float, float], ...]
Kind = Literal["stated", "outside", "mentions", "silent", "later"]
Shape = Literal["day", "bar", "long", "none"]

FIRST, LAST = 1618, 2025
KINDS = badges(
    ("stated", "dated", "dated by the source"),
    ("outside", "outside", "dated only from outside"),
    ("mentions", "dateless", "mentioned without a date"),
    ("silent", "silent", "silent"),
    ("later", "beside", "later than the article"),
)
DRAWN = ("stated", "outside", "silent")
"""Kinds of marks that have a place on the line; the others are listed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one source says of the date of one event."""

    id: str
    event: str
    source: str
    kind: Kind
    date: str = ""
    phrase: str = ""
    place: str = ""
    basis: str = ""
    shape: Shape = "none"
    spans: Spans = ()
    circa: bool = False
    open: Literal["", "start", "end"] = ""


@dataclass(frozen=True, slots=True)
class Named:
    """An event as the timeline names it."""

    id: str
    label: str
    theme: str


@dataclass(frozen=True, slots=True)
class TwoDays:
    """An event whose record has a day in the Julian calendar: that day, the Gregorian one, and the gap."""

    event: str
    old: str
    new: str
    gap: str
    basis: str
    old_spans: Spans
    new_spans: Spans


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of years, both counted."""

    id: str
    label: str
    first: int
    last: int

    @property
    def years(self) -> int:
        """How many years it counts."""
        return self.last + 1 - self.first


PERIODS = (
    Period("whole", f"Whole, {FIRST}–{LAST}", FIRST, LAST),
    *(
        Period(f"{first}-{last}", f"{first}–{last}", first, last)
        for first, last in (
            (1618, 1860),
            (1856, 1922),
            (1900, 1945),
            (1945, 1991),
            (1989, 2025),
            (2012, 2025),
        )
    ),
)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every mark of every source, the events' names, the days in two calendars, and the events' comparisons."""

    headings: tuple[Heading, ...]
    events: tuple[Named, ...]
    marks: tuple[Mark, ...]
    two_days: tuple[TwoDays, ...]
    topics: Mapping[str, Topic]
    silence: Cell


def timeline(corpus: Corpus, only: Iterable[str] | None = None) -> Timeline:
    """Return the timeline of all events, or of those whose ids are given."""
    wanted = {event.id for event in corpus.events} if only is None else set(only)
    events = [event for event in corpus.events if event.id in wanted]
    marks = [mark for event in events for mark in _marks(corpus, event)]
    compared = comparison(corpus)
    return Timeline(
        headings(corpus),
        tuple(Named(event.id, event.label, event.theme) for event in events),
        tuple(sorted(marks, key=lambda mark: (mark.spans[:1], mark.id))),
        tuple(_two_days(event) for event in events if event.old_style),
        {event.id: compared.topics[event.id] for event in events},
        compared.silences["event"],
    )


def lanes(view: Timeline, by: str, sources: Sequence[str]) -> list[tuple[str, str, tuple[Mark, ...]]]:
    """Return id, label and marks of each lane: one for each source, or one for each theme that has marks."""
    shown = [mark for mark in view.marks if mark.source in sources]
    if by == "source":
        names = [(heading.id, heading.short) for heading in view.headings if heading.id in sources]
        return [(key, name, tuple(mark for mark in shown if mark.source == key)) for key, name in names]
    theme = {event.id: event.theme for event in view.events}
    held = {key: tuple(mark for mark in shown if theme[mark.event] == key) for key in THEMES}
    return [(key, label, held[key]) for key, label in THEMES.items() if held[key]]


def without(view: Timeline, *, words: bool, dates: bool) -> Timeline:
    """Return the same timeline without the words of the sources, or without dates in words, where they are not wanted.

    The marks keep their places on the line.
    """
    marks = view.marks
    if not dates:
        marks = tuple(replace(mark, date="", phrase="", basis="") for mark in marks)
    if not words:
        marks = tuple(replace(mark, phrase="") for mark in marks)
    topics = {name: _bare(topic, words=words, dates=dates) for name, topic in view.topics.items()}
    return replace(view, marks=marks, two_days=view.two_days if dates else (), topics=topics)


def _bare(topic: Topic, *, words: bool, dates: bool) -> Topic:
    def bare(entry: Entry) -> Entry:
        if not dates:
            entry = replace(clockless(entry), phrase="", reading="")
        return entry if words else replace(entry, phrase="", says="", quotes=())

    return replace(
        topic, cells=tuple(replace(cell, entries=tuple(map(bare, cell.entries))) for cell in topic.cells)
    )


def within(mark: Mark, period: Period) -> bool:
    """Tell whether a mark reaches into a period; one without a place on the line reaches into all."""
    return not mark.spans or any(start < period.last + 1 and end > period.first for start, end in mark.spans)


def _marks(corpus: Corpus, event: Event) -> Iterator[Mark]:
    told: dict[tuple[str, str, Kind], list[Account]] = {}
    for account in event.accounts:
        date, kind = _dated(account)
        told.setdefault((account.source, date, kind), []).append(account)
    dated = {source for source, _, kind in told if kind != "mentions"}
    made = [
        _told(corpus, event, number, key, accounts)
        for number, (key, accounts) in enumerate(told.items(), 1)
        if key[2] != "mentions" or key[0] not in dated
    ]
    yield from made
    stated = [mark for mark in made if mark.kind == "stated"]
    if stated and event.theme != "publication":
        yield from _unspoken(corpus, event, stated)


def _dated(account: Account) -> tuple[str, Kind]:
    told = read(account.edtf)
    if told and not told.yearless:
        return account.edtf, "stated"
    if account.edtf_inferred:
        return account.edtf_inferred.value, "outside"
    return "", "mentions"


def _told(
    corpus: Corpus, event: Event, number: int, key: tuple[str, str, Kind], accounts: list[Account]
) -> Mark:
    source, date, kind = key
    held = source_of(corpus, source)
    places = dict.fromkeys(place_of(held, account.paragraph) for account in accounts)
    phrases = dict.fromkeys(account.phrase for account in accounts if account.phrase)
    outside = next((account.edtf_inferred for account in accounts if account.edtf_inferred), None)
    mark = Mark(
        f"{event.id}/{source}/{number}",
        event.id,
        source,
        kind,
        phrase="; ".join(f"“{phrase}”" for phrase in phrases),
        place="; ".join(places),
        basis=_evidence(outside) if outside and kind == "outside" else "",
    )
    return _placed(mark, date) if date else mark


def _evidence(outside: OutsideDate) -> str:
    return f"{outside.evidence} ({CONFIDENCE[outside.confidence]})"


def _placed(mark: Mark, date: str) -> Mark:
    told = read(date)
    if told is None:
        return mark
    # The mark of an open interval stands at its known end, and fades out to the open side.
    known = told.points[0] if None in {told.first, told.last} else told
    spans = _spans(known)
    return replace(
        mark,
        date=in_words(date),
        shape=_shape(known, spans),
        spans=spans,
        circa=told.approximate,
        open="start" if told.first is None else "end" if told.last is None else "",
    )


def _shape(told: Dating, spans: Spans) -> Shape:
    if told.precision is Precision.DAY and told.first == told.last:
        return "day"
    return "bar" if spans[-1][1] - spans[0][0] < 1.01 else "long"


def _spans(told: Dating) -> Spans:
    return tuple((_instant(first or 0), _instant((last or 0) + 1)) for first, last in told.spans)


def _instant(day: int) -> float:
    year = civil(day)[0]
    start = day_number(year, 1, 1)
    return round(year + (day - start) / (day_number(year + 1, 1, 1) - start), 3)


def _unspoken(corpus: Corpus, event: Event, stated: list[Mark]) -> Iterator[Mark]:
    """Give a mark, where the others' finest date stands, for each source that does not speak of an event."""
    finest = min(stated, key=lambda mark: mark.spans[-1][1] - mark.spans[0][0])
    shorts = dict.fromkeys(source_of(corpus, mark.source).short for mark in stated)
    for source in corpus.sources:
        if any(account.source == source.id for account in event.accounts):
            continue
        after = bool(source.published) and finest.spans[0][0] > _spans(parse(source.published))[-1][1]
        yield replace(
            finest,
            id=f"{event.id}/{source.id}/0",
            source=source.id,
            kind="later" if after else "silent",
            phrase="",
            place="",
            basis=f"dated by {', '.join(shorts)}",
        )


def _two_days(event: Event) -> TwoDays:
    new = event.date_outside.value if event.date_outside else ""
    old_read, new_read = parse(event.old_style), parse(new)
    gap = (new_read.first or 0) - (old_read.first or 0)
    return TwoDays(
        event.id,
        in_words(event.old_style),
        in_words(new),
        f"{gap} days",
        _evidence(event.date_outside) if event.date_outside else "",
        _spans(old_read),
        _spans(new_read),
    )
