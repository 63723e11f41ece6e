"""nbgrader's gradebook: the released cells that it knows, and a class's marks written in bulk.

The tables are nbgrader's own models, filled as its `SaveAutoGrades` and `AssignLatePenalties` fill them; a
submission is written whole or not at all.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, replace
from secrets import token_hex
from time import time_ns
from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import DatabaseError

from fourcenturies.grading.again import needs_a_person
from fourcenturies.grading.enrolment import add_students
from fourcenturies.grading.files import StoppedError, in_use, no_room
from fourcenturies.grading.held import NOTHING_HELD, Held
from fourcenturies.grading.lateness import Place, places_of, seconds_late, set_due, set_penalties, settle
from fourcenturies.grading.restoring import ReleasedCell
from fourcenturies.grading.settings import COURSE
from fourcenturies.grading.upgrading import make_ready

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Engine

    from fourcenturies.grading.lateness import ExtensionOf, Penalty
    from fourcenturies.grading.marking import Marks


@dataclass(frozen=True, slots=True)
class Entry:
    """One submission to be written: the time is `None` where it is not known."""

    student: str
    timestamp: datetime | None
    marks: Marks


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a student stands in the gradebook: points, and the cells that wait for a person."""

    points: float
    penalty: float
    waiting: frozenset[str]


@dataclass(frozen=True, slots=True)
class LessonEntry:
    """A lesson as the gradebook knows it: its ids, due date, and the ids of its cells by their names."""

    assignment_id: str
    notebook_id: str
    duedate: datetime | None
    grade_cells: Mapping[str, str]
    solution_cells: Mapping[str, str]
    cells: tuple[ReleasedCell, ...]

    @property
    def most(self) -> dict[str, float]:
        """What each question is worth, by the name of the cell that carries its points."""
        return {cell.name: cell.points for cell in self.cells if cell.points is not None}

    @property
    def max_points(self) -> float:
        """What the lesson's questions are worth together."""
        return sum(self.most.values())


def by_hand(held: Mapping[str, Held]) -> dict[str, bool]:
    """Return which cells of a student's a person has marked, and whether they wait to be looked at again."""
    return {name: own.waits for name, own in held.items() if own.manual is not None}


def read_lesson(db_url: str, lesson: str) -> tuple[tuple[ReleasedCell, ...], dict[str, dict[str, Held]]]:
    """Return the cells of a released lesson as the gradebook knows them, and what it holds of each student.

    Both are empty where the gradebook does not know the lesson.
    """
    with Book(db_url) as book:
        entry = book.lesson_if_known(lesson)
        if entry is None:
            return (), {}
        return entry.cells, book.held(entry)


class Book:
    """An open gradebook; a context manager that closes it."""

    def __init__(self, db_url: str) -> None:
        make_ready(db_url)
        self._gradebook = Gradebook(db_url, COURSE)
        self._gradebook.check_course()  # nbgrader's own steps enter their default course, too

    def __enter__(self) -> Self:
        return self

    @property
    def engine(self) -> Engine:
        """The connection to the gradebook's tables."""
        engine: Engine = self._gradebook.engine
        return engine

    def __exit__(self, *_: object) -> None:
        self._gradebook.close()

    def lesson(self, name: str) -> LessonEntry:
        """Return a lesson. Raises nbgrader's `MissingEntry` where it is not registered."""
        notebook = self._gradebook.find_notebook(name, name)
        points = {cell.name: float(cell.max_score) for cell in notebook.grade_cells}
        solutions = {cell.name: cell.id for cell in notebook.solution_cells}
        return LessonEntry(
            notebook.assignment.id,
            notebook.id,
            notebook.assignment.duedate,
            {cell.name: cell.id for cell in notebook.grade_cells},
            solutions,
            tuple(
                ReleasedCell(
                    name=cell.name,
                    cell_type=str(cell.cell_type),
                    source=cell.source,
                    locked=bool(cell.locked),
                    solution=cell.name in solutions,
                    points=points.get(cell.name),
                    checksum=cell.checksum,
                )
                for cell in notebook.source_cells
            ),
        )

    def lesson_if_known(self, name: str) -> LessonEntry | None:
        """Return a lesson; `None` where it is not registered."""
        try:
            return self.lesson(name)
        except MissingEntry:
            return None

    def standings(self, lesson: LessonEntry) -> dict[str, Standing]:
        """Return where each student stands who has a submission of the lesson."""
        points: dict[str, float] = defaultdict(float)
        penalties: dict[str, float] = {}
        waiting: dict[str, set[str]] = defaultdict(set)
        for student, penalty, name, held in self._grades(lesson):
            points[student] += held.score(held.auto)
            penalties[student] = penalty or 0.0
            if held.waits:
                waiting[student].add(name)
        return {
            student: Standing(points[student], penalties[student], frozenset(waiting[student]))
            for student in points
        }

    def held(self, lesson: LessonEntry) -> dict[str, dict[str, Held]]:
        """Return what is held of each student, by the names of the cells that carry points."""
        found: dict[str, dict[str, Held]] = defaultdict(dict)
        for student, _, name, held in self._grades(lesson):
            found[student][name] = held
        return dict(found)

    def _grades(self, lesson: LessonEntry) -> Iterator[tuple[str, float | None, str, Held]]:
        """Yield each grade: student, late penalty, cell, and what is held of it.

        Grades are looked up by their cells: the tables have no index that begins with the submission.
        """
        submissions = (
            select(
                SubmittedNotebook.id,
                SubmittedAssignment.student_id,
                SubmittedNotebook.late_submission_penalty,
            )
            .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .where(SubmittedNotebook.notebook_id == lesson.notebook_id)
        )
        with self.engine.connect() as db:
            owners = {
                row.id: (row.student_id, row.late_submission_penalty) for row in db.execute(submissions)
            }
            for name, cell in lesson.grade_cells.items():
                grades = select(
                    Grade.notebook_id,
                    Grade.auto_score,
                    Grade.manual_score,
                    Grade.extra_credit,
                    Grade.needs_manual_grade,
                )
                for notebook, *held in db.execute(grades.where(Grade.cell_id == cell)):
                    yield (*owners[notebook], name, Held(*held))

    def settle(self, lesson: LessonEntry, penalty: Penalty, extension_of: ExtensionOf | None) -> None:
        """Bring extensions and penalties in step with dates and rules."""
        scores = {student: standing.points for student, standing in self.standings(lesson).items()}
        settle(self.engine, lesson, scores, penalty, extension_of)

    def late(self, lesson: LessonEntry) -> dict[str, float]:
        """Return by how many seconds each submission was late."""
        with self.engine.connect() as db:
            places = places_of(db, lesson)
        return {student: seconds_late(place, lesson.duedate) for student, place in places.items()}

    def set_due(self, lesson: LessonEntry, due: datetime | None) -> LessonEntry:
        """Set when a lesson is due; return it as it is then."""
        set_due(self.engine, lesson, due)
        self._gradebook.db.expire_all()
        return replace(lesson, duedate=due)

    def write(self, lesson: LessonEntry, entries: Sequence[Entry], penalty: Penalty) -> None:
        """Write submissions, in one transaction. Marks and comments given by hand stay as they are."""
        with self.engine.begin() as db:
            add_students(db, {entry.student for entry in entries})
            known = places_of(db, lesson, [entry.student for entry in entries])
            fresh = [entry for entry in entries if entry.student not in known]
            known |= _add_submissions(db, lesson, fresh)
            _set_times(db, known, entries)
            _set_comments(db, lesson, known, entries)
            _take_out(db, lesson)
            scores = _set_grades(db, lesson, known, entries)
            set_penalties(db, lesson.duedate, {name: known[name] for name in scores}, scores, penalty)


def _new_id() -> str:
    """Return an id of nbgrader's form that is greater than those before, for rows whose ids nobody sees.

    New rows then lie side by side in the file, and one costs as much in a large gradebook as in a small one.
    """
    return f"{time_ns():016x}{token_hex(8)}"


def _add_submissions(db: Connection, lesson: LessonEntry, entries: Sequence[Entry]) -> dict[str, Place]:
    # formgrader numbers submissions in the order of these ids: at random, or the numbers would tell the names.
    made = {entry.student: Place(uuid4().hex, uuid4().hex, None, None, fresh=True) for entry in entries}
    if made:
        db.execute(
            insert(SubmittedAssignment),
            [
                {"id": place.submission, "assignment_id": lesson.assignment_id, "student_id": student}
                for student, place in made.items()
            ],
        )
        db.execute(
            insert(SubmittedNotebook),
            [
                {"id": place.notebook, "assignment_id": place.submission, "notebook_id": lesson.notebook_id}
                for place in made.values()
            ],
        )
    return made


def _set_times(db: Connection, known: Mapping[str, Place], entries: Sequence[Entry]) -> None:
    times = [entry for entry in entries if entry.timestamp is not None]
    for entry in times:
        known[entry.student].timestamp = entry.timestamp
    if times:
        table = SubmittedAssignment.__table__
        db.execute(
            update(table).where(table.c.id == bindparam("own")).values(timestamp=bindparam("time")),
            [{"own": known[entry.student].submission, "time": entry.timestamp} for entry in times],
        )


def _set_comments(
    db: Connection, lesson: LessonEntry, known: Mapping[str, Place], entries: Sequence[Entry]
) -> None:
    present = _present(db, Comment.__table__, lesson.solution_cells.values(), known, entries)
    rows = [
        {
            "notebook_id": known[entry.student].notebook,
            "cell_id": lesson.solution_cells[name],
            "auto_comment": comment,
        }
        for entry in entries
        for name, comment in entry.marks.comments.items()
    ]
    _put(db, Comment.__table__, rows, present)


def _set_grades(
    db: Connection, lesson: LessonEntry, known: Mapping[str, Place], entries: Sequence[Entry]
) -> dict[str, float]:
    """Set points and flags as nbgrader does; return each student's score, given by hand or not."""
    present = _present(db, Grade.__table__, lesson.grade_cells.values(), known, entries)
    rows, scores = [], {}
    for entry in entries:
        place, total = known[entry.student].notebook, 0.0
        for name, points in entry.marks.points.items():
            cell = lesson.grade_cells[name]
            row = present.get((place, cell))
            held = (
                Held(row.auto_score, row.manual_score, row.extra_credit, bool(row.needs_manual_grade))
                if row
                else NOTHING_HELD
            )
            total += held.score(points)
            state, flagged = entry.marks.states.get(name, "anew"), name in entry.marks.flags
            needs = needs_a_person(points, held.manual, state, needed=held.waits, flagged=flagged)
            rows.append(
                {"notebook_id": place, "cell_id": cell, "auto_score": points, "needs_manual_grade": needs}
            )
        scores[entry.student] = total
    _put(db, Grade.__table__, rows, present)
    return scores


def _take_out(db: Connection, lesson: LessonEntry) -> None:
    """Take back what was given by hand for questions that are worth nothing any more."""
    cells = [lesson.grade_cells[name] for name, most in lesson.most.items() if most == 0]
    if cells:
        db.execute(update(Grade).where(Grade.cell_id.in_(cells)).values(manual_score=None, extra_credit=None))


def _present(
    db: Connection, table: Any, cells: Iterable[str], known: Mapping[str, Place], entries: Sequence[Entry]
) -> dict[tuple[str, str], Any]:
    places = [known[entry.student] for entry in entries]
    notebooks = [place.notebook for place in places if not place.fresh]
    # Both columns are named, for the tables' only index begins with the cell.
    rows = db.execute(select(table).where(table.c.cell_id.in_(cells), table.c.notebook_id.in_(notebooks)))
    return {(row.notebook_id, row.cell_id): row for row in rows}


def _put(db: Connection, table: Any, rows: list[dict[str, Any]], present: Any) -> None:
    """Insert the rows that are not there yet, update the others: only the columns that the rows name."""
    old = [row for row in rows if (row["notebook_id"], row["cell_id"]) in present]
    new = [{"id": _new_id(), **row} for row in rows if (row["notebook_id"], row["cell_id"]) not in present]
    if new:
        db.execute(insert(table), new)
    if old:
        keys = {"notebook_id", "cell_id"}
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in old[0] if name not in keys}
        db.execute(
            update(table)
            .where(*(table.c[name] == bindparam(f"new_{name}") for name in sorted(keys)))
            .values(values),
            [{f"new_{name}": value for name, value in row.items()} for row in old],
        )


@contextmanager
def as_stopped() -> Iterator[None]:
    """Turn what can happen to a gradebook that others use, or that has no room, into a `StoppedError`."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        words = str(error.orig if isinstance(error, DatabaseError) else error)
        if "full" in words or "disk I/O" in words:
            raise no_room() from None
        if "locked" in words:
            raise in_use() from None
        raise StoppedError(f"the gradebook cannot be written ({words})") from None
