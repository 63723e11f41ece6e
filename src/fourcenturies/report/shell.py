"""The command `report`: what a class understood, as a page and as a table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fourcenturies.grading.course import Course
from fourcenturies.grading.files import write_whole
from fourcenturies.grading.settings import load_settings
from fourcenturies.report.findings import FEW, lesson_of
from fourcenturies.report.gathering import gather
from fourcenturies.report.page import report_page, report_table

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

WELL = 0
_PRIVATE = 0o640  # it names who did not hand in


def add_report(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `report` takes."""
    parser.add_argument(
        "lessons", nargs="*", metavar="LESSON", help="only these lessons (default: all that were sat)"
    )
    parser.add_argument(
        "--beside", type=Path, metavar="DIR", help="the lessons of another folder, too: a sitting's"
    )
    parser.add_argument("--csv", action="store_true", help="the figures as a table, too")
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="where to write the page (default: build/report.html)"
    )


def _course(root: Path) -> Course:
    return Course.of(root, load_settings(root))


def _lessons(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.expanduser().glob("solutions/*/"))


def run_report(options: argparse.Namespace, root: Path, lessons: Sequence[str]) -> int:
    """Write the report on a class; return the exit status."""
    found = gather(_course(root), options.lessons or lessons)
    if options.beside:
        found += gather(_course(options.beside.expanduser().resolve()), _lessons(options.beside))
    missing = sorted(set(options.lessons) - {sat.lesson.id for sat in found})
    if missing or not found:
        named = " ".join(missing)
        raise ValueError(
            f"{named or 'no lesson'}: nothing is graded yet; run `fourcenturies grade {named}` first"
        )
    held = [lesson_of(sat) for sat in found]
    page = options.out or root / "build" / "report.html"
    files = {page: report_page(held)}
    if options.csv:
        files[page.with_suffix(".csv")] = report_table(held).encode()
    for path, data in files.items():
        write_whole(path, data, _PRIVATE)
        sys.stdout.write(f"written: {path}\n")
    todo = sum(bool(row.reasons) for lesson in held for row in lesson.rows)
    sys.stdout.write(f"{todo} {'question asks' if todo == 1 else 'questions ask'} for you: see What to do.\n")
    for lesson in held:
        if lesson.whole.students < FEW:
            sys.stdout.write(f"{lesson.sat.lesson.id}: under {FEW} submissions, much cannot be told.\n")
    return WELL
