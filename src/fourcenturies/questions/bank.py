"""Questions that stand in no lesson: the bank, `solutions/bank.toml`.

It lies among the solutions, because each entry holds its key: no release and no wheel takes it along. An entry is a
question as a lesson's `questions.toml` tells it, and its cells::

    [[questions]]
    id = "q-01-03"
    kind = "date"

    [questions.cells]
    task = "### When was it published?"
    beside = ['quote("psg-090")']
    key = "2025-05-27"
    hint = "Which of the dates belongs to nothing else?"
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from fourcenturies.files import read_once, toml
from fourcenturies.questions.keys import Key, read_key
from fourcenturies.questions.lessons import (
    QUESTIONS_FILE,
    Lesson,
    LessonError,
    load_keys,
    load_lesson,
    read_question,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fourcenturies.questions.model import Question

BANK = "bank"
"""Stands where a question names its lesson, and names the file below `solutions/`."""
BANK_FILE = f"{BANK}.toml"
_CELLS = {"task", "beside", "key", "hint"}
_EMPTY = Lesson(BANK, "Questions of no lesson", 0, ())


@dataclass(frozen=True, slots=True)
class Bank:
    """The questions of the bank like those of a lesson: what is public, the keys, and a notebook of their cells."""

    lesson: Lesson = _EMPTY
    keys: Mapping[str, Key] = field(default_factory=dict)
    notebook: Mapping[str, Any] = field(default_factory=dict)


def load_bank(solutions: Path) -> Bank:
    """Read the bank in a folder of solutions; an empty one where there is none.

    Raises `LessonError` where it does not hold what it should; the message names the question.
    """
    path = solutions / BANK_FILE
    return _read_bank(path) if path.is_file() else Bank()


@read_once
def _read_bank(path: Path) -> Bank:
    try:
        rows = toml.loads(path.read_text(encoding="utf-8")).get("questions", [])
    except (toml.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LessonError(f"{path}: not readable as TOML ({error}).") from None
    questions: dict[str, Question] = {}
    keys: dict[str, Key] = {}
    cells: list[dict[str, Any]] = []
    for row in rows:
        name = str(row.get("id", "?"))
        try:
            if name in questions:
                raise ValueError("it stands there twice")  # noqa: TRY301 - told like any other fault
            told = _told(row)
            questions[name] = read_question({k: v for k, v in row.items() if k != "cells"}, BANK)
            keys[name] = read_key(told["key"])
        except (KeyError, TypeError, ValueError) as error:
            raise LessonError(
                f"{path}: {name}: {error!s} is missing or wrong; see CONTRIBUTING.md."
            ) from None
        cells += _cells(name, told)
    return Bank(replace(_EMPTY, questions=tuple(questions.values())), keys, {"cells": cells})


def _told(row: Mapping[str, Any]) -> Mapping[str, Any]:
    told = row["cells"]
    unknown = sorted(set(told) - _CELLS)
    if unknown:
        raise ValueError(f"cells: unknown field {unknown[0]!r}")
    if any(not str(told[name]).strip() for name in ("task", "key", "hint")):
        raise ValueError("cells: an empty one")
    return {"beside": [], **told}


def _cells(name: str, told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the cells of an entry, as its lesson would hold them."""
    region = f"%%answer {name}\n### BEGIN SOLUTION\n{told['key'].strip()}\n### END SOLUTION"
    hint = f"<details><summary>Hint</summary>\n\n{told['hint'].strip()}\n\n</details>"
    return [
        _cell(f"task-{name}", "markdown", told["task"].strip()),
        *(_cell(f"beside-{name}-{n}", "code", call) for n, call in enumerate(told["beside"], 1)),
        _cell(f"answer-{name}", "code", region),
        _cell(f"check-{name}", "code", f'check("{name}")'),
        _cell(f"hint-{name}", "markdown", hint),
    ]


def _cell(name: str, kind: str, source: str) -> dict[str, Any]:
    return {"cell_type": kind, "id": name, "metadata": {}, "source": source}


def every_question(root: Path) -> dict[str, tuple[Question, Key | None]]:
    """Return every question of the course in a folder, those of the bank among them, with its key where one is at hand.

    What is public is read from `lessons/`, the keys and the bank from `solutions/`, which a class does not have.
    """
    found: dict[str, tuple[Question, Key | None]] = {}
    solutions = root / "solutions"
    for folder in sorted(path.parent for path in (root / "lessons").glob(f"*/{QUESTIONS_FILE}")):
        notebook = solutions / folder.name / f"{folder.name}.ipynb"
        keys = load_keys(notebook) if notebook.is_file() else {}
        found |= {
            question.id: (question, keys.get(question.id)) for question in load_lesson(folder).questions
        }
    bank = load_bank(solutions)
    return found | {question.id: (question, bank.keys[question.id]) for question in bank.lesson.questions}
