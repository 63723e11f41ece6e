"""The command `collect`: a bulk download into `submitted/`, told line by line, or as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fourcenturies.course.folder import course_folder
from fourcenturies.course.people import load_people
from fourcenturies.course.settings import load_course
from fourcenturies.course.times import zone_of
from fourcenturies.exchange.archives import open_download
from fourcenturies.exchange.collecting import Asked, Told, plan
from fourcenturies.exchange.matching import KnownLessons
from fourcenturies.exchange.naming import CANVAS
from fourcenturies.exchange.placing import (
    NEW,
    REPLACED,
    UNCHANGED,
    Target,
    Work,
    attempts,
    place,
    status,
    undo_last,
)
from fourcenturies.exchange.roster import STUDENTS_FILE, Roster, read_roster, roster_text
from fourcenturies.exchange.times import read_times
from fourcenturies.grading.files import StoppedError, only_one, write_whole
from fourcenturies.grading.reading import RefusedError
from fourcenturies.spreadsheets import read_table

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from fourcenturies.course.people import Person
    from fourcenturies.exchange.collecting import Choice

SUBMITTED = "build/submitted"
WELL, NEEDS_A_PERSON, STOPPED = 0, 1, 3
_LOCK = ".collecting.lock"
_OLDER = "a later attempt was collected before, and stays; remove that one to take this"
_ALIKE = 5  # so many sentences of one kind are printed, the rest is counted


def add_collect(parser: argparse.ArgumentParser) -> None:
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
    parser.add_argument(
        "--zone",
        default="",
        help="the time zone of --due and --worksheet (default: that of course.toml, else UTC)",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    parser.add_argument("--undo", action="store_true", help="take the last run back")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quiet", action="store_true", help="no progress, no line for each submission")


def run_collect(args: argparse.Namespace, root: Path, lessons: Sequence[str]) -> int:
    """Collect a download for the course in `root`; return the exit status.

    0 where all was collected, 1 where a person must look at something, 3 where the run was stopped.
    """
    into: Path = args.into or root / SUBMITTED
    if args.lesson and args.lesson not in lessons:
        raise ValueError(f"there is no lesson {args.lesson!r}; the lessons are {', '.join(lessons)}")
    own = course_folder(root)
    dates, people = load_course(own), load_people(own)
    if not args.undo and args.download is None:
        raise ValueError("name the download: fourcenturies collect submissions.zip")
    try:
        with only_one(into.parent / _LOCK, "collecting"):
            if args.undo:
                return _undo(into)
            zone = zone_of(args.zone) if args.zone else dates.zone
            times = read_times(
                read_table(args.worksheet) if args.worksheet else None, args.due, zone, dates.due
            )
            asked = Asked(KnownLessons.of(root / "solutions", lessons), times, args.lesson)
            return _collect(args, into, asked, people)
    except (StoppedError, OSError) as stopped:
        sys.stderr.write(
            f"fourcenturies: {stopped}\nWhat was collected is kept; run the same command again.\n"
        )
        return STOPPED


def _undo(into: Path) -> int:
    done = undo_last(into, into.parent / STUDENTS_FILE)
    if done is None:
        sys.stdout.write("There is no run to take back.\n")
        return NEEDS_A_PERSON
    sys.stdout.write(f"The run of {done[0]} is taken back ({done[1]} submissions).\n")
    return WELL


def _collect(args: argparse.Namespace, into: Path, asked: Asked, people: Sequence[Person]) -> int:
    target = Target.at(into, into.parent / STUDENTS_FILE, datetime.now(UTC))
    progress = _Progress(shown=not args.quiet and sys.stderr.isatty())
    known = target.roster.read_text(encoding="utf-8") if target.roster.is_file() else ""
    roster = read_roster(known, people) if known else Roster((), people)
    told: list[Told] = []
    done: list[tuple[Choice, str]] = []
    with open_download(args.download) as download:
        chosen = plan(download, asked, roster, progress.reading)
        newest = attempts(into)
        for number, choice in enumerate(chosen.choices):
            progress.placing(number, len(chosen.choices))
            if choice.handed.platform == CANVAS and choice.handed.attempt < newest.get(
                (choice.student, choice.lesson), 0
            ):
                told.append(Told("/".join(choice.file.parts), _OLDER, fault=False))
                continue
            try:
                done.append((choice, _placed(target, choice, dry_run=args.dry_run)))
            except RefusedError as refused:
                told.append(Told(f"{choice.student}, {'/'.join(choice.file.parts)}", str(refused)))
        progress.end()
    if done and not args.dry_run:
        _write_roster(target.roster, roster)
    told = [*told, *chosen.told]
    sys.stdout.write(_as_json(done, told) if args.json else _as_text(args, target, done, told))
    return NEEDS_A_PERSON if any(one.fault for one in told) else WELL


def _placed(target: Target, choice: Choice, *, dry_run: bool) -> str:
    work = Work(choice.student, choice.lesson, choice.file.read(), choice.time, choice.handed.attempt)
    return (status if dry_run else place)(target, work)


def _write_roster(path: Path, roster: Roster) -> None:
    write_whole(path, roster_text(roster).encode(), 0o644)


class _Progress:
    """A line on the screen that says how far the run is."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown

    def reading(self, done: int, number: int) -> None:
        """Say how many notebooks were looked at."""
        self._show("looked at", done, number)

    def placing(self, done: int, number: int) -> None:
        """Say how many submissions were placed."""
        self._show("collected", done, number)

    def _show(self, what: str, done: int, number: int) -> None:
        if self._shown and done % 20 == 0:
            sys.stderr.write(f"\r{what}: {done} of {number}   ")
            sys.stderr.flush()

    def end(self) -> None:
        """Clear the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")


def _as_json(done: Sequence[tuple[Choice, str]], told: Sequence[Told]) -> str:
    placed = [
        {
            "student": choice.student,
            "name": choice.handed.name,
            "platform": choice.handed.platform,
            "lesson": choice.lesson,
            "file": "/".join(choice.file.parts),
            "did": did,
            "late": choice.handed.late,
            "time": choice.time,
            "said": list(choice.said),
        }
        for choice, did in done
    ]
    others: list[dict[str, Any]] = [{"what": one.what, "why": one.why, "fault": one.fault} for one in told]
    return json.dumps({"submissions": placed, "told": others}, ensure_ascii=False, indent=2) + "\n"


def _as_text(
    args: argparse.Namespace, target: Target, done: Sequence[tuple[Choice, str]], told: Sequence[Told]
) -> str:
    lines = [] if args.quiet else [_line(choice, did) for choice, did in done]
    return "\n".join(
        [*lines, *_told_lines(told), *_summary(args, target, Counter(did for _, did in done)), ""]
    )


def _line(choice: Choice, did: str) -> str:
    return "; ".join((f"{_shown(choice.student)}, {choice.lesson}: {did}", *map(_shown, choice.said)))


def _shown(text: str) -> str:
    """Return a text of a student's as it can be printed on one line."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def _told_lines(told: Sequence[Told]) -> list[str]:
    lines, counted = [], Counter(one.why for one in told)
    printed: Counter[str] = Counter()
    for one in told:
        printed[one.why] += 1
        if printed[one.why] <= _ALIKE:
            lines.append(
                f"{'NOT TAKEN' if one.fault else 'not taken'}: {_shown(one.what)}: {_shown(one.why)}"
            )
    more = [
        f"and {number - _ALIKE} more: {_shown(why)}" for why, number in counted.items() if number > _ALIKE
    ]
    return lines + more


def _summary(args: argparse.Namespace, target: Target, did: Counter[str]) -> list[str]:
    if not did:
        return ["No submission was found."]
    counts = ", ".join(f"{did[what]} {what}" for what in (NEW, REPLACED, UNCHANGED) if did[what])
    lines = [f"{did.total()} {'submission' if did.total() == 1 else 'submissions'}: {counts}."]
    if args.dry_run:
        lines.append("Nothing was written: this was a dry run.")
    elif did[REPLACED]:
        lines.append(
            f"What was replaced is kept in {target.run.parent.name}/{target.run.name} beside {target.into.name}/."
        )
    return lines
