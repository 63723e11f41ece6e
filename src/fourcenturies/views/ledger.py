"""The ledger of figures: every number that a source gives, and which of them may share an axis.

A line is one figure; an axis holds the lines that may be set side by side: the records put them in one group, and
they are counted in one unit. `sentence` says of any two lines whether they may share an axis, and why not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from fourcenturies.dating import NOT_STATED, in_words
from fourcenturies.views.citing import (
    Heading,
    Quote,
    badges,
    headings,
    name_of,
    place_of,
    quotes_of,
    source_of,
)
from fourcenturies.views.comparison import number_of
from fourcenturies.views.natures import ends_of, nature_of
from fourcenturies.views.topics import outside_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Figure

SHARED = "shared"
"""The id of the topic that holds every axis with more than one line."""
TOPICS = {
    SHARED: "Figures that may share an axis",
    "trade": "Trade",
    "currency": "Settlement in yuan",
    "students": "Students",
    "meetings": "Meetings",
    "exercises": "Military exercises",
    "territory": "Territory",
    "energy": "Energy",
    "war": "War and its memory",
    "population": "People",
    "time": "Lengths of time",
    "other": "Other figures",
}
HEDGES = {
    "exactly": "dot",
    "about": "about",
    "close to": "about",
    "over": "up",
    "at least": "up",
    "under": "down",
}
"""How a number is told -> the form of its mark."""
STANDINGS = badges(
    ("confirmed", "firm", "confirmed from outside"),
    ("unchecked", "unchecked", "nothing against it; no outside check is recorded"),
    ("unconfirmed", "unconfirmed", "not confirmed: only what the source says"),
    ("aside", "beside", "stands beside the article, not in it"),
)
"""How far a figure stands, by its rule of use and by what is known from outside."""


ALONE = "No other figure here counts the same thing in the same unit."


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a number stands on an axis: one point, or two of a range; `form` is one of HEDGES, or "range"."""

    form: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: what is counted, the number and its printed words, its time, its place, who states it.

    `nature` is what the number is, a key of NATURES; `ends` are the years at the ends of a length of time, if told.
    """

    id: str
    topic: str
    source: str
    label: str
    number: str
    phrase: str
    unit: str
    when: str
    place: str
    by: str
    standing: str
    axis: str
    mark: Mark | None
    outside: str = ""
    basis: str = ""
    beyond: Mark | None = None
    caveat: str = ""
    group: str = ""
    quotes: tuple[Quote, ...] = ()
    nature: str = "count"
    ends: tuple[str, str] | tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Axis:
    """Lines that may share one axis, and a sentence where its kin may not stand there."""

    id: str
    topic: str
    title: str
    unit: str
    lines: tuple[Line, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every line on its axis, and the sources in their order."""

    headings: tuple[Heading, ...]
    axes: tuple[Axis, ...]

    @property
    def lines(self) -> Mapping[str, Line]:
        """Every line by its id."""
        return {line.id: line for axis in self.axes for line in axis.lines}

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that hold an axis, in their order."""
        return tuple(topic for topic in TOPICS if self.of(topic))

    def of(self, topic: str) -> tuple[Axis, ...]:
        """Return the axes of a topic, those with several lines first."""
        if topic == SHARED:
            return tuple(axis for axis in self.axes if len(axis.lines) > 1)
        held = [axis for axis in self.axes if axis.topic == topic]
        return tuple(sorted(held, key=lambda axis: -len(axis.lines)))


def ledger(corpus: Corpus, only: Iterable[str] | None = None) -> Ledger:
    """Return the figures of a corpus on their axes; `only` are the ids of those wanted."""
    wanted = {figure.id for figure in corpus.figures} if only is None else set(only)
    axes: dict[str, list[Line]] = {}
    for figure in corpus.figures:
        if figure.id in wanted:
            line = _line(corpus, figure)
            axes.setdefault(line.axis, []).append(line)
    return Ledger(headings(corpus), tuple(_axis(name, lines, axes) for name, lines in axes.items()))


def without(view: Ledger, *, values: bool, dates: bool) -> Ledger:
    """Return the same ledger without its numbers, or without the times for which they hold.

    Cautions, quotations and outside knowledge tell both, so they go with either.
    """
    if values and dates:
        return view
    axes = (
        replace(axis, lines=tuple(_bare(line, values=values, dates=dates) for line in axis.lines))
        for axis in view.axes
    )
    return replace(view, axes=tuple(axes))


HIDDEN = "left out here"


def _bare(line: Line, *, values: bool, dates: bool) -> Line:
    kept = replace(line, standing="", outside="", basis="", beyond=None, caveat="", quotes=())
    if not values:
        kept = replace(kept, number=HIDDEN, phrase="", mark=None)
    if not dates:
        phrase = "" if re.search(r"\b\d{4}\b", kept.phrase) else kept.phrase
        kept = replace(kept, when=HIDDEN, ends=(), phrase=phrase)
    return kept


def _line(corpus: Corpus, figure: Figure) -> Line:
    outside = next(iter(outside_facts(figure.outside)), None)
    form = "range" if figure.high is not None else HEDGES[figure.qualifier]
    return Line(
        figure.id,
        figure.topic,
        figure.source,
        figure.label,
        number_of(figure),
        figure.phrase,
        figure.unit,
        in_words(figure.as_of),
        place_of(source_of(corpus, figure.source), figure.paragraph),
        name_of(corpus, figure.stated_by),
        _standing(figure),
        f"{figure.compare} ({figure.unit})" if figure.compare else figure.id,
        Mark(form, figure.value, figure.value if figure.high is None else figure.high),
        outside.value if outside else "",
        outside.basis if outside else "",
        _beyond(figure.outside.value, figure.unit) if figure.outside else None,
        figure.caveat,
        figure.compare.replace("-", " "),
        quotes_of(corpus, figure.passage),
        nature_of(figure),
        ends_of(figure),
    )


def _standing(figure: Figure) -> str:
    if figure.use == "never":
        return "aside"
    if figure.use == "fact":
        return "confirmed" if figure.outside else "unchecked"
    return "unconfirmed"


def _beyond(value: str, unit: str) -> Mark | None:
    """Return the mark of a number known from outside, only where it is one number in the same unit, with no more said.

    Where it is told for another time or by another rule, it is in words only.
    """
    number = r"(\d[\d,]*(?:\.\d+)?)"
    found = re.fullmatch(rf"(at least )?{number}(?: to {number})?(?: {re.escape(unit)})?(?:[:,] .*)?", value)
    if not found or ", or " in value:
        return None
    low, high = (float((found[n] or found[2]).replace(",", "")) for n in (2, 3))
    return Mark("up" if found[1] else "range" if found[3] else "dot", low, high)


def _axis(name: str, lines: list[Line], axes: Mapping[str, list[Line]]) -> Axis:
    first = lines[0]
    same = len({line.label for line in lines}) == 1
    title = first.label if same else first.group.capitalize()
    others = [held[0] for held in axes.values() if first.group == held[0].group != "" and held is not lines]
    why = ""
    if len(lines) == 1 and others:
        why = f"Alone on its axis: it counts {first.unit}, the others of its group {others[0].unit}."
    return Axis(name, first.topic, title, first.unit, tuple(lines), why)


def sentence(a: Line, b: Line) -> str:
    """Return in words whether two lines may share an axis, and why not."""
    return " ".join(filter(None, map(str.strip, _reasons(a, b))))


def _reasons(a: Line, b: Line) -> Iterator[str]:
    if a.id == b.id:
        yield "These are one and the same figure."
        return
    if a.axis == b.axis:
        yield f"One axis: both count in {a.unit}, and the records group them as {a.group}."
    else:
        yield "Not drawn on one axis."
    if a.unit != b.unit:
        yield f"One counts {a.unit}, the other {b.unit}."
    if not a.group or a.group != b.group:
        yield (
            f"Both tell of “{a.label}”, but the records do not set them side by side. {a.caveat}"
            if a.label == b.label
            else f"They do not count the same thing: “{a.label}”, “{b.label}”."
        )
    if HIDDEN not in {a.when, b.when}:
        yield _of_time(a.when, b.when)
    firm = [line.standing == "confirmed" for line in (a, b)]
    if firm[0] != firm[1]:
        yield f"Of the two only the {'first' if firm[0] else 'second'} is confirmed from outside."


def _of_time(a: str, b: str) -> str:
    if NOT_STATED in {a, b}:
        which = "either of them" if a == b else "the first" if a == NOT_STATED else "the second"
        return f"For what time {which} holds is not stated."
    if a == b:
        return ""
    return f"One holds for {a}, the other for {b}: a difference may be a change, not a contradiction."


def set_against(corpus: Corpus, view: Ledger) -> Iterator[tuple[str, str]]:
    """Return the pairs of figures that a discrepancy of the records names together, each pair once."""
    held = view.lines
    yield from dict.fromkeys(
        pair
        for discrepancy in corpus.discrepancies
        for pair in combinations([name for name in discrepancy.records if name in held], 2)
    )
