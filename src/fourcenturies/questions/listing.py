"""All questions of the course in one list, as their lessons' `questions.toml` tell them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from fourcenturies.questions.bank import BANK, load_bank
from fourcenturies.questions.lessons import QUESTIONS_FILE, load_lesson

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_HEAD = ("id", "lesson", "kind", "points", "minutes", "part", "sources", "objective")
_NUMBERS = ("points", "minutes")


@dataclass(frozen=True, slots=True)
class Row:
    """What an instructor plans by: one question, its lesson, worth, sources, objective, minutes, core or further."""

    id: str
    lesson: str
    kind: str
    points: float
    sources: tuple[str, ...]
    objective: str
    minutes: int
    further: bool = False


def listing(root: Path) -> list[Row]:
    """Return every question under `solutions/`, lesson by lesson, in the order of its lesson, then those of the bank.

    Raises `LessonError` where a lesson's file cannot be read.
    """
    folders = sorted(path.parent for path in (root / "solutions").glob(f"*/{QUESTIONS_FILE}"))
    lessons = [*map(load_lesson, folders), load_bank(root / "solutions").lesson]
    return [
        Row(q.id, q.lesson, q.kind, q.points, q.sources, q.objective, q.minutes, q.further)
        for lesson in lessons
        for q in lesson.questions
    ]


def as_json(rows: Sequence[Row]) -> str:
    """Return the questions as a JSON list, one object for each."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2)


def table(rows: Sequence[Row]) -> str:
    """Return the questions as a table in plain text, and their number, points and minutes below it."""
    lines = [_HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    told = [
        "  ".join(_set(*part) for part in zip(_HEAD, line, widths, strict=True)).rstrip() for line in lines
    ]
    asked = [row for row in rows if row.lesson != BANK]
    points, minutes = sum(row.points for row in asked), sum(row.minutes for row in asked)
    banked = f", and {len(rows) - len(asked)} in the bank" if len(asked) < len(rows) else ""
    core = sum(row.minutes for row in asked if not row.further)
    worth = f"{points:g} points, {minutes} minutes ({core} of them core)"
    return "\n".join([*told, "", f"{len(asked)} questions, {worth}{banked}"])


def _cells(row: Row) -> tuple[str, ...]:
    sources = " ".join(name.removeprefix("src-") for name in row.sources)
    part = "further" if row.further else "core"
    return (row.id, row.lesson, row.kind, f"{row.points:g}", str(row.minutes), part, sources, row.objective)


def _set(name: str, cell: str, width: int) -> str:
    return cell.rjust(width) if name in _NUMBERS else cell.ljust(width)
