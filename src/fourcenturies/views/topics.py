"""Topics: what can be compared, and the entries in which each source says its part.

A topic is one thing that can be compared: the sources themselves, an event, an issue, the figures of a group,
or several events in turn. Its cells hold what the sources say; `row` sets one cell for each source, and shows
the silent ones too.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fourcenturies.dating import in_words
from fourcenturies.model import OutsideDate
from fourcenturies.views.citing import Fact, Heading, Quote
from fourcenturies.views.quotations import CONFIDENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fourcenturies.model import Outside
    from fourcenturies.views.claims import Claim

SOURCES = "sources"
"""The id of the topic that compares the sources themselves."""

THEMES = {
    "encounter": "First encounters",
    "empire": "Empires",
    "alliance": "Alliance",
    "split": "Split",
    "rapprochement": "Rapprochement",
    "war-memory": "Memory of war",
    "asymmetry": "Who needs whom",
    "publication": "Publications",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a source says: printed words, how we read them, what is said, the quotations, the dates.

    `claim` is the time that it claims. An entry with `fold` is a list under its title that the reader can open and
    close.
    """

    title: str = ""
    badge: str = ""
    phrase: str = ""
    reading: str = ""
    says: str = ""
    place: str = ""
    quotes: tuple[Quote, ...] = ()
    facts: tuple[Fact, ...] = ()
    fold: bool = False
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says of a topic."""

    source: str
    badge: str = ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that can be compared.

    `parts` names other topics, shown one after another instead of cells; `records` the ids that lead here; `before`
    the sources that were printed before what the others tell of, and so cannot speak of it.
    """

    id: str
    kind: str
    group: str
    label: str
    cells: tuple[Cell, ...] = ()
    parts: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    @property
    def listed(self) -> bool:
        """Whether the menu offers it: there is something to compare."""
        return self.kind not in {"event", "figure"} or len(self.cells) > 1 or len(self.records) > 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that can be compared, and the sources in their order."""

    headings: tuple[Heading, ...]
    topics: Mapping[str, Topic]
    silences: Mapping[str, Cell] = field(default_factory=dict)


SILENCES = {
    "event": Cell("", "silent", (Entry(reading="No word of it from this source in the records"),)),
    "issue": Cell("", "silent", (Entry(says="No stance of this source in the records"),)),
    "figure": Cell("", "no-number", (Entry(reading="No number for it from this source in the records"),)),
}
"""What stands in place of a source that no record of a topic names, for each kind of topic."""


def selection(label: str, parts: tuple[str, ...]) -> Topic:
    """Return a topic that shows several others one after another."""
    return Topic("selection", "several", "Chosen here", label, parts=parts)


def row(shown: Comparison, topic: Topic, sources: Iterable[str]) -> tuple[Cell, ...]:
    """Return one cell for each of the sources, in the order given; the silent ones have theirs."""
    cells = {cell.source: cell for cell in topic.cells}
    silence = shown.silences.get(topic.kind, Cell(""))
    return tuple(cells.get(source) or Cell(source, silence.badge, silence.entries) for source in sources)


OUTSIDE = "From outside"
CLOCKS = ("Happened", "Said", "Published", OUTSIDE)


def without_clocks(view: Comparison) -> Comparison:
    """Return the same comparison without when a thing happened, was said and was published, by any knowledge.

    A lesson that asks for one of these must not show it.
    """
    return replace(view, topics={name: _clockless(topic) for name, topic in view.topics.items()})


def _clockless(topic: Topic) -> Topic:
    cells = tuple(replace(cell, entries=tuple(map(clockless, cell.entries))) for cell in topic.cells)
    return replace(topic, cells=cells, before=())


def clockless(entry: Entry) -> Entry:
    """Return an entry without when a thing happened, was said and was published, and without outside knowledge."""
    own = None if entry.claim and entry.claim.outside else entry.claim
    return replace(entry, facts=tuple(fact for fact in entry.facts if fact.label not in CLOCKS), claim=own)


def sentence(text: str) -> str:
    """Return a text with a capital letter."""
    return text[:1].upper() + text[1:]


def outside_facts(outside: Outside | OutsideDate | None) -> tuple[Fact, ...]:
    """Return what is known from outside, with its evidence and how sure it is."""
    if outside is None:
        return ()
    value = in_words(outside.value) if isinstance(outside, OutsideDate) else outside.value
    note = f" {sentence(outside.note)}." if outside.note else ""
    degree = sentence(CONFIDENCE[outside.confidence])
    return (Fact(OUTSIDE, value, f"{degree}: {outside.evidence.rstrip('.')}.{note}".replace("..", ".")),)
