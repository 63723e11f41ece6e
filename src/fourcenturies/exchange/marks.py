"""A class's marks, ready for export: who has how much in which lesson, and where a person must still mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fourcenturies.course.spreadsheets import number, to_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fourcenturies.grading.gradebook import ClassMarks


@dataclass(frozen=True, slots=True)
class Mark:
    """One student's mark in one lesson. `waiting` questions are still to be marked by hand."""

    student: str
    lesson: str
    points: float
    max_points: float
    penalty: float = 0.0
    waiting: tuple[str, ...] = ()


def question_of(cell: str) -> str:
    """Return the question that a cell of the gradebook belongs to.

    >>> question_of("check-q-01-02"), question_of("written-q-01-08")
    ('q-01-02', 'q-01-08')
    """
    return cell.removeprefix("check-").removeprefix("written-")


def lesson_marks(lesson: str, found: ClassMarks) -> tuple[Mark, ...]:
    """Return the marks of a lesson, by student."""
    most = sum(found.max_points.values())
    return tuple(
        Mark(
            student,
            lesson,
            standing.points - standing.penalty,
            most,
            standing.penalty,
            tuple(sorted(map(question_of, standing.waiting))),
        )
        for student, standing in sorted(found.standings.items())
    )


def final(marks: Sequence[Mark], *, unfinished: bool) -> tuple[Mark, ...]:
    """Return the marks that may be exported: without `unfinished`, none that waits for a person."""
    return tuple(mark for mark in marks if unfinished or not mark.waiting)


def marks_table(marks: Sequence[Mark], names: Mapping[str, str]) -> str:
    """Return marks as comma-separated values, a row for each student and lesson."""
    head = ("student", "name", "lesson", "points", "max_points", "late_penalty", "waiting")
    rows = (
        (
            mark.student,
            names.get(mark.student, ""),
            mark.lesson,
            number(mark.points),
            number(mark.max_points),
            number(mark.penalty),
            " ".join(mark.waiting),
        )
        for mark in marks
    )
    return to_rows([head, *rows])


def questions_table(found: Mapping[str, ClassMarks], names: Mapping[str, str]) -> str:
    """Return marks as comma-separated values, a row for each student, lesson and question."""
    head = ("student", "name", "lesson", "question", "points", "max_points", "waiting")
    return to_rows([head, *_question_rows(found, names)])


def _question_rows(found: Mapping[str, ClassMarks], names: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for lesson, marks in found.items():
        for student, points in sorted(marks.points.items()):
            waiting = marks.standings[student].waiting
            for cell, own in sorted(points.items(), key=lambda pair: question_of(pair[0])):
                yield (
                    student,
                    names.get(student, ""),
                    lesson,
                    question_of(cell),
                    number(own),
                    number(marks.max_points.get(cell, 0.0)),
                    "yes" if cell in waiting else "",
                )
