"""Grade many submissions at once: a pure function of each, spread over processes.

A worker reads one folder and returns what is to be written; it writes nothing. A submission that ends a worker
is tried once more alone, and then refused: one student's fault never stops the class.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fourcenturies.grading.again import read_before
from fourcenturies.grading.autograded import notebook_text
from fourcenturies.grading.marking import Marks, mark, report
from fourcenturies.grading.pasted import pasted
from fourcenturies.grading.preparing import Release, fingerprint, prepare
from fourcenturies.grading.reading import RefusedError
from fourcenturies.grading.restoring import RECORD
from fourcenturies.grading.spreading import CHUNK, Work
from fourcenturies.grading.submissions import Submitted, look_into

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from pathlib import Path

FATAL = RefusedError("it stopped the program that read it")


@dataclass(frozen=True, slots=True)
class Task:
    """One submission to grade. `graded` is its autograded notebook, where the gradebook has it already.

    `untimed` says that its timestamp told no time, `by_hand` which cells a person marked, and whether they wait;
    with `force` it is graded again though it is up to date.
    """

    lesson: str
    student: str
    folder: Path
    graded: Path | None = None
    untimed: bool = False
    by_hand: Mapping[str, bool] = field(default_factory=dict)
    force: bool = False


@dataclass(frozen=True, slots=True)
class Graded:
    """One submission graded: `text` is its autograded notebook, empty where it was up to date."""

    task: Task
    report: str
    flags: tuple[str, ...]
    timestamp: bytes = b""
    secret: bytes = b""
    marks: Marks | None = None
    text: bytes = b""
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def grade_one(task: Task, release: Release) -> Graded:
    """Grade one submission, or find that it is up to date. Whatever it holds, nothing is raised."""
    try:
        return _grade(task, look_into(task.folder), release)
    except Exception as error:  # noqa: BLE001 - whatever it is, the rest of the class is graded, and this one told
        return refuse(task, RefusedError(f"the program failed on it ({type(error).__name__})"), release)


def refuse(task: Task, why: RefusedError, release: Release) -> Graded:
    """Return a submission as one that could not be read."""
    return _grade(task, Submitted(why), release)


def _grade(task: Task, submitted: Submitted, release: Release) -> Graded:
    record, before = read_before(task.graded)
    known = "verdicts" in record and record.get("digest") == fingerprint(submitted, release)
    if known and not task.force:
        told = report({"metadata": {RECORD: record}})
        return Graded(task, told, tuple(record["flags"]), submitted.timestamp)
    notebook = prepare(submitted, release)
    marks = mark(notebook, release, before, task.by_hand)
    return Graded(
        task,
        marks.report,
        tuple(sorted(marks.flags)),
        submitted.timestamp,
        submitted.secret,
        marks,
        notebook_text(notebook).encode(),
        pasted(submitted.file, release.names),
    )


_releases: Mapping[str, Release] = {}


def _start(releases: Mapping[str, Release]) -> None:
    global _releases  # noqa: PLW0603 - a worker's own, set once
    _releases = releases


def _grade_chunk(tasks: Sequence[Task]) -> list[Graded]:
    return [grade_one(task, _releases[task.lesson]) for task in tasks]


def grade_all(tasks: Sequence[Task], releases: Mapping[str, Release], jobs: int) -> Generator[Graded]:
    """Grade submissions with as many processes as `jobs`; yield them in their order."""
    if jobs < 2 or len(tasks) <= CHUNK:
        yield from (grade_one(task, releases[task.lesson]) for task in tasks)
        return
    work = Work(_grade_chunk, lambda task: refuse(task, FATAL, releases[task.lesson]), _start, (releases,))
    yield from work.spread(tasks, jobs)
