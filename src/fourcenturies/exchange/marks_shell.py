"""The command `marks`: a class's marks for Canvas, for Moodle, or as a plain table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.course.people import Person
from fourcenturies.exchange.canvas_gradebook import fill_gradebook, find_column, new_gradebook
from fourcenturies.exchange.keeping import write_keeping
from fourcenturies.exchange.marks import (
    ClassMarks,
    Mark,
    final,
    lesson_marks,
    marks_table,
    questions_table,
    read_marks,
)
from fourcenturies.exchange.moodle_worksheet import fill_worksheet, new_worksheet
from fourcenturies.exchange.roster import STUDENTS_FILE, Enrolled, known_students
from fourcenturies.grading.class_run import settle_dates
from fourcenturies.grading.course import Course
from fourcenturies.grading.gradebook import as_stopped
from fourcenturies.grading.settings import is_there, load_settings
from fourcenturies.questions.lessons import load_lesson
from fourcenturies.spreadsheets import Table, read_table

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from fourcenturies.exchange.filling import Filled

WELL, NEEDS_A_PERSON = 0, 1


def add_canvas(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `marks canvas` takes."""
    _add_lessons(parser)
    _add_template(parser, "the gradebook that Canvas exported")


def add_moodle(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `marks moodle` takes."""
    _add_lessons(parser)
    _add_template(parser, "the assignment's grading worksheet")


def add_csv(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `marks csv` takes."""
    _add_lessons(parser)
    parser.add_argument("--questions", action="store_true", help="a row for each question")


def _add_lessons(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="marks of these lessons (default: all)")
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="where to write them (default: build/marks-….csv)"
    )


def _add_template(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--template", type=Path, metavar="CSV", help=what)
    parser.add_argument(
        "--column", default="", metavar="NAME", help="the column of the template that is filled"
    )
    parser.add_argument(
        "--unfinished", action="store_true", help="also marks that a person must still complete"
    )


def run_canvas(args: argparse.Namespace, root: Path, lessons: Sequence[str]) -> int:
    """Put marks into Canvas's gradebook; return the exit status, 1 where a person must look at something."""
    course = Course.of(root, load_settings(root))
    found = _found(args, course, lessons)
    return _write(args, course, _canvas(args, course, found, _known(course)), _absent(course, found))


def run_moodle(args: argparse.Namespace, root: Path, lessons: Sequence[str]) -> int:
    """Put marks into Moodle's worksheet; return the exit status, 1 where a person must look at something."""
    course = Course.of(root, load_settings(root))
    found = _found(args, course, lessons)
    return _write(args, course, _moodle(args, course, found), _absent(course, found))


def run_csv(args: argparse.Namespace, root: Path, lessons: Sequence[str]) -> int:
    """Write marks as a table; return the exit status."""
    course = Course.of(root, load_settings(root))
    found = _found(args, course, lessons)
    people = {row.student: Person(row.student, row.name) for row in _known(course)}
    people |= {one.student: one for one in course.people}
    every = [mark for lesson, marks in found.items() for mark in lesson_marks(lesson, marks)]
    absent = _absent(course, found)
    text = questions_table(found, people) if args.questions else marks_table(every, people, absent)
    return _write(args, course, ([], text, "marks.csv"), absent)


def _absent(course: Course, found: Mapping[str, ClassMarks]) -> dict[str, list[str]]:
    """Return who of the roster has no marks in a lesson."""
    return {
        lesson: [one.student for one in course.people if one.student not in marks.standings]
        for lesson, marks in found.items()
    }


def _write(
    args: argparse.Namespace,
    course: Course,
    made: tuple[Sequence[str], str, str],
    absent: Mapping[str, Sequence[str]],
) -> int:
    told, text, out = made
    path: Path = args.out or course.root / "build" / out
    kept = write_keeping(path, text.encode())
    gone = [f"{lesson}: not handed in: {', '.join(own)}" for lesson, own in absent.items() if own]
    lines = [
        *told,
        *gone,
        f"written: {path}",
        *([f"the file that stood there is now {kept.name}"] if kept else []),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return NEEDS_A_PERSON if told else WELL


def _found(args: argparse.Namespace, course: Course, lessons: Sequence[str]) -> dict[str, ClassMarks]:
    db_url = course.db_url
    if not is_there(db_url):
        raise ValueError("nothing is graded yet: run `fourcenturies grade` first")
    for line in settle_dates(course, args.lessons or lessons):
        sys.stdout.write(f"{line}\n")
    with as_stopped():
        every = {lesson: read_marks(db_url, lesson) for lesson in args.lessons or lessons}
    found = {lesson: marks for lesson, marks in every.items() if marks and marks.standings}
    missing = [lesson for lesson in args.lessons if lesson not in found] or ([] if found else list(lessons))
    if missing:
        raise ValueError(f"{missing[0]}: nothing is graded yet; run `fourcenturies grade` first")
    return found


def _known(course: Course) -> tuple[Enrolled, ...]:
    return known_students(course.root / "build" / STUDENTS_FILE, course.people)


def _canvas(
    args: argparse.Namespace, course: Course, found: Mapping[str, ClassMarks], people: Sequence[Enrolled]
) -> tuple[list[str], str, str]:
    if args.column and len(found) > 1:
        raise ValueError("--column names one column, so name one lesson with it")
    if args.template:
        table = read_table(args.template)
        columns = {
            lesson: find_column(
                table,
                lesson,
                load_lesson(course.root / "solutions" / lesson).title,
                args.column or course.dates.columns.get(lesson, ""),
            )
            for lesson in found
        }
    else:
        columns = {lesson: args.column or course.dates.columns.get(lesson, lesson) for lesson in found}
        most = {columns[lesson]: sum(marks.max_points.values()) for lesson, marks in found.items()}
        table = _unless_empty(new_gradebook(most, people), "Canvas's gradebook (Grades, Export)")
    told: list[str] = []
    marks = {lesson: _final(args, lesson, own, told) for lesson, own in found.items()}
    filled = fill_gradebook(table, marks, people, columns)
    return _told(told, filled), filled.table.text(), "marks-canvas.csv"


def _moodle(
    args: argparse.Namespace, course: Course, found: Mapping[str, ClassMarks]
) -> tuple[list[str], str, str]:
    if len(found) != 1:
        raise ValueError("Moodle takes one assignment at a time: name one lesson")
    ((lesson, own),) = found.items()
    people = _known(course)
    if args.template:
        table = read_table(args.template)
    else:
        fresh = new_worksheet(lesson, sum(own.max_points.values()), people)
        table = _unless_empty(fresh, "Moodle's grading worksheet of this assignment")
    told: list[str] = []
    marks = _final(args, lesson, own, told)
    filled = fill_worksheet(table, lesson, marks, people, args.column or course.dates.columns.get(lesson, ""))
    return _told(told, filled), filled.table.text(), f"marks-moodle-{lesson}.csv"


def _unless_empty(table: Table, what: str) -> Table:
    if any(row.get(table.head[1]) for row in table.rows):
        return table
    raise ValueError(f"no student is known from this platform: download {what} and name it with --template")


def _final(args: argparse.Namespace, lesson: str, found: ClassMarks, told: list[str]) -> tuple[Mark, ...]:
    every = lesson_marks(lesson, found)
    kept = final(every, unfinished=args.unfinished)
    if len(kept) < len(every):
        told.append(
            f"{lesson}: {len(every) - len(kept)} of {len(every)} marks wait for a person and were left out: "
            "mark them in formgrader, or add --unfinished"
        )
    return kept


def _told(told: Sequence[str], filled: Filled) -> list[str]:
    marks = "mark" if filled.count == 1 else "marks"
    sys.stdout.write(f"{filled.count} {marks} went in.\n")
    return [*told, *filled.told]
