"""The commands `replies` and `rule`: what a class wrote, and what an instructor decides on it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from fourcenturies.course.rulings import (
    RULINGS_FILE,
    Ruling,
    by_question,
    load_rulings,
    rulings_text,
    tidied,
    with_ruling,
)
from fourcenturies.grading.answers import groups, notebooks_of, reply_lines, scores_of
from fourcenturies.grading.class_run import grade_class
from fourcenturies.grading.course import Course
from fourcenturies.grading.files import StoppedError, write_whole
from fourcenturies.grading.gradebook import as_stopped, read_lesson
from fourcenturies.grading.preparing import Release, load_release
from fourcenturies.grading.releases import kept_release
from fourcenturies.grading.settings import is_there, load_settings
from fourcenturies.grading.shell import STOPPED, WELL, change_lines
from fourcenturies.questions.listing import listing

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from fourcenturies.grading.held import Held
    from fourcenturies.grading.scoring import Score

_CREDITS = {"correct": 1.0, "wrong": 0.0}
NEEDS_A_PERSON = 1


@dataclass(frozen=True, slots=True)
class _Class:
    """A lesson's class: its release, its submissions, and what the gradebook holds of each student."""

    course: Course
    release: Release
    notebooks: Mapping[str, Mapping[str, Any]]
    held: Mapping[str, Mapping[str, Held]]

    def scores(self, rulings: Sequence[Ruling]) -> dict[str, dict[str, Score]]:
        return scores_of(self.notebooks, self.release, by_question(rulings))


def add_replies(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `replies` takes."""
    parser.add_argument("lessons", nargs="+", metavar="LESSON", help="the lesson whose replies are listed")
    parser.add_argument("--question", default="", metavar="Q", help="this question only, for example q-03-09")
    parser.add_argument("--json", action="store_true", help="print JSON, one object for each group")


def run_replies(options: argparse.Namespace, root: Path, _lessons: Sequence[str]) -> int:
    """Print the replies of a class in groups; return the exit status."""
    lines: list[str] = []
    rows: list[dict[str, object]] = []
    for lesson in options.lessons:
        found = _class(root, lesson)
        scores = found.scores(load_rulings(found.course.own))
        for question in found.release.lesson.questions:
            if question.id in found.release.keys and options.question in {"", question.id}:
                own = [by_id[question.id] for by_id in scores.values()]
                lines += [*reply_lines(question.id, question.points, own), ""]
                rows += [asdict(group) | {"count": group.count} for group in groups(question.id, own)]
    if not lines:
        raise ValueError(f"{options.question!r} is no question of this lesson that is judged")
    sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) if options.json else "\n".join(lines))
    return WELL


def _class(root: Path, lesson: str) -> _Class:
    course = Course.of(root, load_settings(root))
    with as_stopped():
        cells, held = read_lesson(course.db_url, lesson) if is_there(course.db_url) else ((), {})
    if not cells:
        raise ValueError(f"{lesson}: nothing is graded yet; run `fourcenturies grade {lesson}` first")
    release = load_release(root / "solutions" / lesson, cells, kept=kept_release(course.own, lesson))
    return _Class(course, release, notebooks_of(course.submitted, release), held)


def add_rule(parser: argparse.ArgumentParser) -> None:
    """Tell the parser what `rule` takes."""
    parser.add_argument("question", metavar="QUESTION", help="the question, for example q-03-09")
    parser.add_argument(
        "--reply",
        action="append",
        required=True,
        metavar="TEXT",
        help="the reply; may be named several times",
    )
    worth = parser.add_mutually_exclusive_group(required=True)
    worth.add_argument("--counts-as", choices=sorted(_CREDITS), help="what the reply is taken for")
    worth.add_argument("--credit", type=float, metavar="SHARE", help="its share of the points, from 0 to 1")
    parser.add_argument(
        "--why", required=True, metavar="WORDS", help="the reason; students read it on their feedback"
    )
    parser.add_argument("--apply", action="store_true", help="do it, and mark again what it concerns")
    parser.add_argument("--lower", action="store_true", help="do it even where a mark becomes lower")


def run_rule(options: argparse.Namespace, root: Path, _lessons: Sequence[str]) -> int:
    """Say whose marks a ruling would change, and apply it where that is wanted; return the exit status."""
    row = next((row for row in listing(root) if row.id == options.question), None)
    if row is None or row.kind == "written":
        fault = "is marked by a person" if row else "is no question of this course"
        raise ValueError(f"{options.question} {fault}; `fourcenturies questions` lists all")
    found = _class(root, row.lesson)
    old = load_rulings(found.course.own)
    new = _with(old, options)
    changes = list(_changes(found, options.question, old, new))
    lowered = [line for line, lower in changes if lower]
    number = "1 mark" if len(changes) == 1 else f"{len(changes)} marks"
    for line, _ in changes:
        sys.stdout.write(f"  {line}\n")
    if lowered and not options.lower:
        sys.stdout.write(f"{number} would change, {len(lowered)} to less: add --lower if that is meant.\n")
        return NEEDS_A_PERSON
    if not options.apply:
        sys.stdout.write(f"{number} would change. Nothing was done yet: add --apply.\n")
        return WELL
    return _apply(found.course, row.lesson, new)


def _with(rulings: Sequence[Ruling], options: argparse.Namespace) -> tuple[Ruling, ...]:
    credit = _CREDITS[options.counts_as] if options.counts_as else options.credit
    if not 0 <= credit <= 1:
        raise ValueError(f"--credit {credit:g}: it must be a share from 0 to 1")
    if not options.why.strip():
        raise ValueError("--why is empty: students read it on their feedback, so give the reason")
    made = tuple(rulings)
    for reply in options.reply:
        if not tidied(reply):
            raise ValueError("--reply is empty: name the reply as `fourcenturies replies` shows it")
        day = datetime.now(UTC).astimezone().date().isoformat()
        made = with_ruling(made, Ruling(options.question, reply, credit, options.why.strip(), day))
    return made


def _changes(
    found: _Class, question: str, old: Sequence[Ruling], new: Sequence[Ruling]
) -> Iterator[tuple[str, bool]]:
    """Yield a line on each student whose mark changes, and whether it becomes lower."""
    before, after = found.scores(old), found.scores(new)
    for student in sorted(before):
        was, becomes = before[student][question], after[student][question]
        if abs(was.points - becomes.points) < 1e-9 and bool(was.flag) == bool(becomes.flag):
            continue
        held = found.held.get(student, {}).get(f"check-{question}")
        if held and held.manual is not None:
            yield f"{student}: {held.manual:g} was given by hand and stays", False
        else:
            lower = becomes.points < was.points
            yield f"{student}: {was.points:g} → {becomes.points:g} of {was.question.points:g}", lower


def _apply(course: Course, lesson: str, rulings: Sequence[Ruling]) -> int:
    write_whole(course.own / RULINGS_FILE, rulings_text(rulings).encode(), 0o644)
    try:
        outcome = grade_class(course, [lesson], 1, lambda _done, _all: None)
    except StoppedError as stopped:
        sys.stderr.write(f"fourcenturies: the ruling is kept; {stopped}, or run `fourcenturies grade`\n")
        return STOPPED
    lines = change_lines(outcome, course.own) or ["No mark changed; the ruling holds for what comes."]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return WELL
