"""The chains widget: one passage from speaker to outlet, all of one person or event, or the roots of several sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from fourcenturies.corpus import Corpus, load
from fourcenturies.figures import chains as figures
from fourcenturies.views.chains import Chain, Chains
from fourcenturies.views.chains import chains as chains_of
from fourcenturies.views.roots import ROOTS, Group, Subject, subjects
from fourcenturies.widgets import chains_twin as twin
from fourcenturies.widgets.base import Drawn, Sentence, nearest, plain, script, style

if TYPE_CHECKING:
    from collections.abc import Sequence

MODES = {"passage": "One passage", "person": "One person", "event": "One event", ROOTS: "Common roots"}


class ChainsWidget(Drawn):
    """Chains as boxes. `chosen` is the id of a passage, a person or an event, or "roots"."""

    _esm = script("chains")
    _css = style("chains")

    chosen = traitlets.Unicode().tag(sync=True)

    def __init__(self, view: Chains, asked: Sequence[Subject], chosen: str) -> None:
        self.known = {*view.chains, *(subject.id for subject in asked)}
        self.view, self.first = view, _first(view, asked, chosen)
        super().__init__(_rows(view, asked), chosen=chosen)

    def still(self) -> tuple[str, str]:
        """Return what the widget opens with as HTML and as text."""
        return twin.html(self.view, self.first), twin.text(self.view, self.first)

    def draw(self) -> Any:
        """Return what the widget opens with as a matplotlib figure."""
        return figures.draw(self.view, self.first)

    @traitlets.validate("chosen")
    def _known_id(self, proposal: dict[str, Any]) -> str:
        if proposal["value"] not in self.known:
            raise traitlets.TraitError(f'no chain here belongs to "{proposal["value"]}"')
        return str(proposal["value"])


def chains(what: str | None = None, *, speaker: bool = True, dates: bool = True) -> ChainsWidget | Sentence:
    """Show through whose hands the words of a passage came: speaker, document, reporter, author, outlet.

    `what` is the id of a passage, the id or the name of a person, the id of an event, or "roots" for what seemingly
    independent sources have in common. With `speaker=False` each chain begins with "Who?", with `dates=False` it has no
    dates, for lessons that ask for them; persons, events and roots tell both, so only passages can then be asked for.

    >>> chains("psg-0310")  # doctest: +ELLIPSIS
    No passage, person or event is called "psg-0310"; the nearest are "psg-031", ...
    """
    return show(load(), what, speaker=speaker, dates=dates)


def show(
    corpus: Corpus, what: str | None = None, *, speaker: bool = True, dates: bool = True
) -> ChainsWidget | Sentence:
    """Show the chains in the records of any corpus; the arguments are those of `chains`."""
    if not corpus.passages:
        return Sentence("The records hold no passage.")
    whole = chains_of(corpus)
    view = whole if speaker and dates else chains_of(corpus, speaker=speaker, dates=dates)
    every = subjects(corpus, whole.chains)
    if what is None:
        longest = max(view.chains.values(), key=lambda chain: len(chain.boxes))
        return ChainsWidget(view, every if view is whole else (), longest.id)
    names = {one.label.lower(): one.id for one in every} | {one.id: one.id for one in every}
    asked = what.strip()
    found = asked if asked in view.chains else names.get(asked.lower(), "")
    if not found:
        return Sentence(
            f'No passage, person or event is called "{what}"{nearest(asked, (*view.chains, *names))}.'
        )
    if view is not whole and found not in view.chains:
        return Sentence("Without speakers or dates, only a passage can be shown: ask for the id of one.")
    return ChainsWidget(view, every if view is whole else (), found)


def _first(view: Chains, asked: Sequence[Subject], chosen: str) -> Subject:
    """Return what is open; a passage alone is a subject with one group of one chain."""
    if chosen in view.chains:
        return Subject(chosen, "passage", "One passage", (Group("", "", (chosen,)),))
    return next(subject for subject in asked if subject.id == chosen)


def _rows(view: Chains, asked: Sequence[Subject]) -> dict[str, Any]:
    held = {subject.kind for subject in asked}
    return {
        "headings": plain(view.headings),
        "chains": {name: _row(chain) for name, chain in view.chains.items()},
        "subjects": plain(tuple(asked)),
        "modes": [
            {"id": mode, "label": label} for mode, label in MODES.items() if mode == "passage" or mode in held
        ],
    }


def _row(chain: Chain) -> dict[str, Any]:
    return {
        "id": chain.id,
        "source": chain.source,
        "boxes": [[box.role, box.name, box.when, box.look] for box in chain.boxes],
        "quote": plain(chain.quote),
        "brief": chain.brief,
        "facts": plain(chain.facts),
    }
