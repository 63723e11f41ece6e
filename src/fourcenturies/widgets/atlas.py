"""The atlas widget: the schematic map, whole or closer, with the names as each source writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from fourcenturies.corpus import Corpus, load
from fourcenturies.figures import atlas as figures
from fourcenturies.views.atlas import CLOSER, KINDS, WHOLE, Atlas, Mark, Opening, label_of
from fourcenturies.views.atlas import atlas as atlas_of
from fourcenturies.widgets import atlas_twin as twin
from fourcenturies.widgets.base import Drawn, Sentence, filled, nearest, script, sources_asked, style
from fourcenturies.widgets.contexts import offer_contexts

if TYPE_CHECKING:
    from collections.abc import Iterable


class AtlasWidget(Drawn):
    """The map: `frame` is its part, `chosen` the id of a mark or empty, `shown` the sources whose names it writes.

    `unnamed` tells whether what none of the five names is drawn.
    """

    _esm = script("contexts", "atlas")
    _css = style("atlas")

    frame = traitlets.Unicode().tag(sync=True)
    chosen = traitlets.Unicode().tag(sync=True)
    shown = traitlets.List(traitlets.Unicode()).tag(sync=True)
    unnamed = traitlets.Bool(default_value=True).tag(sync=True)

    def __init__(self, view: Atlas, first: Opening) -> None:
        self.view, self.first = view, first
        super().__init__(_rows(view), frame=first.frame, chosen=first.chosen, shown=list(first.sources))

    def still(self) -> tuple[str, str]:
        """Return the map as it opens, as HTML and as text."""
        return twin.html(self.view, self.first), twin.text(self.view, self.first)

    def draw(self) -> Any:
        """Return the map as it opens as a matplotlib figure."""
        return figures.atlas(self.view, self.first)

    @traitlets.validate("frame", "chosen")
    def _known(self, proposal: dict[str, Any]) -> str:
        known = self.view.frames if proposal["trait"].name == "frame" else ("", *self.view.marks)
        if proposal["value"] not in known:
            raise traitlets.TraitError(f'the map has no "{proposal["value"]}"')
        return str(proposal["value"])


def atlas(
    place: str | None = None, *, closer: bool = False, sources: str | Iterable[str] | None = None
) -> AtlasWidget | Sentence:
    """Show the places that the articles name, and the land that passed by treaty, on a schematic map.

    `place` is the id of a place or one of its names, and is chosen when the map opens. `closer=True` opens it at the
    Amur and the Ussuri. `sources` are the sources whose names it writes; left out, all.

    >>> atlas("plc-vladivostock")  # doctest: +ELLIPSIS
    The map has no place "plc-vladivostock"; the nearest are "plc-vladivostok", ...
    """
    return show(load(), place, closer=closer, sources=sources)


def show(
    corpus: Corpus,
    place: str | None = None,
    *,
    closer: bool = False,
    sources: str | Iterable[str] | None = None,
) -> AtlasWidget | Sentence:
    """Show the map of any corpus; the arguments are those of `atlas`."""
    view = atlas_of(corpus)
    wanted = sources_asked(view.headings, sources)
    if isinstance(wanted, Sentence):
        return wanted
    if not view.marks:
        return Sentence("These records hold no place with points, so that there is nothing to draw.")
    mark = None if place is None else _asked(corpus, view, place)
    if isinstance(mark, Sentence):
        return mark
    frame = CLOSER if closer else WHOLE
    if mark and mark.id not in {spot.mark for spot in view.frames[frame].spots}:
        frame = WHOLE if closer else CLOSER
    return offer_contexts(AtlasWidget(view, Opening(frame, mark.id if mark else "", wanted)), corpus)


def _asked(corpus: Corpus, view: Atlas, name: str) -> Mark | Sentence:
    ids = {name.strip(), *(record.id for record in corpus.find(name)[:1])} - {""}
    found = next((mark for mark in view.marks.values() if {mark.id, mark.place} & ids), None)
    if found:
        return found
    known = [mark.place or mark.id for mark in view.marks.values()]
    names = [*known, *(mark.title for mark in view.marks.values())]
    near = nearest(name, names) or f". It draws {', '.join(known[:3])} and others"
    return Sentence(f'The map has no place "{name}"{near}.')


def _rows(view: Atlas) -> dict[str, Any]:
    marks = {name: _plain(mark) for name, mark in view.marks.items()}
    frames = [
        filled(frame)
        | {
            "title": frame.title,
            "key": twin.key_of(view, name),
            "order": [mark.id for mark in view.drawn(name)],
        }
        for name, frame in view.frames.items()
    ]
    return {
        "headings": view.headings,
        "frames": frames,
        "marks": marks,
        "kinds": KINDS,
        "sea": twin.sea(view),
        "notes": twin.NOTES,
        "words": {"first": twin.FIRST, "last": twin.LAST, "table": twin.TABLE},
        "silent": {kind: twin.DATELESS if kind == "area" else twin.SILENT for kind in KINDS},
    }


def _plain(mark: Mark) -> dict[str, Any]:
    """Return a mark for the browser, its shape as the data of paths."""
    held = filled(mark)
    for name in ("path", "strokes", "forms", "rests", "passed"):
        held.pop(name, None)
    if mark.shape in {"area", "line"}:
        held["path"] = twin.path(mark.path, closed=mark.shape == "area")
    if mark.strokes:
        held["strokes"] = twin.strokes(mark)
    return held | {
        "row": twin.title_of(mark),
        "sign": twin.sign_of(mark),
        "own": label_of(mark),
        "rests": list(twin.rests_of(mark)),
    }
