"""The ledger: every figure drawn as what it is, two of them side by side, and the meetings by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing.ledger import drawing, key_of
from fourcenturies.views.ledger import SHARED, TOPICS, Ledger, set_against, without
from fourcenturies.views.ledger import ledger as lines_of
from fourcenturies.views.meetings import LABEL, PANEL, Panel
from fourcenturies.views.meetings import meetings as panel_of
from fourcenturies.widgets.base import RefusedError, answering, ids_asked, nearest, of_records
from fourcenturies.widgets.contexts import drawn_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fourcenturies.corpus import Corpus
    from fourcenturies.widgets.drawn import DrawnWidget


@answering
def show(  # noqa: PLR0913 - each option chooses or leaves something out, and a lesson names it
    corpus: Corpus,
    topic: str | None = None,
    *,
    meetings: bool = False,
    pair: tuple[str, str] | None = None,
    only: str | Iterable[str] | None = None,
    values: bool = True,
    dates: bool = True,
) -> DrawnWidget:
    """Show the numbers that the sources give, each with its unit, time, place and speaker.

    `topic` is the id of a topic, such as "students"; left out, the figures that may share an axis are shown.
    `meetings=True` opens on the meetings by year, against the totals that are claimed. `pair` opens on two figures
    side by side, by their ids; the menu holds it, and the pairs that the records set against each other. `only` are
    ids of figures. With `values=False` no number is shown, with `dates=False` no time, for lessons that ask for it;
    cautions, quotations and outside knowledge, which tell both, go with either.

    >>> ledger("studens")  # doctest: +ELLIPSIS
    No topic is called "studens"; the nearest are "students", ...
    """
    known = {figure.id: (figure.id,) for figure in corpus.figures}
    offer = f'Ask for ids of figures, such as "{next(iter(known))}", or leave `only` out.'
    view = lines_of(corpus, ids_asked("figure", only, known, offer))
    if pair is not None and len(pair) != 2:
        raise RefusedError(f"A pair is two ids of figures; here {len(pair)} were given.")
    for name in pair or ():
        ids_asked("figure", name, {line: (line,) for line in view.lines}, "")
    panel = panel_of(corpus, view) if values and dates else None
    first = key_of(pair) if pair else _topic(view, panel, PANEL if meetings else topic)
    pairs = dict.fromkeys([*([pair] if pair else []), *set_against(corpus, view)])
    return drawn_of(corpus, drawing(without(view, values=values, dates=dates), panel, list(pairs)), first)


ledger = of_records(show, "ledger")


def _topic(view: Ledger, panel: Panel | None, asked: str | None) -> str:
    known = (*view.topics, *([PANEL] if panel else []))
    if asked is None:
        return SHARED if SHARED in known else known[0]
    if asked == PANEL and not panel:
        raise RefusedError(
            "Meetings by year cannot be shown here: they need the figures, their values and their dates."
        )
    name = asked.strip().lower()
    for topic in known:
        if name in {topic, TOPICS.get(topic, LABEL).lower()}:
            return topic
    near = nearest(name, known) or f". The topics are {', '.join(known)}"
    raise RefusedError(f'No topic is called "{asked}"{near}.')
