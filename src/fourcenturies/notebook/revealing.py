"""`reveal("q-01-09")`: what opens once a question has a reply, right or wrong, and what opens with the right one.

What that is stands in the lesson's `questions.toml`: `reveals` and `answers`, each a list of ids of passages and cards,
and of calls of pictures, such as "days(3)". Whether it is open is reckoned anew each time from the replies that were
run or saved, so that it works with the key and without it, and nothing needs to be remembered.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any

from fourcenturies.corpus import load
from fourcenturies.notebook.answered import answered
from fourcenturies.notebook.own_answers import asked, saved_notebook
from fourcenturies.notebook.pictures import MAKERS, show
from fourcenturies.notebook.quoting import Quoted
from fourcenturies.notebook.session import here, said
from fourcenturies.questions.leaks import WIDGETS
from fourcenturies.questions.tasks import Task, tasks
from fourcenturies.views.quotations import quotations
from fourcenturies.views.sheets import Answered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from fourcenturies.corpus import Corpus
    from fourcenturies.questions.lessons import Lesson
    from fourcenturies.questions.model import Question

SHUT = (
    "This opens once your answer to “{}” can be read, right or wrong. Then click here and press Shift+Enter."
)
SHUT_HERE = "This opens once your answer to “{}” can be read, right or wrong."
FOR_RIGHT = "More opens with the right answer or after the last hint; in a class, with your feedback."
NOTHING = "Nothing opens with this question."
UNKNOWN = "No lesson at hand has a question {}."


@dataclass(frozen=True, slots=True)
class Revealed:
    """What is open of a question, as parts to look at, and a sentence on what is shut."""

    parts: tuple[Any, ...]
    told: str = ""

    def __repr__(self) -> str:
        """Return all of it as plain lines."""
        return "\n".join(filter(None, (*map(text_of, self.parts), self.told)))

    def _repr_html_(self) -> str:
        shut = f'<p role="status" style="opacity:0.85">{escape(self.told)}</p>' if self.told else ""
        return "".join(map(html_of, self.parts)) + shut


def reveal(question_id: str) -> Revealed:
    """Show what opens with a reply to a question, once there is one.

    Any reply that can be read opens it, right or wrong. What tells the answer opens with the right reply.

    >>> reveal("q-99-99")
    No lesson at hand has a question q-99-99.
    """
    found = asked(question_id)
    if found is None:
        return Revealed((), UNKNOWN.format(question_id))
    question, place = found
    return revealed(question, answered([question.id], here()), _title(question, place))


def revealed(question: Question, so_far: Answered, title: str = "") -> Revealed:
    """Return what of a question is open to a reader who has answered so much."""
    if not question.reveals and not question.answers:
        return Revealed((), NOTHING)
    if question.id not in so_far.replied | so_far.right:
        return Revealed((), said(SHUT, SHUT_HERE).format(title or question.id))
    right = question.id in so_far.right
    names = (*question.reveals, *(question.answers if right else ()))
    told = "" if right or not question.answers else FOR_RIGHT
    return Revealed(tuple(_parts(load(), names)), told)


def opened(lesson: Lesson, corpus: Corpus | None = None) -> str:
    """Return as text all that a lesson opens for replies that can be read, none of them right.

    A reader may go back with it and answer again: so it must tell no key (`leaks`, `blind`).
    """
    replied = Answered(replied=frozenset(question.id for question in lesson.questions))
    return "\n".join(
        opened_by(question, replied, corpus) for question in lesson.questions if question.reveals
    )


def opened_by(question: Question, so_far: Answered | None = None, corpus: Corpus | None = None) -> str:
    """Return as text what a question opens for any reply that can be read."""
    known = so_far or Answered(replied=frozenset({question.id}))
    return "\n".join(map(text_of, _parts(corpus or load(), question.reveals, known)))


def _parts(corpus: Corpus, names: Iterable[str], so_far: Answered | None = None) -> Iterator[Any]:
    """Yield what each entry shows; passages and cards that follow each other are one part."""
    ids: list[str] = []
    for name in names:
        if "(" not in name:
            ids.append(name)
            continue
        if ids:
            yield Quoted(quotations(corpus, tuple(ids)))
            ids = []
        yield _called(name, so_far)
    if ids:
        yield Quoted(quotations(corpus, tuple(ids)))


def _called(source: str, so_far: Answered | None) -> Any:
    """Return the picture of a call such as "days(3)"; nothing but a picture of the course can be called."""
    match ast.parse(source).body:
        case [ast.Expr(ast.Call(ast.Name(name), values, named))] if name in WIDGETS:
            arguments = [ast.literal_eval(value) for value in values]
            if name in MAKERS:
                return show(name, arguments[0] if arguments else 0, so_far=so_far)
            package = import_module("fourcenturies")
            return getattr(package, name)(
                *arguments, **{part.arg: ast.literal_eval(part.value) for part in named if part.arg}
            )
    raise ValueError(f"{source!r}: a reveal shows ids, or a picture such as days(3)")


def text_of(part: Any) -> str:
    """Return a part as plain text."""
    return str(part.still()[1]) if hasattr(part, "still") else repr(part)


def html_of(part: Any) -> str:
    """Return a part as a page shows it, without a kernel."""
    return str(part.still()[0] if hasattr(part, "still") else part._repr_html_())


def _title(question: Question, place: Path) -> str:
    found = tasks(saved_notebook(place / f"{question.lesson}.ipynb"))
    return found.get(question.id, Task(question.id)).name
