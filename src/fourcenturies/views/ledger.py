"""The ledger of figures: every number that a source gives, and which of them may share an axis.

A line is one figure; an axis holds the lines that may be set side by side: the records put them in one group, and
they are counted in one unit. `pairs` says of any two lines whether they may share an axis, and why not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fourcenturies.dating import in_words
from fourcenturies.views.citing import (
    Heading,
    Quote,
    badges,
    cite,
    headings,
    name_of,
    passage_of,
    place_of,
    source_of,
)
from fourcenturies.views.comparison import number_of
from fourcenturies.views.natures import ends_of, nature_of
from fourcenturies.views.topics import outside_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
FORMS = {
    "dot": "given as exact",
    "about": "about, close to",
    "up": "over, at least",
    "down": "under",
    "range": "between two numbers",
}
"""What is said of a number beside it."""
HEDGES = {
    "exactly": "dot",
    "about": "about",
    "close to": "about",
    "over": "up",
    "at least": "up",
    "under": "down",
}
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
    """Where a number stands on an axis: one point, or two of a range; `form` is a key of FORMS."""

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
    """Lines that may share one axis from 0 to `top`, and a sentence where its kin may not stand there."""

    id: str
    topic: str
    title: str
    unit: str
    top: float
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
    return replace(view, axes=tuple(_bare_axis(axis, values=values, dates=dates) for axis in view.axes))


def _bare_axis(axis: Axis, *, values: bool, dates: bool) -> Axis:
    lines = tuple(_bare(line, values=values, dates=dates) for line in axis.lines)
    return replace(axis, top=axis.top if values else 0, lines=lines)


HIDDEN = "left out here"


def _bare(line: Line, *, values: bool, dates: bool) -> Line:
    kept = replace(line, standing="", outside="", basis="", beyond=None, caveat="", quotes=())
    if not values:
        kept = replace(kept, number=HIDDEN, phrase="", mark=None)
    if dates:
        return kept
    return replace(
        kept, when=HIDDEN, ends=(), phrase="" if re.search(r"\b\d{4}\b", kept.phrase) else kept.phrase
    )


def _line(corpus: Corpus, figure: Figure) -> Line:
    passage = passage_of(corpus, figure.passage)
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
        (cite(corpus, passage),) if passage else (),
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
    several = len(lines) > 1
    marks = [mark for line in lines for mark in (line.mark, line.beyond) if mark]
    same = len({line.label for line in lines}) == 1
    title = first.label if same else first.group.capitalize()
    top = 100.0 if first.nature == "share" else _top(max(mark.high for mark in marks))
    return Axis(
        name, first.topic, title, first.unit, top, tuple(lines), _why(lines, axes) if not several else ""
    )


def _top(highest: float) -> float:
    """Return the round number at the end of an axis; its half is round too."""
    size = 10.0 ** (len(str(int(highest))) - 1)
    steps = (2, 4, 6, 8, 10) if size == 1 else (1, 2, 3, 4, 5, 6, 8, 10)
    return next(step * size for step in steps if step * size >= highest)


def _why(lines: list[Line], axes: Mapping[str, list[Line]]) -> str:
    line = lines[0]
    kin = next(
        (other[0] for other in axes.values() if line.group == other[0].group != "" and other is not lines),
        None,
    )
    if kin:
        return f"Alone on its axis: it counts {line.unit}, the others of its group {kin.unit}."
    return ""
