"""The widget of attribution chains: from who speaks to where we read it, by passage, by person, by common root."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import traitlets

from fourcenturies.corpus import Corpus, load
from fourcenturies.figures import chains as figures
from fourcenturies.views.chains import CAVEAT, ROOTS, Chain, Chains, Group, Topic, without_speakers
from fourcenturies.views.chains import chains as chains_of
from fourcenturies.widgets import chains_twin as twin
from fourcenturies.widgets.base import Drawn, Sentence, filled, nearest, script, style
from fourcenturies.widgets.contexts import offer_contexts

if TYPE_CHECKING:
    from collections.abc import Iterable


class ChainsWidget(Drawn):
    """Chains of one topic: `chosen` is its id, a passage's, a person's, or "roots"."""

    _esm = script("contexts", "chains")
    _css = style("chains")

    chosen = traitlets.Unicode().tag(sync=True)

    def __init__(self, view: Chains, first: Topic) -> None:
        self.view, self.first = view, first
        super().__init__(_rows(view), chosen=first.id)

    def still(self) -> tuple[str, str]:
        """Return the chains of the first topic as HTML and as text."""
        return twin.html(self.view, self.first), twin.text(self.view, self.first)

    def draw(self) -> Any:
        """Return the chains of the first topic as a matplotlib figure."""
        return figures.draw([self.view.chains[name] for group in self.first.groups for name in group.chains])

    @traitlets.validate("chosen")
    def _known_topic(self, proposal: dict[str, Any]) -> str:
        if proposal["value"] not in {topic.id for topic in self.view.topics}:
            raise traitlets.TraitError(f'there are no chains of "{proposal["value"]}"')
        return str(proposal["value"])


def chains(what: str | Iterable[str] | None = None, *, speaker: bool = True) -> ChainsWidget | Sentence:
    """Show through which hands words reached us.

    `what` is the id of a passage or of a person, a person's name, a list of passages, or "roots" for the sources that
    hang on one root; left out, the roots. With `speaker=False` the first link asks "Who?", for lessons that do.

    >>> chains("psg-000")  # doctest: +ELLIPSIS
    There are no chains of "psg-000"; the nearest are ...
    """
    return show(load(), what, speaker=speaker)


def show(
    corpus: Corpus, what: str | Iterable[str] | None = None, *, speaker: bool = True
) -> ChainsWidget | Sentence:
    """Show chains in the records of any corpus; the arguments are those of `chains`."""
    view = chains_of(corpus)
    topic = _asked(corpus, view, what)
    if isinstance(topic, Sentence):
        return topic
    if not speaker:
        if any(group.why or group.label for group in topic.groups):
            return Sentence("With the speakers left out, chains can be shown of passages alone.")
        return offer_contexts(ChainsWidget(without_speakers(view, topic), topic), corpus)
    if topic.id not in {one.id for one in view.topics}:
        view = replace(view, topics=(topic, *view.topics))
    return offer_contexts(ChainsWidget(view, topic), corpus)


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


def _rows(view: Chains) -> dict[str, Any]:
    return {
        "headings": view.headings,
        "chains": {name: _plain(chain) for name, chain in view.chains.items()},
        "topics": view.topics,
        "caveat": CAVEAT,
    }


def _plain(chain: Chain) -> dict[str, Any]:
    """Return a chain for the browser; a link is marked `open` where it is not stated."""
    links = [filled(link) for link in chain.links]
    for link in links:
        if not link.pop("stated"):
            link["open"] = True
    return filled(chain) | {"links": links}
