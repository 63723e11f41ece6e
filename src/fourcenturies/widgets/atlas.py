"""The atlas widget: small maps on one line of time, and the maps of every name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.drawing.atlas import TIME, drawing
from fourcenturies.views.atlas import CLOSER, WHOLE, Atlas, Mark
from fourcenturies.views.atlas import atlas as atlas_of
from fourcenturies.views.steps import steps
from fourcenturies.widgets.base import (
    RefusedError,
    answering,
    names_in,
    nearest,
    of_records,
    sources_asked,
)
from fourcenturies.widgets.contexts import drawn_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fourcenturies.corpus import Corpus
    from fourcenturies.widgets.drawn import DrawnWidget


@answering
def show(
    corpus: Corpus,
    place: str | None = None,
    *,
    closer: bool = False,
    sources: str | Iterable[str] | None = None,
    veil: str | Iterable[str] = (),
) -> DrawnWidget:
    """Show the steps of the story as small maps in time, and the places that the articles name.

    `place` is the id of a place or one of its names, and opens a map that tells of it. `closer=True` opens the map of
    every name at the Amur and the Ussuri. Either leaves the steps of the story out. `sources` are the sources whose
    names are written; left out, all. `veil` are ids of what a lesson still asks: an event loses its date, a place or
    land its name, for a letter.

    >>> atlas("plc-vladivostock")  # doctest: +ELLIPSIS
    The map has no place "plc-vladivostock"; the nearest are "plc-vladivostok", ...
    """
    hidden = names_in(veil)
    for name in hidden:
        if name not in corpus:
            raise RefusedError(f'The map has nothing "{name}" to veil{nearest(name, corpus.ids)}.')
    view, told = atlas_of(corpus, hidden), steps(corpus, hidden)
    wanted = sources_asked(view.headings, sources)
    if not view.marks:
        raise RefusedError("These records hold no place with points, so that there is nothing to draw.")
    mark = None if place is None else _asked(corpus, view, place)
    lettered = any(one.kind == "veiled" for one in view.marks.values())
    asked = mark.id if mark else ""
    made = drawing(view, told, wanted, chosen=asked, places=closer or bool(asked), lettered=lettered)
    first = () if lettered else (_first(view, mark, closer=closer, timed=bool(told.steps)),)
    return drawn_of(corpus, made, *first, shown=wanted)


atlas = of_records(show, "atlas")


def _first(view: Atlas, mark: Mark | None, *, closer: bool, timed: bool) -> str:
    """Return with which map a widget opens."""
    if mark is None:
        return CLOSER if closer else TIME if timed else WHOLE
    frame, other = (CLOSER, WHOLE) if closer else (WHOLE, CLOSER)
    return frame if mark.id in view.frames[frame] else other


def _asked(corpus: Corpus, view: Atlas, name: str) -> Mark:
    ids = {name.strip(), *(record.id for record in corpus.find(name)[:1])} - {""}
    for mark in view.marks.values():
        if {mark.id, mark.place} & ids:
            return mark
    known = [mark.place or mark.id for mark in view.marks.values()]
    names = [*known, *(mark.title for mark in view.marks.values())]
    near = nearest(name, names) or f". It draws {', '.join(known[:3])} and others"
    raise RefusedError(f'The map has no place "{name}"{near}.')
