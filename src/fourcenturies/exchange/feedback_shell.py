"""The command `feedback`: a lesson's pages, made anew and packed for Canvas or for Moodle."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.course.settings import COURSE_FILE
from fourcenturies.exchange.feedback_files import pack_feedback
from fourcenturies.exchange.keeping import write_keeping
from fourcenturies.exchange.marks import lesson_marks, read_marks
from fourcenturies.exchange.naming import CANVAS, MOODLE
from fourcenturies.exchange.roster import STUDENTS_FILE, known_students
from fourcenturies.grading.class_run import LOCK
from fourcenturies.grading.course import Course
from fourcenturies.grading.feedback import to_tell, write_pages
from fourcenturies.grading.files import only_one
from fourcenturies.grading.gradebook import as_stopped
from fourcenturies.grading.settings import is_there, load_settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

WELL, NEEDS_A_PERSON = 0, 1


def add_canvas(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `feedback canvas` takes."""
    _add(parser)


def add_moodle(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `feedback moodle` takes."""
    _add(parser)


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lessons", nargs=1, metavar="LESSON", help="the lesson whose pages go back")
    parser.add_argument(
        "--out", type=Path, metavar="ZIP", help="where to write them (default: build/feedback-….zip)"
    )
    parser.add_argument(
        "--unfinished", action="store_true", help="also pages on which something waits for a person"
    )


def run_canvas(args: argparse.Namespace, root: Path, _lessons: Sequence[str]) -> int:
    """Pack a lesson's pages for Canvas; return the exit status, 1 where a person must look at something."""
    return _pack(args, root, CANVAS)


def run_moodle(args: argparse.Namespace, root: Path, _lessons: Sequence[str]) -> int:
    """Pack a lesson's pages for Moodle; return the exit status, 1 where a person must look at something."""
    return _pack(args, root, MOODLE)


def _pack(args: argparse.Namespace, root: Path, platform: str) -> int:
    course, lesson = Course.of(root, load_settings(root)), args.lessons[0]
    pages, told = _pages(course, lesson, unfinished=args.unfinished)
    people = known_students(root / "build" / STUDENTS_FILE, course.people)
    packed = pack_feedback(platform, lesson, pages, people)
    path: Path = args.out or root / "build" / f"feedback-{platform}-{lesson}.zip"
    kept = write_keeping(path, packed.data)
    lines = [
        f"{packed.count} {'page is' if packed.count == 1 else 'pages are'} in the zip.",
        *told,
        *packed.told,
    ]
    if lesson not in course.dates.returned:
        lines.append(
            f"{lesson}: the pages show no accepted answers; to show them, add it to `returned` in {COURSE_FILE}"
        )
    lines.append(f"written: {path}")
    if kept:
        lines.append(f"the file that stood there is now {kept.name}")
    sys.stdout.write("\n".join(lines) + "\n")
    return NEEDS_A_PERSON if told or packed.told else WELL


def _pages(course: Course, lesson: str, *, unfinished: bool) -> tuple[dict[str, bytes], list[str]]:
    """Make the pages of a lesson anew; return them by student, and a sentence on those that are not to go out."""
    with as_stopped():
        found = read_marks(course.db_url, lesson) if is_there(course.db_url) else None
    if not found or not found.standings:
        raise ValueError(f"{lesson}: nothing is graded yet; run `fourcenturies grade` first")
    marks = lesson_marks(lesson, found)
    ready = [mark.student for mark in marks if unfinished or not mark.waiting]
    told = []
    if len(ready) < len(marks):
        told.append(
            f"{lesson}: {len(marks) - len(ready)} of {len(marks)} pages wait for a person and were left out: "
            "mark them in formgrader, or add --unfinished"
        )
    with only_one(course.root / LOCK, "grading"):
        notebooks = [course.notebook(student, lesson) for student in ready]
        made = write_pages(to_tell(course, lesson), course.feedback, notebooks, 1, lambda *_: None)
    told += [f"{student}: no page could be made" for student in ready if student not in made]
    own = {
        student: course.feedback / student / lesson / f"{lesson}.html" for student in ready if student in made
    }
    return {student: path.read_bytes() for student, path in own.items()}, told
