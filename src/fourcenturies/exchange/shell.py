"""What the commands `collect`, `export` and `release` take. What they do stands in modules loaded when they run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

SUBMITTED = "build/submitted"
CANVAS, MOODLE, MARKS, TABLES = "canvas", "moodle", "marks", "csv"
MARK_FORMATS = (CANVAS, MOODLE, MARKS)


def add_collect_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `collect` takes."""
    parser.add_argument(
        "download", nargs="?", type=Path, metavar="ZIP", help="a download of Canvas or Moodle, or a folder"
    )
    parser.add_argument("--lesson", default="", metavar="L", help="collect this lesson only")
    parser.add_argument(
        "--into", type=Path, metavar="DIR", help=f"where submissions go (default: {SUBMITTED})"
    )
    parser.add_argument(
        "--due", default="", metavar="TIME", help="when it was due; what Canvas marks as late came after"
    )
    parser.add_argument(
        "--worksheet",
        type=Path,
        metavar="CSV",
        help="Moodle's grading worksheet, which tells when work was handed in",
    )
    parser.add_argument("--zone", default="UTC", help="the time zone of --due and --worksheet (default: UTC)")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    parser.add_argument("--undo", action="store_true", help="take the last run back")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quiet", action="store_true", help="no progress, no line for each submission")


def add_export_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `export` takes where it writes marks."""
    parser.add_argument(
        "lessons",
        nargs="*",
        metavar="LESSON",
        help=f"marks of these lessons (default: all); with {TABLES}, marks and not records",
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="where marks are written (default: build/marks-….csv)"
    )
    parser.add_argument(
        "--template",
        type=Path,
        metavar="CSV",
        help="Canvas's exported gradebook, or Moodle's grading worksheet",
    )
    parser.add_argument(
        "--column", default="", metavar="NAME", help="the column of the template that is filled"
    )
    parser.add_argument("--questions", action="store_true", help="marks: a row for each question")
    parser.add_argument(
        "--unfinished", action="store_true", help="marks: also those that a person must complete"
    )


def exports_marks(options: argparse.Namespace) -> bool:
    """Say whether `export` is asked for marks, not for records."""
    return options.format in MARK_FORMATS or (
        options.format == TABLES and bool(options.lessons or options.out or options.questions)
    )


def add_release_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `release` takes."""
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="only these lessons (default: all)")
    parser.add_argument("--out", type=Path, required=True, metavar="ZIP", help="where to write it")
