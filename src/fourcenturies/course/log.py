"""The history of marks: whose mark changed, when, from what to what, and why; one table for the whole course."""

from __future__ import annotations

import os
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from fourcenturies.spreadsheets import BOM, from_rows, number, to_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

LOG_FILE = "marks_log.csv"
PAGE_FILE = "last_change.html"
LATENESS = "lateness"
WAITS = "waits for a person"
_HEAD = ("time", "lesson", "student", "name", "question", "was", "becomes", "of", "why")
_MINUS = "−"


@dataclass(frozen=True, slots=True)
class Change:
    """One mark that changed: its points before and now, `None` where it waits for a person.

    `stays` tells of a mark given by hand which was left as it is, although what it was judged by changed.
    """

    lesson: str
    student: str
    question: str
    was: float | None
    becomes: float | None
    most: float
    why: str
    stays: bool = False

    def cells(self) -> tuple[str, ...]:
        """Return the change as cells of the log, without its time and the student's name."""
        points = (_points(self.was), _points(self.becomes), number(self.most))
        return (self.lesson, self.student, self.question, *points, self.why)

    def line(self, names: Mapping[str, str]) -> str:
        """Return the change in one line."""
        who = f"{self.student} ({names[self.student]})" if names.get(self.student) else self.student
        head = f"{who}, {self.lesson}, {self.question}: "
        most = "" if self.question == LATENESS else f" of {number(self.most)}"
        if self.stays:
            return f"{head}{_points(self.was)}{most} by hand stays; {self.why}"
        return f"{head}{_points(self.was)} → {_points(self.becomes)}{most}; {self.why}"


def _points(points: float | None) -> str:
    return WAITS if points is None else number(points).replace("-", _MINUS)


def append(folder: Path, changes: Iterable[Change], names: Mapping[str, str], time: str) -> None:
    """Write changes at the end of the log; what a killed run wrote there already is not written twice.

    Raises `ValueError` where the log cannot be written.
    """
    path = folder / LOG_FILE
    told = [change for change in changes if not change.stays]
    if not told:
        return
    try:
        last = _last(path)
        rows = [
            (time, *cells[:2], names.get(cells[1], ""), *cells[2:])
            for cells in (change.cells() for change in told)
            if last.get(cells[:3]) != cells
        ]
        text = to_rows(rows, bom=False) if last else BOM + to_rows([_HEAD, *rows], bom=False)
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise ValueError(
            f"{path}: the log of marks cannot be written ({error.strerror}): close it where it is open, then run again"
        ) from None


def _last(path: Path) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the last line of the log on each student's question, without time and name."""
    rows = from_rows(path.read_text(encoding="utf-8")) if path.is_file() else []
    cells = ((*row[1:3], *row[4:]) for row in rows)
    return {one[:3]: one for one in cells}


def page(changes: Sequence[Change], names: Mapping[str, str], time: str) -> str:
    """Return the changes of one run as a page without scripts."""
    heads = "".join(f"<th>{head}</th>" for head in _HEAD[1:])
    lines = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _shown(change, names)) + "</tr>\n"
        for change in changes
    )
    number_of = sum(not change.stays for change in changes)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Marks that changed</title>\n'
        "<style>body{font:1rem/1.5 sans-serif;margin:2rem}table{border-collapse:collapse}"
        "th,td{border:1px solid #888;padding:.3rem .6rem;text-align:left}</style></head>\n"
        f"<body><h1>{_counted(number_of)}</h1><p>{escape(time)}. All changes of the course stand in {LOG_FILE}.</p>\n"
        f"<table><thead><tr>{heads}</tr></thead><tbody>\n{lines}</tbody></table></body></html>\n"
    )


def _shown(change: Change, names: Mapping[str, str]) -> tuple[str, ...]:
    cells = change.cells()
    why = f"given by hand, and stays; {change.why}" if change.stays else change.why
    return (*cells[:2], names.get(change.student, ""), *cells[2:-1], why)


def as_lines(changes: Sequence[Change], names: Mapping[str, str], folder: Path) -> list[str]:
    """Return the changes of a run as lines, with the places where they are kept."""
    if not changes:
        return []
    moved = [change for change in changes if not change.stays]
    stay = [change for change in changes if change.stays]
    lines = [f"{_counted(len(moved))}:", *(f"  {change.line(names)}" for change in moved)] if moved else []
    if stay:
        lines += ["Given by hand, and left as they are:", *(f"  {change.line(names)}" for change in stay)]
    return [*lines, f"All changes stand in {folder / LOG_FILE}, the last ones in {folder / PAGE_FILE}."]


def _counted(number_of: int) -> str:
    return "1 mark changed" if number_of == 1 else f"{number_of} marks changed"
