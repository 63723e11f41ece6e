"""What feedback pages show of a lesson itself, the same for a whole class: read once, and handed to whoever draws them.

A quotation is shown with a question where the released lesson shows it there, so that a page gives away nothing that
the lesson does not. Accepted answers and sample answers are held only of a lesson whose feedback is returned.
"""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fourcenturies.corpus import load
from fourcenturies.questions.cells import cell_text, grade_id
from fourcenturies.questions.revealing import answer_words
from fourcenturies.questions.rubrics import RUBRIC_FILE, Rubric, load_rubric
from fourcenturies.questions.tasks import tasks
from fourcenturies.views.quotations import Quotation, quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from fourcenturies.grading.preparing import Release
    from fourcenturies.questions.model import Question

_CHECK, _WRITTEN = "check-", "written-"
_QUOTABLE = ("psg-", "card-")
_OPEN = "open"  # the key of a guess that nothing settles
NO_RUBRIC = Rubric()


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as a page shows it. `answer` and `because` are "" until the feedback is returned."""

    question: Question
    title: str
    quotations: tuple[Quotation, ...] = ()
    answer: str = ""
    because: str = ""
    rubric: Rubric = NO_RUBRIC

    @property
    def cell(self) -> str:
        """The name of the cell that carries its points."""
        return f"{_WRITTEN if self.written else _CHECK}{self.question.id}"

    @property
    def answer_cell(self) -> str:
        """The name of the cell that holds its answer, and its comments."""
        return f"{_WRITTEN if self.written else 'answer-'}{self.question.id}"

    @property
    def written(self) -> bool:
        """Whether a person marks it."""
        return self.question.kind == "written"


@dataclass(frozen=True, slots=True)
class FeedbackLesson:
    """A lesson as its pages show it; `returned` says whether what it reveals is shown, `comments` are used again."""

    id: str
    title: str
    asked: tuple[Asked, ...]
    returned: bool = False
    comments: Mapping[str, str] = field(default_factory=dict)


def feedback_lesson(release: Release, folder: Path, *, returned: bool) -> FeedbackLesson:
    """Return what pages show of a lesson; `folder` is its own in `solutions/`, where the rubric lies."""
    shown = [{"cell_type": own.cell_type, "id": own.name, "source": own.source} for own in release.cells]
    titles = tasks({"cells": shown})
    near = _quoted(json.loads(release.solution)["cells"], {own.id for own in release.lesson.questions})
    rubric = _rubric(folder / RUBRIC_FILE, returned=returned)
    asked = []
    for question in release.lesson.questions:
        key = release.keys.get(question.id) if returned else None
        # Evidence is on screen in its lesson; what a question opens is shown once the feedback is returned.
        opened = (*question.passages, *question.answers, *question.reveals) if returned else ()
        named = (one for one in (*question.evidence, *opened) if one.startswith(_QUOTABLE))
        ids = [*near.get(question.id, ()), *named]
        asked.append(
            Asked(
                question,
                titles[question.id].title if question.id in titles else question.id,
                _quotations(ids),
                answer_words(question, key) if key and key.answer.strip().casefold() != _OPEN else "",
                key.because if key else "",
                rubric if rubric.question == question.id else NO_RUBRIC,
            )
        )
    return FeedbackLesson(release.lesson.id, release.lesson.title, tuple(asked), returned)


def _rubric(path: Path, *, returned: bool) -> Rubric:
    rubric = load_rubric(path)
    return rubric if returned else Rubric(rubric.question, rubric.habits)


def _quotations(ids: Iterable[str]) -> tuple[Quotation, ...]:
    """Return the quotations; none where the records do not hold them."""
    wanted = tuple(dict.fromkeys(ids))
    try:
        return quotations(load(), wanted) if wanted else ()
    except KeyError:
        return ()


def _quoted(cells: Iterable[Mapping[str, Any]], questions: set[str]) -> dict[str, tuple[str, ...]]:
    """Return what a lesson quotes for each question: between the question before and its own check cell."""
    found: dict[str, tuple[str, ...]] = {}
    ids: list[str] = []
    for cell in cells:
        name = str(cell.get("id") or grade_id(cell))
        question = name.removeprefix(_CHECK).removeprefix(_WRITTEN)
        if name != question and question in questions:
            found[question], ids = tuple(ids), []
        elif cell.get("cell_type") == "code" and not name.startswith("answer-"):
            ids += _ids(cell_text(cell))
    return found


def _ids(source: str) -> list[str]:
    """Return the ids in the calls of `quote` in a cell."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError):
        return []
    calls = [node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    named = [one for call in calls if getattr(call.func, "id", "") == "quote" for one in call.args]
    return [one.value for one in named if isinstance(one, ast.Constant) and isinstance(one.value, str)]
