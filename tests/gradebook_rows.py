"""What stands in a gradebook, without the ids that are made at random, so that two can be compared."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PLACE = (
    "JOIN submitted_notebook n ON x.notebook_id = n.id JOIN submitted_assignment s ON n.assignment_id = s.id "
    "JOIN assignment a ON s.assignment_id = a.id JOIN base_cell c ON x.cell_id = c.id"
)
QUERIES = {
    "course": "SELECT id FROM course",
    "assignment": "SELECT name, duedate, course_id FROM assignment",
    "notebook": "SELECT n.name, n.kernelspec, a.name FROM notebook n JOIN assignment a ON n.assignment_id = a.id",
    "cell": "SELECT name, type FROM base_cell",
    "source": "SELECT name, cell_type, locked, source, checksum FROM source_cell",
    "student": "SELECT id, first_name, last_name, email, lms_user_id FROM student",
    "submission": "SELECT a.name, s.student_id, s.timestamp, s.extension FROM submitted_assignment s "
    "JOIN assignment a ON s.assignment_id = a.id",
    "submitted": "SELECT a.name, s.student_id, n.flagged, n.late_submission_penalty FROM submitted_notebook n "
    "JOIN submitted_assignment s ON n.assignment_id = s.id JOIN assignment a ON s.assignment_id = a.id",
    "grade": "SELECT a.name, s.student_id, c.name, c.type, x.auto_score, x.manual_score, x.extra_credit, "  # noqa: S608 - constants
    "x.needs_manual_grade FROM grade x " + PLACE,
    "comment": "SELECT a.name, s.student_id, c.name, c.type, x.auto_comment, x.manual_comment "
    "FROM comment x " + PLACE,
}


def rows(course: Path) -> dict[str, list[tuple]]:
    """Return all rows of a course's gradebook, table by table, in one order."""
    with closing(sqlite3.connect(course / "build" / "gradebook.db")) as book:
        return {table: sorted(book.execute(query), key=repr) for table, query in QUERIES.items()}


def files(course: Path) -> dict[str, bytes]:
    """Return all autograded files of a course by their names; a part left over would be one of them."""
    folder = course / "build" / "autograded"
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
