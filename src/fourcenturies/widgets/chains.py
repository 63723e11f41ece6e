"""The widget of attribution chains: from who speaks to where we read it, by passage, by person, by common root."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fourcenturies.corpus import Corpus, load
from fourcenturies.drawing.chains import drawing
from fourcenturies.views.chains import ROOTS, Chains, Group, Topic, without_speakers
from fourcenturies.views.chains import chains as chains_of
from fourcenturies.widgets.base import Sentence, nearest
from fourcenturies.widgets.contexts import offer_contexts
from fourcenturies.widgets.drawn import DrawnWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def chains(what: str | Iterable[str] | None = None, *, speaker: bool = True) -> DrawnWidget | Sentence:
    """Show through which hands words reached us.

    `what` is the id of a passage or of a person, a person's name, a list of passages, or "roots" for the sources that
    hang on one root; left out, the roots. With `speaker=False` the first link asks "Who?", for lessons that do.

    >>> chains("psg-000")  # doctest: +ELLIPSIS
    There are no chains of "psg-000"; the nearest are ...
    """
    return show(load(), what, speaker=speaker)


def show(
    corpus: Corpus, what: str | Iterable[str] | None = None, *, speaker: bool = True
) -> DrawnWidget | Sentence:
    """Show chains in the records of any corpus; the arguments are those of `chains`."""
    view = chains_of(corpus)
    topic = _asked(corpus, view, what)
    if isinstance(topic, Sentence):
        return topic
    if not speaker:
        if any(group.why or group.label for group in topic.groups):
            return Sentence("With the speakers left out, chains can be shown of passages alone.")
        view = without_speakers(view, topic)
    elif topic.id not in {one.id for one in view.topics}:
        view = replace(view, topics=(topic, *view.topics))
    made = drawing(view)
    ids = [heading.id for heading in view.headings]
    return offer_contexts(DrawnWidget(made, ids, (topic.id,) if made.controls else ()), corpus)


def _asked(corpus: Corpus, view: Chains, what: str | Iterable[str] | None) -> Topic | Sentence:
    if what is None:
        return view.topics[0]
    if not isinstance(what, str):
        names = [str(name).strip() for name in what]
        unknown = [name for name in names if name not in view.chains]
        if unknown or not names:
            return _unknown(unknown[0] if unknown else "", view)
        return Topic("chosen", f"{len(names)} chosen here", "", (Group("", tuple(names)),))
    name = what.strip()
    found = next((topic for topic in view.topics if topic.id == name), None)
    if found is None and name in view.chains:
        return Topic(name, name, "", (Group("", (name,)),))
    return found or _found(corpus, view, name) or _unknown(name, view)


def _found(corpus: Corpus, view: Chains, words: str) -> Topic | None:
    """Return the topic of a person, by a name in any form."""
    ids = {record.id for record in corpus.find(words)}
    return next((topic for topic in view.topics if topic.id in ids and topic.id not in view.chains), None)


def _unknown(name: str, view: Chains) -> Sentence:
    known = [ROOTS, *view.chains, *(topic.id for topic in view.topics)]
    return Sentence(
        f'There are no chains of "{name}"{nearest(name, known)}. Ask for a passage, a person who speaks, or "{ROOTS}".'
    )
