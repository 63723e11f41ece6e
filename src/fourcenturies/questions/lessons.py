"""A lesson's questions (public, `questions.toml`) and their keys (the solution notebook, read as text)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from fourcenturies.files import read_once, toml
from fourcenturies.questions.cells import cell_text, grade_id, read_answer, solution_region
from fourcenturies.questions.keys import Key, read_key
from fourcenturies.questions.model import Question

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

QUESTIONS_FILE = "questions.toml"


class LessonError(ValueError):
    """A lesson's own files are missing or wrong; the message names the file and the next step."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is public about a lesson: its id, title, minutes and questions, in order.

    `mystery` says that it opens with one: then the rules hold for it that older lessons need not keep (nothing to be
    earned blind, evidence beside each question, nothing on screen before its question). `retired` are ids that are
    never used again.
    """

    id: str
    title: str
    minutes: int
    questions: tuple[Question, ...]
    mystery: bool = False
    retired: tuple[str, ...] = ()

    @property
    def core_minutes(self) -> int:
        """What the core of the lesson takes: all but the questions that are further."""
        return sum(question.minutes for question in self.questions if not question.further)

    def question(self, question_id: str) -> Question | None:
        """Return the question with this id, or `None`."""
        return next((question for question in self.questions if question.id == question_id), None)


def load_lesson(folder: Path) -> Lesson:
    """Read `questions.toml` in a lesson's folder.

    Raises `LessonError` where the file is missing or does not hold what it should.
    """
    return _read_lesson(folder / QUESTIONS_FILE)


@read_once
def _read_lesson(path: Path) -> Lesson:
    try:
        table = toml.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LessonError(
            f"{QUESTIONS_FILE} is not beside this notebook. It came in the lesson's folder: "
            "keep the notebook and that file together."
        ) from None
    except (toml.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LessonError(
            f"{path}: not readable as TOML ({error}). Take a fresh copy of the lesson."
        ) from None
    return _lesson(table, path)


def _lesson(table: Mapping[str, Any], path: Path) -> Lesson:
    try:
        head = table["lesson"]
        lesson_id = str(head["id"])
        rows = [read_question(row, lesson_id) for row in table.get("questions", [])]
        retired = tuple(map(str, head.get("retired", ())))
        used = [row.id for row in rows if row.id in retired]
        if used:
            raise ValueError(f"{used[0]} is retired, and ids are never used again: a new id for it")  # noqa: TRY301
        mystery = head.get("mystery", False) is True
        return Lesson(lesson_id, str(head["title"]), int(head["minutes"]), tuple(rows), mystery, retired)
    except (KeyError, TypeError, ValueError) as error:
        raise LessonError(
            f"{path}: {error!s} is missing or wrong; see CONTRIBUTING.md for its fields."
        ) from None


def read_question(row: Mapping[str, Any], lesson_id: str) -> Question:
    """Return a question as a row of `questions.toml` tells it. Raises `ValueError` for a field that there is not."""
    known = {field.name for field in fields(Question)}
    unknown = sorted(set(row) - known)
    if unknown:
        raise ValueError(f"{row.get('id', '?')}: unknown field {unknown[0]!r}")
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
    }
    return Question(**{**values, "lesson": lesson_id})


@read_once
def load_keys(notebook: Path) -> Mapping[str, Key]:
    """Read the keys of a lesson out of its solution notebook, as text.

    Raises `LessonError` where the file cannot be read, or an answer cell holds no solution region.
    """
    try:
        return keys_in(json.loads(notebook.read_text(encoding="utf-8")), notebook)
    except LessonError:
        raise
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LessonError(f"{notebook}: the key cannot be read ({error}).") from None


def keys_in(content: Mapping[str, Any], place: Path) -> dict[str, Key]:
    """Return the keys in a solution notebook, as `load_keys` does; `place` is named where one cannot be read."""
    cells = [cell for cell in content["cells"] if isinstance(cell, dict)]
    keys = {}
    for cell in cells:
        text = cell_text(cell)
        answer = read_answer(text)
        if answer is None:
            continue
        region = solution_region(text)
        if region is None:
            raise LessonError(f"{place}: {answer.question_id}: its answer cell holds no solution region.")
        try:
            keys[answer.question_id] = read_key(region)
        except ValueError as error:
            raise LessonError(f"{place}: {answer.question_id}: {error}") from None
    return keys


def points_faults(folder: Path) -> list[str]:
    """Return a sentence for each question whose points in `questions.toml` are not those of its notebook.

    nbgrader gives the notebook's, the verdict tells the file's: where the two differ, every mark would be wrong.
    """
    notebook = folder / f"{folder.name}.ipynb"
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    held = {name: cell["metadata"]["nbgrader"] for cell in cells if (name := grade_id(cell))}
    found = []
    for question in load_lesson(folder).questions:
        cell = held.get(f"check-{question.id}") or held.get(f"written-{question.id}") or {}
        points = cell.get("points")
        if points is not None and float(points) != float(question.points):
            found.append(
                f"{notebook}: {question.id}: it is worth {float(points):g} points here and {question.points:g} in "
                f"{QUESTIONS_FILE}; make the two the same, then run `fourcenturies lessons`"
            )
    return found


_CODE_CELL = re.compile(r"^`{3,}\{code-cell\}.*\n(?:[ :].*\n)*((?s:.*?))^`{3,}[ \t]*$", re.MULTILINE)


def older_keys(folder: Path) -> list[str]:
    """Return a sentence for each question whose key in the solution is not that of the lesson's text, written since.

    A lesson without a text has none. What is wrong with a text is said by `fourcenturies lessons`.
    """
    text, notebook = folder / f"{folder.name}.md", folder / f"{folder.name}.ipynb"
    if not text.is_file() or text.stat().st_mtime_ns <= notebook.stat().st_mtime_ns:
        return []
    keys = load_keys(notebook)
    found = []
    for source in _CODE_CELL.findall(text.read_text(encoding="utf-8", errors="replace")):
        answer = read_answer(source)
        if answer and answer.question_id in keys and _key(source) != keys[answer.question_id]:
            found.append(
                f"{notebook}: {answer.question_id}: its key is older than the one in {text.name}; run `fourcenturies "
                "lessons`, then this command again"
            )
    return found


def _key(source: str) -> Key | None:
    """Return the key in an answer cell of a text; `None` where it cannot be read."""
    try:
        return read_key(source.partition("\n")[2])
    except ValueError:
        return None
