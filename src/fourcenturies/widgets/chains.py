"""The widget of attribution chains: from who speaks to where we read it, by passage, by person, by common root."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fourcenturies.drawing.chains import drawing
from fourcenturies.views.chains import ROOTS, Chains, Group, Topic, without_speakers
from fourcenturies.views.chains import chains as chains_of
from fourcenturies.widgets.base import RefusedError, answering, names_in, nearest, of_records
from fourcenturies.widgets.contexts import drawn_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fourcenturies.corpus import Corpus
    from fourcenturies.widgets.drawn import DrawnWidget


@answering
def show(corpus: Corpus, what: str | Iterable[str] | None = None, *, speaker: bool = True) -> DrawnWidget:
    """Show through which hands words reached us.

    `what` is the id of a passage or of a person, a person's name, a list of passages, or "roots" for the sources that
    hang on one root; left out, the roots. With `speaker=False` the first link asks "Who?", for lessons that do.

    >>> chains("psg-000")  # doctest: +ELLIPSIS
    There are no chains of "psg-000"; the nearest are ...
    """
    view = chains_of(corpus)
    topic = _asked(corpus, view, what)
    if not speaker:
        if any(group.why or group.label for group in topic.groups):
            raise RefusedError("With the speakers left out, chains can be shown of passages alone.")
        view = without_speakers(view, topic)
    elif topic not in view.topics:
        view = replace(view, topics=(topic, *view.topics))
    made = drawing(view)
    return drawn_of(corpus, made, *([topic.id] if made.controls else []))


chains = of_records(show, "chains")


def _asked(corpus: Corpus, view: Chains, what: str | Iterable[str] | None) -> Topic:
    """Return the topic asked for: one of the menu, or passages that were named."""
    if what is None:
        return view.topics[0]
    names = names_in(what)
    if isinstance(what, str):
        # A topic by its id; else a person who speaks, by a name in any form.
        people = {record.id for record in corpus.find(what)} - set(view.chains)
        for ids in ({names[0]}, people if names[0] not in view.chains else set()):
            for topic in view.topics:
                if topic.id in ids:
                    return topic
    unknown = next((name for name in names if name not in view.chains), None if names else "")
    if unknown is not None:
        known = [ROOTS, *view.chains, *(topic.id for topic in view.topics)]
        raise RefusedError(
            f'There are no chains of "{unknown}"{nearest(unknown, known)}. '
            f'Ask for a passage, a person who speaks, or "{ROOTS}".'
        )
    label = names[0] if isinstance(what, str) else "Through whom these words came"
    return Topic(names[0] if isinstance(what, str) else "chosen", label, "", (Group("", tuple(names)),))
