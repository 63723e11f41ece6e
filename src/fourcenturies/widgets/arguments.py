"""The argument map widget: questions and where the sources stand on them, the grounds of each opening below it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fourcenturies.drawing.arguments import arguments_drawing, selections
from fourcenturies.views.arguments import arguments as map_of
from fourcenturies.views.arguments import without_stances
from fourcenturies.views.citing import headings
from fourcenturies.widgets.base import RefusedError, answering, nearest, of_records, sources_asked
from fourcenturies.widgets.contexts import drawn_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fourcenturies.corpus import Corpus
    from fourcenturies.widgets.drawn import DrawnWidget


@answering
def show(  # noqa: PLR0913 - each option chooses or leaves something out, and a lesson names it
    corpus: Corpus,
    issue: str | None = None,
    sources: str | Iterable[str] | None = None,
    *,
    theme: str | None = None,
    experts: bool = True,
    stances: bool = True,
) -> DrawnWidget:
    """Show who stands where on each question at issue, and on what grounds.

    `issue` is the id of a question to open. `sources` are ids or short names; left out, all of them. `theme` leaves
    the questions of one theme alone, such as "memory". With
    `experts=False` only the sources' own voices are shown, with `stances=False` the grounds without the stances, for
    lessons that ask for them.

    >>> arguments("iss-balence")  # doctest: +ELLIPSIS
    No question is called "iss-balence"; the nearest are "iss-balance"...
    """
    shown = sources_asked(headings(corpus), sources)
    themes = sorted({one.theme for one in corpus.issues})
    if theme is not None and theme.strip() not in themes:
        raise RefusedError(
            f'No theme is called "{theme}"{nearest(theme, themes)}. The themes are {", ".join(themes)}.'
        )
    view = map_of(corpus, shown, theme=(theme or "").strip(), experts=experts)
    known = [question.id for question in view.questions]
    if not known:
        raise RefusedError("The records hold no question at issue.")
    if issue is not None and issue.strip() not in known:
        raise RefusedError(f'No question is called "{issue}"{nearest(issue, known)}.')
    opened = issue.strip() if issue else known[0]
    if not stances:
        view = without_stances(view)
        if issue:  # of the others, nothing that a lesson does not ask
            asked = tuple(question for question in view.questions if question.id == opened)
            view = replace(view, questions=asked)
    return drawn_of(corpus, arguments_drawing(view, opened), selections(view)[0][0])


arguments = of_records(show, "arguments")
