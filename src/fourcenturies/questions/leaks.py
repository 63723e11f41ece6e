"""A lint for authors: no question may contain its own answer.

For each question with a key, every year (with its decade and century) and every form of every name in the accepted
answers is looked for in what a reader sees before answering: wording, hint, cited ids, captions, what is printed of
the question elsewhere, and the first state of a widget beside it. Words that a `quote()` cell shows are
material, and allowed; what a question gives on purpose stands in its `given`.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any

from fourcenturies.questions.cells import cell_text, grade_id, read_answer, solution_region
from fourcenturies.questions.clues import clues, widened
from fourcenturies.replies.silence import says_not_stated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from fourcenturies.names import Directory
    from fourcenturies.questions.keys import Key
    from fourcenturies.questions.lessons import Lesson
    from fourcenturies.questions.model import Question

    Twin = Callable[..., str]
    Told = set[tuple[str, int | str]]

WIDGETS = frozenset(
    {
        *("arguments", "atlas", "chains", "compare", "ledger", "timeline"),
        *("calendar", "chairs", "counter", "days", "edges", "strip", "wall"),
    }
)
"""The calls of a lesson that show a widget."""
# Only here is a name the answer; where entries are chosen or paired, the question lists the names itself.
_ASKS_FOR_NAMES = frozenset({"attribution", "chain"})
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_FOUND = {"year": "year", "short": "year", "decade": "decade", "century": "century", "name": "name"}


def leaks(
    lesson: Lesson,
    notebook: Mapping[str, Any],
    keys: Mapping[str, Key],
    directory: Directory,
    twin: Twin | None = None,
) -> list[str]:
    """Return a sentence for each place where a question of a solution notebook gives its answer away.

    `twin` takes the name and the arguments of a call that shows a widget and returns the text of its first state;
    without it these cells are not looked into.
    """
    cells = [cell for cell in notebook.get("cells", ()) if isinstance(cell, dict)]
    problems: list[str] = []
    for question in lesson.questions:
        if question.id in keys:
            problems += _of_question(question, cells, keys[question.id], directory, twin)
    return problems


def _of_question(
    question: Question, cells: list[dict[str, Any]], key: Key, directory: Directory, twin: Twin | None
) -> list[str]:
    names = _knowing(key, directory) if question.kind in _ASKS_FOR_NAMES else None
    answers = _told("\n".join((key.answer, *key.also)), names) - _told("\n".join(question.given), names)
    places = [*_cells(question.id, cells, twin), *_printed(question, key)]
    problems = (
        [] if between(question.id, cells) else [f"{question.id}: it has no task cell before its check cell"]
    )
    for place, text in places:
        found = {clue.told: clue for clue in clues(text, names)}
        problems += [
            f"{question.id}: {place}: “{found[told].words}” gives the {_FOUND[told[0]]} of the answer away; "
            "say it otherwise, or allow it in questions.toml with given = [...]"
            for told in sorted(set(found) & answers, key=str)
        ]
    return problems


def _knowing(key: Key, directory: Directory) -> Directory:
    """Return a directory that knows the accepted names, too, where the records do not hold them."""
    for answer in (key.answer, *key.also):
        for name in filter(None, (part.strip() for part in re.split(r"[>→»\n]", answer))):
            if not says_not_stated(name) and not _told(name, directory):
                directory = directory.with_name(name)
    return directory


def _told(text: str, names: Directory | None) -> Told:
    return widened({clue.told for clue in clues(text, names)})


def _printed(question: Question, key: Key) -> Iterator[tuple[str, str]]:
    """Yield what is shown of a question outside its cells before the answer is."""
    yield "questions.toml", "\n".join((question.objective, question.task, *question.reread))
    yield from (("message of a trap", trap.message) for trap in key.traps)


def _cells(question_id: str, cells: list[dict[str, Any]], twin: Twin | None) -> Iterator[tuple[str, str]]:
    hint = f"hint-{question_id}"
    apart = [cell for cell in cells if _name(cell) == hint]
    for cell in [*between(question_id, cells), *apart]:
        text, name = cell_text(cell), _name(cell)
        if cell.get("cell_type") != "code":
            yield name, _COMMENT.sub(" ", text)
            yield f"{name}, cited ids", "\n".join(_COMMENT.findall(text))
        elif read_answer(text):
            yield name, text.replace(solution_region(text) or "", "")
        else:
            yield from _of_code(name, text, twin)


def _of_code(name: str, text: str, twin: Twin | None) -> Iterator[tuple[str, str]]:
    """Yield the texts in a code cell (ids, captions), its comments, and the first states of its widgets."""
    yield name, text
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if (
            twin
            and isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in WIDGETS
        ):
            try:
                arguments = [ast.literal_eval(value) for value in node.args]
                named = {part.arg: ast.literal_eval(part.value) for part in node.keywords if part.arg}
            except ValueError:
                continue
            yield f"{name}, first state of the widget", twin(node.func.id, *arguments, **named)


def page_of(question_id: str, notebook: Mapping[str, Any]) -> str:
    """Return what the cells of a question print before it is answered: its task, what stands beside it, its hint."""
    cells = [cell for cell in notebook.get("cells", ()) if isinstance(cell, dict)]
    return "\n".join(text for _, text in _cells(question_id, cells, None))


def between(question_id: str, cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the cells from a question's task to its check, or none where one of them is missing."""
    names = [_name(cell) for cell in cells]
    try:
        start = names.index(f"task-{question_id}")
        return cells[start : names.index(f"check-{question_id}", start)]
    except ValueError:
        return []


def _name(cell: Mapping[str, Any]) -> str:
    return str(cell.get("id") or grade_id(cell))
