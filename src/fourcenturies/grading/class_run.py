"""Grade a class: find its submissions, judge them side by side, write gradebook and autograded notebooks.

The gradebook is written first, then the notebook, whose record says what it was made from. So a run that was
killed between the two is completed by the next one, and what stands in both is not graded again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from fourcenturies.course.log import PAGE_FILE, append, page
from fourcenturies.course.rulings import load_rulings
from fourcenturies.grading.aids import load_aids
from fourcenturies.grading.changes import changes_of, penalties_changed
from fourcenturies.grading.course import Course, with_due
from fourcenturies.grading.enrolment import enter_people
from fourcenturies.grading.files import only_one, write_whole
from fourcenturies.grading.gradebook import Book, Entry, LessonEntry, as_stopped, by_hand
from fourcenturies.grading.pasted import keep_pictures
from fourcenturies.grading.penalties import is_time, late_penalty, plain_time, read_time
from fourcenturies.grading.preparing import Release, load_release
from fourcenturies.grading.registering import handed_out, register
from fourcenturies.grading.releases import keep_release, kept_release
from fourcenturies.grading.strays import Stray, set_names_aside, strays
from fourcenturies.grading.submissions import (
    SECRET,
    TIMESTAMP,
    aside_of,
    set_time_aside,
    set_time_plain,
    students,
)
from fourcenturies.grading.upgrading import make_ready
from fourcenturies.grading.workers import Graded, Task, grade_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import tzinfo

    from fourcenturies.course.log import Change
    from fourcenturies.course.rulings import Ruling
    from fourcenturies.grading.gradebook import Standing
    from fourcenturies.grading.held import Held

Progress = Callable[[int, int], None]  # told how many of how many are done
BATCH = 100  # submissions a transaction at most
SECONDS = 1.0  # between two transactions at most
LOCK = "build/.grading.lock"
NOT_ENTERED = "not entered"
PENALTY = "the points, the due date, an extension or the late rule changed"
BAD_TIME = f"{TIMESTAMP} tells no time and was moved to build/set-aside"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one submission. Without a lesson it is something that stands in a wrong place.

    `flags` are cells whose fault a person must look at, `waiting` those that a person marks anyway; `page` says
    whether a feedback page was made, if one was asked for. `late` is in seconds, `penalty` what that cost.
    """

    lesson: str
    student: str
    status: str
    points: float
    max_points: float
    report: str
    flags: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    page: bool | None = None
    name: str = ""
    late: float = 0.0
    penalty: float = 0.0

    @property
    def entered(self) -> bool:
        """Whether the gradebook has it."""
        return self.status != NOT_ENTERED


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: the submissions in order, and the marks that changed."""

    results: tuple[Result, ...]
    changes: tuple[Change, ...] = ()
    said: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A lesson ready for grading."""

    entry: LessonEntry
    release: Release
    files: Mapping[str, bytes]
    held: Mapping[str, Mapping[str, Held]]
    before: Mapping[str, Standing]


@dataclass(frozen=True, slots=True)
class _Done:
    """One submission that was graded, or found up to date."""

    lesson: str
    student: str
    status: str
    report: str
    flags: tuple[str, ...]


def grade_class(
    course: Course, lessons: Sequence[str], jobs: int, progress: Progress, *, force: bool = False
) -> Outcome:
    """Grade all submissions of some lessons; return what became of each, in order, and whose marks changed.

    Raises `StoppedError` where another run holds the course, the disk is full, or the gradebook is in use; what
    was finished until then is kept.
    """
    with only_one(course.root / LOCK, "grading"), as_stopped():
        make_ready(course.db_url)
        aside = set_names_aside(course.submitted, course.root, lessons)
        named = {lesson: list(students(course.submitted, lesson)) for lesson in lessons}
        wanted = [lesson for lesson in lessons if named[lesson]]
        for lesson in wanted:
            register(lesson, course.root, course.db_url)
        with Book(course.db_url) as book:
            rulings = load_rulings(course.own)
            enter_people(book.engine, course.people)
            said: list[str] = []
            ready = {lesson: _ready(course, book, lesson, rulings, said) for lesson in wanted}
            tasks: list[Task] = []
            for lesson in wanted:
                tasks += [
                    _task(course, ready[lesson], lesson, student, force=force) for student in named[lesson]
                ]
            run = _Run(course, book, ready, _now())
            done = run.grade(tasks, jobs, progress)
            rows = [*run.results(done, run.settle())]
            run.show_changes()
        every = [path.name for path in (course.root / "solutions").glob("*/")]
        left_out = [row for stray in (*aside, *strays(course.submitted, every)) for row in _left_out(stray)]
        rows = sorted([*rows, *left_out], key=lambda row: (row.lesson, row.student))
        return Outcome(tuple(rows), tuple(run.changes), tuple(said), course.names)


@dataclass(frozen=True, slots=True)
class _Run:
    """One run over some lessons, with the gradebook open."""

    course: Course
    book: Book
    ready: Mapping[str, _Ready]
    time: str
    changes: list[Change] = field(default_factory=list)

    def grade(self, tasks: Sequence[Task], jobs: int, progress: Progress) -> list[_Done]:
        """Grade the tasks and write what they give."""
        done: list[_Done] = []
        releases = {lesson: one.release for lesson, one in self.ready.items()}
        with closing(grade_all(tasks, releases, jobs)) as found:
            for batch in _batches(found):
                done += self._write(batch)
                progress(len(done), len(tasks))
        return done

    def _write(self, batch: Sequence[Graded]) -> list[_Done]:
        lesson = self.ready[batch[0].task.lesson]
        entries, done = [], []
        for graded in batch:
            report = f"{graded.report}; {BAD_TIME}" if graded.task.untimed else graded.report
            done.append(_Done(graded.task.lesson, graded.task.student, _status(graded), report, graded.flags))
            if graded.marks:
                entries.append(
                    Entry(graded.task.student, _time(graded.timestamp, self.course.dates.zone), graded.marks)
                )
        if entries:
            self._log(lesson, entries)
            self.book.write(lesson.entry, entries, late_penalty(self.course.settings))
        for graded in batch:
            if graded.marks:
                _write_files(self.course, graded, lesson.files)
        return done

    def _log(self, lesson: _Ready, entries: Sequence[Entry]) -> None:
        """Write into the log which marks are about to change: before they do, so that a killed run leaves no gap."""
        most = lesson.entry.most
        found = [
            change
            for entry in entries
            for change in changes_of(
                lesson.release.lesson.id,
                entry.student,
                lesson.held.get(entry.student, {}),
                entry.marks,
                most,
            )
        ]
        self._keep(found)

    def _keep(self, found: Sequence[Change]) -> None:
        append(self.course.own, found, self.course.names, self.time)
        self.changes.extend(found)

    def settle(self) -> dict[str, dict[str, float]]:
        """Bring penalties in step with dates and rules; return by how many seconds each submission was late."""
        for lesson, one in self.ready.items():
            found = _settled(self.course, self.book, one.entry, lesson, one.before)
            self._keep(found)
        return {lesson: self.book.late(one.entry) for lesson, one in self.ready.items()}

    def show_changes(self) -> None:
        """Write the page of the last changes, if there are any."""
        if self.changes:
            write_whole(
                self.course.own / PAGE_FILE, page(self.changes, self.course.names, self.time).encode(), 0o644
            )

    def results(self, done: Sequence[_Done], late: Mapping[str, Mapping[str, float]]) -> Iterator[Result]:
        """Yield what became of each submission, by what the gradebook now says."""
        names = self.course.names
        standings = {lesson: self.book.standings(one.entry) for lesson, one in self.ready.items()}
        for one in done:
            standing = standings[one.lesson][one.student]
            flags = standing.waiting.intersection(one.flags)
            yield Result(
                one.lesson,
                one.student,
                one.status,
                standing.points - standing.penalty,
                self.ready[one.lesson].entry.max_points,
                one.report,
                tuple(sorted(flags)),
                tuple(sorted(standing.waiting - flags)),
                name=names.get(one.student, ""),
                late=late[one.lesson].get(one.student, 0.0),
                penalty=standing.penalty,
            )


def settle_dates(course: Course, lessons: Sequence[str]) -> list[str]:
    """Bring due dates and penalties in step before marks are read; return what changed, in words, and log it."""
    said: list[str] = []
    with as_stopped(), Book(course.db_url) as book:
        for lesson in lessons:
            if book.lesson_if_known(lesson):
                entry = with_due(course, book, lesson, said)
                found = _settled(course, book, entry, lesson, book.standings(entry))
                append(course.own, found, course.names, _now())
                said += [change.line(course.names) for change in found]
    return said


def _settled(
    course: Course, book: Book, entry: LessonEntry, lesson: str, before: Mapping[str, Standing]
) -> list[Change]:
    book.settle(entry, late_penalty(course.settings), course.extension_of(lesson))
    return list(penalties_changed(lesson, before, book.standings(entry), PENALTY))


def _now() -> str:
    return datetime.now(UTC).astimezone().isoformat(" ", "seconds")


def _ready(course: Course, book: Book, lesson: str, rulings: Sequence[Ruling], said: list[str]) -> _Ready:
    entry = with_due(course, book, lesson, said)
    kept = kept_release(course.own, lesson)
    folder = course.root / "solutions" / lesson
    release = load_release(folder, entry.cells, rulings, kept, load_aids(folder, course.own))
    if release.words:
        said.append(release.words)
    else:
        keep_release(course.own, folder)
    files = handed_out(lesson, course.root, course.ignore)
    return _Ready(entry, release, files, book.held(entry), book.standings(entry))


def _task(course: Course, ready: _Ready, lesson: str, student: str, *, force: bool) -> Task:
    return Task(
        lesson,
        student,
        course.submitted / student / lesson,
        graded=course.notebook(student, lesson) if student in ready.held else None,
        untimed=_without_time(course, lesson, student),
        by_hand=by_hand(ready.held.get(student, {})),
        force=force,
    )


def _batches(found: Iterator[Graded]) -> Iterator[list[Graded]]:
    batch: list[Graded] = []
    start = monotonic()
    for graded in found:
        if batch and graded.task.lesson != batch[0].task.lesson:
            yield batch
            batch, start = [], monotonic()
        batch.append(graded)
        if len(batch) >= BATCH or monotonic() - start > SECONDS:
            yield batch
            batch, start = [], monotonic()
    if batch:
        yield batch


def _without_time(course: Course, lesson: str, student: str) -> bool:
    """Move a timestamp that tells no time aside, before anybody reads it; one that cannot be moved stays."""
    with suppress(OSError):
        aside, folder = aside_of(course.root, student, lesson), course.submitted / student / lesson
        set_time_plain(folder, aside, partial(plain_time, zone=course.dates.zone))
        return set_time_aside(folder, aside, is_time)
    return False


def _time(text: bytes, zone: tzinfo) -> datetime | None:
    with suppress(ValueError):  # changed since it was looked at, or not to be moved
        return read_time(text, zone)
    return None


def _write_files(course: Course, graded: Graded, files: Mapping[str, bytes]) -> None:
    """Write what goes with an autograded notebook, and the notebook last: it says that all is done."""
    target = course.notebook(graded.task.student, graded.task.lesson)
    for name, data in files.items():
        write_whole(target.parent / name, data)
    if graded.timestamp:
        write_whole(target.parent / TIMESTAMP, graded.timestamp)
    if graded.secret:
        write_whole(target.parent / SECRET, graded.secret)
    else:
        (target.parent / SECRET).unlink(missing_ok=True)
    keep_pictures(course.root / "build", graded.task.student, graded.task.lesson, graded.pictures)
    write_whole(target, graded.text)


def _status(graded: Graded) -> str:
    if graded.marks is None:
        return "up to date"
    return "refused" if graded.marks.refused else "graded"


def _left_out(stray: Stray) -> list[Result]:
    """Return a result for each lesson that is concerned; one without a lesson where none is known."""
    shown = stray.place[:200]
    if not shown.isprintable():
        shown = shown.encode("unicode_escape", "backslashreplace").decode()
    return [Result(lesson, shown, NOT_ENTERED, 0.0, 0.0, stray.why) for lesson in stray.lessons or ("",)]
