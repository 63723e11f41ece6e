"""The command `export`, where it writes marks: for Canvas, for Moodle, or as a plain table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from fourcenturies.exchange.canvas_gradebook import fill_gradebook, find_column, new_gradebook
from fourcenturies.exchange.keeping import write_keeping
from fourcenturies.exchange.marks import Mark, final, lesson_marks, marks_table, questions_table
from fourcenturies.exchange.moodle_worksheet import fill_worksheet, new_worksheet
from fourcenturies.exchange.roster import STUDENTS_FILE, Enrolled, read_roster
from fourcenturies.exchange.shell import CANVAS, MOODLE
from fourcenturies.exchange.spreadsheets import Table, read_table
from fourcenturies.grading.class_run import Course
from fourcenturies.grading.gradebook import ClassMarks, read_marks
from fourcenturies.grading.settings import load_settings
from fourcenturies.questions.lessons import load_lesson

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from fourcenturies.exchange.filling import Filled

WELL, NEEDS_A_PERSON = 0, 1
_SQLITE = "sqlite:///"


def run_export_marks(args: argparse.Namespace, root: Path, lessons: Sequence[str]) -> int:
    """Export the marks of the course in `root`; return the exit status, 1 where a person must look at something."""
    found = _found(args, root, lessons)
    people = _people(root / "build" / STUDENTS_FILE)
    if args.format == CANVAS:
        told, text, out = _canvas(args, root, found, people)
    elif args.format == MOODLE:
        told, text, out = _moodle(args, found, people)
    else:
        names = {row.student: row.name for row in people}
        every = [mark for lesson, marks in found.items() for mark in lesson_marks(lesson, marks)]
        told, out = [], "marks.csv"
        text = questions_table(found, names) if args.questions else marks_table(every, names)
    path: Path = args.out or root / "build" / out
    kept = write_keeping(path, text.encode())
    lines = [*told, f"written: {path}", *([f"the file that stood there is now {kept.name}"] if kept else [])]
    sys.stdout.write("\n".join(lines) + "\n")
    return NEEDS_A_PERSON if told else WELL


def _found(args: argparse.Namespace, root: Path, lessons: Sequence[str]) -> dict[str, ClassMarks]:
    unknown = [name for name in args.lessons if name not in lessons]
    if unknown:
        raise ValueError(f"there is no lesson {unknown[0]!r}; the lessons are {', '.join(lessons)}")
    db_url = Course.of(root, load_settings(root)).db_url
    path = Path(unquote(db_url.removeprefix(_SQLITE).partition("?")[0]))
    if db_url.startswith(_SQLITE) and not path.is_file():
        raise ValueError("nothing is graded yet: run `fourcenturies grade` first")
    every = {lesson: read_marks(db_url, lesson) for lesson in args.lessons or lessons}
    found = {lesson: marks for lesson, marks in every.items() if marks and marks.standings}
    missing = [lesson for lesson in args.lessons if lesson not in found] or ([] if found else list(lessons))
    if missing:
        raise ValueError(f"{missing[0]}: nothing is graded yet; run `fourcenturies grade` first")
    return found


def _people(path: Path) -> tuple[Enrolled, ...]:
    return read_roster(path.read_text(encoding="utf-8")).rows if path.is_file() else ()


def _canvas(
    args: argparse.Namespace, root: Path, found: Mapping[str, ClassMarks], people: Sequence[Enrolled]
) -> tuple[list[str], str, str]:
    if args.column and len(found) > 1:
        raise ValueError("--column names one column, so name one lesson with it")
    if args.template:
        table = read_table(args.template)
        columns = {
            lesson: find_column(table, lesson, load_lesson(root / "solutions" / lesson).title, args.column)
            for lesson in found
        }
    else:
        columns = {lesson: args.column or lesson for lesson in found}
        most = {columns[lesson]: sum(marks.max_points.values()) for lesson, marks in found.items()}
        table = _unless_empty(new_gradebook(most, people), "Canvas's gradebook (Grades, Export)")
    told: list[str] = []
    marks = {lesson: _final(args, lesson, own, told) for lesson, own in found.items()}
    filled = fill_gradebook(table, marks, people, columns)
    return _told(told, filled), filled.table.text(), "marks-canvas.csv"


def _moodle(
    args: argparse.Namespace, found: Mapping[str, ClassMarks], people: Sequence[Enrolled]
) -> tuple[list[str], str, str]:
    if len(found) != 1:
        raise ValueError("Moodle takes one assignment at a time: name one lesson")
    ((lesson, own),) = found.items()
    if args.template:
        table = read_table(args.template)
    else:
        fresh = new_worksheet(lesson, sum(own.max_points.values()), people)
        table = _unless_empty(fresh, "Moodle's grading worksheet of this assignment")
    told: list[str] = []
    marks = _final(args, lesson, own, told)
    filled = fill_worksheet(table, lesson, marks, people, args.column)
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
