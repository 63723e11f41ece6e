"""The small maps: each a step of the story, with who tells it, when, and who is silent.

Which maps there are stands in `maps.toml`. A source tells an event, mentions it without a date, is silent, or was
written before it. Dates are those of the sources; one that only outside knowledge gives is marked so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from fourcenturies.dating import in_words, parse
from fourcenturies.model import Event
from fourcenturies.views.atlas import OUTSIDE
from fourcenturies.views.citing import Fact, Quote, headings, place_of, quotes_of, source_of
from fourcenturies.views.timeline import dated, published, spans_of
from fourcenturies.views.topics import outside_facts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Account, Map
    from fourcenturies.views.citing import Heading

Kind = Literal["tells", "mentions", "silent", "later"]
KINDS: Mapping[Kind, str] = {
    "tells": "tells and dates it",
    "mentions": "tells it, gives no date",
    "silent": "silent",
    "later": "written before it",
}
FIRST, LAST = 1618, 2026
"""The years between which the line of four centuries runs."""
HIDDEN = "date for you to find"
VEILED = "What this map rests on is told once its question is answered."


@dataclass(frozen=True, slots=True)
class Told:
    """What one source says of one event: its date words, their place, what it says, its date in our words.

    `outside` is why another source was needed to reach that date; empty where it was not. `span` are years.
    """

    source: str
    phrase: str
    place: str
    says: str
    date: str = ""
    outside: str = ""
    span: tuple[float, float] | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of a map, who tells it, and its date from outside."""

    id: str
    label: str
    told: tuple[Told, ...]
    outside: Fact | None
    span: tuple[float, float] | None
    later: frozenset[str]
    """Sources that were written before it."""

    def kind(self, source: str) -> Kind:
        """Return what a source does with it."""
        held = [told for told in self.told if told.source == source]
        if not held:
            return "later" if source in self.later else "silent"
        return "tells" if any(told.date for told in held) else "mentions"


@dataclass(frozen=True, slots=True)
class Trip:
    """A journey: who, from which mark of the map to which, and how often each source tells it."""

    id: str
    who: str
    start: str
    end: str
    events: tuple[str, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Step:
    """A small map: its events in the order of the records, the marks it names, its journeys, and what is ours."""

    id: str
    number: int
    title: str
    frame: str
    events: tuple[Happening, ...]
    places: tuple[str, ...]
    trips: tuple[Trip, ...]
    note: str
    veiled: bool = False

    def kind(self, source: str) -> Kind:
        """Return what a source does with the whole step: the most that it does with one of its events."""
        kinds = {event.kind(source) for event in self.events}
        return next(kind for kind in KINDS if kind in kinds)

    @property
    def when(self) -> str:
        """Return the dates that the sources give, in their order; a sign before one that needs outside knowledge."""
        dated = [
            (told.span[0], told) for event in self.events for told in event.told if told.date and told.span
        ]
        texts = [
            (f"{OUTSIDE} " if told.outside else "") + told.date
            for _, told in sorted(dated, key=lambda one: one[0])
        ]
        distinct = list(dict.fromkeys(texts))
        if not distinct:
            return HIDDEN if self.veiled else "no date told"
        if len(distinct) <= 3:
            return ", ".join(distinct)
        return f"{int(min(at for at, _ in dated))} to {int(max(at for at, _ in dated))}"


@dataclass(frozen=True, slots=True)
class Steps:
    """Every small map, in their order."""

    headings: tuple[Heading, ...]
    steps: tuple[Step, ...]


def steps(corpus: Corpus, veil: Collection[str] = ()) -> Steps:
    """Return the small maps of a corpus; of the events that `veil` names no date is told, and no note of their map."""
    held = (_step(corpus, number, one) for number, one in enumerate(corpus.maps, 1))
    return Steps(headings(corpus), tuple(_veiled(step, veil) for step in held))


def _veiled(step: Step, veil: Collection[str]) -> Step:
    hidden = {event.id for event in step.events} & set(veil)
    if not hidden and not set(step.places) & set(veil):
        return step
    events = tuple(_undated(event) if event.id in hidden else event for event in step.events)
    return replace(step, events=events, note=VEILED, veiled=True)


def _undated(event: Happening) -> Happening:
    """Leave of an event who tells it and where, and nothing that dates it."""
    told = tuple(Told(one.source, "", one.place, "") for one in event.told)
    return replace(event, told=told, outside=None, span=None, later=frozenset())


def _step(corpus: Corpus, number: int, held: Map) -> Step:
    events = tuple(_happening(corpus, name) for name in held.events)
    told = {event.id: event for event in events}
    trips = tuple(
        Trip(
            f"{held.id}-{place}",
            journey.who,
            journey.from_,
            journey.to,
            journey.events,
            _counts(corpus, [told[name] for name in journey.events if name in told]),
        )
        for place, journey in enumerate(held.journeys, 1)
    )
    return Step(held.id, number, held.title, held.frame, events, held.places, trips, held.note)


def _counts(corpus: Corpus, events: Sequence[Happening]) -> Mapping[str, int]:
    counts = {
        source.id: sum(any(told.source == source.id for told in event.told) for event in events)
        for source in corpus.sources
    }
    return {source: count for source, count in counts.items() if count}


def _happening(corpus: Corpus, name: str) -> Happening:
    event = corpus.get(name)
    assert isinstance(event, Event)  # noqa: S101 - validation holds it; this tells the type checker
    told = tuple(_told(corpus, account) for account in event.accounts)
    facts = outside_facts(event.date_outside)
    span = _span(event.date_outside.value) if event.date_outside else None
    own = [one.span for one in told if one.span]
    starts = [place[0] for place in (*own, span) if place]
    later = frozenset(one.id for one in corpus.sources if starts and published(one) < min(starts))
    return Happening(event.id, event.label, told, facts[0] if facts else None, span, later)


def _told(corpus: Corpus, account: Account) -> Told:
    place = place_of(source_of(corpus, account.source), account.paragraph)
    quotes = quotes_of(corpus, account.passage)
    bare = Told(account.source, account.phrase, place, account.says, quotes=quotes)
    date, kind = dated(account)
    if not date:
        return bare
    outside = account.edtf_inferred.evidence if account.edtf_inferred and kind == "outside" else ""
    return replace(bare, date=in_words(date), outside=outside, span=_span(date))


def _span(edtf: str) -> tuple[float, float]:
    """Return the years of a date as numbers; one with an open end stands at its known end."""
    spans = spans_of(parse(edtf))
    return spans[0][0], spans[-1][1]
