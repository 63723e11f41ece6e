"""Students in the gradebook: entered with the names that the roster has for them, and taken out again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nbgrader.api import Comment, Grade, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import bindparam, delete, insert, select, text, update

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Engine

    from fourcenturies.course.people import Person

_OLD = re.compile("(?!.{12}4.{3}[89ab])[0-9a-f]{32}")  # not of the form that uuid4 gives
_EARLIEST, _LATEST = 1_600_000_000 * 10**9, 2_500_000_000 * 10**9  # nanoseconds since 1970


def add_students(db: Connection, students: set[str]) -> None:
    """Enter the students who are not there yet."""
    missing = students - {row.id for row in db.execute(select(Student.id))}
    if missing:
        db.execute(insert(Student), [{"id": student} for student in sorted(missing)])


def enter_people(engine: Engine, people: Iterable[Person]) -> None:
    """Enter the people of a roster, and give those who are there the names, addresses and ids that it has."""
    wanted = {
        one.student: (one.first_name, one.last_name, one.email or None, one.canvas or one.sis or None)
        for one in people
    }
    with engine.begin() as db:
        add_students(db, set(wanted))
        columns = select(
            Student.id, Student.first_name, Student.last_name, Student.email, Student.lms_user_id
        )
        known = {row.id: tuple(row)[1:] for row in db.execute(columns)}
        rows = [
            dict(zip(("own", "first", "last", "mail", "lms"), (student, *told), strict=True))
            for student, told in wanted.items()
            if known[student] != told
        ]
        if rows:
            table = Student.__table__
            db.execute(
                update(table)
                .where(table.c.id == bindparam("own"))
                .values(
                    first_name=bindparam("first"),
                    last_name=bindparam("last"),
                    email=bindparam("mail"),
                    lms_user_id=bindparam("lms"),
                ),
                rows,
            )


def number_of_submissions(engine: Engine, student: str) -> int | None:
    """Return how many submissions a student has; `None` where the gradebook does not know the student."""
    own = select(SubmittedAssignment.id).where(SubmittedAssignment.student_id == student)
    with engine.connect() as db:
        if db.execute(select(Student.id).where(Student.id == student)).first() is None:
            return None
        return len(db.execute(own).all())


def forget(engine: Engine, student: str) -> None:
    """Take a student out, with all marks and comments."""
    submissions = select(SubmittedAssignment.id).where(SubmittedAssignment.student_id == student)
    notebooks = select(SubmittedNotebook.id).where(SubmittedNotebook.assignment_id.in_(submissions))
    with engine.begin() as db:
        for table in (Grade, Comment):
            db.execute(delete(table).where(table.notebook_id.in_(notebooks)))
        db.execute(delete(SubmittedNotebook).where(SubmittedNotebook.assignment_id.in_(submissions)))
        db.execute(delete(SubmittedAssignment).where(SubmittedAssignment.student_id == student))
        db.execute(delete(Student).where(Student.id == student))
    if engine.dialect.name == "sqlite":  # what was deleted stays in the file until it is written anew
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.execute(text("VACUUM"))


def numbered_in_order(engine: Engine) -> bool:
    """Say whether ids of submissions tell the time when they were made, as those of older versions do."""
    with engine.connect() as db:
        ids = [row.id for row in db.execute(select(SubmittedNotebook.id))]
    return any(_EARLIEST < int(one[:16], 16) < _LATEST for one in ids if _OLD.fullmatch(one))
