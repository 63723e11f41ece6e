"""The atlas widget: small maps on one line of time, and the maps of every name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.corpus import Corpus, load
from fourcenturies.drawing.atlas import TIME, drawing
from fourcenturies.views.atlas import CLOSER, WHOLE, Atlas, Mark
from fourcenturies.views.atlas import atlas as atlas_of
from fourcenturies.views.steps import steps
from fourcenturies.widgets.base import Sentence, nearest, sources_asked
from fourcenturies.widgets.contexts import offer_contexts
from fourcenturies.widgets.drawn import DrawnWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def atlas(
    place: str | None = None,
    *,
    closer: bool = False,
    sources: str | Iterable[str] | None = None,
    veil: Iterable[str] = (),
) -> DrawnWidget | Sentence:
    """Show the steps of the story as small maps in time, and the places that the articles name.

    `place` is the id of a place or one of its names, and opens a map that tells of it. `closer=True` opens the map of
    every name at the Amur and the Ussuri. Either leaves the steps of the story out. `sources` are the sources whose
    names are written; left out, all. `veil` are ids of what a lesson still asks: an event loses its date, a place or
    land its name, for a letter.

    >>> atlas("plc-vladivostock")  # doctest: +ELLIPSIS
    The map has no place "plc-vladivostock"; the nearest are "plc-vladivostok", ...
    """
    return show(load(), place, closer=closer, sources=sources, veil=veil)


def show(
    corpus: Corpus,
    place: str | None = None,
    *,
    closer: bool = False,
    sources: str | Iterable[str] | None = None,
    veil: Iterable[str] = (),
) -> DrawnWidget | Sentence:
    """Show the map of any corpus; the arguments are those of `atlas`."""
    hidden = (veil,) if isinstance(veil, str) else tuple(veil)
    unknown = next((name for name in hidden if name not in corpus), None)
    if unknown is not None:
        return Sentence(f'The map has nothing "{unknown}" to veil{nearest(unknown, corpus.ids)}.')
    view, told = atlas_of(corpus, hidden), steps(corpus, hidden)
    wanted = sources_asked(view.headings, sources)
    if isinstance(wanted, Sentence):
        return wanted
    if not view.marks:
        return Sentence("These records hold no place with points, so that there is nothing to draw.")
    mark = None if place is None else _asked(corpus, view, place)
    if isinstance(mark, Sentence):
        return mark
    lettered = any(one.kind == "veiled" for one in view.marks.values())
    asked = mark.id if mark else ""
    made = drawing(view, told, wanted, chosen=asked, places=closer or bool(asked), lettered=lettered)
    first = () if lettered else (_first(view, mark, closer=closer, timed=bool(told.steps)),)
    ids = [heading.id for heading in view.headings]
    return offer_contexts(DrawnWidget(made, ids, first, wanted), corpus)


def _first(view: Atlas, mark: Mark | None, *, closer: bool, timed: bool) -> str:
    """Return with which map a widget opens."""
    if mark is None:
        return CLOSER if closer else TIME if timed else WHOLE
    frame = CLOSER if closer else WHOLE
    if mark.id in view.frames[frame]:
        return frame
    return WHOLE if closer else CLOSER


def _asked(corpus: Corpus, view: Atlas, name: str) -> Mark | Sentence:
    ids = {name.strip(), *(record.id for record in corpus.find(name)[:1])} - {""}
    found = next((mark for mark in view.marks.values() if {mark.id, mark.place} & ids), None)
    if found:
        return found
    known = [mark.place or mark.id for mark in view.marks.values()]
    names = [*known, *(mark.title for mark in view.marks.values())]
    near = nearest(name, names) or f". It draws {', '.join(known[:3])} and others"
    return Sentence(f'The map has no place "{name}"{near}.')
