"""The commands `course init`, `course doctor`, `course forget` and `roster`: a class's own folder, and who is in it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.course.comments import COMMENTS_FILE
from fourcenturies.course.comments import TEMPLATE as COMMENTS
from fourcenturies.course.folder import course_folder
from fourcenturies.course.people import ROSTER_FILE, decoded, load_people, people_text, read_people
from fourcenturies.course.settings import COURSE_FILE, TEMPLATE
from fourcenturies.exchange.enrolling import enrol
from fourcenturies.exchange.roster import STUDENTS_FILE, read_roster
from fourcenturies.grading.files import StoppedError, write_whole
from fourcenturies.grading.settings import is_there, load_settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from fourcenturies.exchange.enrolling import Enrolling
    from fourcenturies.grading.course import Course

WELL, NEEDS_A_PERSON = 0, 1
_MODE, _PRIVATE = 0o644, 0o640
_README = """This folder is your course's own. git never sees it; keep a copy of it.

course.toml    due dates, extensions, the late rule: edit it, then run `fourcenturies grade`
roster.csv     who is in the class: made by `fourcenturies roster CSV`
comments.toml  comments that you use again while marking
rulings.toml   what you ruled on replies: made by `fourcenturies rule`
marks_log.csv  every mark that changed, and why
releases/      the lessons as the class was given them, with their keys
"""


_FILES = ((COURSE_FILE, TEMPLATE), (COMMENTS_FILE, COMMENTS), ("README.txt", _README))


def add_init(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `course init` takes: nothing of its own."""


def run_init(_options: argparse.Namespace, root: Path, _lessons: Sequence[str]) -> int:
    """Make the course's own folder; what is there stays as it is."""
    own = course_folder(root)
    own.mkdir(parents=True, exist_ok=True)
    made = [name for name, text in _FILES if _made(own / name, text)]
    _say(
        f"made in {own}: {', '.join(made)}" if made else f"{own} is there already; nothing in it was changed"
    )
    _say(f"Edit {own / COURSE_FILE}, then take the class in: fourcenturies roster CSV")
    return WELL


def _made(path: Path, text: str) -> bool:
    if path.exists():
        return False
    write_whole(path, text.encode(), _MODE)
    return True


def add_roster(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `roster` takes."""
    parser.add_argument(
        "table", type=Path, metavar="CSV", help="what Canvas, Moodle, nbgrader or an office exported"
    )
    parser.add_argument("--add", action="store_true", help="keep those who are not in this table, too")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and write nothing")


def run_roster(options: argparse.Namespace, root: Path, _lessons: Sequence[str]) -> int:
    """Take a class list in; return the exit status, 1 where somebody should look at its letters."""
    text, certain = decoded(options.table.read_bytes())
    try:
        listed = read_people(text)
    except ValueError as error:
        raise ValueError(f"{options.table}: {error}") from None
    if not listed:
        raise ValueError(f"{options.table}: nobody stands in it: export the whole class, and name that file")
    course = _course(root)
    path = root / "build" / STUDENTS_FILE
    collected = read_roster(path.read_text(encoding="utf-8")).rows if path.is_file() else ()
    submitted = {one.name for one in course.submitted.glob("*/")} if course.submitted.is_dir() else set()
    found = enrol(listed, load_people(course.own), collected, submitted, add=options.add)
    for line in _told(found):
        _say(line)
    if not certain:
        _say("The table is not in UTF-8 and was read as Windows-1252: look whether the names are right.")
    if options.dry_run:
        _say("Nothing was written: this was a dry run.")
    else:
        write_whole(course.own / ROSTER_FILE, people_text(found.people).encode(), _PRIVATE)
        _enter(course)
        _say(f"written: {course.own / ROSTER_FILE}")
    return WELL if certain else NEEDS_A_PERSON


def _told(found: Enrolling) -> list[str]:
    sections = sorted({one.section for one in found.people if one.section})
    parts = f", sections: {'; '.join(sections)}" if sections else ""
    lines = [f"{len(found.people)} students on the roster, {len(found.new)} of them new{parts}"]
    if found.gone:
        names = "; ".join(f"{one.name} ({one.student})" for one in found.gone)
        lines.append(f"no longer on it: {names}. Their marks stay; --add keeps them on the roster")
    return lines


def _course(root: Path) -> Course:
    from fourcenturies.grading.course import Course  # noqa: PLC0415 - as heavy as nbgrader

    return Course.of(root, load_settings(root))


def _enter(course: Course) -> None:
    """Give the gradebook the names, where there is one already; else it gets them when it is made."""
    if not is_there(course.db_url):
        return
    from fourcenturies.grading.enrolment import enter_people  # noqa: PLC0415 - nbgrader takes seconds to import
    from fourcenturies.grading.gradebook import Book, as_stopped  # noqa: PLC0415 - nbgrader takes seconds to import

    with as_stopped(), Book(course.db_url) as book:
        enter_people(book.engine, load_people(course.own))


def add_doctor(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `course doctor` takes: nothing of its own."""


def run_doctor(_options: argparse.Namespace, root: Path, lessons: Sequence[str]) -> int:
    """Say what is wrong with a course and what to type; return 1 where something is."""
    from fourcenturies.exchange.examining import faults  # noqa: PLC0415 - as heavy as nbgrader

    found = 0
    for line in faults(root, lessons):
        found += 1
        _say(f"- {line}")
    _say(f"{found} thing{'' if found == 1 else 's'} to look at" if found else "All is well.")
    return NEEDS_A_PERSON if found else WELL


def add_forget(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `course forget` takes."""
    parser.add_argument("student", metavar="STUDENT", help="the student's id, as the roster has it")
    parser.add_argument("--apply", action="store_true", help="do it; it cannot be undone")


def run_forget(options: argparse.Namespace, root: Path, _lessons: Sequence[str]) -> int:
    """Remove a person from everything that the course keeps; return 1 where nothing was found."""
    from fourcenturies.exchange.forgetting import forget, kept_elsewhere, traces  # noqa: PLC0415 - as above

    course = _course(root)
    found = traces(course, options.student)
    if not found:
        raise ValueError(f"nothing of {options.student!r} was found: ids stand in {course.own / ROSTER_FILE}")
    for line in found:
        _say(f"  {line}")
    if not options.apply:
        _say("This would be removed. Nothing was done yet: add --apply. It cannot be undone.")
        return WELL
    try:
        forget(course, options.student)
    except StoppedError as stopped:
        raise ValueError(str(stopped)) from None
    _say("Removed.")
    for line in kept_elsewhere(course):
        _say(line)
    return WELL


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
