"""The comparison widget: the sources side by side, silence included; chosen and filtered in the browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import traitlets

from fourcenturies.drawing.comparison import comparison_drawing
from fourcenturies.views.comparison import comparison
from fourcenturies.views.topics import SOURCES, THEMES, Comparison, Topic, selection, without_clocks
from fourcenturies.widgets.base import (
    RefusedError,
    answering,
    names_in,
    nearest,
    of_records,
    script,
    sources_asked,
)
from fourcenturies.widgets.contexts import offer_contexts
from fourcenturies.widgets.drawn import DrawnWidget
from fourcenturies.widgets.pins import pins_of, plain_pins, remember, remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fourcenturies.corpus import Corpus


class ComparisonWidget(DrawnWidget):
    """A matrix, one column a source. `choice` is the topic's id, `shown` the ids of the sources shown.

    `pins` are the pinned columns with their notes, remembered in the folder that the kernel works in: the notebook's.
    """

    _esm = script("comparison")

    looks = (*DrawnWidget.looks, "pins")

    pins = traitlets.List(traitlets.Dict()).tag(sync=True)

    def __init__(self, view: Comparison, topic: Topic, shown: Sequence[str]) -> None:
        self.folder = Path.cwd()
        sources = [heading.id for heading in view.headings]
        super().__init__(comparison_drawing(view, topic, sources), sources, (topic.id,), shown)
        self.pins = plain_pins(remembered(self.folder))
        self.observe(self._remember_pins, "pins")

    def _remember_pins(self, change: dict[str, Any]) -> None:
        remember(self.folder, pins_of(change["old"]), pins_of(change["new"]))

    @traitlets.validate("pins")
    def _plain_pins(self, proposal: dict[str, Any]) -> list[dict[str, str]]:
        return plain_pins(pins_of(proposal["value"]))


@answering
def show(
    corpus: Corpus,
    what: str | Iterable[str] | None = None,
    sources: str | Iterable[str] | None = None,
    *,
    clocks: bool = True,
) -> ComparisonWidget:
    """Show what each source says of one thing, side by side.

    `what` is the id of an event, an issue or a figure, the name of a theme, or a list of ids; left out, the
    sources themselves are compared. `sources` are ids or short names of sources; left out, all of them.
    With `clocks=False` the matrix does not tell when a thing happened, was said and was published, nor what is known
    from outside, for lessons that ask for it. An unknown name gets a sentence with the nearest known ones.

    >>> compare("evt-no-such-thing-at-all-0")  # doctest: +ELLIPSIS
    Nothing called "evt-no-such-thing-at-all-0" can be compared...
    """
    view = comparison(corpus) if clocks else without_clocks(comparison(corpus))
    topic = _topic(view, what)
    shown = sources_asked(view.headings, sources)
    every = replace(view, topics={topic.id: topic, **view.topics})
    return offer_contexts(ComparisonWidget(every, topic, shown), corpus)


compare = of_records(show, "compare")


def _topic(view: Comparison, what: str | Iterable[str] | None) -> Topic:
    if what is None:
        return view.topics[SOURCES]
    known = {name: topic for topic in reversed(list(view.topics.values())) for name in topic.records}
    known |= view.topics
    names = names_in(what)
    if not names:
        raise RefusedError(f"Nothing was chosen to compare. {_offers(view)}")
    for name in names:
        if name not in known:
            near = nearest(name, [record for topic in view.topics.values() for record in topic.records])
            raise RefusedError(f'Nothing called "{name}" can be compared{near}. {_offers(view)}')
    found = [known[name] for name in names]
    parts = tuple(dict.fromkeys(part for topic in found for part in topic.parts or (topic.id,)))
    return found[0] if len(parts) == 1 or len(found) == 1 else selection(f"{len(parts)} chosen", parts)


def _offers(view: Comparison) -> str:
    kinds = {"event": "an event", "issue": "an issue", "figure": "a figure"}
    samples = {topic.kind: topic.id for topic in reversed(list(view.topics.values()))}
    offers = [f'{words} ("{samples[kind]}")' for kind, words in kinds.items() if kind in samples]
    return f"Ask for {', '.join(offers)}, a theme ({', '.join(THEMES)}), or a list of ids."
