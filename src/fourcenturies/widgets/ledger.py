"""The ledger widget: every figure on its axis, two of them side by side, and the meetings by year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import traitlets

from fourcenturies.corpus import Corpus, load
from fourcenturies.figures import ledger as figures
from fourcenturies.views.ledger import (
    ALONE,
    FORMS,
    SHARED,
    STANDINGS,
    TOPICS,
    Ledger,
    without,
)
from fourcenturies.views.ledger import ledger as lines_of
from fourcenturies.views.meetings import HEADS, LABEL, PANEL, Panel
from fourcenturies.views.meetings import meetings as panel_of
from fourcenturies.views.pairs import REASONS, beside
from fourcenturies.widgets import ledger_twin as twin
from fourcenturies.widgets.base import Drawn, Sentence, filled, nearest, script, style
from fourcenturies.widgets.contexts import offer_contexts

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class First:
    """What a ledger opens with: a topic, and the ids of two figures to set side by side, or none."""

    topic: str
    pair: tuple[str, str] = ("", "")


class LedgerWidget(Drawn):
    """Figures on their axes. `chosen` is the topic, `left` and `right` the ids of two figures side by side."""

    _esm = script("contexts", "ledger_marks", "ledger")
    _css = style("ledger")

    chosen = traitlets.Unicode().tag(sync=True)
    left = traitlets.Unicode().tag(sync=True)
    right = traitlets.Unicode().tag(sync=True)

    def __init__(self, view: Ledger, panel: Panel | None, first: First) -> None:
        self.view, self.panel, self.first = view, panel, first
        left, right = first.pair
        super().__init__(_rows(view, panel), chosen=first.topic, left=left, right=right)

    def still(self) -> tuple[str, str]:
        """Return what the ledger opens with as tables and as text."""
        asked = (self.view, self.panel, self.first.topic, self.first.pair)
        return twin.html(*asked), twin.text(*asked)

    def draw(self) -> Any:
        """Return what the ledger opens with as a matplotlib figure."""
        if self.panel and self.first.topic == PANEL:
            return figures.meetings(self.view, self.panel)
        return figures.ledger(self.view, self.first.topic)

    @traitlets.validate("chosen")
    def _known_topic(self, proposal: dict[str, Any]) -> str:
        return _among(proposal["value"], "topic", (topic["id"] for topic in self.rows["topics"]))

    @traitlets.validate("left", "right")
    def _known_figure(self, proposal: dict[str, Any]) -> str:
        return _among(proposal["value"], "figure", ("", *self.rows["order"]))


def _among(value: str, kind: str, known: Iterable[str]) -> str:
    if value not in set(known):
        raise traitlets.TraitError(f'this ledger has no {kind} "{value}"')
    return value


def ledger(  # noqa: PLR0913 - each option chooses or leaves something out, and a lesson names it
    topic: str | None = None,
    *,
    meetings: bool = False,
    pair: tuple[str, str] | None = None,
    only: str | Iterable[str] | None = None,
    values: bool = True,
    dates: bool = True,
) -> LedgerWidget | Sentence:
    """Show the numbers that the sources give, each with its unit, time, place and speaker.

    `topic` is the id of a topic, such as "students"; left out, the figures that may share an axis are shown.
    `meetings=True` opens on the meetings by year, against the totals that are claimed. `pair` sets two figures side by
    side, by their ids. `only` are ids of figures. With `values=False` no number is shown, with `dates=False` no time,
    for lessons that ask for it; cautions, quotations and outside knowledge, which tell both, go with either.

    >>> ledger("studens")  # doctest: +ELLIPSIS
    No topic is called "studens"; the nearest are "students", ...
    """
    return show(load(), topic, meetings=meetings, pair=pair, only=only, values=values, dates=dates)


def show(  # noqa: PLR0913 - as `ledger`
    corpus: Corpus,
    topic: str | None = None,
    *,
    meetings: bool = False,
    pair: tuple[str, str] | None = None,
    only: str | Iterable[str] | None = None,
    values: bool = True,
    dates: bool = True,
) -> LedgerWidget | Sentence:
    """Show a ledger of the records of any corpus; the arguments are those of `ledger`."""
    wanted = _asked(only, [figure.id for figure in corpus.figures], at_least=1)
    if isinstance(wanted, Sentence):
        return wanted
    view = lines_of(corpus, wanted)
    two = _asked(pair or (), list(view.lines), at_least=0)
    if isinstance(two, Sentence):
        return two
    if len(two) not in {0, 2}:
        return Sentence(f"A pair is two ids of figures; here {len(two)} were given.")
    panel = panel_of(corpus, view) if values and dates else None
    first = _topic(view, panel, PANEL if meetings else topic)
    if isinstance(first, Sentence):
        return first
    opening = First(first, (two[0], two[1])) if two else First(first)
    return offer_contexts(LedgerWidget(without(view, values=values, dates=dates), panel, opening), corpus)


def _asked(
    asked: str | Iterable[str] | None, known: list[str], *, at_least: int
) -> tuple[str, ...] | Sentence:
    if asked is None:
        return tuple(known)
    names = [asked] if isinstance(asked, str) else [str(name) for name in asked]
    if len(names) < at_least:
        return Sentence(
            f'No figure was chosen. Ask for ids of figures, such as "{known[0]}", or leave `only` out.'
        )
    for name in names:
        if name.strip() not in known:
            return Sentence(f'No figure is called "{name}"{nearest(name, known)}.')
    return tuple(name.strip() for name in names)


def _topic(view: Ledger, panel: Panel | None, asked: str | None) -> str | Sentence:
    known = (*view.topics, *([PANEL] if panel else []))
    if asked is None:
        return SHARED if SHARED in known else known[0]
    if asked == PANEL and not panel:
        return Sentence(
            "Meetings by year cannot be shown here: they need the figures, their values and their dates."
        )
    name = asked.strip().lower()
    found = next((topic for topic in known if name in {topic, TOPICS.get(topic, LABEL).lower()}), None)
    if found:
        return found
    near = nearest(name, known) or f". The topics are {', '.join(known)}"
    return Sentence(f'No topic is called "{asked}"{near}.')


def _rows(view: Ledger, panel: Panel | None) -> dict[str, Any]:
    """Return what the browser draws from; the reasons for a pair travel as one letter each."""
    letters = {reason: chr(ord("a") + place) for place, reason in enumerate(REASONS)}
    lines = list(view.lines.values())
    topics = [
        {"id": topic, "label": TOPICS[topic], "axes": [axis.id for axis in view.of(topic)]}
        for topic in view.topics
    ]
    if panel:
        topics.insert(1, {"id": PANEL, "label": LABEL, "axes": []})
    return {
        "headings": view.headings,
        "topics": topics,
        "axes": view.axes,
        "order": [line.id for line in lines],
        "names": TOPICS,
        "reasons": {letters[reason]: words for reason, words in REASONS.items()},
        "pairs": [
            ["".join(letters[reason] for reason in beside(a, b).reasons) for b in lines] for a in lines
        ],
        "alone": ALONE,
        "badges": {key: [badge.glyph, badge.word] for key, badge in STANDINGS.items()},
        "forms": {key: badge.word for key, badge in FORMS.items()},
        "panel": filled(panel) | {"lanes": panel.lanes, "rows": panel.table(), "heads": HEADS}
        if panel
        else None,
    }
