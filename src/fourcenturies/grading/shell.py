"""The command `grade`: a class graded by reading, told in a table, a line for each submission, or JSON."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from fourcenturies.course.folder import course_folder
from fourcenturies.course.log import as_lines
from fourcenturies.course.times import span
from fourcenturies.grading.files import StoppedError
from fourcenturies.grading.settings import load_settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from fourcenturies.grading.class_run import Outcome, Result

WELL, NEEDS_A_PERSON, STOPPED = 0, 1, 3
_BAR = 30
_ORDER = ("not entered", "refused", "graded", "up to date")


def add_grade(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `grade` takes."""
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="only these lessons (default: all)")
    parser.add_argument("--feedback", action="store_true", help="make the feedback pages, too")
    parser.add_argument("--force", action="store_true", help="grade again what is up to date")
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="processes to spread over (default: one a processor)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON, one object for each submission")
    parser.add_argument("--quiet", action="store_true", help="no progress bar, no line for each submission")


def run_grade(args: argparse.Namespace, root: Path, lessons: Sequence[str]) -> int:
    """Grade the submissions of the course in `root`; return the exit status.

    0 where all is done, 1 where a person is needed for a fault in a submission, 3 where the run was stopped and must
    be repeated. Answers that a person marks anyway are no fault.
    """
    try:
        outcome = _graded(args, root, args.lessons or lessons)
    except (StoppedError, ValueError, OSError) as stopped:
        return _told(str(stopped), STOPPED)
    text = as_json(outcome) if args.json else as_text(outcome.results, lines=not args.quiet)
    sys.stdout.write(text + "\n")
    if not args.json:
        sys.stdout.writelines(f"{line}\n" for line in change_lines(outcome, course_folder(root)))
    return NEEDS_A_PERSON if any(_at_fault(result) for result in outcome.results) else WELL


def change_lines(outcome: Outcome, own: Path) -> list[str]:
    """Return what a run changed as lines; `own` is the course's own folder."""
    return [*outcome.said, *_by_roster(outcome), *as_lines(outcome.changes, outcome.names, own)]


def _by_roster(outcome: Outcome) -> list[str]:
    """Return who of the roster has handed in nothing, whose file was refused, and who is not on the roster."""
    if not outcome.names:
        return []
    lines = []
    for lesson in dict.fromkeys(result.lesson for result in outcome.results if result.entered):
        own = {
            result.student: result.status
            for result in outcome.results
            if result.lesson == lesson and (result.entered or result.student in outcome.names)
        }
        refused = [student for student, status in own.items() if status in {"refused", "not entered"}]
        for words, students in (
            ("not handed in", [student for student in outcome.names if student not in own]),
            ("handed in, and could not be read", refused),
            ("not on the roster", [student for student in own if student not in outcome.names]),
        ):
            who = [f"{outcome.names[one]} ({one})" if outcome.names.get(one) else one for one in students]
            lines += [f"{lesson}: {words} ({len(who)}): {'; '.join(who)}"] if who else []
    return lines


def _told(sentence: str, status: int) -> int:
    sys.stderr.write(f"fourcenturies: {sentence}\n")
    return status


def _graded(args: argparse.Namespace, root: Path, lessons: Sequence[str]) -> Outcome:
    from fourcenturies.grading.class_run import grade_class  # noqa: PLC0415 - nbgrader takes seconds to import
    from fourcenturies.grading.course import Course  # noqa: PLC0415 - as above

    course = Course.of(root, load_settings(root))
    bar = _no_bar if args.quiet or not sys.stderr.isatty() else _show_bar
    jobs = args.jobs or _cores()
    outcome = grade_class(course, lessons, jobs, bar, force=args.force)
    if not args.feedback:
        return outcome
    from fourcenturies.grading.feedback import give_feedback  # noqa: PLC0415 - slow, and not always wanted

    return replace(outcome, results=tuple(give_feedback(course, outcome.results, jobs, bar)))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _no_bar(_done: int, _all: int) -> None:
    pass


def _show_bar(done: int, number: int) -> None:
    full = _BAR * done // max(number, 1)
    end = "\n" if done == number else ""
    sys.stderr.write(f"\r{'█' * full}{'·' * (_BAR - full)} {done} of {number}{end}")
    sys.stderr.flush()


def _at_fault(result: Result) -> bool:
    return not result.entered or bool(result.flags) or result.page is False


def as_json(outcome: Outcome) -> str:
    """Return the results as a JSON list, one object for each submission, with the marks of it that changed."""
    changes: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for change in outcome.changes:
        changes.setdefault((change.lesson, change.student), []).append(asdict(change))
    rows = [asdict(row) | {"changes": changes.get((row.lesson, row.student), [])} for row in outcome.results]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_text(results: Sequence[Result], *, lines: bool) -> str:
    """Return a line for each submission, if wanted, and a table of the lessons below."""
    if not results:
        return "No submission was found: each goes into build/submitted/STUDENT/LESSON/LESSON.ipynb."
    own = [result for result in results if result.lesson]
    told = [_line(result) for result in own] if lines else []
    told += [f"NOT LOOKED AT: {row.student}: {row.report}" for row in results if not row.lesson]
    return "\n".join([*told, *([""] if told else []), *(_table(own) if own else ())])


def _line(result: Result) -> str:
    who = f"{result.student} ({result.name})" if result.name else result.student
    words = [f"{who}, {result.lesson}: {result.status}"]
    if result.entered:
        words = [f"{words[0]}, {result.points:g} of {result.max_points:g}"]
    if result.late:
        cost = f", which cost {result.penalty:g}" if result.penalty else ""
        words.append(f"LATE by {span(result.late)}{cost}")
    words.append(result.report)
    if result.page is False:
        words.append("NO FEEDBACK PAGE could be made")
    if result.flags:
        words.append(f"A PERSON IS NEEDED for {', '.join(_questions(result.flags))}")
    return "; ".join(words)


def _questions(cells: Sequence[str]) -> list[str]:
    return sorted({name.removeprefix("check-").removeprefix("written-") for name in cells})


def _table(results: Sequence[Result]) -> list[str]:
    head = ("lesson", "submissions", *_ORDER, "faults", "to mark by hand", "mean")
    rows: list[tuple[str, ...]] = [head]
    for lesson in dict.fromkeys(result.lesson for result in results):
        own = [result for result in results if result.lesson == lesson]
        counts = [sum(result.status == status for result in own) for status in _ORDER]
        faults = sum(_at_fault(result) for result in own)
        by_hand = sum(bool(result.waiting) for result in own)
        entered = [result for result in own if result.entered]
        mean = sum(result.points for result in entered) / max(len(entered), 1)
        most = max(result.max_points for result in own)
        rows.append((lesson, *map(str, (len(own), *counts, faults, by_hand)), f"{mean:.1f} of {most:g}"))
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return [
        "  ".join(
            cell.ljust(width) if number == 0 else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
