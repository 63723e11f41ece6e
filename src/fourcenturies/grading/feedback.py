"""Feedback for a class: a page for each graded submission, made side by side, each put in its place whole.

A page is made of three things: the autograded notebook, which tells what was written and how it was judged; the
gradebook, which tells what it earned and what a person said; and the lesson. nbgrader's own command and `fourcenturies
grade --feedback` make the same bytes of them. With a page goes what nbgrader needs to hand it back.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fourcenturies.course.comments import load_comments
from fourcenturies.course.rulings import load_rulings
from fourcenturies.grading.class_run import LOCK, Progress, Result
from fourcenturies.grading.feedback_lesson import FeedbackLesson, feedback_lesson
from fourcenturies.grading.feedback_workers import make_pages, start
from fourcenturies.grading.files import only_one, write_whole
from fourcenturies.grading.gradebook import Book, as_stopped
from fourcenturies.grading.held import Marked
from fourcenturies.grading.marked import read_marked
from fourcenturies.grading.preparing import load_release
from fourcenturies.grading.reading import RefusedError, read_file
from fourcenturies.grading.releases import kept_release
from fourcenturies.grading.spreading import Work
from fourcenturies.grading.submissions import SECRET, TIMESTAMP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fourcenturies.grading.course import Course

READABLE = 0o644  # nbgrader's own for feedback
_PAGES = 500  # a process makes them in half a second, about what it takes to start another
_WITH_IT = (TIMESTAMP, SECRET)
_LONGEST_WITH_IT = 1_000


@dataclass(frozen=True, slots=True)
class ToTell:
    """What feedback tells of one lesson of a class: the lesson, and what the gradebook holds of each student."""

    lesson: FeedbackLesson
    marked: Mapping[str, Marked]


def to_tell(course: Course, lesson: str) -> ToTell:
    """Return what feedback tells of a lesson that is graded. Raises `MissingEntry` where the gradebook has none."""
    with as_stopped(), Book(course.db_url) as book:
        entry = book.lesson(lesson)
        marked = read_marked(book, entry)
    folder = course.root / "solutions" / lesson
    rulings = load_rulings(course.own)
    release = load_release(folder, entry.cells, rulings, kept_release(course.own, lesson))
    shown = feedback_lesson(release, folder, returned=lesson in course.dates.returned)
    return ToTell(replace(shown, comments=load_comments(course.own)), marked)


def give_feedback(course: Course, results: Sequence[Result], jobs: int, progress: Progress) -> list[Result]:
    """Write the feedback pages of graded submissions; return the results, which then say who has a page."""
    with only_one(course.root / LOCK, "grading"):
        made: dict[str, set[str]] = {}
        for lesson in dict.fromkeys(result.lesson for result in results if result.entered):
            students = [row.student for row in results if row.lesson == lesson and row.entered]
            notebooks = [course.notebook(student, lesson) for student in students]
            made[lesson] = write_pages(to_tell(course, lesson), course.feedback, notebooks, jobs, progress)
        return [replace(row, page=row.student in made[row.lesson]) if row.entered else row for row in results]


def write_pages(
    tell: ToTell, target: Path, notebooks: Sequence[Path], jobs: int, progress: Progress
) -> set[str]:
    """Write the feedback of autograded notebooks of one lesson into `target`; return the students who have a page."""
    made: set[str] = set()
    tasks = [(path, tell.marked.get(path.parent.parent.name, Marked())) for path in notebooks]
    work: Work[tuple[Path, Marked], bytes] = Work(make_pages, lambda _: b"", start, (tell.lesson,))
    with closing(work.spread(tasks, min(jobs, 1 + len(tasks) // _PAGES))) as pages:
        for done, (notebook, page) in enumerate(zip(notebooks, pages, strict=True), 1):
            student, folder = notebook.parent.parent.name, notebook.parent
            if page:
                own = target / student / folder.name
                write_whole(own / f"{folder.name}.html", page, READABLE)
                _take_along(folder, own)
                made.add(student)
            progress(done, len(notebooks))
    return made


def _take_along(autograded: Path, own: Path) -> None:
    """Put beside a page what tells nbgrader whose it is; what the submission lacks is not left from an older one."""
    for name in _WITH_IT:
        try:
            write_whole(own / name, read_file(autograded / name, _LONGEST_WITH_IT), READABLE)
        except RefusedError:
            (own / name).unlink(missing_ok=True)
