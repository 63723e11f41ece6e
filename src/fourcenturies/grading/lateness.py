"""Due dates, extensions and what lateness costs, in the gradebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbgrader.api import Assignment, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import bindparam, select, update

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime, timedelta

    from sqlalchemy import Connection, Engine

    from fourcenturies.grading.gradebook import LessonEntry

    Penalty = Callable[[str, float, float], float | None]
    ExtensionOf = Callable[[str], timedelta | None]


@dataclass(slots=True)
class Place:
    """Where a student's submission stands in the tables, and what is known of its time."""

    submission: str
    notebook: str
    timestamp: datetime | None
    extension: Any
    penalty: float | None = None
    fresh: bool = False


def places_of(db: Connection, lesson: LessonEntry, students: Sequence[str] | None = None) -> dict[str, Place]:
    """Return the places of some students' submissions of a lesson, without `students` of all."""
    wanted = (
        select(
            SubmittedAssignment.student_id,
            SubmittedAssignment.id,
            SubmittedNotebook.id.label("notebook"),
            SubmittedAssignment.timestamp,
            SubmittedAssignment.extension,
            SubmittedNotebook.late_submission_penalty,
        )
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .where(
            SubmittedAssignment.assignment_id == lesson.assignment_id,
            SubmittedNotebook.notebook_id == lesson.notebook_id,
        )
    )
    if students is not None:
        wanted = wanted.where(SubmittedAssignment.student_id.in_(students))
    return {
        row.student_id: Place(row.id, row.notebook, row.timestamp, row.extension, row.late_submission_penalty)
        for row in db.execute(wanted)
    }


def set_due(engine: Engine, lesson: LessonEntry, due: datetime | None) -> None:
    """Set when a lesson is due; in UTC without saying so, as nbgrader keeps times."""
    table = Assignment.__table__
    with engine.begin() as db:
        db.execute(update(table).where(table.c.id == lesson.assignment_id).values(duedate=due))


def settle(
    engine: Engine,
    lesson: LessonEntry,
    scores: Mapping[str, float],
    penalty: Penalty,
    extension_of: ExtensionOf | None,
) -> None:
    """Bring extensions and penalties of all submissions in step with dates and rules.

    Without `extension_of` the extensions stay as they are.
    """
    with engine.begin() as db:
        places = places_of(db, lesson)
        if extension_of:
            _set_extensions(db, places, extension_of)
        known = {student: place for student, place in places.items() if student in scores}
        set_penalties(db, lesson.duedate, known, scores, penalty)


def _set_extensions(db: Connection, places: Mapping[str, Place], extension_of: ExtensionOf) -> None:
    rows = []
    for student, place in places.items():
        wanted = extension_of(student)
        if wanted != place.extension:
            place.extension = wanted
            rows.append({"own": place.submission, "more": wanted})
    if rows:
        table = SubmittedAssignment.__table__
        db.execute(
            update(table).where(table.c.id == bindparam("own")).values(extension=bindparam("more")), rows
        )


def set_penalties(
    db: Connection,
    duedate: datetime | None,
    places: Mapping[str, Place],
    scores: Mapping[str, float],
    penalty: Penalty,
) -> None:
    """Set each late penalty, between nothing and the whole score; none where the submission was in time."""
    table = SubmittedNotebook.__table__
    rows = []
    for student, place in places.items():
        late = seconds_late(place, duedate)
        found = penalty(student, scores[student], late) if late > 0 else None
        taken = None if found is None else min(max(found, 0), scores[student])
        if taken != place.penalty:
            rows.append({"own": place.notebook, "taken": taken})
    if rows:
        db.execute(
            update(table)
            .where(table.c.id == bindparam("own"))
            .values(late_submission_penalty=bindparam("taken")),
            rows,
        )


def seconds_late(place: Place, duedate: datetime | None) -> float:
    """Return by how many seconds a submission was late; nothing where its time or a due date is not known."""
    if place.timestamp is None or duedate is None:
        return 0.0
    due = duedate + place.extension if place.extension is not None else duedate
    return max(0.0, (place.timestamp - due).total_seconds())
