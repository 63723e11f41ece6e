"""The ledger: every figure drawn as what it is, two of them side by side, and the meetings by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.corpus import Corpus, load
from fourcenturies.drawing.ledger import drawing, key_of
from fourcenturies.views.ledger import SHARED, TOPICS, Ledger, without
from fourcenturies.views.ledger import ledger as lines_of
from fourcenturies.views.meetings import LABEL, PANEL, Panel
from fourcenturies.views.meetings import meetings as panel_of
from fourcenturies.views.pairs import set_against
from fourcenturies.widgets.base import Sentence, nearest
from fourcenturies.widgets.contexts import offer_contexts
from fourcenturies.widgets.drawn import DrawnWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def ledger(  # noqa: PLR0913 - each option chooses or leaves something out, and a lesson names it
    topic: str | None = None,
    *,
    meetings: bool = False,
    pair: tuple[str, str] | None = None,
    only: str | Iterable[str] | None = None,
    values: bool = True,
    dates: bool = True,
) -> DrawnWidget | Sentence:
    """Show the numbers that the sources give, each with its unit, time, place and speaker.

    `topic` is the id of a topic, such as "students"; left out, the figures that may share an axis are shown.
    `meetings=True` opens on the meetings by year, against the totals that are claimed. `pair` opens on two figures
    side by side, by their ids; the menu holds it, and the pairs that the records set against each other. `only` are
    ids of figures. With `values=False` no number is shown, with `dates=False` no time, for lessons that ask for it;
    cautions, quotations and outside knowledge, which tell both, go with either.

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
) -> DrawnWidget | Sentence:
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
    pair_asked = [(two[0], two[1])] if two else []
    pairs = dict.fromkeys([*pair_asked, *set_against(corpus, view)])
    drawn = drawing(without(view, values=values, dates=dates), panel, list(pairs))
    opening = key_of(pair_asked[0]) if pair_asked else first
    widget = DrawnWidget(drawn, [heading.id for heading in view.headings], (opening,))
    return offer_contexts(widget, corpus)


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
