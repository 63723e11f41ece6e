"""The argument map widget: a matrix of questions and sources, and the grounds of one question under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from fourcenturies.corpus import Corpus, load
from fourcenturies.figures import arguments as figures
from fourcenturies.views.arguments import HIDDEN, SIDES, Arguments, Question, without_stances
from fourcenturies.views.arguments import arguments as map_of
from fourcenturies.views.citing import BADGES, headings
from fourcenturies.views.comparison import THEMES
from fourcenturies.widgets import arguments_twin as twin
from fourcenturies.widgets.base import Drawn, Sentence, nearest, script, sources_asked, style
from fourcenturies.widgets.contexts import offer_contexts

if TYPE_CHECKING:
    from collections.abc import Iterable

SORTS = {"disagreement": "most disagreement first", "silence": "most silence first", "records": "by theme"}


class ArgumentsWidget(Drawn):
    """A matrix. `chosen` is the id of the question opened below it; `sort`, `theme` and `divided` say which rows."""

    _esm = script("contexts", "arguments")
    _css = style("arguments")

    chosen = traitlets.Unicode().tag(sync=True)
    sort = traitlets.Enum(tuple(SORTS), default_value="disagreement").tag(sync=True)
    theme = traitlets.Unicode().tag(sync=True)
    divided = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(self, view: Arguments, chosen: str) -> None:
        self.view, self.first = view, chosen
        super().__init__(_rows(view), chosen=chosen)

    def still(self) -> tuple[str, str]:
        """Return the matrix and the question that is open as HTML and as text."""
        return twin.html(self.view, self.first), twin.text(self.view, self.first)

    def draw(self) -> Any:
        """Return the matrix as a matplotlib figure."""
        return figures.draw(self.view)

    @traitlets.validate("chosen")
    def _known_question(self, proposal: dict[str, Any]) -> str:
        if proposal["value"] not in {"", *(question.id for question in self.view.questions)}:
            raise traitlets.TraitError(f'this map has no question "{proposal["value"]}"')
        return str(proposal["value"])


def arguments(
    issue: str | None = None,
    sources: str | Iterable[str] | None = None,
    *,
    theme: str | None = None,
    experts: bool = True,
    stances: bool = True,
) -> ArgumentsWidget | Sentence:
    """Show who stands where on each question at issue, and on what grounds.

    `issue` is the id of a question to open. `sources` are ids or short names; left out, all of them. `theme` leaves
    the questions of one theme alone, such as "memory". With
    `experts=False` only the sources' own voices are shown, with `stances=False` the grounds without the stances, for
    lessons that ask for them.

    >>> arguments("iss-balence")  # doctest: +ELLIPSIS
    No question is called "iss-balence"; the nearest are "iss-balance"...
    """
    return show(load(), issue, sources, theme=theme, experts=experts, stances=stances)


def show(  # noqa: PLR0913 - as `arguments`
    corpus: Corpus,
    issue: str | None = None,
    sources: str | Iterable[str] | None = None,
    *,
    theme: str | None = None,
    experts: bool = True,
    stances: bool = True,
) -> ArgumentsWidget | Sentence:
    """Show the arguments in the records of any corpus; the arguments are those of `arguments`."""
    shown = sources_asked(headings(corpus), sources)
    if isinstance(shown, Sentence):
        return shown
    themes = sorted({one.theme for one in corpus.issues})
    if theme is not None and theme.strip() not in themes:
        return Sentence(
            f'No theme is called "{theme}"{nearest(theme, themes)}. The themes are {", ".join(themes)}.'
        )
    view = map_of(corpus, shown, theme=(theme or "").strip(), experts=experts)
    known = [question.id for question in view.questions]
    if not known:
        return Sentence("The records hold no question at issue.")
    if issue is not None and issue.strip() not in known:
        return Sentence(f'No question is called "{issue}"{nearest(issue, known)}.')
    chosen = issue.strip() if issue else known[0]
    if not stances:
        view = without_stances(view)
        if issue:
            view = Arguments(view.headings, _only(view.questions, chosen), view.themes)
    return offer_contexts(ArgumentsWidget(view, chosen), corpus)


def _only(questions: tuple[Question, ...], chosen: str) -> tuple[Question, ...]:
    """Return the one question: of the others, nothing that a lesson does not ask."""
    return tuple(question for question in questions if question.id == chosen)


def _rows(view: Arguments) -> dict[str, Any]:
    return {
        "headings": view.headings,
        "questions": view.questions,
        "themes": [{"id": theme, "label": THEMES.get(theme, theme.capitalize())} for theme in view.themes],
        "sorts": [{"id": key, "label": label} for key, label in SORTS.items()],
        "badges": {key: [BADGES[key].glyph, BADGES[key].word] for key in (*SIDES, HIDDEN)},
        "sides": list(SIDES),
    }
