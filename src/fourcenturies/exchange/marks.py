"""A class's marks, ready for export: who has how much in which lesson, and where a person must still mark."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fourcenturies.course.people import Person
from fourcenturies.course.times import span
from fourcenturies.grading.changes import question_of
from fourcenturies.grading.gradebook import Book, Standing
from fourcenturies.spreadsheets import number, to_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class ClassMarks:
    """A class's marks in one lesson: where each stands, the points for each question's cell, and the seconds late."""

    max_points: Mapping[str, float]
    standings: Mapping[str, Standing]
    points: Mapping[str, Mapping[str, float]]
    late: Mapping[str, float] = field(default_factory=dict)


def read_marks(db_url: str, lesson: str) -> ClassMarks | None:
    """Return what the gradebook holds of a lesson, to be exported; `None` where it does not know the lesson."""
    with Book(db_url) as book:
        entry = book.lesson_if_known(lesson)
        if entry is None:
            return None
        points = {
            student: {name: held.score(held.auto) for name, held in own.items()}
            for student, own in book.held(entry).items()
        }
        return ClassMarks(entry.most, book.standings(entry), points, book.late(entry))


@dataclass(frozen=True, slots=True)
class Mark:
    """One student's mark in one lesson. `waiting` questions are still to be marked by hand; late in seconds."""

    student: str
    lesson: str
    points: float
    max_points: float
    penalty: float = 0.0
    waiting: tuple[str, ...] = ()
    late: float = 0.0


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
            found.late.get(student, 0.0),
        )
        for student, standing in sorted(found.standings.items())
    )


def final(marks: Sequence[Mark], *, unfinished: bool) -> tuple[Mark, ...]:
    """Return the marks that may be exported: without `unfinished`, none that waits for a person."""
    return tuple(mark for mark in marks if unfinished or not mark.waiting)


def marks_table(
    marks: Sequence[Mark], people: Mapping[str, Person], absent: Mapping[str, Sequence[str]]
) -> str:
    """Return marks as comma-separated values, a row for each student and lesson; `absent` have handed in nothing."""
    head = (
        "student",
        "name",
        "section",
        "lesson",
        "points",
        "max_points",
        "late_penalty",
        "late_by",
        "waiting",
        "status",
    )
    most = {mark.lesson: mark.max_points for mark in marks}
    rows = [(*_who(mark.student, people), mark.lesson, *_told(mark)) for mark in marks]
    rows += [
        (*_who(student, people), lesson, "", number(most[lesson]), "", "", "", "not handed in")
        for lesson, students in absent.items()
        for student in students
    ]
    return to_rows([head, *sorted(rows, key=lambda row: (row[3], row[0]))])


def _who(student: str, people: Mapping[str, Person]) -> tuple[str, str, str]:
    own = people.get(student, Person(student))
    return student, own.name, own.section


def _told(mark: Mark) -> tuple[str, ...]:
    late = span(mark.late) if mark.late else ""
    status = "waits for a person" if mark.waiting else "late" if late else ""
    points = (number(mark.points), number(mark.max_points), number(mark.penalty))
    return (*points, late, " ".join(mark.waiting), status)


def questions_table(found: Mapping[str, ClassMarks], people: Mapping[str, Person]) -> str:
    """Return marks as comma-separated values, a row for each student, lesson and question."""
    head = ("student", "name", "section", "lesson", "question", "points", "max_points", "waiting")
    return to_rows([head, *_question_rows(found, people)])


def _question_rows(
    found: Mapping[str, ClassMarks], people: Mapping[str, Person]
) -> Iterator[tuple[str, ...]]:
    for lesson, marks in found.items():
        for student, points in sorted(marks.points.items()):
            waiting = marks.standings[student].waiting
            for cell, own in sorted(points.items(), key=lambda pair: question_of(pair[0])):
                yield (
                    *_who(student, people),
                    lesson,
                    question_of(cell),
                    number(own),
                    number(marks.max_points.get(cell, 0.0)),
                    "yes" if cell in waiting else "",
                )
