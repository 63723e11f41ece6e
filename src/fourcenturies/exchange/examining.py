"""Examine a course: what is wrong with it, in plain words, and what to type."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import Counter
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from fourcenturies.course.folder import course_folder
from fourcenturies.course.people import load_people
from fourcenturies.course.rulings import load_rulings
from fourcenturies.course.settings import COURSE_FILE, load_course, unknown_lessons
from fourcenturies.grading.files import StoppedError
from fourcenturies.grading.reading import RefusedError, read_notebook
from fourcenturies.grading.settings import is_there, load_settings
from fourcenturies.grading.submissions import look_into, students
from fourcenturies.questions.lessons import load_lesson, points_faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fourcenturies.grading.course import Course

_ROOM = 200_000_000
_WATCHED = ("nbgrader", "jupyterlab", "nbformat", "nbconvert")


def faults(root: Path, lessons: Sequence[str]) -> Iterator[str]:
    """Yield a sentence on each thing that is wrong, with the next step in it."""
    yield from _machine(root)
    yield from _versions()
    yield from _lessons(root, lessons)
    own = course_folder(root)
    try:
        dates, people = load_course(own), load_people(own)
        load_rulings(own)
    except ValueError as error:
        yield str(error)
        return
    if not (own / COURSE_FILE).is_file():
        yield f"{own / COURSE_FILE} is not there: no due dates, no late rule. Type: fourcenturies course init"
    for name in unknown_lessons(dates, lessons):
        yield f"{own / COURSE_FILE}: there is no lesson {name!r}; the lessons are {', '.join(lessons)}"
    ids, sections = {one.student for one in people}, {one.section for one in people}
    for one in dates.extensions:
        if people and (one.student or one.section) not in (ids if one.student else sections):
            yield f"{own / COURSE_FILE}: an extension is for {one.student or one.section!r}, who is not on the roster"
    if not people:
        yield "there is no roster, so nobody can be named who has not handed in. Type: fourcenturies roster CSV"
    from fourcenturies.grading.course import Course  # noqa: PLC0415 - as heavy as nbgrader

    course = Course.of(root, load_settings(root))
    yield from _exchange(dates.exchange)
    yield from _gradebook(course)
    yield from _submissions(course, lessons)


def _machine(root: Path) -> Iterator[str]:
    build = root / "build"
    if not os.access(build if build.exists() else root, os.W_OK):
        yield f"{build} cannot be written: give yourself the right to (chmod u+w {build})"
    if shutil.disk_usage(root).free < _ROOM:
        yield "the disk is almost full: free some space before you grade"
    if not Path(sys.executable).with_name("alembic").exists() and not shutil.which("alembic"):
        yield "alembic is not beside this Python, and nbgrader needs it. Type: make lab"


def _versions() -> Iterator[str]:
    """Yield where a package is another than the one that the course was tried with."""
    pins = [pin.partition(";")[0].strip() for pin in requires("fourcenturies") or ()]
    for name, _, wanted in (pin.partition("==") for pin in pins):
        if name in _WATCHED and wanted:
            try:
                found = version(name)
            except PackageNotFoundError:
                yield f"{name} is not installed. Type: make lab"
                continue
            if found != wanted:
                yield f"{name} is {found}, and the course was tried with {wanted}. Type: make lab"


def _lessons(root: Path, lessons: Sequence[str]) -> Iterator[str]:
    for lesson in lessons:
        try:
            load_lesson(root / "solutions" / lesson)
            yield from points_faults(root / "solutions" / lesson)
        except ValueError as error:
            yield str(error)
        solution, released = (root / tree / lesson / f"{lesson}.ipynb" for tree in ("solutions", "lessons"))
        if not released.is_file():
            yield f"lessons/{lesson} is not there. Type: fourcenturies lessons {lesson}"
        elif solution.stat().st_mtime > released.stat().st_mtime and _differs(lesson, root, released):
            yield f"lessons/{lesson} is not what its solution makes. Type: fourcenturies lessons {lesson}"


def _differs(lesson: str, root: Path, released: Path) -> bool:
    """Say whether a lesson is another than its solution makes; in a clone a newer solution alone tells nothing."""
    from fourcenturies.grading.registering import generate  # noqa: PLC0415 - nbgrader takes seconds to import

    with TemporaryDirectory() as scratch:
        made = generate(lesson, root, Path(scratch)) / released.name
        first, second = (json.loads(path.read_text(encoding="utf-8"))["cells"] for path in (made, released))
    return bool(first != second)


def _exchange(folder: str) -> Iterator[str]:
    if folder and not os.access(folder, os.W_OK):
        yield f"the exchange {folder} is not there or cannot be written: make it, or take it out of {COURSE_FILE}"


def _gradebook(course: Course) -> Iterator[str]:
    if not is_there(course.db_url):
        return
    from fourcenturies.grading.enrolment import numbered_in_order  # noqa: PLC0415 - nbgrader takes seconds to import
    from fourcenturies.grading.gradebook import Book, as_stopped  # noqa: PLC0415 - nbgrader takes seconds to import

    try:
        with as_stopped(), Book(course.db_url) as book:
            if numbered_in_order(book.engine):
                yield (
                    "formgrader numbers the submissions of this gradebook in the order in which they were graded, so "
                    "the numbers tell the names. Those that come get random numbers; older ones keep theirs"
                )
    except (StoppedError, ModuleNotFoundError, ValueError) as error:
        yield f"the gradebook cannot be opened: {error}"


def _submissions(course: Course, lessons: Sequence[str]) -> Iterator[str]:
    if not course.submitted.is_dir():
        return
    known = {student for lesson in lessons for student in students(course.submitted, lesson)}
    for folder in sorted(course.submitted.iterdir()):
        if folder.is_dir() and folder.name not in known and folder.name[0] != ".":
            yield f"{folder} holds no folder of a lesson, so nothing of it is graded: put it into {folder}/LESSON/"
    alike = Counter(name.casefold() for name in known)
    for name in sorted(name for name in known if alike[name.casefold()] > 1):
        yield f"{course.submitted / name}: another folder has the same name in other capitals; join the two"
    for lesson in lessons:
        for student in students(course.submitted, lesson):
            file = look_into(course.submitted / student / lesson).file
            try:
                if isinstance(file, RefusedError):
                    raise file
                read_notebook(file)
            except RefusedError as refused:
                yield f"{course.submitted / student / lesson} cannot be read: {refused}. Ask for it again"
