"""What the gradebook holds of a lesson's submissions: points, what waits, and comments, as feedback shows them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from nbgrader.api import Comment, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import select

from fourcenturies.grading.held import Comments, Marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.grading.gradebook import Book, LessonEntry


def read_marked(book: Book, lesson: LessonEntry) -> dict[str, Marked]:
    """Return what the gradebook holds of each submission of a lesson, by student."""
    held = book.held(lesson)
    penalties = {student: standing.penalty for student, standing in book.standings(lesson).items()}
    said: dict[str, dict[str, Comments]] = defaultdict(dict)
    for student, cell, comments in _comments(book, lesson):
        said[student][cell] = comments
    return {student: Marked(own, said[student], penalties.get(student, 0.0)) for student, own in held.items()}


def _comments(book: Book, lesson: LessonEntry) -> Iterator[tuple[str, str, Comments]]:
    """Yield each comment: student, cell, words. They are looked up by their cells, as the tables' index wants it."""
    owners = (
        select(SubmittedNotebook.id, SubmittedAssignment.student_id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .where(SubmittedNotebook.notebook_id == lesson.notebook_id)
    )
    with book.engine.connect() as db:
        students = {row.id: row.student_id for row in db.execute(owners)}
        for name, cell in lesson.solution_cells.items():
            rows = select(Comment.notebook_id, Comment.auto_comment, Comment.manual_comment)
            for notebook, auto, manual in db.execute(rows.where(Comment.cell_id == cell)):
                yield students[notebook], name, Comments(auto or "", manual or "")
