"""The argument map widget: questions and where the sources stand on them, the grounds of each opening below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.corpus import Corpus, load
from fourcenturies.drawing.arguments import arguments_drawing, selections
from fourcenturies.views.arguments import Arguments, Question, without_stances
from fourcenturies.views.arguments import arguments as map_of
from fourcenturies.views.citing import headings
from fourcenturies.widgets.base import Sentence, nearest, sources_asked
from fourcenturies.widgets.contexts import offer_contexts
from fourcenturies.widgets.drawn import DrawnWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


class ArgumentsWidget(DrawnWidget):
    """The map. `choice` is the id of the selection of questions that is shown: an order, or a theme."""

    def __init__(self, view: Arguments, opened: str) -> None:
        self.view = view
        sources = [heading.id for heading in view.headings]
        super().__init__(arguments_drawing(view, opened), sources, (selections(view)[0].id,))


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
    opened = issue.strip() if issue else known[0]
    if not stances:
        view = without_stances(view)
        if issue:
            view = Arguments(view.headings, _only(view.questions, opened), view.themes)
    return offer_contexts(ArgumentsWidget(view, opened), corpus)


def _only(questions: tuple[Question, ...], chosen: str) -> tuple[Question, ...]:
    """Return the one question: of the others, nothing that a lesson does not ask."""
    return tuple(question for question in questions if question.id == chosen)
