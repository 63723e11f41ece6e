"""All questions of the course in one list, as their lessons' `questions.toml` tell them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.questions.lessons import QUESTIONS_FILE, load_lesson

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """What an instructor plans by: one question, its lesson, worth, sources, objective and minutes."""

    id: str
    lesson: str
    kind: str
    points: float
    sources: tuple[str, ...]
    objective: str
    minutes: int


def listing(root: Path) -> list[Row]:
    """Return every question under `solutions/`, lesson by lesson, in the order of its lesson.

    Raises `LessonError` where a lesson's file cannot be read.
    """
    folders = sorted(path.parent for path in (root / "solutions").glob(f"*/{QUESTIONS_FILE}"))
    return [
        Row(q.id, q.lesson, q.kind, q.points, q.sources, q.objective, q.minutes)
        for folder in folders
        for q in load_lesson(folder).questions
    ]
