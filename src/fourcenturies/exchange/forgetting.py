"""Forget a person: whatever the course keeps of one student, found and removed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from fourcenturies.course.log import LOG_FILE, PAGE_FILE
from fourcenturies.course.people import ROSTER_FILE
from fourcenturies.exchange.roster import STUDENTS_FILE
from fourcenturies.grading.enrolment import forget as take_out
from fourcenturies.grading.enrolment import number_of_submissions
from fourcenturies.grading.files import only_one, write_whole
from fourcenturies.grading.gradebook import Book, as_stopped
from fourcenturies.grading.pasted import PICTURES
from fourcenturies.grading.settings import is_there
from fourcenturies.spreadsheets import from_rows, to_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fourcenturies.grading.course import Course

_LOCK = "build/.grading.lock"
_JOURNAL = "journal.jsonl"


def traces(course: Course, student: str) -> list[str]:
    """Return in words what there is of a student."""
    found = [str(folder.relative_to(course.root)) for folder in _folders(course, student)]
    if is_there(course.db_url):
        with as_stopped(), Book(course.db_url) as book:
            number = number_of_submissions(book.engine, student)
        found += [f"the gradebook: {number} submissions"] if number is not None else []
    found += [str(path) for path, rows, kept in _tables(course, student) if len(kept) < len(rows)]
    found += [str(path) for path in _journals(course) if student in _named(path)]
    exports = [path.name for path in _exports(course)]
    return (
        [*found, f"exports, which are to be made anew: {', '.join(exports)}"] if found and exports else found
    )


def _folders(course: Course, student: str) -> Iterator[Path]:
    """Yield the folders that hold a student's work, its feedback, and what was put aside of it."""
    if student in {"", ".", ".."} or {"/", "\\", "\0"} & set(student):
        return  # no folder of a student's has such a name, and it would lead elsewhere
    build = course.root / "build"
    places = [course.submitted, course.autograded, course.feedback, build / "set-aside", build / PICTURES]
    places += [place for name in ("kept", "undone") for place in sorted(build.glob(f"collected/*/{name}"))]
    for place in places:
        own = place / student
        if own.is_dir() or own.is_symlink():
            yield own


def _tables(course: Course, student: str) -> Iterator[tuple[Path, list[list[str]], list[list[str]]]]:
    """Yield each table that names students by id: all its rows, and those that are not this student's."""
    build = course.root / "build"
    kept_lists = sorted(build.glob(f"collected/*/{STUDENTS_FILE}"))
    for path, column in (
        (course.own / ROSTER_FILE, "student"),
        (course.own / LOG_FILE, "student"),
        *((path, "student") for path in (build / STUDENTS_FILE, *kept_lists)),
    ):
        rows = from_rows(path.read_text(encoding="utf-8")) if path.is_file() else []
        if rows and column in rows[0]:
            place = rows[0].index(column)
            yield path, rows, [row for row in rows if len(row) <= place or row[place] != student]


def _journals(course: Course) -> list[Path]:
    return sorted((course.root / "build").glob(f"collected/*/{_JOURNAL}"))


def _named(journal: Path) -> set[str]:
    return {str(line.get("student")) for line in _lines(journal)}


def _lines(journal: Path) -> Iterator[dict[str, str]]:
    for text in journal.read_text(encoding="utf-8").splitlines():
        try:
            yield json.loads(text)
        except ValueError:  # the last line of a run that was killed
            return


def _exports(course: Course) -> list[Path]:
    """Return what was made for the platforms, and the page of changes: made anew, they name people as platforms do."""
    page = course.own / PAGE_FILE
    made = [
        path
        for name in ("marks*.csv*", "feedback-*.zip*", "report.*")
        for path in (course.root / "build").glob(name)
    ]
    return [*sorted(made), *([page] if page.is_file() else [])]


def forget(course: Course, student: str) -> None:
    """Remove all that there is of a student: from the gradebook first, then files, tables and exports."""
    with only_one(course.root / _LOCK, "grading"):
        if is_there(course.db_url):
            with as_stopped(), Book(course.db_url) as book:
                take_out(book.engine, student)
        for folder in list(_folders(course, student)):
            folder.unlink() if folder.is_symlink() else shutil.rmtree(folder)
        for path, rows, kept in list(_tables(course, student)):
            if len(kept) < len(rows):
                write_whole(path, to_rows(kept).encode(), 0o640)
        for journal in _journals(course):
            lines = [line for line in _lines(journal) if line.get("student") != student]
            write_whole(journal, "".join(f"{json.dumps(line)}\n" for line in lines).encode(), 0o644)
        for path in _exports(course):
            path.unlink()


def kept_elsewhere(course: Course) -> list[str]:
    """Return what may still hold a person: copies of the gradebook, and downloads that were never ours."""
    found = (course.root / "build").glob("gradebook.*")
    copies = sorted(path.name for path in found if not course.db_url.endswith(str(path)))
    lines = ["Downloads of the platform, other copies of these folders, and backups are yours to delete."]
    return (
        [f"Older copies of the gradebook in build/ still hold them: {', '.join(copies)}", *lines]
        if copies
        else lines
    )
